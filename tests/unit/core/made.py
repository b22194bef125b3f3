"""Made-up entries and clocks to speak about time with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.entries import Entry, EntryText
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
