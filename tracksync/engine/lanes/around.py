"""Adapters with something put around each question: a turn waited for, a token renewed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from tracksync.core.delivery.details import Detail
from tracksync.core.delivery.outcomes import Failure, LookOutcome, WriteOutcome, Written
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.ports.channel import Ahead, Channel, Posts, Threads
from tracksync.ports.tracker import (
    Account,
    DetailsReader,
    Feed,
    IssueTracker,
    Listed,
    Standing,
    TaskPage,
    TimesheetReader,
    TimesheetSink,
)

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup.text import Message

T = TypeVar("T")


class Around(Protocol):
    """Puts a question, in its own way: later, elsewhere, or once more."""

    def __call__(self, ask: Callable[[], T | Failure], /) -> T | Failure:
        """Answer as *ask* does."""


class TrackerAround:
    """`ports.tracker.IssueTracker`."""

    def __init__(self, tracker: IssueTracker, around: Around) -> None:
        self._tracker = tracker
        self._around = around

    def whoami(self) -> Account | Failure:
        return self._around(self._tracker.whoami)

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        return self._around(lambda: self._tracker.assigned(page_token))

    def find(self, key: str) -> Task | Failure:
        return self._around(lambda: self._tracker.find(key))


class SinkAround:
    """`ports.tracker.TimesheetSink`."""

    def __init__(self, sink: TimesheetSink, around: Around) -> None:
        self._sink = sink
        self._around = around

    @property
    def finds_by_mark(self) -> bool:
        return self._sink.finds_by_mark

    def as_kept(self, worklog: Worklog) -> Worklog:
        return self._sink.as_kept(worklog)

    def create(self, worklog: Worklog) -> WriteOutcome:
        return self._around(lambda: self._sink.create(worklog))

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        return self._around(lambda: self._sink.update(remote_id, worklog))

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        return self._around(lambda: self._sink.delete(task, remote_id))

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        return self._around(lambda: self._sink.look(task, mark, near))


class ReaderAround:
    """`ports.tracker.TimesheetReader`."""

    def __init__(self, reader: TimesheetReader, around: Around) -> None:
        self._reader = reader
        self._around = around

    @property
    def has_feed(self) -> bool:
        return self._reader.has_feed

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        return self._around(lambda: self._reader.between(start, end, tasks))

    def changed_since(self, since: datetime) -> Feed | Failure:
        return self._around(lambda: self._reader.changed_since(since))

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        return self._around(lambda: self._reader.one(task, remote_id))


class DetailsAround:
    """`ports.tracker.DetailsReader`."""

    def __init__(self, details: DetailsReader, around: Around) -> None:
        self._details = details
        self._around = around

    def wanted(self) -> tuple[Detail, ...] | Failure:
        return self._around(self._details.wanted)


class ChannelAround:
    """`ports.channel.Channel`."""

    def __init__(self, channel: Channel, around: Around) -> None:
        self._channel = channel
        self._around = around

    def post(self, message: Message, mark: str) -> WriteOutcome:
        return self._around(lambda: self._channel.post(message, mark))


class PostsAround:
    """`ports.channel.Posts`."""

    def __init__(self, posts: Posts, around: Around) -> None:
        self._posts = posts
        self._around = around

    def look(self, mark: str, near: datetime) -> Written | Failure | None:
        return self._around(lambda: self._posts.look(mark, near))

    def link(self, remote_id: str) -> str | Failure:
        return self._around(lambda: self._posts.link(remote_id))

    def change(self, remote_id: str, message: Message, mark: str) -> WriteOutcome:
        return self._around(lambda: self._posts.change(remote_id, message, mark))

    def delete(self, remote_id: str) -> WriteOutcome:
        return self._around(lambda: self._posts.delete(remote_id))


class AheadAround:
    """`ports.channel.Ahead`."""

    def __init__(self, ahead: Ahead, around: Around) -> None:
        self._ahead = ahead
        self._around = around

    def hand(self, message: Message, mark: str, goes_at: datetime) -> WriteOutcome:
        return self._around(lambda: self._ahead.hand(message, mark, goes_at))

    def waiting(self, goes_at: datetime) -> Written | Failure | None:
        return self._around(lambda: self._ahead.waiting(goes_at))

    def withdraw(self, remote_id: str) -> WriteOutcome:
        return self._around(lambda: self._ahead.withdraw(remote_id))


class ThreadsAround:
    """`ports.channel.Threads`."""

    def __init__(self, threads: Threads, around: Around) -> None:
        self._threads = threads
        self._around = around

    def parent(self, day: date, now: datetime) -> Written | Failure | None:
        return self._around(lambda: self._threads.parent(day, now))

    def begin(self, day: date, message: Message) -> WriteOutcome:
        return self._around(lambda: self._threads.begin(day, message))

    def answer(self, parent: str, message: Message, mark: str) -> WriteOutcome:
        return self._around(lambda: self._threads.answer(parent, message, mark))
