"""What a raw result from Asana becomes: the common table, in Asana's words."""

from __future__ import annotations

from datetime import datetime

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording, saying

_PAYMENT_REQUIRED, _FORBIDDEN, _NOT_FOUND = 402, 403, 404
_ELSEWHERE = say("Book the time on another task, or keep it here only.")
_PLAN = (
    say("The plan of this Asana workspace has no time tracking."),
    say("Ask for a plan that has it, or let TrackSync write comments instead (Settings)."),
)
_SAID = (
    saying(r"not available for free|upgrade|premium|payment required", *_PLAN),
    saying(
        r"approved|submitted|locked",
        say("The time of that day was handed in over there, and takes no more changes."),
        say("Have it opened again in Asana, or leave it as it stands there."),
    ),
    saying(
        r"duration",
        say("Asana does not take a time of this length."),
        say("Make the entry at least a minute long."),
    ),
)
# What is told where Asana's own words say nothing we know, by status.
_BY_STATUS = {
    _PAYMENT_REQUIRED: _PLAN,
    _FORBIDDEN: (
        say("Your Asana account may not do this on this task."),
        say("Ask for the right to edit it, or let TrackSync write comments instead (Settings)."),
    ),
    _NOT_FOUND: (
        say("Asana no longer shows you this: it was deleted, or your access ended."),
        _ELSEWHERE,
    ),
    410: (say("Asana no longer offers what TrackSync asked for."), say("Update TrackSync.")),
}
_ANYTHING = (
    say("Asana did not accept this."),
    say("Look at the task in Asana; change the entry or book it elsewhere."),
)


def failure_of(exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
    """
    Say what an exchange with Asana means.

    Returns:
        None for an answer to go on with; its body may still make no sense (`unreadable`).
    """
    return _WORDING.failure_of(exchange, is_write=is_write, now=now)


def unreadable(*, is_write: bool) -> Failure:
    """Say what an answer means that looked well and made no sense."""
    return _WORDING.unreadable(is_write=is_write)


def is_without_time_tracking(outcome: object) -> bool:
    """
    Whether time entries are refused as such: not in the plan, or not allowed.

    Source: Asana, "Errors"; what a plan does not have is 402, and was 403 on writes until 2018.
    """
    return isinstance(outcome, Refused) and outcome.status in {_PAYMENT_REQUIRED, _FORBIDDEN}


def is_gone(exchange: Exchange) -> bool:
    """
    Whether Asana itself says that there is no such thing, and not something on the way to it.

    What is merely hidden from the person is a 403 in Asana.
    """
    return exchange.status == _NOT_FOUND and exchange.is_json


def _told(exchange: Exchange) -> str:
    """Gather Asana's own words from an error body, which may be empty, a page, or anything."""
    try:
        body = exchange.json()
    except ValueError:
        return ""
    errors = body.get("errors") if isinstance(body, dict) else None
    found = (
        [e.get("message") for e in errors[:5] if isinstance(e, dict)]
        if isinstance(errors, list)
        else []
    )
    return clean_line(" ".join(m for m in found if isinstance(m, str)), limit=300)


_WORDING = Wording(
    title="Asana",
    signed_out=say("Asana does not accept the token."),
    sayings=_SAID,
    by_status=_BY_STATUS,
    otherwise=_ANYTHING,
    told=_told,
)
