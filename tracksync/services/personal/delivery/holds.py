"""
Waits: those that a service asked for, which hold for reads and writes, and those of the outbox.

That nothing may be asked over a connection at all is noted with it, and outlives the program, also
where the service did not say how long. What holds back a task or one kind of request, and what a
service's silence suggests, is kept while it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tracksync.core.clock import Reading
from tracksync.core.delivery.door import (
    LONGEST_TOLD_WAIT,
    Delivery,
    Pace,
    Verb,
    backoff,
    later_of,
    told_wait,
)
from tracksync.core.delivery.outcomes import Busy
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.ports.manifest import Way
from tracksync.ports.store import Unit
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import Recorder

APP = "app"
ENDPOINT = "endpoint"
WHOLE = frozenset({"connection", APP})


def held_until(connection: Connection, now: datetime) -> datetime | None:
    """
    Tell until when a service asked not to be asked; None where it may be.

    A wait that is longer than any that is obeyed was noted before the clock was set back.
    """
    until = connection.held_until_at
    return until if until is not None and now < until <= now + LONGEST_TOLD_WAIT else None


def is_noted(outcome: object) -> bool:
    """Tell whether an outcome is a wait that is noted with its connection, told or not."""
    return isinstance(outcome, Busy) and outcome.scope in WHOLE


def hold_whole(unit: Unit, connection: str, scope: str, until: datetime) -> Changed:
    """
    Let nothing be asked over a connection before *until*.

    With the scope "app" over no other one either that was granted to the same app: what it may ask
    is counted for all its users together.
    """
    found = unit.connection(connection)
    if found is None:
        return Changed.NOTHING
    together = [found]
    if scope == APP and found.way is not Way.TOKEN:
        granted = (c for c in unit.connections() if c.way is not Way.TOKEN)
        together = [c for c in granted if (c.service, c.app) == (found.service, found.app)]
    for one in together:
        held = later_of(until, one.held_until_at)
        unit.save_connection(replace(one, held_until_at=held))
    return Changed.CONNECTIONS


class Waits:
    """
    What services asked reads to wait, and whether they may ask.

    What one kind of request was told holds whatever is read over its connection: which kind a
    question is, its adapter alone knows. What one task was told holds nothing else.

    Args:
        title_of: A service's name for people.
        pace_of: How patient a service's connections are, where it did not say how long.
        jitter: Anything in [0, 1); spreads such a wait.
    """

    def __init__(
        self,
        recorder: Recorder,
        title_of: Callable[[str], str],
        pace_of: Callable[[str], Pace],
        jitter: Callable[[], float],
    ) -> None:
        self._recorder = recorder
        self._title_of = title_of
        self._pace_of = pace_of
        self._jitter = jitter
        self._times_busy: dict[str, int] = {}
        # By a clock that nobody sets: these end with the run.
        self._reads: dict[str, timedelta] = {}

    def asked(self, connection: str) -> Busy | None:
        """Say why nothing may be read over a connection now; None where it may. READ lane."""
        with self._recorder.store.read() as snapshot:
            found = snapshot.connection(connection)
        if found is None:
            return None
        now = self._recorder.clock.read()
        whole = (held_until(found, now.at) or now.at) - now.at
        left = max(whole, self._reads.get(connection, timedelta(0)) - _steady(now))
        if left <= timedelta(0):
            return None
        reason = say(
            "{service} said that it is busy. It is asked again at {time}.",
            service=self._title_of(found.service),
            time=f"{(now.at + left).astimezone(ZoneInfo(now.zone)):%H:%M}",
        )
        return Busy(left, reason=reason)

    def heard(self, connection: str, busy: Busy) -> Changed:
        """Hear that a read was told to wait; what is to be sent waits as long. STORE lane."""
        with self._recorder.open("engine") as recording:
            found = recording.unit.connection(connection)
            if found is None or not (is_noted(busy) or busy.scope == ENDPOINT):
                return Changed.NOTHING
            wait = self._wait(found, busy)
            if busy.scope == ENDPOINT:
                self._reads[connection] = _steady(recording.reading) + wait
                recording.changed |= Changed.CONNECTIONS
            else:
                until = recording.reading.at + wait
                recording.changed |= hold_whole(recording.unit, connection, busy.scope, until)
        return recording.changed

    def is_wary(self, connection: str) -> bool:
        """Whether the last read that was answered was told to wait, without saying how long."""
        return connection in self._times_busy

    def answered(self, connection: str) -> None:
        """Forget how often a service was busy: it is not any more. STORE lane."""
        self._times_busy.pop(connection, None)

    def _wait(self, connection: Connection, busy: Busy) -> timedelta:
        """Tell how long to wait: as told, else longer each time."""
        told, _ = told_wait(busy)
        if told is not None:
            self.answered(connection.id)
            return told
        times = self._times_busy[connection.id] = self._times_busy.get(connection.id, 0) + 1
        return backoff(times, self._pace_of(connection.service), self._jitter())


def _steady(now: Reading) -> timedelta:
    ms = now.monotonic_ms if now.boottime_ms is None else now.boottime_ms
    return timedelta(milliseconds=ms)


@dataclass
class Holds:
    """
    What must wait how long: a connection, one kind of request over it, or one task.

    Attributes:
        failures: By connection, how many steps in a row did not reach the service or were not
            answered; drives the wait between tries, however many deliveries there are.
    """

    failures: dict[str, int] = field(default_factory=dict)
    _connections: dict[str, datetime] = field(default_factory=dict)
    _endpoints: dict[tuple[str, Verb], datetime] = field(default_factory=dict)
    _tasks: dict[TaskRef, datetime] = field(default_factory=dict)

    def connection_until(self, connection: str) -> datetime | None:
        """Tell how long a whole connection is held back."""
        return self._connections.get(connection)

    def until(self, delivery: Delivery, verb: Verb) -> datetime | None:
        """Tell how long a step is held back; None for not at all."""
        waits = (
            self._connections.get(delivery.connection),
            self._endpoints.get((delivery.connection, verb)),
            self._tasks.get(delivery.task),
        )
        return max((wait for wait in waits if wait is not None), default=None)

    def hold(self, scope: str, delivery: Delivery, verb: Verb, until: datetime) -> None:
        """Hold back what *scope* says ("task", "endpoint", else the connection)."""
        if scope == "task":
            self._tasks[delivery.task] = until
        elif scope == ENDPOINT:
            self._endpoints[delivery.connection, verb] = until
        else:
            known = self._connections.get(delivery.connection, until)
            self._connections[delivery.connection] = max(known, until)

    def failed(self, connection: str) -> int:
        """Count one more failure; tells how many in a row."""
        self.failures[connection] = self.failures.get(connection, 0) + 1
        return self.failures[connection]

    def answered(self, connection: str) -> None:
        """Forget the failures: the service is there."""
        self.failures.pop(connection, None)

    def lift(self, connection: str) -> None:
        """Try a connection again at once, after a new sign-in."""
        self.answered(connection)
        self._connections.pop(connection, None)
        for endpoint in [e for e in self._endpoints if e[0] == connection]:
            del self._endpoints[endpoint]

    def shift(self, by: timedelta) -> None:
        """Move along with a stepped wall clock, so that waits keep their length."""
        self._connections = {name: at + by for name, at in self._connections.items()}
        self._endpoints = {endpoint: at + by for endpoint, at in self._endpoints.items()}
        self._tasks = {task: at + by for task, at in self._tasks.items()}
