"""Reaching the services: what speaks to each connection, built once and kept while it is valid."""

from __future__ import annotations

import threading
from contextlib import suppress
from enum import Enum, auto
from typing import TypeVar

from tracksync.core.delivery.outcomes import Failure, Refused, SignInExpired
from tracksync.core.problems import NotFound
from tracksync.core.sentences import say
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.sign_in.grants import Grants
from tracksync.engine.sign_in.renewing import renewed
from tracksync.ports.channel import Ahead, Channel, Posts, Threads
from tracksync.ports.keystore import Keystore
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import (
    Adapters,
    Connection,
    DetailsReader,
    IssueTracker,
    TimesheetReader,
    TimesheetSink,
)
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.connecting.granting import read_token
from tracksync.services.personal.delivery.holds import is_noted

T = TypeVar("T")


class What(Enum):
    """What is read over a connection, each for itself: one may be refused and the other not."""

    TASKS = auto()
    WORKLOGS = auto()


class Reach:
    """
    Adapters by connection. Used from network workers.

    A token that the person made is read from the keystore at the moment of use, by the worker that
    needs it; an access token comes from the grants, which renew it.
    """

    def __init__(
        self, connections: ConnectionService, keystore: Keystore, grants: Grants, lanes: Lanes
    ) -> None:
        self._connections = connections
        self._keystore = keystore
        self._grants = grants
        self._lanes = lanes
        self._guard = threading.Lock()
        self._built: dict[tuple[str, ...], Adapters] = {}
        self._troubles: dict[tuple[str, What], Failure] = {}

    def tracker(self, connection: Connection) -> IssueTracker:
        """What reads from the service."""
        return self._adapters(connection).tracker

    def sink(self, connection: Connection) -> TimesheetSink:
        """What writes worklogs."""
        return self._adapters(connection).sink

    def reader(self, connection: Connection) -> TimesheetReader | None:
        """What lists the worklogs there; None where the service cannot be asked for them."""
        return self._adapters(connection).reader

    def details(self, connection: Connection) -> DetailsReader | None:
        """What reads what must be said with a worklog; None where nothing more has to be."""
        return self._adapters(connection).details

    def channel(self, connection: Connection) -> Channel:
        """What posts standups; `NotFound` where nothing is posted."""
        found = self._adapters(connection).channel
        if found is None:
            raise NotFound(say("Nothing can be posted to {id}.", id=connection.id))
        return found

    def posts(self, connection: Connection) -> Posts | None:
        """What reaches the standups that stand there; None where nothing does."""
        return self._adapters(connection).posts

    def threads(self, connection: Connection) -> Threads | None:
        """What posts into the thread of a day; None where the channel has none."""
        return self._adapters(connection).threads

    def ahead(self, connection: Connection) -> Ahead | None:
        """What takes a standup before its time; None where the channel takes none."""
        return self._adapters(connection).ahead

    def heard(self, connection: Connection, answer: T) -> T:
        """
        Hear what a service answered, and hand it on. Waits: not on the STORE or NETWORK lane.

        A sign-in that is not accepted any more is given up, whatever was asked with it: where
        nothing is ever written, only what is read tells that it ended.

        Args:
            connection: As it was when the service was asked: it tells which sign-in was refused.
            answer: What came.
        """
        if isinstance(answer, SignInExpired):
            with suppress(NotFound):  # it was taken away meanwhile
                self._lanes.ask(Lane.STORE, lambda: self._connections.pause(connection))
        return answer

    def read(self, connection: Connection, answer: T, what: What) -> T:
        """
        As `heard`, of what was read; how that ended is remembered until the same is read again.

        That the service is busy is noted elsewhere, and over when its time is.
        """
        failure = answer if isinstance(answer, Failure) and not is_noted(answer) else None
        with self._guard:
            before = self._trouble(connection.id)
            if failure is None:
                self._mend(connection.id, what)
            else:
                self._troubles[connection.id, what] = failure
            is_otherwise = self._trouble(connection.id) != before
        if is_otherwise:
            self._lanes.ask(Lane.STORE, self._connections.stands_otherwise)
        return self.heard(connection, answer)

    def trouble(self, connection: str) -> Failure | None:
        """Tell why something could not be read the last time; None where all was, or nothing."""
        with self._guard:
            return self._trouble(connection)

    def _trouble(self, connection: str) -> Failure | None:
        found = (self._troubles.get((connection, what)) for what in What)
        return next((failure for failure in found if failure is not None), None)

    def _mend(self, connection: str, what: What) -> None:
        """Something was read, so the service is there; a refusal of something else stays."""
        for other in What:
            known = self._troubles.get((connection, other))
            if other is what or not isinstance(known, Refused):
                self._troubles.pop((connection, other), None)

    def forget(self) -> None:
        """Build everything anew at the next use: a sign-in, an address or a setting changed."""
        with self._guard:
            self._built.clear()

    def _adapters(self, connection: Connection) -> Adapters:
        way, site = connection.way.value, connection.account.site_id
        since = str(connection.signed_in_at)
        key = (connection.id, connection.site_url, connection.email, way, site, since)
        with self._guard:
            built = self._built.get(key)
            if built is None:
                built = self._built[key] = self._build(connection)
        return built

    def _build(self, connection: Connection) -> Adapters:
        if connection.way is Way.TOKEN:
            return self._connections.adapters(
                connection, lambda: read_token(self._keystore, connection)
            )
        adapters = self._connections.adapters(connection, lambda: self._grants.token(connection))
        return renewed(adapters, self._grants, connection)
