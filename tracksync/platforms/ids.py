"""Fresh ids."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from uuid import UUID

_COUNTER_BITS = 12
_SEED_BITS = _COUNTER_BITS - 1
_RANDOM_BITS = 62
_VERSION = 7 << 76
_VARIANT = 0b10 << 62


class SystemIds:
    """
    UUIDs version 7: a millisecond, a counter, and 62 random bits.

    Each is greater than the one before, also when the wall clock is set back: the counter then
    goes on from the last millisecond. Safe to call from several threads.
    Source: RFC 9562, 5.7 and 6.2 method 1.
    """

    def __init__(self, *, wall_ns: Callable[[], int] = time.time_ns) -> None:
        self._wall_ns = wall_ns
        self._last = 0
        self._lock = threading.Lock()

    def new(self) -> UUID:
        """Make a fresh id."""
        now_ms = self._wall_ns() // 1_000_000
        # Half of the counter is left to count on within the millisecond.
        fresh = now_ms << _COUNTER_BITS | _chance(_SEED_BITS)
        with self._lock:
            self._last = prefix = max(fresh, self._last + 1)
        ms, counter = divmod(prefix, 1 << _COUNTER_BITS)
        return UUID(int=ms << 80 | _VERSION | counter << 64 | _VARIANT | _chance(_RANDOM_BITS))


def _chance(bits: int) -> int:
    # As secrets.randbits, whose module takes 10 ms to import.
    return int.from_bytes(os.urandom(8)) >> (64 - bits)
