"""Where pictures of the screen lie, each day under a key of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from tracksync.core.pictures.facts import Picture, Who
from tracksync.core.problems import Problem
from tracksync.core.values import dataclass
from tracksync.ports.screen import Shot


class DamagedPicture(Problem):
    """The file of a picture was changed or cut short; nothing of it can be shown."""

    exit_code = 6


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where the next pictures go.

    Attributes:
        recipient: Public half of the day's key: whoever has it can write, and read nothing.
        first: Sequence of the first of them.
    """

    day: str
    folder: str
    recipient: str
    first: int


@dataclass(frozen=True, slots=True)
class Circumstances:
    """
    What is noted of a look at the screen beside what was seen.

    Attributes:
        who: Whose screen it is; the vault adds the profile.
    """

    at: datetime
    zone: str
    preset: str
    codec: str
    policy: str
    is_scripted: bool
    interval: timedelta = timedelta(0)
    who: Who = Who()


# Told how much of something is done, from 0.0 to 1.0; False ends it, as far as it can be ended.
GoesOn = Callable[[float], bool]


def always(_: float) -> bool:
    """Go on."""
    return True


def step_of(goes_on: GoesOn, done: int, count: int) -> GoesOn:
    """Tell how much of a step is done as how much of *count* steps is, after so many of them."""
    return lambda part: goes_on((done + part) / count)


class Vault(Protocol):
    """
    The pictures of one profile.

    From any thread; what destroys keys asks the keystore and is for the KEYSTORE lane alone. A day
    exists while the ring holds its key. Each change is one switch in the ring: a crash at any
    moment leaves either all of it or nothing, and `prepare` clears away what belongs to neither.
    """

    def prepare(self) -> None:
        """
        Make what the first picture needs, and clear away what a crash left; once a run.

        KEYSTORE lane, before the first `begin`, `delete` or `shred`.
        """

    def begin(self, day: date, readers: frozenset[str] = frozenset()) -> Place:
        """
        Make the day's key and folder, where there are none, and say where pictures go.

        Args:
            readers: Recipients of all who beside the person may open what is taken now. Where
                anybody else may have got the day's key, the date goes on under a new one.
        """

    def keep(
        self, place: Place, shots: tuple[Shot, ...], about: Circumstances
    ) -> tuple[Picture, ...]:
        """Keep signed records of what was seen, durably; black monitors leave none."""

    def discard(self, place: Place) -> None:
        """Remove files that no record was kept of."""

    def days(self) -> tuple[str, ...]:
        """Name all days, newest first."""

    def keys(self) -> tuple[str, ...]:
        """Name all days there is a key of, newest first; the folders of some may be elsewhere."""

    def extent(self) -> tuple[int, int]:
        """Tell how many pictures there are, and how many bytes they take; opens none."""

    def pictures(self, day: str, *, after: int = 0) -> tuple[Picture, ...]:
        """
        Tell the pictures of a day, by sequence; empty for a day that is gone.

        Args:
            after: Only those with a higher sequence; others are not opened.
        """

    def find(self, sequence: int) -> Picture:
        """Find a picture; `NotFound` for none."""

    def open(self, picture: Picture, *, small: bool = False) -> bytes:
        """
        Decrypt a picture.

        Raises:
            NotFound: It is gone, or nothing was kept of it.
            DamagedPicture: The file was changed.
        """

    def export(self, picture: Picture, folder: str, name: str = "") -> str:
        """
        Write a picture, decrypted, into a folder, as a new file; its whole path.

        Args:
            name: What to call it; without one it is named for when it was taken.

        Raises:
            NotAllowed: It cannot be written there, or is there already.
            NotFound, DamagedPicture: As `open`.
        """

    def recipient(self, day: str) -> str:
        """Tell the public half of a day's key, as `age-keygen -y` does; `NotFound` for none."""

    def identity(self, day: str) -> str:
        """Tell the secret that opens a day with the `age` command; `NotFound` for none."""

    def box(self, days: Sequence[str], readers: frozenset[str]) -> str:
        """
        Make a key box: the secrets of days, encrypted to their readers, as text.

        It is made when it is asked for and lies nowhere here: a copy of it beside the pictures
        would open them in every backup after their day was destroyed.

        Args:
            readers: Recipients; at least one.

        Raises:
            NotFound: One of the days is not there.
        """

    def delete(self, sequences: frozenset[int], goes_on: GoesOn = always) -> int:
        """
        Delete single pictures: their days get a new key, each once. KEYSTORE lane.

        Args:
            goes_on: Asked before each picture that gets new files. Ended, the day that is under
                way is as it was; days before it are done.

        Returns:
            How many there were.
        """

    def shred(self, days: tuple[str, ...]) -> int:
        """Destroy whole days; how many pictures were in them. KEYSTORE lane."""

    def faults(self) -> tuple[str, ...]:
        """Verify all signatures, chains and files; a sentence for each that does not hold."""
