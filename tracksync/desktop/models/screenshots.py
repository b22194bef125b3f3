"""What the Screenshots page shows."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import FormerReader, ScreenView


class Standing(StrEnum):
    """Whether pictures are taken."""

    ON = "on"
    WAITING = "waiting"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of the grid. `number` comes back when something is asked of it."""

    number: int
    at: datetime
    zone: str
    monitor: str


@dataclass(frozen=True, slots=True)
class ScreenshotsModel:
    """
    Pictures of one day.

    Attributes:
        standing_words: How it stands with taking pictures, and what a switch of it does.
        trouble: Why the last try gave no picture, and what to do; empty since one succeeded.
        trouble_at: When that was; `zone` is today's.
        not_taken: So many were due and could not be taken, of the day that was gone to, else of
            today; `not_taken_because` says why.
        is_set: A policy decided, so that it cannot be switched here.
        days: All days there are pictures of, newest first.
        day: The one that is shown; None where there are none at all.
        cells: Its pictures on the chosen monitor, the latest first.
        unchanged, deleted: How many more moments there are of which no picture is kept.
        monitors: Those that are on pictures of the day; `monitor` is the chosen one, "" for all.
    """

    standing: Standing
    standing_words: str
    days: tuple[date, ...] = ()
    day: date | None = None
    cells: tuple[Cell, ...] = ()
    unchanged: int = 0
    deleted: int = 0
    monitors: tuple[str, ...] = ()
    monitor: str = ""
    is_set: bool = False
    trouble: str = ""
    trouble_at: datetime | None = None
    zone: str = "UTC"
    not_taken: int = 0
    not_taken_because: str = ""
    not_taken_today: bool = True


@dataclass(frozen=True, slots=True)
class LargePicture:
    """
    One picture with what is known of it.

    Attributes:
        place, count: It is the 3rd of 67 of its day, by time.
        task: Empty where nothing was tracked.
        key: Public half of the key that opens it.
        name: What a file of it is called.
        readers: Who beside the person may open it, said; empty while that is nobody.
        former: Who could once, and until when.
    """

    cell: Cell
    place: int
    count: int
    task: str
    activity: str
    preset: str
    policy: str
    key: str
    width_px: int
    height_px: int
    name: str
    readers: str = ""
    former: tuple[FormerReader, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """
    What is being done to several pictures at once.

    Attributes:
        said: In words, with how far it is.
        done: Of so many in all, *count*; 0 where it is one step that cannot be ended.
    """

    said: str
    done: int = 0
    count: int = 0


class ScreenshotsView(ScreenView, Protocol):
    """The page of pictures of the screen."""

    def show_pictures(self, pictures: ScreenshotsModel) -> None:
        """Show a day of them."""

    def show_small(self, number: int, image: object) -> None:
        """Show a small picture in its place; None for one that cannot be opened."""

    def show_large(self, picture: LargePicture, image: object) -> None:
        """Show one picture large."""

    def show_grid(self) -> None:
        """Go back to the day."""

    def show_work(self, work: Work | None) -> None:
        """Show what is being done to several pictures; None when nothing is."""
