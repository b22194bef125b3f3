"""What the Reports page shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView


class Period(StrEnum):
    """How long a report is."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OTHER = "other"


class Grouping(StrEnum):
    """What the table lists."""

    TASK = "task"
    PROJECT = "project"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class BarPart:
    """A task's share of a bar. `hue` None for all the small ones together."""

    title: str
    length: timedelta
    hue: int | None


@dataclass(frozen=True, slots=True)
class Bar:
    """
    One day, week or month of the period.

    Attributes:
        first, last: Its days in the period, both included.
        parts: The largest task of the period first; they add up to `total`.
        target: What these days should have.
    """

    first: date
    last: date
    total: timedelta
    target: timedelta
    parts: tuple[BarPart, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """
    A line of the table.

    Attributes:
        share: Of the whole, 0 to 1.
        day: Where it leads; None where it is no day.
        logged, estimate, remaining: How far a project is; None where its service says nothing.
    """

    title: str
    length: timedelta
    share: float
    detail: str = ""
    hue: int | None = None
    day: date | None = None
    logged: timedelta | None = None
    estimate: timedelta | None = None
    remaining: timedelta | None = None


@dataclass(frozen=True, slots=True)
class ReportModel:
    """
    One period, summed up. Bars, and the rows of each grouping, add up to `total`.

    Attributes:
        rows: By grouping; days only those with time, in order, the rest by length.
        is_rounded: Lengths are rounded as worklogs are.
        running: Runs now and is not counted yet, since only what has ended is rounded.
        is_latest: Nothing later is there yet.
        kept_since: Of days before this one no entries are kept; None where none of them is shown.
    """

    period: Period
    first: date
    last: date
    total: timedelta
    target: timedelta
    bars: tuple[Bar, ...]
    rows: Mapping[Grouping, tuple[ReportRow, ...]]
    is_rounded: bool = False
    running: timedelta = timedelta(0)
    is_latest: bool = True
    kept_since: date | None = None


class ReportsView(ScreenView, Protocol):
    """The page of reports."""

    def show_report(self, report: ReportModel) -> None:
        """Show a period; the grouping the person is in stays."""
