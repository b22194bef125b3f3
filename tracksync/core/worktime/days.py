"""One local day as screens and commands show it: its entries, its questions, its gaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tracksync.core.clock import day_bounds
from tracksync.core.journal.entries import Entry, Question, QuestionState, overlaps
from tracksync.core.values import dataclass

_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Row:
    """
    The part of an entry that lies in the day.

    Attributes:
        entry: The whole entry.
        start_at, end_at: Cut to the day; the running entry ends now.
        is_running: It is the timer's.
        is_overlapping: It shares time with another entry.
    """

    entry: Entry
    start_at: datetime
    end_at: datetime
    is_running: bool
    is_overlapping: bool

    @property
    def length(self) -> timedelta:
        """How much of the day it takes; never negative."""
        return self.end_at - self.start_at

    @property
    def is_cut(self) -> bool:
        """Whether some of the entry lies on another day."""
        end = self.entry.end_at
        return self.entry.start_at < self.start_at or (end is not None and end > self.end_at)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; `start_at < end_at`."""

    start_at: datetime
    end_at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """
    One local day.

    Attributes:
        day, zone: Whose midnights bound it.
        start_at, end_at: Its first instant and the next day's; 23, 24 or 25 hours apart.
        rows: By start, each entry once; may overlap.
        questions: Without an answer, that share time with the day; by start.
        total: Of all rows; where entries overlap, each counts.
        gaps: Between the first and the last row, what neither an entry nor a question covers.
    """

    day: date
    zone: str
    start_at: datetime
    end_at: datetime
    rows: tuple[Row, ...]
    questions: tuple[Question, ...]
    total: timedelta
    gaps: tuple[Span, ...]


def day_of(
    day: date, zone: str, entries: Iterable[Entry], questions: Iterable[Question], *, now: datetime
) -> Day:
    """
    Lay out one day.

    Args:
        entries, questions: In any order; those that share no time with the day are left out. An
            entry without length belongs to the day it lies in.
        now: Where the running entry ends; an entry that starts later has no length yet.
    """
    start, end = day_bounds(day, zone)
    within = sorted(
        (e for e in entries if _is_within(e, start, end, now)), key=lambda e: (e.start_at, e.id)
    )
    shared = overlaps(tuple(within), now)
    rows = tuple(_row(e, start, end, now, is_overlapping=e.id in shared) for e in within)
    asked = tuple(
        sorted((q for q in questions if _is_asked(q, start, end)), key=lambda q: (q.start_at, q.id))
    )
    total = sum((row.length for row in rows), _NONE)
    return Day(day, zone, start, end, rows, asked, total, _gaps(rows, asked))


def _end(entry: Entry, now: datetime) -> datetime:
    return max(now, entry.start_at) if entry.end_at is None else entry.end_at


def _is_within(entry: Entry, start: datetime, end: datetime, now: datetime) -> bool:
    return entry.start_at < end and (_end(entry, now) > start or entry.start_at >= start)


def _is_asked(question: Question, start: datetime, end: datetime) -> bool:
    is_open = question.state is not QuestionState.ANSWERED
    return is_open and question.start_at < end and question.end_at > start


def _row(
    entry: Entry, start: datetime, end: datetime, now: datetime, *, is_overlapping: bool
) -> Row:
    return Row(
        entry,
        max(entry.start_at, start),
        min(_end(entry, now), end),
        is_running=entry.end_at is None,
        is_overlapping=is_overlapping,
    )


def _gaps(rows: tuple[Row, ...], questions: tuple[Question, ...]) -> tuple[Span, ...]:
    if not rows:
        return ()
    last = max(row.end_at for row in rows)
    covered = sorted(
        [(r.start_at, r.end_at) for r in rows] + [(q.start_at, q.end_at) for q in questions]
    )
    gaps: list[Span] = []
    reached = rows[0].start_at
    for start, end in covered:
        if reached < start <= last:
            gaps.append(Span(reached, start))
        reached = max(reached, end)
    return tuple(gaps)
