"""Where the knowledge of activity and of the session comes from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """
    How long ago each device was last used; None where the system cannot tell.

    Where only one answer for both devices exists (Wayland), both carry it and `is_split` is false.
    """

    pointer_idle: timedelta | None
    keyboard_idle: timedelta | None
    is_split: bool = True


UNKNOWN_IDLE = IdleTimes(None, None)


class IdleSource(Protocol):
    """
    Answers how long the devices have been idle.

    Called from one thread only; never raises, never blocks over 1 s.
    """

    @property
    def name(self) -> str:
        """What answers, in words for the capability page ("X11 idle counters", "nothing")."""

    def read(self) -> IdleTimes:
        """Ask now. `UNKNOWN_IDLE` when the source has gone; a source that is back answers again."""

    def close(self) -> None:
        """Let go of the display or bus; afterwards `read` answers `UNKNOWN_IDLE`."""


class SessionChange(StrEnum):
    """What the system told about the session."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"
    SLEEPING = "sleeping"
    WOKE = "woke"
    SWITCHED_AWAY = "switched_away"
    SWITCHED_BACK = "switched_back"
    ENDING = "ending"


class SessionWatch(Protocol):
    """Tells of lock, sleep and user switch."""

    @property
    def name(self) -> str:
        """What tells, in words ("logind", "nothing")."""

    def start(self, told: Callable[[SessionChange], None]) -> None:
        """Begin; *told* is called from the watch's own thread or poll, never reentrantly."""

    def close(self) -> None:
        """End; *told* is not called afterwards."""
