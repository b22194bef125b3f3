"""Deliveries: what must stand in an outside product, and what to do next to make it so, exactly once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tracksync.core.tasks import TaskRef
from tracksync.core.worklogs import Worklog


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    READY = "ready"
    SENDING = "sending"
    DONE = "done"
    STUCK = "stuck"
    UNKNOWN = "unknown"


class Verb(StrEnum):
    """What was last attempted."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    One worklog's way out: of one entry, to one task, over one connection. Exactly one exists per (connection, entry, task).

    Attributes:
        key: `connection/entry/remote task id`; deterministic and unique.
        wanted: What should stand there; None when nothing should.
        synced: What stands there as far as we know; None when nothing does.
        remote_id: Immutable id of the worklog there; empty when none is known.
        state: See `DeliveryState`. `unknown`: a write was sent and its answer lost; it is looked for before anything else is sent.
        attempted: The verb of the write that is under way or whose fate is unknown.
        sending: What that write said (None for a delete).
        attempts: Failed tries in a row; drives the backoff.
        looks: How often we looked since the outcome became unknown.
        not_before_at: Earliest instant of the next step; None for at once.
        unknown_since_at: When the answer was lost.
        is_released: The person said send, or the connection's rule did.
        reason, remedy: Why it is stuck or waiting, in words; empty otherwise.
        changed_at: When any of this last changed.
    """

    key: str
    connection: str
    entry: UUID
    task: TaskRef
    wanted: Worklog | None
    synced: Worklog | None = None
    remote_id: str = ""
    state: DeliveryState = DeliveryState.READY
    attempted: Verb | None = None
    sending: Worklog | None = None
    attempts: int = 0
    looks: int = 0
    not_before_at: datetime | None = None
    unknown_since_at: datetime | None = None
    is_released: bool = False
    reason: str = ""
    remedy: str = ""
    changed_at: datetime | None = None


def delivery_key(connection: str, entry: UUID, task: TaskRef) -> str:
    """Name the delivery of an entry to a task."""
    return f"{connection}/{entry}/{task.remote_id}"
