"""
What we say in a work item's history, and what stands there by it. Pure.

Azure DevOps keeps one number of completed hours. Each change we make to it says in the same
revision, at the end of a comment, whose time it is and how much of it stands from now on:

    [tracksync:0192f0c1-...:0:5400:2026-11-21T09:00:00Z]

that is the entry's id, its seconds before and after, and when it began. Documented in
`docs/reference/marks.md`; never change it. What stands of an entry is what was said last.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import UTC, datetime
from html.parser import HTMLParser

from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.text import clean_note
from tracksync.core.values import dataclass
from tracksync.network.untyped import a_decimal, a_number, an_instant, optional_object

COMPLETED = "Microsoft.VSTS.Scheduling.CompletedWork"
HISTORY = "System.History"
CHANGED = "System.ChangedDate"
# Azure DevOps shows hours as they are: four decimals are a third of a second.
DECIMALS = 4
_HOUR = 3600
_UNKNOWN = datetime.fromtimestamp(0, UTC)
# How far the hours of a revision may be from what it says: our own rounding, never a minute.
_SLACK = 0.005
_MARK = re.compile(
    r"\[tracksync:(?P<mark>[A-Za-z0-9._-]{1,128}):(?P<before>[0-9]{1,9}):(?P<after>[0-9]{1,9})"
    r":(?P<start>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)\]$"
)
_HINT = "[tracksync:"
_LONGEST = 400_000
_BREAKS = frozenset({"br", "div", "p", "li"})


@dataclass(frozen=True, slots=True)
class Share:
    """
    What stands of one entry in a work item.

    Attributes:
        seconds: What was said last; zero where all of it was taken back.
        said_at: When it was said for the first time.
    """

    mark: str
    seconds: int
    started_at: datetime
    note: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """
    What one person's TrackSync said in a work item.

    Attributes:
        rev: The revision it reaches to.
        shares: By mark, those taken back included.
        drift: Hours our changes added to the field beyond what they said, all together: the
            rounding. The next change makes up for it.
    """

    rev: int
    shares: Mapping[str, Share] = field(default_factory=dict)
    drift: float = 0.0

    def standing(self, mark: str) -> Share | None:
        """Tell what stands of an entry; None when nothing does."""
        share = self.shares.get(mark)
        return share if share is not None and share.seconds else None


def worklog_of(share: Share, author: str) -> RemoteWorklog:
    """Read a share as the worklog it is to us; its mark is its id."""
    return RemoteWorklog(
        remote_id=share.mark,
        mark=share.mark,
        started_ms=to_ms(share.started_at),
        seconds=share.seconds,
        comment=share.note,
        author=author,
        created_ms=to_ms(share.said_at),
    )


def comment_of(mark: str, before: Share | None, wanted: Worklog | None) -> str:
    """
    Write the comment of a change, as HTML; a note is escaped, so that it cannot say anything else.

    Args:
        before: What stands of it so far.
        wanted: What should; None to take it back.
    """
    stood = 0 if before is None else before.seconds
    stands = 0 if wanted is None else wanted.seconds
    began = wanted.started_at if wanted is not None else _began(before)
    start = began.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    note = "" if wanted is None else clean_note(wanted.comment)
    lines = [_sentence(stood, stands), *note.split("\n")]
    lines.append(f"[tracksync:{mark}:{stood}:{stands}:{start}]")
    return "".join(f"<div>{html.escape(line) or '<br>'}</div>" for line in lines)


def read_history(updates: Iterable[Mapping[str, object]], author: str) -> History:
    """
    Read what a person's TrackSync said, out of all changes of a work item, oldest first.

    A comment counts only where that person made the revision, and where the hours changed in the
    same revision by what it says: a comment of somebody else, or one that was copied, says nothing.

    Raises:
        ValueError: A change is not as the service's description says.
    """
    rev, drift = 0, 0.0
    shares: dict[str, Share] = {}
    for update in updates:
        rev = max(rev, a_number(update.get("rev")))
        if not _is_by(update, author):
            continue
        fields = optional_object(update.get("fields"))
        line = _line_of(_changed(fields, HISTORY)[1])
        if line is None:
            continue
        off = _hours_added(fields) - (line.after - line.before) / _HOUR
        if abs(off) > _SLACK:
            continue
        drift += off
        first = shares.get(line.mark)
        said_at = _said_at(fields) if first is None else first.said_at
        shares[line.mark] = Share(line.mark, line.after, line.started_at, line.note, said_at)
    return History(rev, shares, drift)


def hours_after(current: float | None, *, delta_seconds: int, drift: float = 0.0) -> float:
    """
    Work out what the field should hold after a change of ours; below zero where it cannot be.

    Args:
        current: What it holds; None where it is empty.
        drift: See `History.drift`. With it the rounding of many changes never adds up.
    """
    hours = round((current or 0.0) + delta_seconds / _HOUR - drift, DECIMALS)
    return 0.0 if -1 / _HOUR < hours <= 0 else hours


@dataclass(frozen=True, slots=True)
class _Line:
    mark: str
    before: int
    after: int
    started_at: datetime
    note: str


def _line_of(comment: object) -> _Line | None:
    """Read a comment of ours; None for any other."""
    if not isinstance(comment, str) or _HINT not in comment or len(comment) > _LONGEST:
        return None
    lines = _lines_of(comment)
    found = _MARK.search(lines[-1]) if lines else None
    if found is None:
        return None
    try:
        started_at = datetime.fromisoformat(found["start"])
    except ValueError:
        return None
    note = clean_note("\n".join(lines[1:-1]))
    return _Line(found["mark"], int(found["before"]), int(found["after"]), started_at, note)


def _lines_of(comment: str) -> list[str]:
    """Read the lines of an HTML text that are not empty; none where it cannot be read."""
    text = _Text()
    try:
        text.feed(comment)
        text.close()
    except AssertionError:  # the parser's way to refuse half a declaration, like "<![" and a NUL
        return []
    return [line for line in map(str.strip, "".join(text.parts).split("\n")) if line]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _is_by(update: Mapping[str, object], author: str) -> bool:
    made_by = optional_object(update.get("revisedBy")).get("id")
    return isinstance(made_by, str) and made_by.lower() == author.lower()


def _said_at(fields: Mapping[str, object]) -> datetime:
    """Tell when a revision was made (`revisedDate` is when it was overtaken)."""
    try:
        return an_instant(_changed(fields, CHANGED)[1])
    except ValueError:
        return _UNKNOWN


def _changed(fields: Mapping[str, object], name: str) -> tuple[object, object]:
    """Tell a field before and after a change."""
    change = optional_object(fields.get(name))
    return change.get("oldValue"), change.get("newValue")


def _hours_added(fields: Mapping[str, object]) -> float:
    before, after = _changed(fields, COMPLETED)
    return (a_decimal(after) or 0.0) - (a_decimal(before) or 0.0)


def _began(share: Share | None) -> datetime:
    return _UNKNOWN if share is None else share.started_at


def _sentence(stood: int, stands: int) -> str:
    if not stands:
        return f"TrackSync: {_length(stood)} taken back."
    if not stood:
        return f"TrackSync: {_length(stands)}."
    return f"TrackSync: {_length(stands)}, was {_length(stood)}."


def _length(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    said = [f"{hours} h"] if hours else []
    if minutes or not hours:
        said.append(f"{minutes} min")
    return " ".join(said)
