"""What a worklog should say, computed from time entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from tracksync.core.clock import local_date
from tracksync.core.journal.entries import Entry
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.core.worktime.rounding import Rounding, worklog_seconds

_DAYS = UUID("6c1d2f7e-6f0a-5b5e-9d8a-2f6f0d6a7c11")
_DAY_VERSION = 5
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Worklog:
    """
    One worklog as we want it to stand in the outside product.

    Attributes:
        task: Where it is booked.
        started_at: Aware, UTC. The adapter writes it in the zone of the service's profile. Of a
            day's total: noon UTC of the local date, which names that date and no moment.
        seconds: A positive multiple of 60.
        comment: Plain text; may be empty.
        mark: The entry's id, or the day's; stands on the worklog so that it can be found again.
        details: What the service wants said beside it, by key. Known only while it is sent: what
            was said later is for later worklogs.
    """

    task: TaskRef
    started_at: datetime
    seconds: int
    comment: str
    mark: str
    details: tuple[tuple[str, str], ...] = ()


def wanted_worklogs(entries: Iterable[Entry], rounding: Rounding) -> dict[UUID, Worklog | None]:
    """
    Work out the worklogs of one task on one local day.

    Args:
        entries: All entries of that task that start on that day; any order. Running ones are left
            out.

    Returns:
        For each ended entry its worklog, or None where there is nothing (yet) to book: under a
        minute.
    """
    ended = sorted((e for e in entries if e.end_at is not None), key=lambda e: (e.start_at, e.id))
    seconds = worklog_seconds(ended, rounding)
    return {
        e.id: Worklog(e.task, e.start_at, seconds[e.id], e.text.note, str(e.id))
        if seconds[e.id]
        else None
        for e in ended
    }


def day_id(task: TaskRef, day: date) -> UUID:
    """Name a task's local day for ever, where a service keeps one total for it."""
    return uuid5(_DAYS, f"{task}/{day.isoformat()}")


def is_day_id(name: UUID) -> bool:
    """Whether an id names a task's day, and not an entry."""
    return name.version == _DAY_VERSION


def daily_worklogs(entries: Iterable[Entry], rounding: Rounding) -> dict[date, Worklog | None]:
    """
    Work out one worklog a local day, for a service that keeps totals.

    Args:
        entries: All entries of one task in one local month; any order. Running ones are left out.

    Returns:
        For each day with ended entries its worklog, or None where there is nothing (yet) to book.
        Without rounding, what is left below a minute is carried to the next day, so that the month
        differs from the raw time by less than a minute; a change never reaches past its month.
    """
    days: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.end_at is not None:
            days[local_date(entry.start_at, entry.zone)].append(entry)
    found: dict[date, Worklog | None] = {}
    so_far, booked = timedelta(0), 0
    for day in sorted(days):
        ended = sorted(days[day], key=lambda e: (e.start_at, e.id))
        if rounding.mode == "none":
            so_far += sum((e.duration for e in ended), timedelta(0))
            seconds = 60 * (so_far // _MINUTE - booked)
            booked = so_far // _MINUTE
        else:
            seconds = sum(worklog_seconds(ended, rounding).values())
        found[day] = _total(day, ended, seconds) if seconds else None
    return found


def _total(day: date, ended: list[Entry], seconds: int) -> Worklog:
    task = ended[0].task
    notes = dict.fromkeys(entry.text.note for entry in ended if entry.text.note)
    noon = datetime.combine(day, time(12), tzinfo=UTC)
    return Worklog(task, noon, seconds, "\n".join(notes), str(day_id(task, day)))
