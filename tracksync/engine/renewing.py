"""
Adapters of a granted connection: a refused access token is renewed, and the request repeated.

A 401 wrote nothing, so the repeat is no second write, and the delivery never hears of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from tracksync.core.outcomes import Failure, LookOutcome, SignInExpired, WriteOutcome
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.worklogs import Worklog
from tracksync.engine.grants import Access, Grants
from tracksync.ports.tracker import (
    Account,
    Adapters,
    Connection,
    Feed,
    IssueTracker,
    Listed,
    Standing,
    TaskPage,
    TimesheetReader,
    TimesheetSink,
)

T = TypeVar("T")


class Renewed:
    """Asks with an access token that works, as far as one can be had."""

    def __init__(self, grants: Grants, connection: Connection) -> None:
        self._grants = grants
        self._connection = connection

    def __call__(self, ask: Callable[[], T | Failure]) -> T | Failure:
        """Ask; once more with a new token when the service refused the one there was."""
        access = self._grants.access(self._connection)
        if not isinstance(access, Access):
            return access
        answer = ask()
        if not isinstance(answer, SignInExpired):
            return answer
        self._grants.refused(self._connection, access)
        renewed = self._grants.access(self._connection)
        return ask() if isinstance(renewed, Access) else renewed


class RenewedTracker:
    """`ports.tracker.IssueTracker`."""

    def __init__(self, tracker: IssueTracker, renewed: Renewed) -> None:
        self._tracker = tracker
        self._renewed = renewed

    def whoami(self) -> Account | Failure:
        return self._renewed(self._tracker.whoami)

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        return self._renewed(lambda: self._tracker.assigned(page_token))

    def find(self, key: str) -> Task | Failure:
        return self._renewed(lambda: self._tracker.find(key))


class RenewedSink:
    """`ports.tracker.TimesheetSink`."""

    def __init__(self, sink: TimesheetSink, renewed: Renewed) -> None:
        self._sink = sink
        self._renewed = renewed

    @property
    def finds_by_mark(self) -> bool:
        return self._sink.finds_by_mark

    def as_kept(self, worklog: Worklog) -> Worklog:
        return self._sink.as_kept(worklog)

    def create(self, worklog: Worklog) -> WriteOutcome:
        return self._renewed(lambda: self._sink.create(worklog))

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        return self._renewed(lambda: self._sink.update(remote_id, worklog))

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        return self._renewed(lambda: self._sink.delete(task, remote_id))

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        return self._renewed(lambda: self._sink.look(task, mark, near))


class RenewedReader:
    """`ports.tracker.TimesheetReader`."""

    def __init__(self, reader: TimesheetReader, renewed: Renewed) -> None:
        self._reader = reader
        self._renewed = renewed

    @property
    def has_feed(self) -> bool:
        return self._reader.has_feed

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        return self._renewed(lambda: self._reader.between(start, end, tasks))

    def changed_since(self, since: datetime) -> Feed | Failure:
        return self._renewed(lambda: self._reader.changed_since(since))

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        return self._renewed(lambda: self._reader.one(task, remote_id))


def renewed(adapters: Adapters, grants: Grants, connection: Connection) -> Adapters:
    """Put the renewal around what speaks to a service."""
    asks = Renewed(grants, connection)
    reader = adapters.reader
    return Adapters(
        RenewedTracker(adapters.tracker, asks),
        RenewedSink(adapters.sink, asks),
        None if reader is None else RenewedReader(reader, asks),
    )
