"""What the Privacy page shows; all of it true."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView


@dataclass(frozen=True, slots=True)
class PrivacyLine:
    """
    One fact.

    Attributes:
        id: Comes back when its switch is used.
        title: What, in few words.
        detail: Where, how long, how often, by what.
        is_on: None where there is nothing to switch.
        locked_by: Who decided, where a policy did.
        never: It never happens, and cannot be turned on.
        is_there: False for what could be, and is not yet.
    """

    id: str
    title: str
    detail: str
    is_on: bool | None = None
    locked_by: str = ""
    never: bool = False
    is_there: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody or something looked at the person's data."""

    at: datetime
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class PrivacyModel:
    """Three columns, and who looked (latest first)."""

    zone: str
    captured: tuple[PrivacyLine, ...] = ()
    stored: tuple[PrivacyLine, ...] = ()
    sent: tuple[PrivacyLine, ...] = ()
    looks: tuple[Look, ...] = ()


class PrivacyView(ScreenView, Protocol):
    """The page that tells what is known and who knows it."""

    def show_privacy(self, privacy: PrivacyModel) -> None:
        """Show it."""
