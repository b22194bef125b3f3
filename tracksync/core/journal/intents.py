"""
What a person asked for while the store could not be opened.

Carried out, with its own time, after unlocking.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.values import dataclass


class Asked(StrEnum):
    """What can be asked for without the store."""

    START = "start"
    STOP = "stop"
    PAUSE = "pause"
    PRIVATE = "private"
    RESUME = "resume"
    NOTE = "note"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Intent:
    """
    One wish with the moment it was made.

    Attributes:
        id: Becomes the entry's id for START, the record's for the rest; it was acknowledged under
            this name.
        ref: As typed: a task reference, a key, or (for want of the task list) any text; "" for
            `--last`.
        note: For NOTE and START.
        until: For PAUSE and PRIVATE.
        reading: The clocks when it was asked.
        via: Which door.

    SIGN is a sign of life written at most once a minute, so that a crash before unlocking is
    noticed.
    """

    id: UUID
    asked: Asked
    reading: Reading
    via: str
    ref: str = ""
    note: str = ""
    until: datetime | None = None
