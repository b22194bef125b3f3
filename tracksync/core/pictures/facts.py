"""What is known of a picture of the screen without opening it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from tracksync.core.values import dataclass


class PictureKind(StrEnum):
    """What a record in the vault is about."""

    PICTURE = "picture"
    UNCHANGED = "unchanged"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Who:
    """
    Whose screen a picture shows, as far as that is known; nobody checked what a person typed.

    Attributes:
        name, email: As the person called themselves then; may be empty.
        profile: Public half of the profile's age identity, which it has from its first start on;
            empty where that was not noted.
    """

    name: str = ""
    email: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """
    One monitor at one moment.

    Attributes:
        sequence: 1, 2, 3 … over all pictures ever taken here; deleted ones keep theirs.
        day: Which of the vault's days holds it: the local date, with ".2", ".3" … behind it since
            something of that date was deleted, or somebody lost the right to open pictures.
        kind: `UNCHANGED`: the monitor showed what it had shown the time before; nothing was kept.
        monitor: The system's name for it.
        width_px, height_px: Of the picture, after it was reduced.
        codec: "webp" or "jpeg".
        policy: Who wanted it ("your own choice").
        is_scripted: It came out of a file, for a test or a demonstration.
        size_bytes: As it lies there, encrypted.
        digest, small_digest: BLAKE2b (32 bytes, hex) of the encrypted picture and of the small one.
        interval: How often pictures were taken then; nothing where that was not noted.
        who: Whose screen it was; nobody where that was not noted, and after it was deleted.
    """

    sequence: int
    at: datetime
    zone: str
    day: str
    kind: PictureKind
    monitor: str
    width_px: int = 0
    height_px: int = 0
    preset: str = ""
    codec: str = ""
    policy: str = ""
    is_scripted: bool = False
    size_bytes: int = 0
    digest: str = ""
    small_digest: str = ""
    interval: timedelta = timedelta(0)
    who: Who = Who()


def date_of(day: str) -> str:
    """Tell the local date of one of the vault's days."""
    return day.partition(".")[0]


def in_order(day: str) -> tuple[str, int]:
    """Tell a key that sorts the vault's days by date, those of one date by their numbers."""
    date, _, number = day.partition(".")
    return date, int(number) if number.isdecimal() else 1


def next_name(day: str) -> str:
    """Name what takes a day's place when something of it is deleted, or what follows on it."""
    date, _, number = day.partition(".")
    return f"{date}.{int(number or 1) + 1}"
