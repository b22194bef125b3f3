"""Waits that a service asked for, or that its silence suggests; kept while the program runs."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime, timedelta

from tracksync.core.delivery import Delivery, Verb
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass


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
        elif scope == "endpoint":
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
