"""What the recovery key's card shows."""

from __future__ import annotations

from typing import Protocol

from tracksync.desktop.models.common import Trouble


class RecoveryView(Protocol):
    """Where a recovery key is made, shown this once, and kept by the person."""

    def show_busy(self, is_busy: bool) -> None:
        """A key is being made or saved; the view stays until that is over."""

    def show_key(self, key: str) -> None:
        """Show it, in groups that can be read from paper."""

    def show_kept(self, sentence: str) -> None:
        """Say where it went."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say what did not work; the key stays on the screen."""
