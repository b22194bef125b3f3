"""Fresh ids."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_MOST_COUNTED = 0xFFF


class SystemIds:
    """Makes UUIDs of version 7 that grow within this process, also inside one millisecond."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last_ms = 0
        self._count = 0

    def new(self) -> UUID:
        """Make a fresh id (RFC 9562, section 5.7, the counter in rand_a)."""
        with self._lock:
            now_ms = max(time.time_ns() // 1_000_000, self._last_ms)
            if now_ms == self._last_ms:
                self._count += 1
            else:
                self._count = int.from_bytes(os.urandom(1))
            if self._count > _MOST_COUNTED:
                now_ms, self._count = now_ms + 1, 0
            self._last_ms = now_ms
            count = self._count
        random = int.from_bytes(os.urandom(8)) >> 2
        return UUID(int=now_ms << 80 | _VERSION_7 | count << 64 | _VARIANT | random)
