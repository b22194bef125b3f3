"""Roll-ups: how much of each local day went to each task."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tracksync.core.clock import cut_at_midnight
from tracksync.core.journal.entries import Entry
from tracksync.core.tasks import TaskRef

DayPart = tuple[date, TaskRef, timedelta]


def day_parts(entry: Entry) -> tuple[DayPart, ...]:
    """
    Cut an ended entry at the midnights of its zone; the parts add up to its length.

    A running entry has no parts yet.
    """
    if entry.end_at is None:
        return ()
    return tuple(
        (day, entry.task, end - start)
        for day, start, end in cut_at_midnight(entry.start_at, entry.end_at, entry.zone)
    )


def rollup(entries: Iterable[Entry]) -> dict[tuple[date, TaskRef], timedelta]:
    """Add up the parts of many entries by day and task; nothing is listed with zero."""
    totals: dict[tuple[date, TaskRef], timedelta] = {}
    for entry in entries:
        for day, task, length in day_parts(entry):
            totals[day, task] = totals.get((day, task), timedelta(0)) + length
    return totals
