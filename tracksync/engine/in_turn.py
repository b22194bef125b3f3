"""
Reading from a service when it is its turn.

The wait is spent on the thread that asks, never on a network worker: nobody else stands behind it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from tracksync.core.outcomes import Failure
from tracksync.engine.around import Around
from tracksync.engine.lanes import Lane, Lanes
from tracksync.services.personal.turns import Turns

T = TypeVar("T")

# So soon somebody who gave up waiting is heard.
_GLANCE_SECONDS = 0.25


class InTurn:
    """Waits for turns. Not on the STORE or NETWORK lane."""

    def __init__(self, turns: Turns, lanes: Lanes) -> None:
        self._turns = turns
        self.lanes = lanes
        self._is_closing = threading.Event()

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._is_closing.set()

    def ask(
        self, service: str, work: Callable[[], T], is_over: Callable[[], bool] = lambda: False
    ) -> T:
        """Do *work*, which asks *service*, on NETWORK when it may; at once when *is_over*."""
        while not is_over() and (left := self._left(service)) > 0:
            if self._is_closing.wait(min(left, _GLANCE_SECONDS)):
                break
        return self.lanes.ask(Lane.NETWORK, work)

    def around(self, service: str, is_over: Callable[[], bool] = lambda: False) -> Around:
        """Put each question of an adapter so, one by one."""

        def ask(work: Callable[[], T | Failure]) -> T | Failure:
            return self.ask(service, work, is_over)

        return ask

    def _left(self, service: str) -> float:
        """Tell how many seconds are left; counted where requests are, so that none is missed."""
        wait = self.lanes.ask(Lane.STORE, lambda: self._turns.wait(service))
        return 0.0 if wait is None else wait.left.total_seconds()
