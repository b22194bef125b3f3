"""A channel where standups land, and an integration that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from tests.fakes.clock import FakeClock
from tests.fakes.timesheet import FakeTimesheet
from tests.fakes.tracker import FakeTracker
from tracksync.core.delivery.outcomes import Failure, Refused, WriteOutcome, Written
from tracksync.core.standup.text import Message
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Adapters, Connection, TaskPage


@dataclass
class FakeChannel:
    """
    `ports.channel.Channel`.

    Attributes:
        answers: What comes of the next posts; then all are taken.
        posted: What arrived, whether or not an answer came back.
    """

    answers: list[WriteOutcome | BaseException] = field(default_factory=list)
    posted: list[Message] = field(default_factory=list)

    def post(self, message: Message, _mark: str) -> WriteOutcome:
        answer = self.answers.pop(0) if self.answers else Written("")
        if isinstance(answer, BaseException):
            raise answer
        self.posted.append(message)
        return answer


@dataclass
class FakeBoard:
    """
    `ports.channel.Channel`, `Posts`, `Threads` and `Ahead`: what was posted stays within reach.

    Attributes:
        answers: What comes of the next posts, whether or not they arrive; then all are taken.
        loses: The posts whose answers stand in `answers` arrive all the same.
        failure: What comes of everything else, as long as it is set.
        standing: What stands there, by name.
        looks: How often it was looked through.
        parents: Days, and the parents that whoever was quicker has posted.
        below: Standups, and the parents that they answer.
        unseen: What comes of the next looks for a parent.
        ahead: What it has for later: when, under which mark, and what it says. `come` posts it.
        is_slow: What is taken back is listed for a while.
        breaks: What `failure` is from when something was handed over.
    """

    answers: list[WriteOutcome | BaseException] = field(default_factory=list)
    loses: bool = True
    failure: Failure | None = None
    standing: dict[str, tuple[str, Message]] = field(default_factory=dict)
    looks: int = 0
    made: int = 0
    parents: dict[date, str] = field(default_factory=dict)
    below: dict[str, str] = field(default_factory=dict)
    unseen: list[Failure] = field(default_factory=list)
    ahead: dict[str, tuple[datetime, str, Message]] = field(default_factory=dict)
    is_slow: bool = False
    breaks: Failure | None = None

    def hand(self, message: Message, mark: str, goes_at: datetime) -> WriteOutcome:
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, BaseException):
            raise answer
        self.made += 1
        self.failure = self.breaks
        if answer is None or self.loses:
            self.ahead[f"q{self.made}"] = goes_at, mark, message
        return Written(f"q{self.made}") if answer is None else answer

    def waiting(self, goes_at: datetime) -> Written | Failure | None:
        if self.failure is not None:
            return self.failure
        return next((Written(n) for n, (at, _, _) in self.ahead.items() if at == goes_at), None)

    def withdraw(self, remote_id: str) -> WriteOutcome:
        if self.failure is not None:
            return self.failure
        if self.is_slow and remote_id in self.ahead:
            return Written(remote_id)
        return Refused(404) if self.ahead.pop(remote_id, None) is None else Written(remote_id)

    def come(self) -> None:
        """Post what it has for later."""
        for name, (_, mark, message) in self.ahead.items():
            self.standing[f"m{name}"] = mark, message
        self.ahead.clear()

    def parent(self, day: date, _now: datetime) -> Written | Failure | None:
        if self.unseen:
            return self.unseen.pop(0)
        return Written(self.parents[day]) if day in self.parents else None

    def begin(self, day: date, message: Message) -> WriteOutcome:
        arrived, outcome = self.made, self.post(message, "")
        if self.made > arrived:
            self.parents.setdefault(day, f"m{self.made}")
        return outcome

    def answer(self, parent: str, message: Message, mark: str) -> WriteOutcome:
        arrived, outcome = self.made, self.post(message, mark)
        if self.made > arrived:
            self.below[f"m{self.made}"] = parent
        return outcome

    def post(self, message: Message, mark: str) -> WriteOutcome:
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, BaseException):
            raise answer
        if answer is None or self.loses:
            self.made += 1
            self.standing[f"m{self.made}"] = mark, message
        return Written(f"m{self.made}") if answer is None else answer

    def look(self, mark: str, _since: datetime) -> Written | Failure | None:
        self.looks += 1
        if self.failure is not None:
            return self.failure
        return next((Written(n) for n, (m, _) in self.standing.items() if m == mark), None)

    def link(self, remote_id: str) -> str | Failure:
        return self.failure or f"https://channel.example/{remote_id}"

    def change(self, remote_id: str, message: Message, mark: str) -> WriteOutcome:
        if self.failure is None and remote_id not in self.standing:
            return Refused(404)
        if self.failure is None:
            self.standing[remote_id] = mark, message
        return self.failure or Written(remote_id)

    def delete(self, remote_id: str) -> WriteOutcome:
        if self.failure is None:
            self.standing.pop(remote_id, None)
        return self.failure or Written(remote_id)


@dataclass
class FakeChannelIntegration:
    """
    `ports.tracker.Integration` of a channel.

    Attributes:
        board: In the place of the channel: one that lets be reached what stands there.
        tracker: Tells who is signed in, or why not.
    """

    channel: FakeChannel = field(default_factory=FakeChannel)
    board: FakeBoard | None = None
    tracker: FakeTracker = field(
        default_factory=lambda: FakeTracker(pages={"": TaskPage((), None)})
    )
    manifest: Manifest = field(default_factory=lambda: Manifest("slack", "Slack", is_channel=True))

    def has_threads(self, _connection: Connection) -> bool:
        return self.board is not None

    def takes_ahead(self, _connection: Connection) -> bool:
        return self.board is not None

    def check_site(self, site_url: str) -> str:
        return site_url

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        channel = self.channel if self.board is None else self.board
        board, sheet = self.board, FakeTimesheet(FakeClock())
        return Adapters(
            self.tracker, sheet, channel=channel, posts=board, threads=board, ahead=board
        )
