"""Made-up entries and clocks to speak about time with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Entry, EntryText, Evidence
from tracksync.core.journal.events import Event
from tracksync.core.journal.ledger import Ledger
from tracksync.core.tasks import TaskRef

INVOICE = TaskRef("jira-1", "10142")
LOGIN = TaskRef("jira-1", "10139")
REVIEW = TaskRef("local", "0192f0c1-0000-7000-8000-000000000001")
BERLIN = "Europe/Berlin"


def uid(number: int) -> UUID:
    return UUID(int=number)


def at(hour: int, minute: int = 0, second: float = 0, *, day: int = 19) -> datetime:
    """Give an instant of November 2026, UTC; hours past 24 lie on the days after."""
    start = datetime(2026, 11, day, tzinfo=UTC)
    return start + timedelta(hours=hour, minutes=minute, seconds=second)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def entry(
    number: int,
    start: datetime,
    end: datetime | None,
    *,
    task: TaskRef = INVOICE,
    zone: str = "UTC",
    note: str = "",
) -> Entry:
    return Entry(uid(number), task, start, end, zone, EntryText("Invoice export", "P-1", note))


def one_after_another(*lengths: timedelta, task: TaskRef = INVOICE) -> tuple[Entry, ...]:
    """Give entries of these lengths from nine o'clock on, numbered from 1, without gaps."""
    made: list[Entry] = []
    start = at(9)
    for number, length in enumerate(lengths, start=1):
        made.append(entry(number, start, start + length, task=task))
        start += length
    return tuple(made)


def reading(
    wall: datetime,
    awake: timedelta,
    *,
    asleep: timedelta | None = timedelta(0),
    boot: str = "a",
    zone: str = "UTC",
) -> Reading:
    """Give clocks: *awake* since the boot, and *asleep* on top (None: the system cannot tell)."""
    monotonic = awake // timedelta(milliseconds=1)
    both = None if asleep is None else (awake + asleep) // timedelta(milliseconds=1)
    return Reading(wall, monotonic, both, boot, zone)


TEXT = EntryText("Invoice export", "PROJ-142")


class Book:
    """A ledger that numbers its records: the first is 1001."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.records: list[tuple[UUID, Event]] = []

    def add(self, event: Event) -> UUID:
        record = uid(1001 + len(self.records))
        self.ledger.add(record, event)
        self.records.append((record, event))
        return record

    def start(self, number: int, when: datetime, *, task: TaskRef = INVOICE) -> UUID:
        return self.add(ev.TimerStarted(uid(number), task, TEXT, when, "UTC"))

    def stop(self, number: int, when: datetime) -> UUID:
        return self.add(ev.TimerStopped(uid(number), when))

    def pause(self, when: datetime, until: datetime | None = None) -> UUID:
        return self.add(ev.TimerPaused(when, until))

    def resume(self, number: int | None, when: datetime) -> UUID:
        new = None if number is None else uid(number)
        return self.add(ev.TimerResumed(new, when, "UTC"))

    def have(self, number: int, start: datetime, end: datetime, *, task: TaskRef = INVOICE) -> UUID:
        return self.add(ev.EntryAdded(uid(number), task, TEXT, start, end, "UTC"))

    def absent(self, span: tuple[datetime, datetime], *, before: int, after: int | None) -> UUID:
        """Find an absence; its question is number 500 + the entry before it."""
        new = None if after is None else uid(after)
        seen = (Evidence.NO_INPUT,)
        return self.add(ev.AbsenceFound(uid(500 + before), uid(before), *span, new, "UTC", seen))

    def answer(self, before: int, choice: ev.Choice, *parts: ev.AbsencePart) -> UUID:
        return self.add(ev.AbsenceAnswered(uid(500 + before), choice, parts))

    def undo(self, record: UUID) -> UUID:
        return self.add(ev.Undone(record))

    @property
    def spans(self) -> dict[int, tuple[datetime, datetime | None]]:
        """Start and end of every entry, by number."""
        return {e.id.int: (e.start_at, e.end_at) for e in self.ledger.entries.values()}

    @property
    def running(self) -> int | None:
        running = self.ledger.timer().entry
        return None if running is None else running.int
