"""What became of pictures of the screen, as the journal keeps it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tracksync.core.values import dataclass


class ErasedFor(StrEnum):
    """Why pictures were destroyed."""

    RETENTION = "retention"
    PERSON = "person"


class Miss(StrEnum):
    """Why a look at the screen gave no picture."""

    EXCLUDED = "excluded"
    BLACK = "black"
    NO_MONITOR = "no monitor"
    UNSEEN = "unseen"
    KEYSTORE = "keystore"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PictureMissed:
    """A picture was due, or asked for, and could not be taken; nothing of what was seen is kept."""

    cause: Miss


@dataclass(frozen=True, slots=True)
class PicturesErased:
    """
    Pictures of the screen were destroyed, here and in every copy.

    `days`: as the vault named them; all of each for `RETENTION`, some of each for `PERSON`.
    """

    days: tuple[str, ...]
    count: int
    cause: ErasedFor


@dataclass(frozen=True, slots=True)
class TimeSubtracted:
    """
    A picture was deleted, and a policy has its time go with it; nothing takes that back.

    The entry loses what it has between *start_at* and *end_at*; *rest* is what is left behind that
    where something is left before it, too. The timer stays with the later part.
    """

    entry: UUID
    start_at: datetime
    end_at: datetime
    rest: UUID
