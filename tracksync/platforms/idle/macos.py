"""
macOS: how long ago each kind of event last happened, asked of Quartz. No event is received.

From documentation: Quartz Event Services, CGEventSourceSecondsSinceLastEventType and CGEventType.
No permission is known to be asked for.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable
from datetime import timedelta

from tracksync.core.sentences import say
from tracksync.platforms.rung import Unanswered, idle_from_ms
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes

_QUARTZ = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
# Events of the devices themselves, without those that programs post.
_HID_STATE = 1
# Buttons down, moved, dragged, wheel; and the same for the other buttons.
POINTER_EVENTS = (1, 3, 5, 6, 7, 22, 25, 27)
# Key down, and shift and its like.
KEYBOARD_EVENTS = (10, 12)

SecondsSince = Callable[[int], float]


class MacIdle:
    """
    Seconds since the last event of each kind.

    Args:
        seconds_since: Asks for one kind of event; None for Quartz itself, found by `open`.
    """

    def __init__(self, seconds_since: SecondsSince | None = None) -> None:
        self._seconds_since = seconds_since

    @property
    def name(self) -> str:
        return say("macOS idle times")

    def open(self) -> None:
        """Find Quartz."""
        if self._seconds_since is None:
            self._seconds_since = _quartz()

    def read(self) -> IdleTimes:
        """Ask now."""
        if self._seconds_since is None:
            return UNKNOWN_IDLE
        ask = self._seconds_since
        return IdleTimes(
            shortest(ask(event) for event in POINTER_EVENTS),
            shortest(ask(event) for event in KEYBOARD_EVENTS),
        )

    def close(self) -> None:
        self._seconds_since = None


def shortest(seconds: Iterable[float]) -> timedelta | None:
    """Take the shortest time; what has never happened is infinite, negative or absurd."""
    sane = [idle_from_ms(value * 1000) for value in seconds if math.isfinite(value)]
    return min((idle for idle in sane if idle is not None), default=None)


def _quartz() -> SecondsSince:
    try:
        ask = ctypes.CDLL(_QUARTZ).CGEventSourceSecondsSinceLastEventType
    except (OSError, AttributeError) as e:
        msg = "Quartz does not answer"
        raise Unanswered(msg) from e
    ask.restype = ctypes.c_double
    ask.argtypes = (ctypes.c_int32, ctypes.c_uint32)
    return lambda event: float(ask(_HID_STATE, event))
