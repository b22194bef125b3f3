"""Time entries, open questions and the running timer: what the journal amounts to."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class EntryText:
    """
    The personal content of an entry. Sealed on disk; gone when its month's key was dropped.

    Attributes:
        title, key: The task's, as they were when tracked.
        note: What the person wrote; goes to the worklog's comment.
    """

    title: str
    key: str = ""
    note: str = ""


ERASED = EntryText("(erased)")


class Origin(StrEnum):
    """How an entry came about."""

    TIMER = "timer"
    MANUAL = "manual"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One uninterrupted span on one task.

    Attributes:
        start_at, end_at: Aware UTC; `end_at` is None while the timer runs.
        zone: IANA zone the person was in at the start; decides the local day.
        is_scripted: Came from scripted activity (tests, demonstration).
    """

    id: UUID
    task: TaskRef
    start_at: datetime
    end_at: datetime | None
    zone: str
    text: EntryText
    origin: Origin = Origin.TIMER
    is_scripted: bool = False

    @property
    def duration(self) -> timedelta:
        """Length; zero while the timer runs (ask `length_at`)."""
        return timedelta(0) if self.end_at is None else self.end_at - self.start_at

    def length_at(self, now: datetime) -> timedelta:
        """Length so far; never negative."""
        return max(timedelta(0), (self.end_at or now) - self.start_at)


class Evidence(StrEnum):
    """Why time is unknown."""

    NO_INPUT = "no_input"
    LOCKED = "locked"
    ASLEEP = "asleep"
    SWITCHED_AWAY = "switched_away"
    NOT_RUNNING = "not_running"
    NOT_SEEN = "not_seen"
    CRASHED = "crashed"
    RESTARTED = "restarted"


class QuestionState(StrEnum):
    """Where a question stands. A deferred one waits in the inbox."""

    OPEN = "open"
    DEFERRED = "deferred"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Question:
    """
    A span nobody knows about, waiting for the person's word.

    Attributes:
        before: The entry that was cut where the span begins; gone, or the same as *after*, where it
            began there too.
        after: The entry the timer continued as, if it did.
        evidence: What was seen, in order of the clock; at least one.
    """

    id: UUID
    start_at: datetime
    end_at: datetime
    zone: str
    task: TaskRef
    text: EntryText
    before: UUID
    after: UUID | None
    evidence: tuple[Evidence, ...]
    state: QuestionState = QuestionState.OPEN


@dataclass(frozen=True, slots=True)
class Timer:
    """
    The running clock.

    Attributes:
        entry: The open entry; None when nothing runs.
        is_paused: The person paused; nothing is sampled until it ends.
        paused_entry: The entry that was cut by the pause; None when nothing ran.
        paused_until: When the pause ends by itself; None for "until I say so".
        is_private: The pause was asked for as private time.
    """

    entry: UUID | None = None
    is_paused: bool = False
    paused_entry: UUID | None = None
    paused_until: datetime | None = None
    is_private: bool = False


STOPPED = Timer()


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry before and after a record; None where it does not exist."""

    id: UUID
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """One question before and after a record."""

    id: UUID
    before: Question | None
    after: Question | None


@dataclass(frozen=True, slots=True)
class TimerChange:
    """The timer before and after a record."""

    before: Timer
    after: Timer


Change = EntryChange | QuestionChange | TimerChange


def overlaps(entries: tuple[Entry, ...], now: datetime) -> frozenset[UUID]:
    """Name the entries that share time with another one. *entries* in any order; cost n log n."""
    ordered = sorted(entries, key=lambda e: e.start_at)
    found: set[UUID] = set()
    open_until: list[tuple[datetime, UUID]] = []
    for entry in ordered:
        open_until = [(end, other) for end, other in open_until if end > entry.start_at]
        end = entry.end_at or max(now, entry.start_at)
        if end == entry.start_at:
            continue
        if open_until:
            found.add(entry.id)
            found.update(other for _, other in open_until)
        open_until.append((end, entry.id))
    return frozenset(found)
