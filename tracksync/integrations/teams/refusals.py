"""What a raw result from a Teams workflow or from Graph becomes: the common table, in its words."""

from __future__ import annotations

import re
from datetime import datetime

from tracksync.core.delivery.outcomes import Busy, Failure, Refused
from tracksync.core.sentences import say
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording, saying
from tracksync.network.untyped import a_line, optional_object

_NEW = say("Make a new workflow and connect it: tracksync connect teams --token-stdin.")
_OWNER = say("Look at the workflow in Teams: it may be turned off, or its owner may have left.")
_BY_STATUS = {
    400: (say("The workflow did not understand the message, or is turned off."), _OWNER),
    403: (say("The workflow does not let TrackSync post."), _OWNER),
    404: (say("There is no such workflow any more."), _NEW),
    413: (
        say("The standup is too long for Teams."),
        say("Copy the preview instead: tracksync standup preview."),
    ),
}
# An error that comes as a success. Source: learn.microsoft.com, "Create incoming webhooks",
# "Rate limiting": the text of a 200 says that the limit was hit.
_FAILED = re.compile(rb"HTTP error \d{3}|delivery failed", re.IGNORECASE)
_BUSY = b"HTTP error 429"
_OK = 200

# --- Microsoft Graph --------------------------------------------------------------------------

_ARCHIVED = say("The team or the channel is archived.")
_NOT_THERE = say("The channel is not there, or you are no longer in its team.")
_ELSEWHERE = say("Choose another channel: connect Microsoft Teams once more.")
_ADMIN = say("Ask an administrator of your Teams, or choose another channel.")
_CONSENT = say("Ask an administrator to allow it to the app, then sign in again.")
_TOO_LONG = _BY_STATUS[413]
GONE = Refused(404, _NOT_THERE, _ELSEWHERE)
ARCHIVED = Refused(403, _ARCHIVED, _ELSEWHERE)
# Its codes and sentences are not promised to stay; what is not known here is told as it is.
# Source: learn.microsoft.com, "Microsoft Graph error responses", "Send chatMessage"; read 2026-11.
_SAID = (
    saying(r"archiv", _ARCHIVED, _ELSEWHERE),
    saying(
        r"missing scope|scope permissions|insufficient privileges|Authorization_RequestDenied",
        say("Microsoft does not allow this to the app: a permission is missing."),
        _CONSENT,
    ),
    saying(
        r"conditional access|blocked by policy|BlockedByPolicy",
        say("A rule of your organization does not allow it here."),
        _ADMIN,
    ),
    saying(r"RequestEntityTooLarge|too large", *_TOO_LONG),
)
_GRAPH_BY_STATUS = {
    400: (
        say("Teams did not understand the message."),
        say("Update TrackSync. Until then copy the preview: tracksync standup preview."),
    ),
    403: (
        say("You are not allowed to do this in the channel."),
        say("It may be moderated, or the app lacks a permission. Ask an administrator."),
    ),
    404: (_NOT_THERE, _ELSEWHERE),
    413: _TOO_LONG,
}


def failure_of(exchange: Exchange, *, now: datetime) -> Failure | None:
    """Say what an exchange with a workflow means; None where it took the message."""
    found = _FAILED.search(exchange.body) if exchange.status == _OK else None
    if found is None:
        return _WORDING.failure_of(exchange, is_write=True, now=now)
    if _BUSY in exchange.body:
        return Busy(None)
    return Refused(_OK, say("Teams did not take the message."), _OWNER)


def graph_failure_of(exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
    """Say what an exchange with Graph means; None for an answer to go on with."""
    return _GRAPH.failure_of(exchange, is_write=is_write, now=now)


def unreadable(*, is_write: bool) -> Failure:
    """Say what an answer means that looked well and made no sense."""
    return _GRAPH.unreadable(is_write=is_write)


def _told(exchange: Exchange) -> str:
    """Read Graph's code and sentence from an error body, which may be empty, or anything."""
    try:
        error = optional_object(optional_object(exchange.json()).get("error"))
    except ValueError:
        return ""
    return ": ".join(filter(None, (a_line(error.get(n), 150) for n in ("code", "message"))))


_WORDING = Wording(
    title="Microsoft Teams",
    signed_out=say("The workflow no longer accepts its address."),
    by_status=_BY_STATUS,
    otherwise=(say("Teams did not take the message."), _OWNER),
)
_GRAPH = Wording(
    title="Microsoft Teams",
    signed_out=say("Microsoft does not accept the sign-in."),
    sayings=_SAID,
    by_status=_GRAPH_BY_STATUS,
    otherwise=(say("Teams did not accept it."), _ADMIN),
    told=_told,
)
