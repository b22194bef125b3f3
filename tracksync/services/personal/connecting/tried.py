"""What a person brings to connect: what they typed, or what a service granted."""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.ports.authorization import LONGEST_TOKEN, Site, Tokens
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


def token_of(sign_in: SignIn, title: str) -> str:
    """
    Tell the token that was pasted.

    Args:
        title: What people call the service.

    Raises:
        BadInput: It can be none.
    """
    token = sign_in.token.strip()
    if token and len(token) <= LONGEST_TOKEN and token.isprintable():
        return token
    msg = say("That does not look like a token.")
    raise BadInput(msg, say("Make one in your {title} account and paste it whole.", title=title))


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
