"""How the person is told something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """
    A desktop notification.

    Attributes:
        topic: A later notice of the same topic replaces the earlier one.
        title, body: Plain text.
        actions: Pairs of (id, label) for buttons.
        is_quiet: No sound, low urgency.
    """

    topic: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()
    is_quiet: bool = True


class Notifier(Protocol):
    """Shows notices; never raises, never blocks over 1 s."""

    def show(self, notice: Notice) -> bool:
        """Show it; false when nothing on this machine can."""

    def withdraw(self, topic: str) -> None:
        """Take it back, if it still stands."""

    def start(self, acted: Callable[[str, str], None]) -> None:
        """
        Begin listening.

        *acted* gets (topic, action id) when a button is clicked ("default" for the body).
        """

    def close(self) -> None:
        """Let go of the bus."""
