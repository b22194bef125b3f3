"""Reaching the services: what speaks to each connection, built once and kept while it is valid."""

from __future__ import annotations

import threading

from tracksync.ports.keystore import Keystore
from tracksync.ports.tracker import (
    Adapters,
    Connection,
    IssueTracker,
    TimesheetReader,
    TimesheetSink,
)
from tracksync.services.personal.connections import ConnectionService, read_token


class Reach:
    """
    Adapters by connection. Used from network workers.

    The token is read from the keystore at the moment of use, by the worker that needs it.
    """

    def __init__(self, connections: ConnectionService, keystore: Keystore) -> None:
        self._connections = connections
        self._keystore = keystore
        self._guard = threading.Lock()
        self._built: dict[tuple[str, str, str], Adapters] = {}

    def tracker(self, connection: Connection) -> IssueTracker:
        """What reads from the service."""
        return self._adapters(connection).tracker

    def sink(self, connection: Connection) -> TimesheetSink:
        """What writes worklogs."""
        return self._adapters(connection).sink

    def reader(self, connection: Connection) -> TimesheetReader | None:
        """What lists the worklogs there; None where the service cannot be asked for them."""
        return self._adapters(connection).reader

    def forget(self) -> None:
        """Build everything anew at the next use: a sign-in, an address or a setting changed."""
        with self._guard:
            self._built.clear()

    def _adapters(self, connection: Connection) -> Adapters:
        key = (connection.id, connection.site_url, connection.email)
        with self._guard:
            built = self._built.get(key)
            if built is None:
                built = self._connections.adapters(
                    connection, lambda: read_token(self._keystore, connection)
                )
                self._built[key] = built
        return built
