"""What the Today page shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Protocol

from tracksync.core.hues import Hue
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView
from tracksync.desktop.models.question import QuestionModel
from tracksync.desktop.models.strip import Standing, StripModel


@dataclass(frozen=True, slots=True)
class EntryRow:
    """
    One entry in the table.

    `end_at` is None while it runs; `length` as of the model's making. `chosen_hue` is None where
    the colour follows from the task.
    """

    id: str
    start_at: datetime
    end_at: datetime | None
    title: str
    length: timedelta
    key: str = ""
    note: str = ""
    hue: int = 0
    standing: Standing = Standing.LOCAL
    is_overlapping: bool = False
    chosen_hue: Hue | None = None


@dataclass(frozen=True, slots=True)
class TodayModel:
    """
    A day: its strip, its questions and its entries, earliest first.

    Attributes:
        is_first_run: Show the one hint of the first run.
    """

    day: date
    is_today: bool
    total: timedelta
    target: timedelta
    strip: StripModel
    rows: tuple[EntryRow, ...] = ()
    questions: tuple[QuestionModel, ...] = ()
    is_first_run: bool = False


class TodayView(ScreenView, Protocol):
    """The page of one day."""

    def show_day(self, day: TodayModel) -> None:
        """Show a day; the block that was current stays so if it is still there."""

    def show_undo(self, sentence: str) -> None:
        """Offer to take back what was just done; empty takes the offer away."""

    def show_undone(self, sentence: str) -> None:
        """Say what was taken back, where the offer stood."""
