"""Refreshing the task lists of all connections, now and then, without being asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

from tracksync.core.delivery.outcomes import Failure
from tracksync.core.problems import KeystoreTrouble
from tracksync.core.values import dataclass
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.around import TrackerAround
from tracksync.engine.lanes.in_turn import InTurn
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.reaching import Reach, What
from tracksync.engine.services import Services
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection
from tracksync.services.personal.worktime.tasks import fetch_assigned, fetch_left

_ALARM = "refresh"
# Not in the first minutes: whoever starts the program at nine is not the only one.
_FIRST = timedelta(minutes=2)
_SPREAD = 0.4


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh of one connection brought."""

    connection: str
    count: int
    failure: Failure | None


class Refreshing:
    """
    Fetches on NETWORK, keeps on STORE, and wakes itself by an alarm; each connection by itself.

    Args:
        interval: Between two refreshes; zero for never. Asked before each wait.
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
        self._connections = services.connections
        self._tasks = services.tasks
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

    def soon(self) -> None:
        """Refresh everything without waiting for it."""
        for connection in self.usable():
            self._lanes.submit(Lane.COMMANDS, partial(self._quietly, connection))

    def close(self) -> None:
        """Stop; a fetch under way ends with its page."""
        self._is_closing = True
        self._alarms.clear(_ALARM)

    def now(
        self,
        connection: Connection,
        *,
        progress: Callable[[int], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Refreshed:
        """
        Refresh one connection and wait for it. Not on the STORE or NETWORK lane.

        One whose sign-in is not accepted any more is given up.

        Args:
            connection: Whose tasks.
            progress: Told how many there are so far, after each page.
            cancelled: Asked before each page. What came until then is kept.
        """

        def is_over() -> bool:
            return self._is_closing or cancelled()

        tracker = self._reach.tracker(connection)
        in_turn = TrackerAround(tracker, self._turns.around(connection, is_over))
        fetched = fetch_assigned(in_turn, progress=progress, cancelled=is_over)
        left = self._lanes.ask(Lane.READ, lambda: self._tasks.left(connection.id, fetched))
        known = (*fetched.tasks, *fetch_left(in_turn, left, cancelled=is_over))
        self._lanes.ask(
            Lane.STORE, lambda: self._tasks.keep(connection.id, replace(fetched, tasks=known))
        )
        failure = fetched.failure or self._ask_for_details(connection)
        self._reach.read(connection, failure, What.TASKS)
        if fetched.is_complete:
            self._lanes.ask(Lane.STORE, lambda: self._note(connection))
        return Refreshed(connection.id, len(fetched.tasks), failure)

    def _ask_for_details(self, connection: Connection) -> Failure | None:
        """Ask what must be said with a worklog by now; why that is not known, where it is not."""
        reader = self._reach.details(connection)
        if reader is None:
            return None
        wanted = self._turns.ask(connection, reader.wanted)
        if not isinstance(wanted, tuple):
            return wanted
        self._lanes.ask(Lane.STORE, lambda: self._services.details.keep(connection.id, wanted))
        return None

    def usable(self) -> tuple[Connection, ...]:
        """The connections whose sign-in works, as far as known."""
        return tuple(c for c in self._connections.all() if not c.is_paused)

    def _note(self, connection: Connection) -> None:
        """Remember when a list was read last."""
        self._connections.note_read(connection.id, self._clock.read().at)

    def _sleep(self, wait: timedelta) -> None:
        if self._is_closing or self._interval() == timedelta(0):
            return
        spread = 1 - _SPREAD / 2 + _SPREAD * self._jitter()
        self._alarms.set(_ALARM, wait.total_seconds() * spread, self._wake)

    def _wake(self) -> None:
        self._sleep(self._interval())
        self.soon()

    def _quietly(self, connection: Connection) -> None:
        """Refresh without being asked: a keystore that does not answer now will another time."""
        with suppress(KeystoreTrouble):
            self.now(connection)
