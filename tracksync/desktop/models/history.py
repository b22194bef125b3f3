"""What the History page shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView


@dataclass(frozen=True, slots=True)
class DayBar:
    """A span of a day as shares of it, 0 to 1. `hue` None for unknown time."""

    start: float
    end: float
    hue: int | None


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day as a small strip. `needs_you`: something in it waits for the person."""

    day: date
    total: timedelta
    bars: tuple[DayBar, ...] = ()
    needs_you: bool = False
    is_today: bool = False
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week: latest day first."""

    first: date
    last: date
    total: timedelta
    target: timedelta
    days: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True)
class HistoryModel:
    """Weeks, latest first; up to ten years of them."""

    weeks: tuple[WeekRow, ...] = ()


class HistoryView(ScreenView, Protocol):
    """The page of past weeks."""

    def show_history(self, history: HistoryModel) -> None:
        """Show them."""
