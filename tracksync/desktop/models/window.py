"""What the main window itself shows."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from tracksync.core.values import dataclass


class Place(StrEnum):
    """The pages, in the order of the sidebar."""

    TODAY = "today"
    TASKS = "tasks"
    HISTORY = "history"
    REPORTS = "reports"
    SCREENSHOTS = "screenshots"
    OUTBOX = "outbox"
    STANDUP = "standup"
    CONNECTIONS = "connections"
    PRIVACY = "privacy"
    SETTINGS = "settings"


def shortcut_of(place: Place) -> str:
    """Name the keys that lead to a page: its number, and 0 for the tenth."""
    return f"Ctrl+{(list(Place).index(place) + 1) % 10}"


@dataclass(frozen=True, slots=True)
class Badge:
    """A number beside a page's name; `is_urgent` when it needs the person."""

    count: int
    is_urgent: bool = False


class WindowView(Protocol):
    """The frame around the pages."""

    def go(self, place: Place) -> None:
        """Show a page."""

    def show_badge(self, place: Place, badge: Badge | None) -> None:
        """Put a number beside a page's name, or take it away."""
