"""What a worklog should say, computed from time entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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
