"""
X11: how long mouse and keyboard have been idle, asked of the X server itself.

The server keeps a counter per device in its SYNC extension. Reading them receives no input
event: what was typed never comes near this process. Never used on Wayland, whose X server sees
only part of the input.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Mapping

from tracksync.core.sentences import say
from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Unanswered, idle_from_ms
from tracksync.platforms.x11.connection import X11Connection
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes

RETRY_S = (1.0, 30.0)
COUNTERS_AT_MOST = 256
# The devices every X server has, in fixed places: master pointer and master keyboard.
# Source: XI2 protocol, VirtualCorePointer 2 and VirtualCoreKeyboard 3.
POINTER, KEYBOARD, EITHER = "DEVICEIDLETIME 2", "DEVICEIDLETIME 3", "IDLETIME"
_INITIALIZE, _LIST_SYSTEM_COUNTERS, _QUERY_COUNTER = 0, 1, 5
_HEAD = 32
_COUNTER_HEAD = 14


class X11Idle:
    """
    The idle counters of the X server `DISPLAY` names.

    Two questions of 8 bytes and two answers of 32 a read. A server that died is looked for again
    at growing intervals, up to 30 s.
    """

    def __init__(
        self, environ: Mapping[str, str], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._environ = environ
        self._patience = Patience(*RETRY_S, monotonic=monotonic)
        self._connection: X11Connection | None = None
        self._questions: tuple[bytes, ...] = ()
        self._is_closed = False

    @property
    def name(self) -> str:
        return say("X11 idle counters")

    def open(self) -> None:
        """Connect and find the counters."""
        self._connected()

    def read(self) -> IdleTimes:
        """Ask now; unknown while there is no server."""
        if self._is_closed or not (self._connection or self._patience.is_over):
            return UNKNOWN_IDLE
        try:
            answers = self._connected().ask(*self._questions)
        except Unanswered:
            self._drop()
            self._patience.failed()
            return UNKNOWN_IDLE
        self._patience.succeeded()
        first, last = (idle_from_ms(counter_value(answers[i])) for i in (0, -1))
        return IdleTimes(first, last, is_split=len(answers) > 1)

    def close(self) -> None:
        """Let go of the server."""
        self._is_closed = True
        self._drop()

    def _connected(self) -> X11Connection:
        if self._connection is None:
            connection = X11Connection(self._environ)
            try:
                self._questions = _questions(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _questions(connection: X11Connection) -> tuple[bytes, ...]:
    """Find the counters, and what to ask at each read."""
    if connection.extension("XWAYLAND") is not None:
        msg = "the X server is XWayland, which sees only part of the input"
        raise Unanswered(msg)
    sync = connection.extension("SYNC")
    if sync is None:
        msg = "the X server has no SYNC extension"
        raise Unanswered(msg)
    connection.ask(struct.pack("=BBHBB2x", sync, _INITIALIZE, 2, 3, 1))
    (listing,) = connection.ask(struct.pack("=BBH", sync, _LIST_SYSTEM_COUNTERS, 1))
    counters = choose_counters(parse_counters(listing))
    return tuple(struct.pack("=BBHI", sync, _QUERY_COUNTER, 2, counter) for counter in counters)


def parse_counters(listing: bytes) -> dict[str, int]:
    """
    Read the answer to ListSystemCounters: name -> id.

    Raises:
        Unanswered: The answer is cut short or does not fit together.
    """
    found: dict[str, int] = {}
    try:
        (count,) = struct.unpack_from("=I", listing, 8)
        at = _HEAD
        for _ in range(min(count, COUNTERS_AT_MOST)):
            counter, size = struct.unpack_from("=I8xH", listing, at)
            name = listing[at + _COUNTER_HEAD : at + _COUNTER_HEAD + size]
            found[name.decode("latin-1")] = counter
            at += (_COUNTER_HEAD + size + 3) // 4 * 4
    except struct.error as e:
        msg = "the X server's list of counters cannot be read"
        raise Unanswered(msg) from e
    return found


def choose_counters(found: Mapping[str, int]) -> tuple[int, ...]:
    """
    Choose the counters to ask: pointer and keyboard, or one for both (an old server).

    Raises:
        Unanswered: There is no idle counter.
    """
    if POINTER in found and KEYBOARD in found:
        return (found[POINTER], found[KEYBOARD])
    if EITHER in found:
        return (found[EITHER],)
    msg = "the X server counts no idle time"
    raise Unanswered(msg)


def counter_value(answer: bytes) -> int:
    """Read the answer to QueryCounter: signed 64 bits, the upper half first."""
    high, low = struct.unpack_from("=iI", answer, 8)
    return int(high) << 32 | int(low)
