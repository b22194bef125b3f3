"""
Who granted what to which app, and which tokens that made: the rules of Atlassian's 3LO.

Source: Atlassian, "OAuth 2.0 (3LO) apps" and "Implementing the refresh token flow", read 2026-11:
rotating refresh tokens, ten minutes of leeway for an old one, `403 invalid_grant` after that,
`401 access_denied` for a wrong secret, one grant for an app and an account.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field

ACCESS_LIVES_S = 3600
CODE_LIVES_S = 300


class Denied(Exception):
    """An OAuth error, with the status it comes with."""

    def __init__(self, status: int, error: str, described: str) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.described = described


@dataclass(frozen=True)
class Registered:
    """An app, as registered: one address to come back to, exactly."""

    client_id: str
    secret: str
    return_to: str


@dataclass(frozen=True)
class Grant:
    """What one person granted one app."""

    app: Registered
    person: str
    scopes: tuple[str, ...]
    sites: tuple[str, ...]


@dataclass
class _Refresh:
    grant: Grant
    used_at_s: float | None = None


@dataclass
class Granter:
    """
    The books. Thread-safe. Its clock is moved by hand.

    Attributes:
        now_s: What time it is there.
        size: How long tokens are.
        renewals: How many refreshes were asked for, and went well.
        issued: Every secret that was ever handed out: codes and tokens.
        leeway_s: So long an old refresh token is taken once more; below zero it never is.
        is_revoking: Whether the place to give a grant back is there.
        rotates: A renewal brings the next refresh token; else the one there is goes on holding.
        prefix: What every secret begins with.
        is_lasting: Everybody gets a refresh token, whether or not it was asked for.
    """

    apps: tuple[Registered, ...]
    now_s: float = 0.0
    size: int = 64
    leeway_s: float = 600.0
    renewals: int = 0
    revoked: list[str] = field(default_factory=list)
    issued: list[str] = field(default_factory=list)
    is_revoking: bool = True
    rotates: bool = True
    is_lasting: bool = False
    prefix: str = ""
    _codes: dict[str, tuple[Grant, float]] = field(default_factory=dict)
    _access: dict[str, tuple[Grant, float]] = field(default_factory=dict)
    _refresh: dict[str, _Refresh] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def consent(self, client_id: str, return_to: str, grant: tuple[str, ...], person: str,
                sites: tuple[str, ...]) -> str:  # fmt: skip
        """Let a person say yes; the code that goes back."""
        app = self.app(client_id, return_to)
        with self._lock:
            code = self._make("code")
            self._codes[code] = (Grant(app, person, grant, sites), self.now_s + CODE_LIVES_S)
            return code

    def app(self, client_id: str, return_to: str) -> Registered:
        """Find an app by its id and the very address it was registered with."""
        for app in self.apps:
            if app.client_id == client_id and app.return_to == return_to:
                return app
        raise Denied(400, "invalid_request", "callback URL mismatch")

    def exchange(self, client_id: str, secret: str, code: str, return_to: str) -> dict[str, object]:
        """Turn a code into tokens, once."""
        self._check(client_id, secret)
        with self._lock:
            grant, ends_s = self._codes.pop(code, (None, 0.0))
            if grant is None or self.now_s > ends_s or grant.app.return_to != return_to:
                raise Denied(403, "invalid_grant", "Invalid authorization code")
            return self._hand_out(grant)

    def refresh(self, client_id: str, secret: str, token: str) -> dict[str, object]:
        """Rotate; an old token is taken once more within the leeway."""
        self._check(client_id, secret)
        with self._lock:
            known = self._refresh.get(token)
            if known is None or known.grant.app.client_id != client_id:
                raise Denied(403, "unauthorized_client", "refresh_token is invalid")
            used = known.used_at_s
            if used is not None and self.now_s - used > self.leeway_s:
                self._end(known.grant)
                raise Denied(403, "invalid_grant", "Unknown or invalid refresh token.")
            self.renewals += 1
            if not self.rotates:
                return self._hand_out(known.grant, is_renewed=True)
            known.used_at_s = self.now_s if used is None else used
            return self._hand_out(known.grant)

    def revoke(self, client_id: str, secret: str, token: str) -> None:
        """End a grant."""
        self._check(client_id, secret)
        with self._lock:
            known = self._refresh.get(token)
            if known is not None:
                self.revoked.append(known.grant.person)
                self._end(known.grant)

    def who(self, access: str) -> Grant | None:
        """Tell whose an access token is; None when it is not good."""
        with self._lock:
            grant, ends_s = self._access.get(access, (None, 0.0))
            return grant if self.now_s < ends_s else None

    def expire(self) -> None:
        """Let all access tokens end at once."""
        with self._lock:
            self._access.clear()

    def end_all(self) -> None:
        """Have the person take back whatever they granted."""
        with self._lock:
            self._access.clear()
            self._refresh.clear()

    def _end(self, grant: Grant) -> None:
        mine = (grant.app, grant.person)
        for held in (self._access, self._codes):
            for name in [n for n, (g, _) in held.items() if (g.app, g.person) == mine]:
                del held[name]
        for name in [n for n, r in self._refresh.items() if (r.grant.app, r.grant.person) == mine]:
            del self._refresh[name]

    def _hand_out(self, grant: Grant, *, is_renewed: bool = False) -> dict[str, object]:
        access = self._make("access")
        self._access[access] = (grant, self.now_s + ACCESS_LIVES_S)
        told: dict[str, object] = {
            "access_token": access,
            "expires_in": ACCESS_LIVES_S,
            "token_type": "Bearer",
            "scope": " ".join(sorted(grant.scopes)),
        }
        if not is_renewed and (self.is_lasting or "offline_access" in grant.scopes):
            refresh = self._make("refresh")
            self._refresh[refresh] = _Refresh(grant)
            told["refresh_token"] = refresh
        return told

    def _make(self, kind: str) -> str:
        made = f"{self.prefix}{kind}-{secrets.token_urlsafe(self.size)}"[: self.size]
        self.issued.append(made)
        return made

    def _check(self, client_id: str, secret: str) -> None:
        if not any((a.client_id, a.secret) == (client_id, secret) for a in self.apps):
            raise Denied(401, "access_denied", "Unauthorized")
