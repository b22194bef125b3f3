"""
Deliveries follow entries.

After each change, what should stand in the outside products is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from tracksync.core.clock import local_date
from tracksync.core.delivery import Delivery, delivery_key, want
from tracksync.core.entries import Entry, EntryChange
from tracksync.core.rounding import Rounding
from tracksync.core.tasks import TaskRef
from tracksync.core.worklogs import Worklog, wanted_worklogs
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Unit
from tracksync.services.personal.changed import Changed

AUTOMATIC = "automatic"
# Every local day of the world begins and ends within these bounds of the same date in UTC.
_BEFORE, _AFTER = timedelta(hours=14), timedelta(hours=38)

Group = tuple[TaskRef, date]


def follow(
    unit: Unit, changes: Iterable[EntryChange], now: datetime, preferences: Preferences
) -> Changed:
    """
    Bring the deliveries in line with the entries that changed.

    A worklog depends on the other entries of the same task and day (seconds under a minute are
    carried), so
    the whole group is worked out; deliveries that already say so are left alone.
    """
    changes = tuple(changes)
    rounding = rounding_of(preferences)
    current: set[str] = set()
    altered = False
    for task, day in sorted(_groups(changes)):
        connection = unit.connection(task.connection)
        if connection is None or connection.is_read_only:
            continue
        for entry, wanted in _wanted(unit, task, day, rounding):
            key = delivery_key(task.connection, entry.id, task)
            current.add(key)
            delivery = unit.delivery(key) or Delivery(key, task.connection, entry.id, task, None)
            altered |= _want(unit, delivery, wanted, now, preferences)
    for entry_id in {change.id for change in changes}:
        standing = unit.entry(entry_id)
        for delivery in unit.deliveries_of(entry_id):
            # A running entry keeps what was sent of it before: it will be brought up to date when
            # it ends.
            runs_on = (
                standing is not None and standing.end_at is None and standing.task == delivery.task
            )
            if delivery.key not in current and not runs_on:
                altered |= _want(unit, delivery, None, now, preferences)
    return Changed.OUTBOX if altered else Changed.NOTHING


def rounding_of(preferences: Preferences) -> Rounding:
    """Read the rounding in force."""
    return Rounding(
        mode=preferences.text("rounding.mode"),
        step_minutes=preferences.number("rounding.step_minutes"),
        minimum_minutes=preferences.number("rounding.minimum_minutes"),
        per=preferences.text("rounding.per"),
    )


def release_after(unit: Unit, connection: str, preferences: Preferences) -> timedelta | None:
    """Tell the delay after which a connection sends by itself; None where a person must say so."""
    found = unit.connection(connection)
    if found is None or found.mode != AUTOMATIC:
        return None
    return preferences.seconds("delivery.delay_seconds")


def _groups(changes: Iterable[EntryChange]) -> set[Group]:
    return {
        (entry.task, local_date(entry.start_at, entry.zone))
        for change in changes
        for entry in (change.before, change.after)
        if entry is not None and not entry.task.is_local
    }


def _wanted(
    unit: Unit, task: TaskRef, day: date, rounding: Rounding
) -> Iterator[tuple[Entry, Worklog | None]]:
    midnight = datetime.combine(day, time(0), tzinfo=UTC)
    near = unit.entries_of(task, midnight - _BEFORE, midnight + _AFTER)
    entries = {e.id: e for e in near if local_date(e.start_at, e.zone) == day}
    for entry_id, wanted in wanted_worklogs(entries.values(), rounding).items():
        yield entries[entry_id], wanted


def _want(
    unit: Unit, delivery: Delivery, wanted: Worklog | None, now: datetime, preferences: Preferences
) -> bool:
    delay = release_after(unit, delivery.connection, preferences)
    after = want(delivery, wanted, now, release_after=delay)
    if after is delivery:
        return False
    unit.save_delivery(after)
    return True
