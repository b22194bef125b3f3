"""A store in memory whose disk can be full."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from tracksync.core.problems import DiskFull
from tracksync.core.sentences import say
from tracksync.storage.memory import MemoryStore, MemoryUnit


class FillableStore(MemoryStore):
    """Refuses every write while `is_full`; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.is_full = False

    def copy(self) -> FillableStore:
        """Take a backup."""
        twin = FillableStore()
        twin._state = self._state.copy()
        return twin

    @contextlib.contextmanager
    def write(self) -> Iterator[MemoryUnit]:
        if self.is_full:
            msg = say("The disk is full.")
            raise DiskFull(msg, say("Free some space."))
        with super().write() as unit:
            yield unit
