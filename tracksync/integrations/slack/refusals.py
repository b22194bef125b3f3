"""What a raw result from Slack becomes: the common table, in Slack's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.sentences import Sentence, say
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording, saying
from tracksync.network.retry_after import parse_retry_after, told_now
from tracksync.network.untyped import a_line, optional_object

_FINE = 200
_GONE = 404
_TOOK_IT = b"ok"
_CODE = re.compile(rb"[a-z_]{1,60}")
_ANOTHER = say("Make a webhook for another channel and connect it: tracksync connect slack.")
_NEW = say("Make a new webhook and connect it: tracksync connect slack --token-stdin.")
_ADMIN = say("Ask an administrator of your Slack, or choose another channel.")
_ARCHIVED = say("The channel is archived.")
_NOT_UNDERSTOOD = say("Slack did not understand the message.")
_UPDATE = say("Update TrackSync. Until then copy the preview: tracksync standup preview.")
_NOT_ALLOWED = say("An administrator does not allow posting there.")
# Source: docs.slack.dev, "Sending messages using incoming webhooks", Handling errors.
_SAID = (
    saying(r"^channel_is_archived$", _ARCHIVED, _ANOTHER),
    saying(r"^channel_not_found$", say("The channel of this webhook is gone."), _ANOTHER),
    saying(
        r"^(no_service|no_service_id|no_active_hooks|invalid_token|no_team|user_not_found)$",
        say("Slack no longer knows this webhook: it was removed, or its owner left."),
        _NEW,
    ),
    saying(r"^team_disabled$", say("This Slack is closed."), _ANOTHER),
    saying(
        r"^(action_prohibited|posting_to_general_channel_denied)$",
        _NOT_ALLOWED,
        _ADMIN,
    ),
    saying(
        r"^(invalid_payload|invalid_blocks|too_many_attachments|no_text|msg_too_long)$",
        _NOT_UNDERSTOOD,
        _UPDATE,
    ),
)
# What Slack says to a message without text that is otherwise welcome.
_WELCOME = frozenset({"no_text", "invalid_payload", "missing_text_or_fallback_or_attachments"})

# --- the Web API ------------------------------------------------------------------------------

_ELSEWHERE = say("Connect another channel: tracksync connect slack --channel LINK --token-stdin.")
_AGAIN = say("Sign in to Slack again.")
_SIGNED_OUT = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"}
    | {"org_login_required", "two_factor_setup_required"}
)
_BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
# "It's possible some aspect of the operation succeeded before the error was raised."
_IN_TROUBLE = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
    | {"team_added_to_org", "accesslimited"}
)
_MISSING = frozenset({"missing_scope", "not_allowed_token_type", "no_permission"})
_IS_GONE = (say("The message is no longer there."), say("Post it anew if it shall be there."))
_UNCHANGEABLE = (
    say("Slack no longer lets this message be changed."),
    say("Delete it, and post it anew; or ask an administrator."),
)
_NO_THREAD = (
    say("Slack takes no answers in the day's thread."),
    say("Post it outside of the thread: tracksync standup post --no-thread."),
)
_NOT_AHEAD = say("By Slack's clock its time is over, or too far ahead.")
_CLOCK = say("Look whether this computer's clock is right.")
_NO_MORE = frozenset({"message_not_found", "invalid_scheduled_message_id"})
# Source: the methods' own pages at docs.slack.dev, Errors, read 2026-11.
_WHY: Mapping[str, tuple[Sentence, Sentence]] = {
    "channel_not_found": (
        say("There is no such channel, or this sign-in does not see it."),
        say("Name another channel; for a private one invite the app there: /invite."),
    ),
    "not_in_channel": (
        say("You are not in the channel, or the app that posts for you is not."),
        say("Join it in Slack; an app is invited there by /invite and its name. Then try again."),
    ),
    "is_archived": (_ARCHIVED, _ELSEWHERE),
    "msg_too_long": (say("The message is too long for Slack."), _UPDATE),
    "no_text": (_NOT_UNDERSTOOD, _UPDATE),
    "invalid_blocks": (_NOT_UNDERSTOOD, _UPDATE),
    "invalid_blocks_format": (_NOT_UNDERSTOOD, _UPDATE),
    "invalid_metadata_format": (_NOT_UNDERSTOOD, _UPDATE),
    "restricted_action": (_NOT_ALLOWED, _ADMIN),
    "restricted_action_read_only_channel": (_NOT_ALLOWED, _ADMIN),
    "restricted_action_thread_only_channel": (_NOT_ALLOWED, _ADMIN),
    "restricted_action_non_threadable_channel": _NO_THREAD,
    "restricted_action_thread_locked": _NO_THREAD,
    "cannot_reply_to_message": _NO_THREAD,
    "ekm_access_denied": (_NOT_ALLOWED, _ADMIN),
    "message_not_found": _IS_GONE,
    "cant_update_message": _UNCHANGEABLE,
    "edit_window_closed": _UNCHANGEABLE,
    "invalid_scheduled_message_id": (
        say("It no longer waits to be posted."),
        say("Look in the channel whether it was."),
    ),
    "time_in_past": (_NOT_AHEAD, _CLOCK),
    "time_too_far": (_NOT_AHEAD, _CLOCK),
    "restricted_too_many": (
        say("Too many messages wait for that moment in this channel."),
        say("Have it go a few minutes earlier or later."),
    ),
    "cant_delete_message": (
        say("Slack does not let this message be deleted."),
        say("Delete it in Slack, or ask an administrator."),
    ),
    "compliance_exports_prevent_deletion": (
        say("Your Slack keeps all messages, so this one cannot be deleted."),
        say("Change it instead: tracksync standup update."),
    ),
}


# What is known of a channel before anything is sent.
ARCHIVED = Refused(_FINE, *_WHY["is_archived"])
NOT_IN = Refused(_FINE, *_WHY["not_in_channel"])


def failure_of(exchange: Exchange, now: datetime) -> Failure | None:
    """Say what an exchange with a webhook means; None where it said "ok"."""
    # Slack calls its words text/html; nothing but the word itself tells them from a web page.
    if exchange.status == _FINE and exchange.is_whole and exchange.body.strip() == _TOOK_IT:
        return None
    failure = _WORDING.failure_of(exchange, is_write=True, now=now)
    return _WORDING.unreadable(is_write=True) if failure is None else failure


def is_welcome(exchange: Exchange) -> bool:
    """Whether the webhook is there: all it misses in an empty message is its text."""
    return code_of(exchange) in _WELCOME


def code_of(exchange: Exchange) -> str:
    """Tell Slack's own word, where it is one; its bodies may be empty, a page, or anything."""
    body = exchange.body.strip()
    return body.decode("ascii") if _CODE.fullmatch(body) else ""


