"""An access token on its way into a request."""

from __future__ import annotations

from dataclasses import field

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Bearer:
    """Signs a request by a token alone (RFC 6750)."""

    token: str = field(repr=False)


# User name and secret (Basic), or a token alone.
SignIn = tuple[str, str] | Bearer
