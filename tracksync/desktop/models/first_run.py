"""What the first run shows."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.values import dataclass
from tracksync.desktop.models.privacy import PrivacyLine

WORK_WEEK = (True, True, True, True, True, False, False)


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the person is to TrackSync; all of it may stay empty. Days from Monday."""

    name: str = ""
    zone: str = "UTC"
    work_days: tuple[bool, ...] = WORK_WEEK
    target: timedelta = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class FirstRunModel:
    """
    What the pages begin with.

    Attributes:
        zones: IANA names to choose from.
        consents: What may be turned on or off, with what is in force; nothing of it captures.
        activity: How activity is seen on this machine, in one sentence.
        can_keep_key: A recovery key can be made, and there is none yet.
    """

    profile: Profile
    zones: tuple[str, ...]
    consents: tuple[PrivacyLine, ...]
    activity: str
    can_keep_key: bool = True
