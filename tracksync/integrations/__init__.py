"""
One folder per outside product; they do not know one another. Here is the catalogue of them.

Each folder offers `MANIFEST` and `build(access)`; a new folder is found by being there. One whose
name begins with `_` is no product: what a maker says alike in several of its products.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from tracksync.ports.clock import Clock
from tracksync.ports.settings import Preferences
from tracksync.ports.store import SentRecord
from tracksync.ports.tracker import Integration

if TYPE_CHECKING:
    from tracksync.network.gateway import Gateway
    from tracksync.network.sent import SentRecord as SentByGateway

# What an adapter is built with: a change of these builds it anew.
_BUILT_WITH = ("base_url", "ca_file")


def names() -> tuple[str, ...]:
    """Name the products, sorted."""
    folders = (found.name for found in pkgutil.iter_modules(__path__))
    return tuple(sorted(name for name in folders if not name.startswith("_")))


class Sent:
    """Where the gateway tells what left the machine; the engine listens once it is there."""

    def __init__(self) -> None:
        self.tell: Callable[[SentRecord], None] = lambda _: None

    def __call__(self, sent: SentByGateway) -> None:
        self.tell(sent.as_kept())


class Catalogue(Mapping[str, Integration]):
    """All integrations, by service; built when first asked for, and anew when settings changed."""

    def __init__(self, preferences: Preferences, clock: Clock, sent: Sent) -> None:
        self._preferences = preferences
        self._clock = clock
        self._sent = sent
        self._names = names()
        self._built: dict[str, tuple[tuple[object, ...], Integration]] = {}
        self._gateways: dict[str, Gateway] = {}

    def cancel(self) -> None:
        """Stop all requests that are under way, and refuse those that come after."""
        for gateway in tuple(self._gateways.values()):
            gateway.cancel()

    def __getitem__(self, service: str) -> Integration:
        if service not in self._names:
            raise KeyError(service)
        chosen: tuple[object, ...] = (
            *(self._preferences.text(f"services.{service}.{name}") for name in _BUILT_WITH),
            self._preferences.seconds(f"services.{service}.timeout_seconds"),
        )
        if service not in self._built or self._built[service][0] != chosen:
            self._built[service] = (chosen, self._build(service))
        return self._built[service][1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _build(self, service: str) -> Integration:
        # 30 ms; requests and jira (300 ms) come with the first request.
        from tracksync.network.access import Access
        from tracksync.network.gateway import Gateway
        from tracksync.network.limits import Limits

        limits = Limits(total=self._preferences.seconds(f"services.{service}.timeout_seconds"))
        gateway = Gateway(self._clock, self._sent, limits=limits)
        self._gateways[service] = gateway
        # The folder alone, 2 ms; what it needs comes with its first use.
        folder = importlib.import_module(f"{__name__}.{service}")
        built: Integration = folder.build(Access(gateway, self._clock, self._preferences))
        return built
