"""What looks at the screen, and writes what it saw so that only its reader can open it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tracksync.core.pictures.captures import Hold
from tracksync.core.problems import Problem
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """
    One look at the screen.

    Attributes:
        at: When; goes into the picture with `zone`, `policy` and `is_scripted`.
        which, chosen: Of the monitors; see `core.pictures.captures.wanted_monitors`.
        exclude: Windows that forbid it; see `core.pictures.captures.excluding`.
        recipient: Public half of the day's key.
        folder: Where the encrypted files go; the first is named by `first`, the next by one more.
        before: What each monitor showed the last time, as `Shot.sight` told it.
        sight_key: Makes a sight; of this run alone, so that none means anything to another.
        turn: How many times before this run has looked; a script shows its pictures in turn.
        grant: What the look before was given, where the desktop asks the person; a secret.
    """

    at: datetime
    zone: str
    which: str
    chosen: str
    exclude: str
    preset: str
    codec: str
    policy: str
    recipient: str
    folder: str
    first: int
    sight_key: bytes = field(repr=False)
    before: Mapping[str, str] = field(default_factory=dict)
    turn: int = 0
    grant: str = field(default="", repr=False)


class Seen(StrEnum):
    """What became of a monitor."""

    KEPT = "kept"
    UNCHANGED = "unchanged"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class Shot:
    """
    What was seen of one monitor.

    Attributes:
        sight: Stands for what it showed; keyed, so that nothing can be told from it.
        size_bytes, digest, small_digest: Of the files; for `KEPT` alone.
    """

    monitor: str
    seen: Seen
    sight: str = ""
    width_px: int = 0
    height_px: int = 0
    size_bytes: int = 0
    digest: str = ""
    small_digest: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """
    What a look at the screen gave.

    Attributes:
        excluded: The rule that forbade it; empty when none did.
        grant: What the next look needs so that the desktop does not ask again; a secret. Empty
            where the person said yes for once only; None where nobody was asked.
        is_refused: The desktop asked the person, and they did not say yes.
        is_stopped: It was ended by `Screen.stop`; nothing was seen.
        trouble: What came between, where the desktop may have asked the person; else it is raised.
    """

    shots: tuple[Shot, ...] = ()
    excluded: str = ""
    grant: str | None = field(default=None, repr=False)
    is_refused: bool = False
    is_stopped: bool = False
    trouble: Problem | None = None


class Screen(Protocol):
    """Takes pictures. SCREEN lane; each look is a process of its own that is gone afterwards."""

    @property
    def name(self) -> str:
        """What looks, in words ("X11", "nothing: …")."""

    @property
    def lack(self) -> Hold | None:
        """Why nothing can be seen here; None where something can."""

    @property
    def is_scripted(self) -> bool:
        """Whether the pictures come out of files."""

    @property
    def is_permitted(self) -> bool:
        """Whether the system lets it look; the first question may have it ask the person."""

    @property
    def asks_person(self) -> bool:
        """Whether the desktop itself asks the person, at a look that brings no grant."""

    @property
    def tells_windows(self) -> bool:
        """Whether excluded windows would be found; without it none may be excluded."""

    @property
    def tells_pointer(self) -> bool:
        """Whether the monitor with the pointer is known; without it that one cannot be wanted."""

    def probe(self) -> None:
        """
        Find out what takes seconds, so that `lack` knows of it. SCREEN lane.

        Needed where the desktop asks the person; nobody is asked by it, and nothing is seen.
        """

    def stop(self) -> None:
        """End the look that runs, and each that begins before `go_on`. From any thread."""

    def go_on(self) -> None:
        """Let it be looked again. From any thread."""

    def look(self, order: Order) -> Look:
        """
        Look once. All files are durable when it returns; no plain picture touches a disk.

        Raises:
            NotAllowed: The screen could not be seen, or it cannot be told whether an excluded
                window is on it.
            DiskFull: There was no room.
        """
