"""Where time and fresh ids come from."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from tracksync.core.clock import Reading


class Clock(Protocol):
    """Reads all clocks at once."""

    def read(self) -> Reading:
        """Tell what the clocks say now."""


class Ids(Protocol):
    """Makes ids."""

    def new(self) -> UUID:
        """Make a fresh UUID version 7: unique, and growing with time."""