def api_failure_of(exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
    """
    Say what an exchange with the Web API means; a 200 that is not `ok` is a failure.

    Returns:
        None for an answer to go on with; the rest of its body may still make no sense.
    """
    failure = _API.failure_of(exchange, is_write=is_write, now=now)
    if failure is not None:
        return failure
    told = _body(exchange)
    if told.get("ok") is True:
        return None
    error = a_line(told.get("error"), 100)
    if told.get("ok") is not False or not error:
        return _API.unreadable(is_write=is_write)
    return _said_no(error, told, exchange, is_write=is_write, now=now)


def unreadable(*, is_write: bool) -> Failure:
    """Say what an answer means that looked well and made no sense."""
    return _API.unreadable(is_write=is_write)


def is_missing_scope(exchange: Exchange) -> bool:
    """Whether all that is in the way is a right that was not granted."""
    return _body(exchange).get("error") in _MISSING


def _said_no(
    error: str, told: Mapping[str, object], exchange: Exchange, *, is_write: bool, now: datetime
) -> Failure:
    if error in _SIGNED_OUT:
        return SignInExpired(_API.signed_out)
    if error in _BUSY:
        theirs = told_now(exchange.headers.get("date"), now)
        wait = parse_retry_after(exchange.headers.get("retry-after"), theirs)
        return Busy(wait.length, is_absurd=wait.is_absurd)
    if error in _IN_TROUBLE:
        reason = say("Slack answered with an error of its own ({error}).", error=error)
        return NoAnswer(reason) if is_write else NotReached(reason)
    if error in _MISSING:
        return _missing(a_line(told.get("needed"), 200))
    reason, remedy = _WHY.get(error, (say("Slack says: “{told}”", told=error), _AGAIN))
    return Refused(_GONE if error in _NO_MORE else _FINE, reason, remedy)


def _missing(needed: str) -> Refused:
    reason = say("Slack does not allow this to the app: a scope is missing.")
    if needed:
        reason = say("Slack does not allow this to the app: it misses {scope}.", scope=needed)
    hint = say("Add it to the app (OAuth & Permissions), install it again, and connect again.")
    return Refused(_FINE, reason, hint)


def _body(exchange: Exchange) -> Mapping[str, object]:
    try:
        return optional_object(exchange.json())
    except ValueError:
        return {}


def _told(exchange: Exchange) -> str:
    return a_line(_body(exchange).get("error"), 100)


_WORDING = Wording(
    title="Slack",
    signed_out=say("Slack does not accept the webhook."),
    sayings=_SAID,
    otherwise=(say("Slack did not accept it."), _NEW),
    told=code_of,
)
_API = Wording(
    title="Slack",
    signed_out=say("Slack does not accept the sign-in."),
    otherwise=(say("Slack did not accept it."), _AGAIN),
    told=_told,
)
