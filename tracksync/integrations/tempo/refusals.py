"""What a raw result from Tempo becomes: the common table, in Tempo's words."""

from __future__ import annotations

from datetime import datetime

from tracksync.core.delivery.outcomes import Failure
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording, saying

_NOT_FOUND = 404
_ELSEWHERE = say("Book the time on another task, or keep it here only.")
_REVIEWER = say("Have your timesheet opened again and send it then, or keep the time here only.")
# Tempo's words are documented nowhere. What people report of them, and what its rules are about.
_SAID = (
    saying(
        r"work attribute .*(required|mandatory)",
        say("Tempo asks for something with each worklog that nobody here was asked for yet."),
        say("Read the tasks again, then answer it in Connections, and press Try again."),
    ),
    saying(
        r"account .*(closed|archived|not found|invalid)|attribute",
        say("Tempo does not take what goes with this worklog: its account or another attribute."),
        say("Read the tasks again, then answer anew in Connections, and press Try again."),
    ),
    saying(
        r"(clos|lock).{0,60}period|period.{0,60}(clos|lock)|approv|submitted|timesheet",
        say("Tempo takes no changes in this period: it is closed, or your timesheet is handed in."),
        _REVIEWER,
    ),
    saying(
        r"remaining estimate",
        say("Tempo wants a remaining estimate with each worklog here, and TrackSync writes none."),
        say("Ask a Tempo administrator to make it optional, or book this time in Tempo."),
    ),
    saying(
        r"description",
        say("Tempo takes no worklog without a description here."),
        say("Write a note on the entry."),
    ),
    saying(
        r"future",
        say("Tempo takes no time that lies so far ahead."),
        say("Send it when the day has come."),
    ),
    saying(
        r"hours per day|max.{0,20}hours|exceed",
        say("Tempo takes no more time on this day: there is a limit for a day."),
        say("Shorten the entries of that day, or ask a Tempo administrator."),
    ),
    saying(
        r"permission|not allowed|may not|unauthori[sz]ed",
        say("Your account may not log work on this task in Tempo."),
        say("Ask for the permission to log work in its project, or book the time elsewhere."),
    ),
    saying(
        r"issue",
        say("Tempo no longer finds this task: it was deleted or moved, or your access ended."),
        _ELSEWHERE,
    ),
)
# What is told where Tempo's own words say nothing we know, by status.
_BY_STATUS = {
    402: (say("This site's plan of Tempo does not allow it."), say("Ask a Tempo administrator.")),
    403: (say("Tempo does not allow it: you may not, or the period is closed."), _REVIEWER),
    404: (say("Tempo does not find this: it was deleted, or your access to it ended."), _ELSEWHERE),
    410: (say("Tempo no longer offers what TrackSync asked for."), say("Update TrackSync.")),
}
_ANYTHING = (
    say("Tempo did not accept this."),
    say("Look at the day in Tempo; change the entry or book it elsewhere."),
)


def failure_of(exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
    """
    Say what an exchange with Tempo means.

    Returns:
        None for an answer to go on with; its body may still make no sense (`unreadable`).
    """
    return _WORDING.failure_of(exchange, is_write=is_write, now=now)


def unreadable(*, is_write: bool) -> Failure:
    """Say what an answer means that looked well and made no sense."""
    return _WORDING.unreadable(is_write=is_write)


def is_gone(exchange: Exchange) -> bool:
    """Whether a worklog that was asked for is surely not there."""
    return exchange.status == _NOT_FOUND and not exchange.is_page


def _told(exchange: Exchange) -> str:
    """
    Gather Tempo's own words; its bodies may be empty, a page, or anything.

    Documented is `{"errors": {"message": …}}`, seen is a list of such messages.
    """
    try:
        body = exchange.json()
    except ValueError:
        return ""
    errors = body.get("errors") if isinstance(body, dict) else None
    listed = errors if isinstance(errors, list) else [errors]
    messages = [error.get("message") for error in listed[:5] if isinstance(error, dict)]
    return clean_line(" ".join(m for m in messages if isinstance(m, str)), limit=300)


_WORDING = Wording(
    title="Tempo",
    signed_out=say("Tempo does not accept the token."),
    sayings=_SAID,
    by_status=_BY_STATUS,
    otherwise=_ANYTHING,
    told=_told,
)
