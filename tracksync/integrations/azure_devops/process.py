"""What a project's process says of its types of work items, asked once and remembered a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.integrations.azure_devops.client import AzureClient
from tracksync.integrations.azure_devops.history import COMPLETED
from tracksync.integrations.azure_devops.mapping import Kind, kind_of
from tracksync.integrations.azure_devops.refusals import failure_of, unreadable
from tracksync.ports.clock import Clock

_FRESH = timedelta(hours=6)
_UNKNOWN = Kind(frozenset(), frozenset())


class Process:
    """
    The types of work items of one organization. For any thread: at worst a type is asked for twice.

    Args:
        client: The wire.
        clock: Tells when what was read is old.
    """

    def __init__(self, client: AzureClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[datetime, Kind]] = {}

    def is_ended(self, project: str, kind: str, state: str) -> bool | Failure:
        """Whether a state is the end of it, by its category; not where that cannot be told."""
        found = self._kind(project, kind)
        if isinstance(found, Refused):
            return False
        return state in found.ended if isinstance(found, Kind) else found

    def has_hours(self, project: str, kind: str) -> bool | Failure:
        """Whether a type has the field of completed hours. A no is asked for anew each time."""
        found = self._kind(project, kind)
        if isinstance(found, Kind) and COMPLETED not in found.fields:
            self._known.pop((project, kind), None)
        return COMPLETED in found.fields if isinstance(found, Kind) else found

    def _kind(self, project: str, kind: str) -> Kind | Failure:
        if not project or not kind:
            return _UNKNOWN
        now = self._clock.read().at
        known = self._known.get((project, kind))
        if known is not None and now - known[0] < _FRESH:
            return known[1]
        exchange = self._client.kind(project, kind)
        if (failure := failure_of(exchange, is_write=False, now=now)) is not None:
            return failure
        try:
            found = kind_of(exchange.json())
        except ValueError:
            return unreadable(is_write=False)
        self._known[project, kind] = (now, found)
        return found
