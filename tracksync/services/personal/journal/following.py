"""
Deliveries follow entries.

After each change, what should stand in the outside products is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from tracksync.core.clock import local_date
from tracksync.core.delivery.door import Delivery, delivery_key, want
from tracksync.core.delivery.worklogs import Worklog, daily_worklogs, day_id, wanted_worklogs
from tracksync.core.journal.entries import Entry, EntryChange
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.core.worktime.rounding import Rounding
from tracksync.ports.manifest import Grain
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Snapshot, Unit
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.booking import booker_of, bound
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.leaving import kept_back

AUTOMATIC = "automatic"
# What was tracked so long ago while a connection could not take it is offered when it can again.
CATCH_UP = timedelta(days=31)
# Entries may lie ahead: planned, or tracked on a clock that was set back since.
_AHEAD = timedelta(days=366)
# Every local day of the world begins and ends within these bounds of the same date in UTC.
_BEFORE, _AFTER = timedelta(hours=14), timedelta(hours=38)
_LONGEST_MONTH = timedelta(days=31)

Group = tuple[TaskRef, date]


def follow(
    unit: Unit, changes: Iterable[EntryChange], now: datetime, preferences: Preferences
) -> Changed:
    """
    Bring the deliveries in line with the entries that changed.

    A worklog depends on the other entries of the same task and day (seconds under a minute are
    carried), so the whole group is worked out; deliveries that already say so are left alone.
    Nothing new is made for a connection that is gone or read-only; what was sent over it before is
    kept up to date, and goes out if it may write again.
    """
    changes = tuple(changes)
    following = _Following(unit, now, preferences)
    own = {change.id for change in changes}
    altered = False
    for task, day in sorted(_groups(changes)):
        altered |= following.group(task, day, own=own)
    for entry in sorted(own):
        altered |= following.left_behind(entry)
    return Changed.OUTBOX if altered else Changed.NOTHING


def follow_day(unit: Unit, total: Delivery, now: datetime, preferences: Preferences) -> Changed:
    """Work out anew a day's total that the person had left out."""
    entries = unit.entries_of(total.task, now - _AHEAD, now + _AHEAD)
    days = {local_date(entry.start_at, entry.zone) for entry in entries}
    # The entries of a day that was sent may all be gone.
    said = (total.wanted, total.synced, total.sending)
    days.update(worklog.started_at.date() for worklog in said if worklog is not None)
    following = _Following(unit, now, preferences)
    altered = False
    for day in days:
        if day_id(total.task, day) == total.entry:
            altered |= following.group(total.task, day, own={total.entry})
    return Changed.OUTBOX if altered else Changed.NOTHING


def catch_up(unit: Unit, connection: str, now: datetime, preferences: Preferences) -> Changed:
    """
    Offer what was tracked while it could not be taken, for the person to release.

    Looks back a month.

    Args:
        connection: The one the tasks belong to.
    """
    recent = unit.entries_between(now - CATCH_UP, now + _AHEAD)
    groups = {
        (entry.task, local_date(entry.start_at, entry.zone))
        for entry in recent
        if entry.task.connection == connection
    }
    following = _Following(unit, now, preferences, releases=False)
    altered = False
    for task, day in sorted(groups):
        altered |= following.group(task, day, own=frozenset())
    return Changed.OUTBOX if altered else Changed.NOTHING


def rounding_of(preferences: Preferences) -> Rounding:
    """Read the rounding in force."""
    return Rounding(
        mode=preferences.text("rounding.mode"),
        step_minutes=preferences.number("rounding.step_minutes"),
        minimum_minutes=preferences.number("rounding.minimum_minutes"),
        per=preferences.text("rounding.per"),
    )


def deliveries_of(snapshot: Snapshot, entry: Entry) -> tuple[Delivery, ...]:
    """Find what carries an entry out: its own deliveries, and its day's where totals are kept."""
    own = snapshot.deliveries_of(entry.id)
    if entry.task.is_local:
        return own
    day = local_date(entry.start_at, entry.zone)
    return own + snapshot.deliveries_of(day_id(entry.task, day))


def release_after(
    snapshot: Snapshot, connection: str, preferences: Preferences
) -> timedelta | None:
    """Tell the delay after which a connection sends by itself; None where a person must say so."""
    found = snapshot.connection(connection)
    if found is None or found.mode != AUTOMATIC:
        return None
    return preferences.seconds("delivery.delay_seconds")


def group_of(
    snapshot: Snapshot, task: TaskRef, day: date, rounding: Rounding
) -> Mapping[UUID, Worklog | None]:
    """Work out the worklogs of one task on one local day, by entry; running ones are left out."""
    midnight = datetime.combine(day, time(0), tzinfo=UTC)
    near = snapshot.entries_of(task, midnight - _BEFORE, midnight + _AFTER)
    return wanted_worklogs((e for e in near if local_date(e.start_at, e.zone) == day), rounding)


