"""What the dialog that compares with the services shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from tracksync.core.delivery.comparing import Finding
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import Trouble


class Span(StrEnum):
    """Which days are compared."""

    TODAY = "today"
    WEEK = "week"
    LAST_WEEK = "last_week"
    MONTH = "month"
    OTHER = "other"


class Choice(StrEnum):
    """Which side is taken."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Side:
    """
    What one side says.

    Attributes:
        has_start: Else `started_at` names only the day.
    """

    task: str
    started_at: datetime
    length: timedelta
    comment: str = ""
    has_start: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """
    One worklog on both sides; None where a side says nothing.

    Attributes:
        choices: What can be done about it; empty where nothing has to be.
    """

    id: str
    finding: Finding
    title: str
    mine: Side | None
    theirs: Side | None
    hue: int = 0
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """
    One connection: what was found, or why it was not compared.

    Attributes:
        pairs: By time.
        can_be_listed: Else the service cannot be asked what stands there.
    """

    id: str
    service: str
    site: str
    pairs: tuple[Pair, ...] = ()
    trouble: Trouble | None = None
    can_be_listed: bool = True


@dataclass(frozen=True, slots=True)
class ComparingModel:
    """
    A period on both sides.

    Attributes:
        first, last: Its days, both included.
        places: Those that were asked by now.
        asking: Which one is being asked; empty when all were, or the person stopped it.
        done, total: Connections asked, of how many.
    """

    zone: str
    span: Span
    first: date
    last: date
    places: tuple[ComparedPlace, ...] = ()
    asking: str = ""
    done: int = 0
    total: int = 0


class ComparingView(Protocol):
    """The dialog."""

    def show_comparison(self, comparison: ComparingModel) -> None:
        """Show what is known by now; the row the person is in stays."""

    def show_mending(self, is_mending: bool) -> None:
        """Something is being mended; nothing else can be chosen meanwhile."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why something was not mended, or take that away."""
