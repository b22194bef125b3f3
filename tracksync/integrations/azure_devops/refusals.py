"""What a raw result from Azure DevOps becomes: the common table, in its words."""

from __future__ import annotations

import re
from datetime import datetime

from tracksync.core.delivery.outcomes import Busy, Failure, Refused, SignInExpired
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording, saying

NOT_FOUND = 404
_CONFLICTS = (400, 409, 412)
_SIGNED_OUT = say(
    "Azure DevOps does not accept the token: it has expired, was revoked, or lacks the scope "
    "“Work Items: Read & write”."
)
# A revision that was overtaken: 412, and what says so under another status.
_OVERTAKEN = re.compile(r"TF26071|changed by someone else|RevisionMismatch", re.IGNORECASE)
_PRECONDITION_FAILED = 412
# Where a browser would be sent to sign in, though we asked for no pages.
_SIGN_IN_PAGE = re.compile(r"/_signin\b|//login\.microsoftonline\.com/", re.IGNORECASE)

_ELSEWHERE = say("Book the time on another work item, or keep it here only.")
_GONE = say(
    "Azure DevOps no longer shows you this work item: it was deleted or moved, or your access "
    "ended."
)
NO_ITEM = Refused(NOT_FOUND, _GONE, _ELSEWHERE)
NO_KEY = Refused(
    NOT_FOUND,
    say("That is not the number of a work item."),
    say("It looks like #1234."),
)
NO_SHARE = Refused(
    NOT_FOUND,
    say("The history of the work item no longer tells of this time."),
    say("Send it again, or leave it so."),
)
IS_ENDLESS = Refused(
    0,
    say("The work item has more changes than can be looked through, so nothing was booked on it."),
    _ELSEWHERE,
)
NO_FEED = Refused(
    0,
    say("Azure DevOps does not tell what changed."),
    say("Work items are read one by one."),
)

_SAID = (
    saying(r"TF401232|does not exist, or you do not have perm", _GONE, _ELSEWHERE),
    saying(
        r"TF51535|cannot find field",
        say("This organization has no field Completed Work, so there is no place for hours."),
        say(
            "Ask an administrator to add it to the type of this work item, or keep the time here "
            "only."
        ),
    ),
    saying(
        r"TF401320.*(completed|remaining) ?work|(completed|remaining) ?work.*read.?only",
        say("A rule of the project does not let the hours of this work item be changed now."),
        say("Look at its state: often a closed work item must be reopened. Or book elsewhere."),
    ),
    saying(
        r"TF401320|RuleValidation",
        say("A rule of the project refuses any change of this work item until more is filled in."),
        say("Open the work item in Azure DevOps, fill in what it asks for, and send again."),
    ),
    saying(
        r"VS40[0-9]+.*permission|TF237111|does not have permission|do not have permission",
        say("Your account may not change this work item."),
        say("Ask for the permission “Edit work items in this node”, or book the time elsewhere."),
    ),
    saying(
        r"revision limit|maximum number of revisions",
        say("The work item has as many changes as Azure DevOps takes from programs."),
        _ELSEWHERE,
    ),
)
_BY_STATUS = {
    403: (
        say("Your account is not allowed to do this in Azure DevOps."),
        say("Ask an administrator whether you may edit work items."),
    ),
    404: (_GONE, _ELSEWHERE),
    413: (say("The work item has become too large."), _ELSEWHERE),
}
_ANYTHING = (
    say("Azure DevOps did not accept this."),
    say("Look at the work item in Azure DevOps; change the entry or book it elsewhere."),
)


def failure_of(exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
    """
    Say what an exchange with Azure DevOps means.

    Returns:
        None for an answer to go on with; its body may still make no sense (`unreadable`). `Busy`
        for this task alone where somebody else changed the work item first.
    """
    if _SIGN_IN_PAGE.search(exchange.headers.get("location", "")):
        return SignInExpired(_SIGNED_OUT)
    if _is_overtaken(exchange):
        return overtaken()
    return _WORDING.failure_of(exchange, is_write=is_write, now=now)


def unreadable(*, is_write: bool) -> Failure:
    """Say what an answer means that looked well and made no sense."""
    return _WORDING.unreadable(is_write=is_write)


def signed_out() -> SignInExpired:
    """Say that the token is nobody's."""
    return SignInExpired(_SIGNED_OUT)


def overtaken() -> Busy:
    """Say that the work item changed since it was read: nothing was written, it is read anew."""
    reason = say("Somebody changed the work item at the same moment.")
    return Busy(None, "task", reason=reason)


def no_field(kind: str, project: str) -> Refused:
    """Say that a type of work items keeps no hours."""
    return Refused(
        0,
        say(
            "Work items of the type “{kind}” have no field Completed Work in {project}.",
            kind=kind,
            project=project,
        ),
        say(
            "Ask an administrator to add it to “{kind}”, or book the time on one of its tasks.",
            kind=kind,
        ),
    )


def below_zero(holds: float) -> Refused:
    """Say that more is to be taken back than there is."""
    return Refused(
        0,
        say(
            "Somebody lowered the completed work of this item to {hours} h, which is less than the "
            "time that would be taken back.",
            hours=f"{holds:g}",
        ),
        say("Put the hours right in Azure DevOps and send again, or leave it as it stands there."),
    )


def _is_overtaken(exchange: Exchange) -> bool:
    if exchange.status == _PRECONDITION_FAILED:
        return True
    if exchange.status not in _CONFLICTS:
        return False
    words = f"{_told(exchange)} {_word(exchange, 'typeKey')}"
    return _OVERTAKEN.search(words) is not None


def _told(exchange: Exchange) -> str:
    """Read Azure DevOps' own words."""
    return _word(exchange, "message")


def _word(exchange: Exchange, name: str) -> str:
    """Read a text from an error body, which may be empty, a page, or anything."""
    try:
        body = exchange.json()
    except ValueError:
        return ""
    word = body.get(name) if isinstance(body, dict) else None
    return clean_line(word, limit=300) if isinstance(word, str) else ""


_WORDING = Wording(
    title="Azure DevOps",
    signed_out=_SIGNED_OUT,
    sayings=_SAID,
    by_status=_BY_STATUS,
    otherwise=_ANYTHING,
    told=_told,
)
