"""What a raw result from a Teams workflow becomes: the common table, in its words."""

from __future__ import annotations

import re
from datetime import datetime

from tracksync.core.outcomes import Busy, Failure, Refused
from tracksync.core.sentences import say
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording

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


def failure_of(exchange: Exchange, *, now: datetime) -> Failure | None:
    """Say what an exchange with a workflow means; None where it took the message."""
    found = _FAILED.search(exchange.body) if exchange.status == _OK else None
    if found is None:
        return _WORDING.failure_of(exchange, is_write=True, now=now)
    if _BUSY in exchange.body:
        return Busy(None)
    return Refused(_OK, say("Teams did not take the message."), _OWNER)


_WORDING = Wording(
    title="Microsoft Teams",
    signed_out=say("The workflow no longer accepts its address."),
    by_status=_BY_STATUS,
    otherwise=(say("Teams did not take the message."), _OWNER),
)
