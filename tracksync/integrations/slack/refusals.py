"""What a raw result from Slack becomes: the common table, in Slack's words."""

from __future__ import annotations

import re
from datetime import datetime

from tracksync.core.outcomes import Failure
from tracksync.core.sentences import say
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording, saying

_FINE = 200
_TOOK_IT = b"ok"
_CODE = re.compile(rb"[a-z_]{1,60}")
_ANOTHER = say("Make a webhook for another channel and connect it: tracksync connect slack.")
_NEW = say("Make a new webhook and connect it: tracksync connect slack --token-stdin.")
_ADMIN = say("Ask an administrator of your Slack, or choose another channel.")
# Source: docs.slack.dev, "Sending messages using incoming webhooks", Handling errors.
_SAID = (
    saying(r"^channel_is_archived$", say("The channel is archived."), _ANOTHER),
    saying(r"^channel_not_found$", say("The channel of this webhook is gone."), _ANOTHER),
    saying(
        r"^(no_service|no_service_id|no_active_hooks|invalid_token|no_team|user_not_found)$",
        say("Slack no longer knows this webhook: it was removed, or its owner left."),
        _NEW,
    ),
    saying(r"^team_disabled$", say("This Slack is closed."), _ANOTHER),
    saying(
        r"^(action_prohibited|posting_to_general_channel_denied)$",
        say("An administrator does not allow posting there."),
        _ADMIN,
    ),
    saying(
        r"^(invalid_payload|invalid_blocks|too_many_attachments|no_text|msg_too_long)$",
        say("Slack did not understand the message."),
        say("Update TrackSync. Until then copy the preview: tracksync standup preview."),
    ),
)
# What Slack says to a message without text that is otherwise welcome.
_WELCOME = frozenset({"no_text", "invalid_payload", "missing_text_or_fallback_or_attachments"})


def failure_of(exchange: Exchange, now: datetime) -> Failure | None:
    """Say what an exchange with Slack means; None where it said "ok"."""
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


_WORDING = Wording(
    title="Slack",
    signed_out=say("Slack no longer accepts the webhook."),
    sayings=_SAID,
    otherwise=(say("Slack did not accept it."), _NEW),
    told=code_of,
)
