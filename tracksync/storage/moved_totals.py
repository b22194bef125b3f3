"""How changes move the roll-ups; the same for every store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from tracksync.core.journal.entries import Change, Entry, EntryChange
from tracksync.core.tasks import TaskRef
from tracksync.core.worktime.rollup import day_parts, rollup

_MS = timedelta(milliseconds=1)


def totals(entries: Iterable[Entry]) -> dict[tuple[date, TaskRef], int]:
    """Add up entries by day and task, in milliseconds."""
    return {place: length // _MS for place, length in rollup(entries).items()}


def differences(changes: Iterable[Change]) -> dict[tuple[date, TaskRef], int]:
    """Tell by how many milliseconds each day and task moves; those that do not are left out."""
    moved: dict[tuple[date, TaskRef], int] = defaultdict(int)
    for change in changes:
        if isinstance(change, EntryChange):
            for entry, sign in ((change.before, -1), (change.after, 1)):
                for day, task, length in day_parts(entry) if entry is not None else ():
                    moved[day, task] += sign * (length // _MS)
    return {place: ms for place, ms in moved.items() if ms}
