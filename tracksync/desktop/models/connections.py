"""What the Connections page and the dialog of connecting show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tracksync.desktop.models.common import ScreenView, Trouble


@dataclass(frozen=True, slots=True)
class ConnectionCard:
    """
    One signed-in account.

    Attributes:
        is_automatic: Worklogs leave by themselves; else after a click.
        is_working: The last contact went well.
        trouble: What is wrong, with its remedy.
    """

    id: str
    service: str
    site: str
    account: str
    email: str
    zone: str
    is_automatic: bool = False
    is_read_only: bool = False
    is_working: bool = True
    task_count: int = 0
    read_at: datetime | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class ServiceOffer:
    """A service that can be connected. `sentence` says what it would be used for."""

    id: str
    title: str
    sentence: str
    locked_by: str = ""


@dataclass(frozen=True, slots=True)
class ConnectionsModel:
    """What is connected, and what can be."""

    cards: tuple[ConnectionCard, ...] = ()
    offers: tuple[ServiceOffer, ...] = ()


class ConnectionsView(ScreenView, Protocol):
    """The page of connections."""

    def show_connections(self, connections: ConnectionsModel) -> None:
        """Show them."""


@dataclass(frozen=True, slots=True)
class ConnectForm:
    """
    What the dialog asks.

    Attributes:
        scopes: What the sign-in will be used for, one sentence each.
        help_url: Where a token is made, as text; the person opens it.
    """

    service: str
    title: str
    site: str = ""
    email: str = ""
    site_example: str = ""
    help_url: str = ""
    scopes: tuple[str, ...] = ()


class ConnectView(Protocol):
    """The dialog of connecting."""

    def show_form(self, form: ConnectForm) -> None:
        """Ask."""

    def show_trying(self, is_trying: bool) -> None:
        """The sign-in is being tried; it can be cancelled."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why it was refused; what was typed stays."""

    def show_connected(self, account: str, site: str) -> None:
        """Say who is signed in; nothing is left to do."""
