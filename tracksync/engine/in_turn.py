"""
Reading from a service when it is its turn.

The wait is spent on the thread that asks, never on a network worker: nobody else stands behind it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from tracksync.core.outcomes import Failure
from tracksync.core.tasks import Task, TaskRef
from tracksync.engine.lanes import Lane, Lanes
from tracksync.ports.tracker import (
    Account,
    Feed,
    IssueTracker,
    Listed,
    Standing,
    TaskPage,
    TimesheetReader,
)
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

    def _left(self, service: str) -> float:
        """Tell how many seconds are left; counted where requests are, so that none is missed."""
        wait = self.lanes.ask(Lane.STORE, lambda: self._turns.wait(service))
        return 0.0 if wait is None else wait.left.total_seconds()


class TrackerInTurn:
    """`ports.tracker.IssueTracker`, page by page in turn."""

    def __init__(
        self, tracker: IssueTracker, service: str, turns: InTurn, is_over: Callable[[], bool]
    ) -> None:
        self._tracker = tracker
        self._service = service
        self._turns = turns
        self._is_over = is_over

    def whoami(self) -> Account | Failure:
        return self._ask(self._tracker.whoami)

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        return self._ask(lambda: self._tracker.assigned(page_token))

    def find(self, key: str) -> Task | Failure:
        return self._ask(lambda: self._tracker.find(key))

    def _ask(self, work: Callable[[], T]) -> T:
        return self._turns.ask(self._service, work, self._is_over)


class ReaderInTurn:
    """`ports.tracker.TimesheetReader`, request by request in turn."""

    def __init__(self, reader: TimesheetReader, service: str, turns: InTurn) -> None:
        self._reader = reader
        self._service = service
        self._turns = turns

    @property
    def has_feed(self) -> bool:
        return self._reader.has_feed

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        return self._ask(lambda: self._reader.between(start, end, tasks))

    def changed_since(self, since: datetime) -> Feed | Failure:
        return self._ask(lambda: self._reader.changed_since(since))

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        return self._ask(lambda: self._reader.one(task, remote_id))

    def _ask(self, work: Callable[[], T]) -> T:
        return self._turns.ask(self._service, work)
