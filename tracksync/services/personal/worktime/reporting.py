"""The person's own day and report, as screens and commands show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain
from uuid import UUID

from tracksync.core.clock import Reading, local_date
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.hues import Hue
from tracksync.core.journal.entries import Entry, EntryText, Question, overlaps
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.core.worktime.activity import Block
from tracksync.core.worktime.reports import Report, booked_parts, report
from tracksync.core.worktime.rollup import DayPart, day_parts
from tracksync.ports.store import Happening, Snapshot
from tracksync.services.personal.journal.following import deliveries_of, rounding_of
from tracksync.services.personal.journal.judging import running_entry
from tracksync.services.personal.journal.moments import bounds_of
from tracksync.services.personal.journal.recording import Recorder

LONGEST_PERIOD = timedelta(days=3_700)
# So many days of entries are in memory at once.
_STRETCH = timedelta(days=31)
# An entry may belong to a day by its own zone that has not begun, or is over, in another one.
_ZONES_APART = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class DayView:
    """
    One local day.

    Attributes:
        start_at, end_at: Its bounds (23 to 25 hours apart).
        entries: By start, the running one included.
        questions: Without an answer, that share time with the day.
        total: Of the entries, cut at midnight, running time included.
        overlapping: Entries that share time with another.
        deliveries: By entry.
        chosen_hues: What the person chose for the tasks of the entries; None for nothing.
    """

    day: date
    zone: str
    start_at: datetime
    end_at: datetime
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]
    blocks: tuple[Block, ...]
    total: timedelta
    overlapping: frozenset[UUID]
    deliveries: dict[UUID, tuple[Delivery, ...]]
    chosen_hues: dict[TaskRef, Hue | None]


class ReportingService:
    """Reads only."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def log(self, *, limit: int) -> tuple[Happening, ...]:
        """Everything that was done, by whom and through which door, newest first."""
        with self._recorder.store.read() as snapshot:
            return snapshot.happenings(limit=limit)

    def log_between(self, start: datetime, end: datetime) -> tuple[Happening, ...]:
        """All that was done in a span, newest first."""
        with self._recorder.store.read() as snapshot:
            return snapshot.happened_between(start, end)

    def kept_since(self) -> date | None:
        """From which day on entries are kept; None where none ever went for their age."""
        with self._recorder.store.read() as snapshot:
            return snapshot.kept_since()

    def today(self) -> DayView:
        """The local day it is now."""
        now = self._recorder.clock.read()
        return self.day(local_date(now.at, now.zone), now)

    def day(self, day: date, now: Reading | None = None) -> DayView:
        """One local day in the zone the person is in."""
        now = now or self._recorder.clock.read()
        with self._recorder.store.read() as snapshot:
            return _day(snapshot, day, now)

    def report(self, first: date, last: date, *, with_running: bool = False) -> Report:
        """
        Sum up the local days *first* to *last* by task, project, day and week.

        Rounded as the worklogs are, without touching an entry. The running one is left out, or
        counted *with_running* up to now where nothing is rounded: no worklog books it yet. Cost:
        with rounding, that of reading the entries; without, that of the roll-up.

        Raises:
            BadInput: There is no such period, or it is longer than ten years.
        """
        now = self._recorder.clock.read()
        start, end = bounds_of(first, last, now.zone)
        if end - start > LONGEST_PERIOD:
            msg = say(
                "From {first} to {last} is more than ten years.",
                first=first.isoformat(),
                last=last.isoformat(),
            )
            raise BadInput(msg, say("Ask for a shorter period."))
        rounding = rounding_of(self._recorder.preferences)
        with self._recorder.store.read() as snapshot:
            parts: Iterator[DayPart]
            if rounding.mode == "none":
                totals = snapshot.day_totals(first, last)
                parts = ((total.day, total.task, total.total) for total in totals)
                running = running_entry(snapshot) if with_running else None
                if running is not None:
                    end_at = max(now.at, running.start_at)
                    parts = chain(parts, day_parts(replace(running, end_at=end_at)))
            else:
                parts = booked_parts(_entries(snapshot, start - _ZONES_APART, end + _ZONES_APART))
            tasks = snapshot.tasks(include_deleted=True)
            found = report(parts, tasks, first=first, last=last, rounding=rounding)
            return _with_names(found, snapshot, now.zone)


def _with_names(found: Report, snapshot: Snapshot, zone: str) -> Report:
    """Call tasks that are known no more, as after a connection was forgotten, as entries do."""
    unknown = {row.ref for row in found.tasks if row.task is None}
    if not unknown:
        return found
    # One day of each is read, its last one.
    days = {ref: row.day for row in found.days for ref, *_ in row.tasks if ref in unknown}
    texts: dict[TaskRef, EntryText] = {}
    for ref, day in days.items():
        start, end = bounds_of(day, day, zone)
        for entry in snapshot.entries_of(ref, start - _ZONES_APART, end + _ZONES_APART):
            texts[ref] = entry.text
    rows = (replace(row, text=texts.get(row.ref, row.text)) for row in found.tasks)
    return replace(found, tasks=tuple(rows))


def _entries(snapshot: Snapshot, start: datetime, end: datetime) -> Iterator[Entry]:
    """Read the entries that start in [start, end), a stretch at a time."""
    while start < end:
        stop = min(start + _STRETCH, end)
        for entry in snapshot.entries_between(start, stop):
            if entry.start_at >= start:
                yield entry
        start = stop


def _day(snapshot: Snapshot, day: date, now: Reading) -> DayView:
    start, end = bounds_of(day, day, now.zone)
    entries = snapshot.entries_between(start, end)
    total = sum((_within(e, start, end, now.at) for e in entries), timedelta(0))
    return DayView(
        day=day,
        zone=now.zone,
        start_at=start,
        end_at=end,
        entries=entries,
        questions=tuple(q for q in snapshot.questions() if q.start_at < end and q.end_at > start),
        blocks=snapshot.blocks_between(start, end),
        total=total,
        overlapping=frozenset(overlaps(entries, now.at)),
        deliveries={e.id: deliveries_of(snapshot, e) for e in entries},
        chosen_hues={task: snapshot.chosen_hue(task) for task in {e.task for e in entries}},
    )


def _within(entry: Entry, start: datetime, end: datetime, now: datetime) -> timedelta:
    """How much of an entry lies inside [start, end)."""
    last = min(entry.end_at or now, end)
    return max(timedelta(0), last - max(entry.start_at, start))


def sent_mark(deliveries: tuple[Delivery, ...]) -> str:
    """Say in one word where an entry's worklog stands: sent, waiting, needs you, or local."""
    states = {
        d.state for d in deliveries if d.wanted is not None or d.state is not DeliveryState.DONE
    }
    if DeliveryState.STUCK in states or any(d.remedy for d in deliveries):
        return "needs you"
    if states & {DeliveryState.READY, DeliveryState.SENDING, DeliveryState.UNKNOWN}:
        return "waiting"
    return "sent" if states else "local"
