"""
Reading from a service when it is its turn, and not at all while the service asked to wait.

The wait is spent on the thread that asks, never on a network worker: nobody else stands behind it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from tracksync.core.delivery.outcomes import Busy, Failure
from tracksync.engine.lanes.around import Around
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.holds import Waits
from tracksync.services.personal.delivery.turns import Turns

T = TypeVar("T")

# So soon somebody who gave up waiting is heard.
_GLANCE_SECONDS = 0.25


class InTurn:
    """Waits for turns. Not on the STORE or NETWORK lane."""

    def __init__(self, turns: Turns, waits: Waits, lanes: Lanes) -> None:
        self._turns = turns
        self._waits = waits
        self.lanes = lanes
        self._is_closing = threading.Event()

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._is_closing.set()

    def ask(
        self,
        connection: Connection,
        work: Callable[[], T | Failure],
        is_over: Callable[[], bool] = lambda: False,
    ) -> T | Failure:
        """
        Do *work*, which asks over *connection*, on NETWORK when it may; at once when *is_over*.

        Returns:
            What came of it; `Busy`, without asking, while the service does not want to be asked.
        """
        while not is_over() and (left := self._left(connection)) > 0:
            if self._is_closing.wait(min(left, _GLANCE_SECONDS)):
                break
        asked = self.lanes.ask(Lane.READ, lambda: self._waits.asked(connection.id))
        if asked is not None:
            return asked
        answer = self.lanes.ask(Lane.NETWORK, work)
        if isinstance(answer, Busy):
            busy = answer
            self.lanes.ask(Lane.STORE, lambda: self._waits.heard(connection.id, busy))
        elif self._waits.is_wary(connection.id):
            self.lanes.ask(Lane.STORE, lambda: self._waits.answered(connection.id))
        return answer

    def around(self, connection: Connection, is_over: Callable[[], bool] = lambda: False) -> Around:
        """Put each question of an adapter so, one by one."""

        def ask(work: Callable[[], T | Failure]) -> T | Failure:
            return self.ask(connection, work, is_over)

        return ask

    def _left(self, connection: Connection) -> float:
        """Tell how many seconds are left; counted where requests are, so that none is missed."""
        wait = self.lanes.ask(Lane.STORE, lambda: self._turns.wait(connection))
        return 0.0 if wait is None else wait.left.total_seconds()
