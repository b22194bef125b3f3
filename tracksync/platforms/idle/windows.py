"""
Windows: when anything was last used, and whether the pointer moved since. No hook is set.

From documentation: GetLastInputInfo, GetTickCount and GetCursorPos of user32 and kernel32.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from datetime import timedelta

from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes

_TICKS = 1 << 32  # the tick count begins anew after 49.7 days
# A tick count of an input may be ahead of the one read before it, by a scheduler's tick.
_AHEAD_MS = 1000


@dataclass(frozen=True, slots=True)
class Look:
    """
    What Windows says at one moment.

    Attributes:
        tick_ms: The tick count now, modulo 2**32.
        input_tick_ms: The same at the last input of any kind.
        pointer: Where the pointer is.
    """

    tick_ms: int
    input_tick_ms: int
    pointer: tuple[int, int]


class LookComparer:
    """
    Tells pointer from keyboard by comparing looks.

    The pointer moved: it was used, and of the keyboard nobody can tell. Something was used and the
    pointer did not move: the keyboard (a click or a wheel without the least movement counts as
    it). Nothing was used: both have been idle at least as long as anything.
    """

    def __init__(self) -> None:
        self._before: Look | None = None
        self._pointer_tick_ms: int | None = None

    def compare(self, look: Look) -> IdleTimes:
        """Turn a look into idle times; the first one cannot tell the devices apart."""
        before, self._before = self._before, look
        idle = _since(look.input_tick_ms, look.tick_ms)
        if before is None:
            return IdleTimes(idle, idle, is_split=False)
        if look.pointer != before.pointer:
            self._pointer_tick_ms = look.input_tick_ms
            return IdleTimes(idle, None)
        if self._pointer_tick_ms is not None:
            return IdleTimes(_since(self._pointer_tick_ms, look.tick_ms), idle)
        is_unused = look.input_tick_ms == before.input_tick_ms
        return IdleTimes(idle if is_unused else None, idle)


class WindowsIdle:
    """
    Asks Windows, and compares with the look before.

    Args:
        look: Takes a look; None for Windows itself, found by `open`.
    """

    def __init__(self, look: Callable[[], Look | None] | None = None) -> None:
        self._look = look
        self._comparer = LookComparer()

    @property
    def name(self) -> str:
        return say("Windows last input time")

    def open(self) -> None:
        """Find what answers."""
        if self._look is None:
            self._look = _windows()

    def read(self) -> IdleTimes:
        """Ask now; unknown on the secure desktop, where Windows does not say."""
        look = None if self._look is None else self._look()
        return UNKNOWN_IDLE if look is None else self._comparer.compare(look)

    def close(self) -> None:
        self._look = _nothing


def _since(then_ms: int, now_ms: int) -> timedelta:
    passed_ms = (now_ms - then_ms) % _TICKS
    return timedelta(milliseconds=0 if passed_ms > _TICKS - _AHEAD_MS else passed_ms)


def _nothing() -> Look | None:
    return None


class _LastInput(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("tick_ms", ctypes.c_uint32))


class _Point(ctypes.Structure):
    _fields_ = (("x", ctypes.c_int32), ("y", ctypes.c_int32))


if sys.platform == "win32":

    def _windows() -> Callable[[], Look | None]:
        user, kernel = ctypes.windll.user32, ctypes.windll.kernel32
        kernel.GetTickCount.restype = ctypes.c_uint32

        def look() -> Look | None:
            last = _LastInput(size=ctypes.sizeof(_LastInput))
            point = _Point()
            has_input = user.GetLastInputInfo(ctypes.byref(last))
            if not has_input or not user.GetCursorPos(ctypes.byref(point)):
                return None
            return Look(int(kernel.GetTickCount()), last.tick_ms, (point.x, point.y))

        return look
else:

    def _windows() -> Callable[[], Look | None]:
        msg = "this is not Windows"
        raise Unanswered(msg)
