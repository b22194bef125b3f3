"""What tests of the gateway and of services behind it share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import requests

from tests.fakes.preferences import FakePreferences
from tracksync.core.clock import Reading
from tracksync.network import Exchange, Gateway, Limits, Origin, SentRecord, Service
from tracksync.network.access import Access

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
# Short where a test waits for the end of it, long where it must not matter.
PATIENT = Limits()
SMALL = Limits(body_bytes=10_000)
# As long as a busy machine may need to send a request; what is asked for may be sent before.
SHORT = Limits(
    connect=timedelta(seconds=0.5),
    silence=timedelta(seconds=0.3),
    total=timedelta(seconds=2),
    body_bytes=10_000,
)
SIGN_IN = ("mia@example.org", "token-that-must-not-leak")


class StillClock:
    """A clock that stands at `NOW`."""

    def read(self) -> Reading:
        return Reading(NOW, 0, 0, "boot", "UTC")


def access(
    sent: Callable[[SentRecord], None] = lambda _: None,
    *,
    limits: Limits = PATIENT,
    settings: Mapping[str, object] = MappingProxyType({}),
) -> Access:
    """Give an integration its way out, with these settings chosen."""
    preferences = FakePreferences()
    for key, value in settings.items():
        preferences.choose(key, value)
    clock = StillClock()
    return Access(Gateway(clock, sent, limits=limits), clock, preferences)


class Way:
    """One gateway to one origin, with what it recorded."""

    def __init__(self, url: str, *, limits: Limits = PATIENT, ca_file: Path | None = None) -> None:
        self.sent: list[SentRecord] = []
        self.gateway = Gateway(StillClock(), self.sent.append, limits=limits)
        self.url = url
        self.service = Service("test", Origin.parse(url), ca_file, frozenset({"known"}))

    def ask(self, path: str = "/known", *, json: object = None, method: str = "GET") -> Exchange:
        """Send a request, signed in, by our own channel."""
        channel = self.gateway.channel(self.service, self.url)
        return channel.ask(method, path, sign_in=SIGN_IN, json=json)

    def session(self) -> requests.Session:
        """Make a library's session and take it over, as for the jira package."""
        session = requests.Session()
        session.auth = SIGN_IN
        self.gateway.transport(self.service).take_over(session)
        return session
