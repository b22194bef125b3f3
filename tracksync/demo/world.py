"""
What stands in a loopback service, and every change made to it.

Each change is a plain dictionary that is applied and told to a listener, so that a world can be
written down line by line and raised again.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

Change = dict[str, Any]
OnChange = Callable[[Change], None]


class World(ABC):
    """
    The state of one service. Thread-safe: hold `lock` around looking and changing.

    Args:
        on_change: Told of each change after it was applied, under the lock.
    """

    def __init__(self, on_change: OnChange | None = None) -> None:
        self.lock = threading.RLock()
        self._on_change = on_change

    def commit(self, change: Change) -> None:
        """Apply a change and tell the listener."""
        with self.lock:
            self.apply(change)
            if self._on_change is not None:
                self._on_change(change)

    @abstractmethod
    def apply(self, change: Mapping[str, Any]) -> None:
        """Apply a change that was told before."""
