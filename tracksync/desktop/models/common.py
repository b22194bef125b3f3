"""What every screen can be in, and what all of them share."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Remedy:
    """What helps, as a button. `id` comes back when it is clicked."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem in a sentence, with what to do about it."""

    title: str
    hint: str = ""
    remedy: Remedy | None = None


class ScreenView(Protocol):
    """What any screen understands."""

    def show_loading(self) -> None:
        """Nothing is known yet; a skeleton appears after 200 ms."""

    def show_offline(self, is_offline: bool) -> None:
        """Say in a quiet line that the network is away and what still works."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Show a problem above what is there, or take it away."""

    def show_note(self, sentence: str) -> None:
        """Say what was done, in a quiet line; empty takes it away."""


@dataclass(frozen=True, slots=True)
class FormerReader:
    """Somebody who could open pictures once. `who`: name and fingerprint, in one line."""

    who: str
    until_at: datetime
