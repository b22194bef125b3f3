"""The person's own day and report, as screens and commands show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from tracksync.core.activity import Block
from tracksync.core.clock import Reading, day_bounds, local_date
from tracksync.core.delivery import Delivery, DeliveryState
from tracksync.core.entries import Entry, Question, overlaps
from tracksync.ports.store import Happening, Snapshot
from tracksync.services.personal.recording import Recorder


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


class ReportingService:
    """Reads only."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def log(self, *, limit: int) -> tuple[Happening, ...]:
        """Everything that was done, by whom and through which door, newest first."""
        with self._recorder.store.read() as snapshot:
            return snapshot.happenings(limit=limit)

    def today(self) -> DayView:
        """The local day it is now."""
        now = self._recorder.clock.read()
        return self.day(local_date(now.at, now.zone), now)

    def day(self, day: date, now: Reading | None = None) -> DayView:
        """One local day in the zone the person is in."""
        now = now or self._recorder.clock.read()
        with self._recorder.store.read() as snapshot:
            return _day(snapshot, day, now)


def _day(snapshot: Snapshot, day: date, now: Reading) -> DayView:
    start, end = day_bounds(day, now.zone)
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
        deliveries={e.id: snapshot.deliveries_of(e.id) for e in entries},
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
