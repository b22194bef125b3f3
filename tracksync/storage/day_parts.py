"""How an entry's time falls on local days; the same for every store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tracksync.core.clock import cut_at_midnight
from tracksync.core.entries import Change, Entry, EntryChange
from tracksync.core.tasks import TaskRef

_MS = timedelta(milliseconds=1)


def day_parts(entry: Entry | None) -> Iterator[tuple[date, int]]:
    """Cut an ended entry at the midnights of its zone: local days, and milliseconds in each."""
    if entry is not None and entry.end_at is not None:
        for day, start, end in cut_at_midnight(entry.start_at, entry.end_at, entry.zone):
            yield day, (end - start) // _MS


def totals(entries: Iterable[Entry]) -> dict[tuple[date, TaskRef], int]:
    """Add up entries by day and task, in milliseconds."""
    added: dict[tuple[date, TaskRef], int] = defaultdict(int)
    for entry in entries:
        for day, ms in day_parts(entry):
            added[day, entry.task] += ms
    return dict(added)


def differences(changes: Iterable[Change]) -> dict[tuple[date, TaskRef], int]:
    """Tell by how many milliseconds each day and task moves; those that do not are left out."""
    moved: dict[tuple[date, TaskRef], int] = defaultdict(int)
    for change in changes:
        if isinstance(change, EntryChange):
            for entry, sign in ((change.before, -1), (change.after, 1)):
                for day, ms in day_parts(entry):
                    if entry is not None:
                        moved[day, entry.task] += sign * ms
    return {place: ms for place, ms in moved.items() if ms}
