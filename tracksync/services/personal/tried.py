"""What a person brings to connect: what they typed, or what a service granted."""

from __future__ import annotations

from tracksync.core.values import dataclass
from tracksync.ports.authorization import Site, Tokens
from tracksync.ports.manifest import Way


@dataclass(frozen=True, slots=True)
class SignIn:
    """
    What a person typed to connect.

    The token lives only in memory until it is in the keystore. What is None stays as it was on an
    account that is connected already; on a new one it is preview, and not read-only.

    Attributes:
        books_for: Id of the connection whose tasks its time is booked on, where a service has none
            of its own; may be empty where there is only one.
    """

    service: str
    site_url: str
    email: str
    token: str
    mode: str | None = None
    is_read_only: bool | None = None
    books_for: str = ""

    def __repr__(self) -> str:
        """Leave the token out."""
        return f"SignIn({self.service}, {self.site_url})"


@dataclass(frozen=True, slots=True)
class Granted:
    """
    What a service granted, before it is tried.

    Attributes:
        asked: The scopes that were asked for.
        site: The place that was chosen; None where the service has nothing to choose from.
        site_url: The address as typed, for a service that has nothing to choose from.
        mode, is_read_only, books_for: As for `SignIn`.
    """

    service: str
    way: Way
    tokens: Tokens
    asked: tuple[str, ...]
    site: Site | None = None
    site_url: str = ""
    mode: str | None = None
    is_read_only: bool | None = None
    books_for: str = ""

    @property
    def scopes(self) -> tuple[str, ...]:
        """What was granted, as far as told."""
        told = self.tokens.scopes
        return self.asked if told is None else told
