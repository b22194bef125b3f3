"""Where wishes wait while the store cannot be opened."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from tracksync.core.journal.intents import Intent


class Spool(Protocol):
    """A durable queue: adding needs no key, reading needs the profile's."""

    @property
    def is_ready(self) -> bool:
        """Whether it has what it seals with; not before the store was opened once."""

    def add(self, intent: Intent) -> None:
        """Keep it, durable before this returns. `DiskFull` when it cannot."""

    def waiting(self) -> int:
        """How many wait; needs no key."""

    def read(self, identity: str) -> tuple[Intent, ...]:
        """
        Open what waits with the profile's secret identity, oldest first.

        Unreadable ones are set aside, never deleted.
        """

    def remove(self, intents: tuple[UUID, ...]) -> None:
        """Forget what the store has made durable."""
