"""What the Ctrl+K finder shows."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from tracksync.core.values import dataclass


class FoundKind(StrEnum):
    """What can be found."""

    TASK = "task"
    PAGE = "page"
    SETTING = "setting"
    ACTION = "action"


class Finding(StrEnum):
    """What somebody opened the finder for."""

    ANYTHING = "anything"
    START = "start"  # a task, to start it or switch to it
    CHOOSE = "choose"  # a task, for something else


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found. `id` comes back when it is chosen."""

    kind: FoundKind
    id: str
    title: str
    detail: str = ""
    icon: str = ""
    shortcut: str = ""
    hue: int | None = None


class FinderView(Protocol):
    """The finder."""

    def show_found(self, text: str, found: tuple[Found, ...]) -> None:
        """Show what was found for *text*, best first; the first is chosen by Enter."""
