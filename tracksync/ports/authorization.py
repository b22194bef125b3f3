"""
Signing in at the service itself, in the person's browser or with a code on another screen.

An integration may offer it beside its adapters; its manifest then names the way. Everything here
that is secret stays out of `repr`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from typing import Protocol, runtime_checkable

from tracksync.core.delivery.outcomes import Failure
from tracksync.core.values import dataclass

LONGEST_TOKEN = 20_000


@dataclass(frozen=True, slots=True)
class App:
    """
    As whom TrackSync asks: an app registered at the service, or a broker that keeps its secret.

    Attributes:
        client_id: Public. Empty with a broker, which knows it.
        secret: The app's secret, or this device's key to the broker; empty for a public app.
        broker: The broker's address; empty without one.
    """

    client_id: str = ""
    secret: str = field(default="", repr=False)
    broker: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """
    One sign-in that was begun; good for one answer.

    Attributes:
        state: Random; the answer must bring it back.
        verifier: Random; proves that whoever exchanges the code is who began (S256).
        return_to: Where the browser comes back to.
        scopes: What is asked for.
        home: The site on whose tasks time will be booked, for a service that has none of its own.
    """

    state: str = field(repr=False)
    verifier: str = field(repr=False)
    return_to: str
    scopes: tuple[str, ...]
    home: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """
    What a service hands out.

    Attributes:
        access: For requests; kept in memory only.
        refresh: For the next access token. Empty: the one there was goes on holding.
        lives: How long the access token is good; None where that was not told.
        scopes: What was granted; None where that was not told: what was asked for.
    """

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    lives: timedelta | None = None
    scopes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """One of the places a grant reaches. `id` is lasting, `url` an origin that people know."""

    id: str
    name: str
    url: str


class Renewal(Protocol):
    """
    What keeps a grant alive.

    Blocking: NETWORK lane only. Never raises for what service or network do, repeats nothing.
    """

    @property
    def origin(self) -> str:
        """Every place its tokens may be sent to, as one line; kept beside them, and compared."""

    def refresh(self, token: str, scopes: tuple[str, ...] = ()) -> Tokens | Failure:
        """
        Ask for a new access token.

        Args:
            scopes: What was granted, for services that want it named again.

        Returns:
            `SignInExpired` when the grant is dead; `NoAnswer` when the answer was lost, so that a
            new refresh token may have been made that nobody here knows.
        """

    def revoke(self, token: str) -> Failure | None:
        """Give a grant back; None when the service says that it is gone."""

    def sites(self, access: str) -> tuple[Site, ...] | Failure:
        """Tell what the grant reaches; empty where a service has nothing to choose from."""


class Authorization(Renewal, Protocol):
    """A sign-in by the browser: authorization code, with PKCE where the service knows it."""

    @property
    def return_to(self) -> str:
        """The one address the browser may come back to; empty for any free port of ours."""

    def begin(self, ask: Ask) -> str | Failure:
        """Name the page to open."""

    def exchange(self, ask: Ask, answer: Mapping[str, str]) -> Tokens | Failure:
        """Turn what the browser brought back into tokens. `Refused` tells why there are none."""


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """
    A sign-in on another screen.

    Attributes:
        code: What we ask with.
        shown: What the person types there.
        page: Where.
        whole_page: The same with the code in it; empty where there is none.
        lives: How long it is good.
        every: How often may be asked.
    """

    code: str = field(repr=False)
    shown: str
    page: str
    whole_page: str
    lives: timedelta
    every: timedelta


@dataclass(frozen=True, slots=True)
class NotYet:
    """The person has not answered. Ask again, after so long at the earliest."""

    every: timedelta


class DeviceAuthorization(Renewal, Protocol):
    """A sign-in by a code that is typed on another screen (RFC 8628)."""

    def begin(self, scopes: tuple[str, ...]) -> DeviceCode | Failure:
        """Ask for a code."""

    def poll(self, code: DeviceCode) -> Tokens | NotYet | Failure:
        """Ask whether the person has answered."""


@runtime_checkable
class OffersBrowser(Protocol):
    """An integration with `Way.OAUTH` in its manifest."""

    def authorization(self, app: App) -> Authorization:
        """
        Make one sign-in, or what renews a grant.

        `BadInput` for an app that cannot be.
        """


@runtime_checkable
class OffersDevice(Protocol):
    """An integration with `Way.DEVICE` in its manifest."""

    def device(self, app: App) -> DeviceAuthorization:
        """Make one sign-in, or what renews a grant."""
