"""Where wishes wait while the store cannot be opened."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from tracksync.core.intents import Intent


class Spool(Protocol):
    """A durable queue that anyone on this machine can add to but only the holder of the profile's key can read."""

    def add(self, intent: Intent) -> None:
        """Keep it, durable before this returns. `DiskFull` when it cannot."""

    def waiting(self) -> int:
        """How many wait; needs no key."""

    def read(self, identity: str) -> tuple[Intent, ...]:
        """Open what waits with the profile's secret identity, oldest first; unreadable ones are set aside, never deleted."""

    def remove(self, intents: tuple[UUID, ...]) -> None:
        """Forget what the store has made durable."""
