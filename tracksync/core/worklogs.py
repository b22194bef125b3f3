"""What a worklog should say, computed from time entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracksync.core.entries import Entry
from tracksync.core.rounding import Rounding, worklog_seconds
from tracksync.core.tasks import TaskRef


@dataclass(frozen=True, slots=True)
class Worklog:
    """
    One worklog as we want it to stand in the outside product.

    Attributes:
        task: Where it is booked.
        started_at: Aware, UTC. The adapter writes it in the zone of the service's profile.
        seconds: A positive multiple of 60.
        comment: Plain text; may be empty.
        mark: The entry's id; stands on the worklog so that it can be found again.
    """

    task: TaskRef
    started_at: datetime
    seconds: int
    comment: str
    mark: str


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
