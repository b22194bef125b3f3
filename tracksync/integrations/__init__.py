"""One folder per outside product; they do not know one another. Here is the catalogue of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tracksync.engine.chosen import ChosenSettings
from tracksync.ports.clock import Clock
from tracksync.ports.store import SentRecord
from tracksync.ports.tracker import Integration

if TYPE_CHECKING:
    from tracksync.network.sent import SentRecord as SentByGateway

_JIRA = "jira"
# What an adapter is built with: a change of these builds it anew.
_BUILT_WITH = ("base_url", "ca_file", "timeout_seconds")


class Sent:
    """Where the gateway tells what left the machine; the engine listens once it is there."""

    def __init__(self) -> None:
        self.tell: Callable[[SentRecord], None] = lambda _: None

    def __call__(self, sent: SentByGateway) -> None:
        self.tell(sent.as_kept())


class Catalogue(Mapping[str, Integration]):
    """All integrations, by service; built when first asked for, and anew when settings changed."""

    def __init__(self, settings: ChosenSettings, clock: Clock, sent: Sent) -> None:
        self._settings = settings
        self._clock = clock
        self._sent = sent
        self._built: dict[str, tuple[tuple[object, ...], Integration]] = {}
        self._stop: Callable[[], None] = lambda: None

    def cancel(self) -> None:
        """Stop all requests that are under way."""
        self._stop()

    def __getitem__(self, service: str) -> Integration:
        if service != _JIRA:
            raise KeyError(service)
        keys = (f"services.{service}.{name}" for name in _BUILT_WITH)
        chosen = tuple(self._settings.in_force(key).value for key in keys)
        if service not in self._built or self._built[service][0] != chosen:
            self._built[service] = (chosen, self._jira())
        return self._built[service][1]

    def __iter__(self) -> Iterator[str]:
        return iter((_JIRA,))

    def __len__(self) -> int:
        return 1

    def _jira(self) -> Integration:
        # 30 ms; requests and jira (300 ms) come with the first request.
        from tracksync.integrations.jira import JiraCloud
        from tracksync.network.gateway import Gateway
        from tracksync.network.limits import Limits

        settings = self._settings
        limits = Limits(total=settings.seconds("services.jira.timeout_seconds"))
        gateway = Gateway(self._clock, self._sent, limits=limits)
        self._stop = gateway.cancel
        ca_file = settings.text("services.jira.ca_file")
        return JiraCloud(
            gateway,
            self._clock,
            adjust_estimate=lambda: settings.text("jira.adjust_estimate"),
            base_url=settings.text("services.jira.base_url"),
            ca_file=Path(ca_file) if ca_file else None,
        )
