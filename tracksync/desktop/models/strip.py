"""What the day strip shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from tracksync.core.journal.entries import Evidence
from tracksync.core.values import dataclass
from tracksync.desktop.look.tokens import State

BUCKET = timedelta(minutes=5)


class Standing(StrEnum):
    """Where an entry stands on its way out."""

    RUNNING = "running"
    LOCAL = "local"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    STUCK = "stuck"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """What a block on the strip is."""

    ENTRY = "entry"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class StripBlock:
    """
    One span on the strip.

    Attributes:
        id: The entry's or question's.
        start_at, end_at: Aware; the running entry ends at the model's `now_at`.
        hue: 0 to 11, by the task.
        evidence: What was seen, for a question.
        is_fixed: Its edges cannot be moved (running end excepted, erased entries).
        is_overlapping: Shares time with another entry.
    """

    id: str
    kind: BlockKind
    start_at: datetime
    end_at: datetime
    title: str
    key: str = ""
    hue: int = 0
    standing: Standing = Standing.LOCAL
    evidence: tuple[Evidence, ...] = ()
    is_fixed: bool = False
    is_overlapping: bool = False


@dataclass(frozen=True, slots=True)
class Bucket:
    """
    Five minutes of activity.

    Attributes:
        start_at: Aware; a multiple of five minutes after the day's start.
        state: What most of it was.
        share: How much of it was active, 0 to 1.
    """

    start_at: datetime
    state: State
    share: float


@dataclass(frozen=True, slots=True)
class StripModel:
    """
    A day on the strip.

    Attributes:
        start_at, end_at: The day's first instant and the next day's; 23, 24 or 25 hours apart.
        zone: IANA name, for the axis.
        blocks: By start; may overlap.
        buckets: By start; a missing one is unknown before now and nothing after.
        now_at: None when the day is not today.
        work_start_at, work_end_at: The usual working day, shown even when empty.
    """

    start_at: datetime
    end_at: datetime
    zone: str
    blocks: tuple[StripBlock, ...] = ()
    buckets: tuple[Bucket, ...] = ()
    now_at: datetime | None = None
    work_start_at: datetime | None = None
    work_end_at: datetime | None = None
