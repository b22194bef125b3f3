"""A keystore that never answers."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from tests.unit.engine.house import DictKeystore, MemoryProfile, OpenedMemory


class Silence:
    """Keeps whoever asks the keystore waiting, and notes on which thread they wait."""

    def __init__(self, keystore: DictKeystore) -> None:
        self.waiting: list[int] = []
        self._ends = threading.Event()
        keystore.on_ask = self._hang
        keystore.on_give_up = self._ends.set

    def _hang(self) -> None:
        self.waiting.append(threading.get_ident())
        self._ends.wait(600)

    def end(self) -> None:
        self._ends.set()


@dataclass
class LockedAway(MemoryProfile):
    """Needs its key from the keystore."""

    keystore: DictKeystore = field(default_factory=DictKeystore)

    def open(self) -> OpenedMemory:
        self.keystore.read("store")
        return super().open()
