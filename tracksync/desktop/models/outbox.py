"""What the Outbox page and the preview before sending show."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView, Trouble
from tracksync.desktop.models.strip import Standing

# The remedy that every stuck delivery has: it is not sent.
LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """
    One delivery.

    Attributes:
        started_at, length: Of the worklog.
        at: When it was sent, or will next be tried; None when it waits for a click.
        trouble: Why it is stuck, in a sentence, and the remedy.
    """

    id: str
    title: str
    started_at: datetime
    length: timedelta
    standing: Standing
    service: str
    key: str = ""
    hue: int = 0
    at: datetime | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A worklog that was sent and is unknown here since a backup was brought back."""

    title: str
    service: str
    started_at: datetime
    length: timedelta


@dataclass(frozen=True, slots=True)
class OutboxModel:
    """
    What needs the person, what waits (soonest first) and what was sent (latest first).

    Attributes:
        sent_count: How many were sent in all; `sent` holds the latest of them.
        is_preview: Nothing leaves before a click.
        found: What stands over there and is missing here, earliest first.
        has_connections: There is a service to compare with.
    """

    zone: str
    stuck: tuple[DeliveryRow, ...] = ()
    waiting: tuple[DeliveryRow, ...] = ()
    sent: tuple[DeliveryRow, ...] = ()
    sent_count: int = 0
    is_preview: bool = False
    found: tuple[FoundLine, ...] = ()
    has_connections: bool = False


class OutboxView(ScreenView, Protocol):
    """The page of what leaves."""

    def show_outbox(self, outbox: OutboxModel) -> None:
        """Show what waits, was sent, and needs the person."""

    def show_bringing(self, done: int | None) -> None:
        """Show how many of what was found came in so far; None: that it is over."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A worklog as it will stand there. `length` is already rounded as it will be sent."""

    id: str
    title: str
    key: str
    started_at: datetime
    length: timedelta
    comment: str = ""
    hue: int = 0
    is_included: bool = True


@dataclass(frozen=True, slots=True)
class PreviewModel:
    """Everything that one click would send, to one place."""

    service: str
    site: str
    account: str
    zone: str
    lines: tuple[PreviewLine, ...]


class PreviewView(Protocol):
    """The dialog before sending."""

    def show_preview(self, preview: PreviewModel) -> None:
        """Show the worklogs."""

    def show_sending(self, done: int, total: int) -> None:
        """Show how far it is."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say what went wrong; the lines stay."""
