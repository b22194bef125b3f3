"""Comparing with the services, now and then and when asked; nothing here writes to one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from tracksync.core.delivery.outcomes import Failure, NotReached
from tracksync.core.problems import KeystoreTrouble
from tracksync.core.tasks import Task, TaskRef
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.around import ReaderAround
from tracksync.engine.lanes.in_turn import InTurn
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.reaching import Reach, What
from tracksync.engine.services import Services
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection, Feed, TimesheetReader
from tracksync.services.personal.delivery.reading_back import (
    Compared,
    read_feed,
    read_period,
    read_until,
)
from tracksync.services.personal.delivery.wording import problem_of

T = TypeVar("T")

_ALARM = "compare"
_FIRST = timedelta(minutes=5)
_SPREAD = 0.4
# Where a service does not tell what changed, so much of the past is listed each time.
WINDOW = timedelta(days=14)
# What a question is answered with that nobody wants an answer to any more.
_GIVEN_UP = NotReached()


class Comparing:
    """
    Reads on NETWORK, takes in on STORE, and wakes itself by an alarm; each connection by itself.

    Args:
        interval: Between two comparisons; zero for never. Asked before each wait.
        jitter: Anything in [0, 1): the wait is spread by it, so that desktops do not come at once.
    """

    def __init__(
        self,
        services: Services,
        reach: Reach,
        turns: InTurn,
        *,
        clock: Clock,
        lanes: Lanes,
        alarms: Alarms,
        interval: Callable[[], timedelta],
        jitter: Callable[[], float],
    ) -> None:
        self._store = services.store
        self._connections = services.connections
        self._services = services
        self._reach = reach
        self._turns = turns
        self._clock = clock
        self._lanes = lanes
        self._alarms = alarms
        self._interval = interval
        self._jitter = jitter
        self._is_closing = False

    def start(self) -> None:
        """Wake up now and then from here on."""
        self._sleep(min(_FIRST, self._interval()))

    def close(self) -> None:
        """Stop; a listing under way ends by itself."""
        self._is_closing = True
        self._alarms.clear(_ALARM)

    def can_compare(self, connection: Connection) -> bool:
        """Whether the person's worklogs there can be listed."""
        return self._reach.reader(connection) is not None

    def period(
        self,
        connection: Connection,
        start: datetime,
        end: datetime,
        *,
        is_over: Callable[[], bool] = lambda: False,
    ) -> tuple[Compared, ...] | Failure:
        """
        Compare a period without changing anything. Waits: not on the STORE or NETWORK lane.

        A sign-in that is not accepted any more is given up, here as in `now`.

        Args:
            connection: With which service.
            start: The first moment.
            end: The moment after it.
            is_over: Asked before each question: nobody wants the answer any more.
        """
        reader = self._reader(connection, is_over)
        if reader is None:
            return ()
        known = self._lanes.ask(
            Lane.READ, lambda: self._services.reconciling.known(connection, start, end)
        )
        sink = self._reach.sink(connection)
        compared = read_period(known, reader, sink, start, end)
        return (
            compared
            if compared is _GIVEN_UP
            else self._reach.read(connection, compared, What.WORKLOGS)
        )

    def bring_in(
        self, item: Compared, *, via: str, is_over: Callable[[], bool] = lambda: False
    ) -> None:
        """
        Make an entry of what stands only there. Waits: not on the STORE or NETWORK lane.

        Raises:
            Problem: Its task cannot be read, or it cannot become an entry.
        """
        task = self._lanes.ask(Lane.READ, lambda: self._known(item.task)) or self._find(
            item.task, is_over
        )
        self._lanes.ask(
            Lane.STORE, lambda: self._services.reconciling.bring_in(item, task, via=via)
        )

    def now(self, connection: Connection) -> Failure | None:
        """Compare and take in what is unambiguous. Waits: not on the STORE or NETWORK lane."""
        reader = self._reader(connection)
        since = read_until(connection)
        if reader is None:
            return None
        if not reader.has_feed or since is None:
            return self._by_listing(connection)
        asked_at = self._clock.read().at
        feed = reader.changed_since(since)
        if not isinstance(feed, Feed):
            return self._reach.read(connection, feed, What.WORKLOGS)
        known = self._lanes.ask(
            Lane.READ, lambda: self._services.reconciling.named(connection, feed, asked_at=asked_at)
        )
        compared = read_feed(known, feed, self._reach.sink(connection))
        self._take_in(connection, self._reach.read(connection, compared, What.WORKLOGS), feed.until)
        return None if feed.gone is not None else self._by_listing(connection)

    def _known(self, ref: TaskRef) -> Task | None:
        with self._store.read() as snapshot:
            return snapshot.task(ref)

    def _find(self, ref: TaskRef, is_over: Callable[[], bool]) -> Task:
        connection = self._connections.one(ref.connection)
        tracker = self._reach.tracker(connection)
        told = self._turns.ask(connection, lambda: tracker.find(ref.remote_id), is_over)
        found = self._reach.heard(connection, told)
        if not isinstance(found, Task):
            integration = self._connections.integration(connection.service)
            raise problem_of(found, integration.manifest.title)
        return found

    def _reader(
        self, connection: Connection, is_over: Callable[[], bool] = lambda: False
    ) -> TimesheetReader | None:
        reader = self._reach.reader(connection)
        if reader is None:
            return None
        in_turn = self._turns.around(connection, is_over)

        def unless_over(ask: Callable[[], T | Failure]) -> T | Failure:
            return _GIVEN_UP if is_over() else in_turn(ask)

        return ReaderAround(reader, unless_over)

    def _by_listing(self, connection: Connection) -> Failure | None:
        now = self._clock.read().at
        # A feed is taken up from before the listing, so that nothing falls between.
        compared = self.period(connection, now - WINDOW, now + timedelta(days=1))
        if not isinstance(compared, tuple):
            return compared
        self._take_in(connection, compared, now - _FIRST)
        return None

    def _take_in(
        self, connection: Connection, compared: tuple[Compared, ...], until: datetime
    ) -> None:
        def take() -> None:
            self._services.reconciling.take_in(compared)
            self._services.reconciling.note_read(connection.id, until)

        self._lanes.ask(Lane.STORE, take)

    def _sleep(self, wait: timedelta) -> None:
        if self._is_closing or self._interval() == timedelta(0):
            return
        spread = 1 - _SPREAD / 2 + _SPREAD * self._jitter()
        self._alarms.set(_ALARM, wait.total_seconds() * spread, self._wake)

    def _wake(self) -> None:
        self._sleep(self._interval())
        for connection in self._connections.all():
            if not connection.is_paused:
                self._lanes.submit(Lane.COMMANDS, partial(self._quietly, connection))

    def _quietly(self, connection: Connection) -> None:
        """Compare without being asked: a keystore that does not answer now will another time."""
        with suppress(KeystoreTrouble):
            if not self._is_closing:
                self.now(connection)
