"""A service that is signed in to by the browser or by a code, and says what it is told to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from tests.fakes.tracker import FakeIntegration
from tracksync.core.delivery.outcomes import Failure
from tracksync.ports.authorization import (
    App,
    Ask,
    Authorization,
    DeviceAuthorization,
    DeviceCode,
    NotYet,
    Site,
    Tokens,
)

LASTING = Tokens("access-1", "refresh-1", timedelta(hours=1))


@dataclass
class FakeAuthorization:
    """
    `ports.authorization.Authorization`, and its renewal.

    Attributes:
        reaches: What a grant reaches.
        answers: What exchanging and renewing bring, one after the other; the last for ever.
        revoking: What giving a grant back brings.
        asked: Whatever was asked with, in order.
    """

    origin: str = "https://auth.example.net https://api.example.net"
    return_to: str = ""
    reaches: tuple[Site, ...] | Failure = ()
    answers: list[Tokens | Failure] = field(default_factory=lambda: [LASTING])
    revoking: Failure | None = None
    asked: list[object] = field(default_factory=list)

    def begin(self, ask: Ask) -> str | Failure:
        self.asked.append(ask)
        return f"https://auth.example.net/authorize?state={ask.state}"

    def exchange(self, ask: Ask, answer: Mapping[str, str]) -> Tokens | Failure:
        return self._next(answer.get("code"))

    def refresh(self, token: str, scopes: tuple[str, ...] = ()) -> Tokens | Failure:
        return self._next(token)

    def revoke(self, token: str) -> Failure | None:
        self.asked.append(token)
        return self.revoking

    def sites(self, access: str) -> tuple[Site, ...] | Failure:
        return self.reaches

    def _next(self, asked: object) -> Tokens | Failure:
        self.asked.append(asked)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@dataclass
class FakeDevice(FakeAuthorization):
    """`ports.authorization.DeviceAuthorization`: the person answers at the third question."""

    def begin(self, scopes: tuple[str, ...]) -> DeviceCode | Failure:  # type: ignore[override]  # the other way
        self.asked.append(scopes)
        minutes = timedelta(minutes=1)
        return DeviceCode("code", "ABCD", "https://x.example", "", minutes, timedelta(0))

    def poll(self, code: DeviceCode) -> Tokens | NotYet | Failure:
        self.asked.append(code)
        return NotYet(timedelta(0)) if len(self.asked) < 4 else LASTING


@dataclass
class GrantingIntegration(FakeIntegration):
    """`FakeIntegration` with both ways of signing in by a grant."""

    by_browser: FakeAuthorization = field(default_factory=FakeAuthorization)
    by_code: FakeDevice = field(default_factory=FakeDevice)
    apps: list[App] = field(default_factory=list)

    def authorization(self, app: App) -> Authorization:
        self.apps.append(app)
        return self.by_browser

    def device(self, app: App) -> DeviceAuthorization:
        self.apps.append(app)
        return self.by_code
