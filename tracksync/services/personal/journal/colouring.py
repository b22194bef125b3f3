"""
Colours that tell apart the tasks that are seen beside one another.

Two tasks may have the same colour by what follows from them. So one that time is put on gets
another where one of those that were tracked last has one like it, and keeps that for good. A task
that is at work already is only moved away from the very same colour: an older release gave none,
or the person gave its colour to another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from tracksync.core.hues import Hue, hue_apart, hue_of
from tracksync.core.journal.entries import Entry, EntryChange
from tracksync.core.tasks import TaskRef
from tracksync.ports.store import Snapshot, Unit

# So many others are as many as there are colours beside a task's own.
BESIDE = len(Hue) - 1
# So long after it was last tracked a task is still known by its colour.
_AT_WORK = timedelta(days=14)


def hue_in(snapshot: Snapshot, ref: TaskRef) -> Hue:
    """Tell the colour a task is shown in; also of one that is known by its entries only."""
    return hue_of(str(ref), snapshot.chosen_hue(ref))


def hues_beside(snapshot: Snapshot, ref: TaskRef) -> list[Hue]:
    """List the colours of the other tasks that were tracked last, the newest first."""
    others = [other for other in snapshot.recent_tasks(BESIDE + 1) if other != ref]
    return [hue_in(snapshot, other) for other in others[:BESIDE]]


def colour_apart(unit: Unit, changes: Sequence[EntryChange]) -> bool:
    """Give the tasks that time was put on a colour where they need one; whether any did."""
    known = {change.before.task for change in changes if change.before is not None}
    put = {c.after.task: c.after for c in changes if c.after and c.after.task not in known}
    new = frozenset(change.id for change in changes)
    coloured = [_colour(unit, ref, entry, new) for ref, entry in put.items()]
    return any(coloured)


def _colour(unit: Unit, ref: TaskRef, entry: Entry, new: frozenset[UUID]) -> bool:
    if unit.chosen_hue(ref) is not None or unit.task(ref) is None:
        return False
    used = hues_beside(unit, ref)
    near = unit.entries_of(ref, entry.start_at - _AT_WORK, entry.start_at + _AT_WORK)
    is_at_work = any(other.id not in new for other in near)
    if is_at_work and hue_of(str(ref)) not in used:
        return False
    hue = hue_apart(str(ref), used)
    if hue is not None:
        unit.colour_task(ref, hue)
    return hue is not None