def month_of_days(
    snapshot: Snapshot, task: TaskRef, day: date, rounding: Rounding
) -> Mapping[date, Worklog | None]:
    """Work out the totals of one task in the local month of *day*, by day."""
    first = datetime.combine(day.replace(day=1), time(0), tzinfo=UTC)
    near = snapshot.entries_of(task, first - _BEFORE, first + _LONGEST_MONTH + _AFTER)
    month = (day.year, day.month)
    of_month = (
        entry
        for entry in near
        if (on := local_date(entry.start_at, entry.zone)) and (on.year, on.month) == month
    )
    return daily_worklogs(of_month, rounding)


@dataclass
class _Following:
    """Carries one change through the deliveries."""

    unit: Unit
    now: datetime
    preferences: Preferences
    releases: bool = True

    def __post_init__(self) -> None:
        self._rounding = rounding_of(self.preferences)
        self._current: set[str] = set()

    def group(self, task: TaskRef, day: date, *, own: Iterable[UUID]) -> bool:
        """Bring one task's day in line; tells whether anything was altered."""
        booker = booker_of(self.unit, task.connection)
        altered = False
        # Of a connection that is gone nobody knows which it was; what was sent over it tells.
        if booker is None or booker.grain is Grain.DAY:
            altered = self._totals(task, day, booker)
        if booker is not None and booker.grain is Grain.DAY:
            return altered
        for entry, wanted in group_of(self.unit, task, day, self._rounding).items():
            altered |= self._one(task, entry, wanted, booker, is_own=entry in own)
        return altered

    def _totals(self, task: TaskRef, day: date, booker: Connection | None) -> bool:
        """Bring a day's total in line, and the days after it that its last seconds move."""
        totals = {day: None, **month_of_days(self.unit, task, day, self._rounding)}
        altered = False
        for on in sorted(on for on in totals if on >= day):
            altered |= self._one(task, day_id(task, on), totals[on], booker, is_own=on == day)
        return altered

    def _one(
        self,
        task: TaskRef,
        entry: UUID,
        wanted: Worklog | None,
        booker: Connection | None,
        *,
        is_own: bool,
    ) -> bool:
        """Bring one worklog in line, where it stands; else over what books for the task now."""
        known = bound(self.unit, task, entry)
        if known is None and booker is not None:
            key = delivery_key(booker.id, entry, task)
            known = self.unit.delivery(key)
            if known is None and wanted is not None and not booker.is_read_only:
                known = Delivery(key, booker.id, entry, task, None)
        if known is None:
            return False
        self._current.add(known.key)
        return self._want(known, wanted, is_own=is_own) | self._nowhere_else(known)

    def _nowhere_else(self, known: Delivery) -> bool:
        """Take back what waits for the same over another connection: it would go on as it was."""
        altered = False
        for other in self.unit.deliveries_of(known.entry):
            is_same = other.task == known.task and other.key != known.key
            if is_same and not (other.may_stand or other.is_withheld):
                altered |= self._want(other, None, is_own=False)
        return altered

    def left_behind(self, entry_id: UUID) -> bool:
        """Bring in line what was sent of an entry to tasks it is no longer on, or while it ran."""
        standing = self.unit.entry(entry_id)
        altered = False
        for delivery in self.unit.deliveries_of(entry_id):
            if delivery.key in self._current:
                continue
            if not _runs_on(standing, delivery):
                altered |= self._want(delivery, None, is_own=True)
            elif not (delivery.is_in_flight or delivery.is_set_aside):
                # What was sent of it stays; it is brought up to date when the timer ends.
                altered |= self._want(delivery, delivery.synced, is_own=False)
        return altered

    def _want(self, delivery: Delivery, wanted: Worklog | None, *, is_own: bool) -> bool:
        delay = release_after(self.unit, delivery.connection, self.preferences)
        if delay is not None and wanted is not None:
            # Nothing is sent of time that has not passed yet.
            ends_at = wanted.started_at + timedelta(seconds=wanted.seconds)
            delay = max(delay, ends_at - self.now)
        after = want(
            delivery,
            wanted,
            self.now,
            release_after=delay if self.releases else None,
            is_own=is_own,
        )
        if after is delivery:
            return False
        self.unit.save_delivery(kept_back(self.unit, after, self.now))
        return True


def _runs_on(standing: Entry | None, delivery: Delivery) -> bool:
    return standing is not None and standing.end_at is None and standing.task == delivery.task


def _groups(changes: Iterable[EntryChange]) -> set[Group]:
    return {
        (entry.task, local_date(entry.start_at, entry.zone))
        for change in changes
        for entry in (change.before, change.after)
        if entry is not None and not entry.task.is_local
    }
