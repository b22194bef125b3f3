"""What is kept in memory: things that can be taken once, and how much each may still ask."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from typing import Generic, TypeVar

from tracksync.broker.refusal import Refused

T = TypeVar("T")

_MOST_KEPT = 10_000


class Once(Generic[T]):
    """Things that can be taken once, by a random name, for so long. In memory only."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, T]] = OrderedDict()

    def put(self, thing: T) -> str:
        """Keep a thing; its name. What is past its time goes, and the oldest of too many."""
        name, now = secrets.token_urlsafe(32), time.monotonic()
        with self._lock:
            while self._kept:
                first = next(iter(self._kept))
                if self._kept[first][0] > now and len(self._kept) < _MOST_KEPT:
                    break
                del self._kept[first]
            self._kept[name] = (now + self._seconds, thing)
        return name

    def take(self, name: str) -> T | None:
        """Take a thing away; None where there is none, or no more."""
        with self._lock:
            until, thing = self._kept.pop(name, (0.0, None))
        return thing if time.monotonic() < until else None


class Allowance:
    """So many at once and then so many a second, for each name."""

    def __init__(self, burst: float, per_second: float) -> None:
        self._burst, self._rate = burst, per_second
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, name: str) -> None:
        """Spend one; `Refused` (429) when there is none left."""
        now = time.monotonic()
        with self._lock:
            left, at = self._left.pop(name, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._rate)
            self._left[name] = (max(0.0, left - 1), now)
            while len(self._left) > _MOST_KEPT:
                self._left.popitem(last=False)
        if left < 1:
            raise Refused(429, "slow_down", wait=max(1, round((1 - left) / self._rate)))
