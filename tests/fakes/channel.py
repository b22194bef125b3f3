"""A channel where standups land, and an integration that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.clock import FakeClock
from tests.fakes.timesheet import FakeTimesheet
from tests.fakes.tracker import FakeTracker
from tracksync.core.outcomes import WriteOutcome, Written
from tracksync.core.standup_text import Message
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

    def post(self, message: Message) -> WriteOutcome:
        answer = self.answers.pop(0) if self.answers else Written("")
        if isinstance(answer, BaseException):
            raise answer
        self.posted.append(message)
        return answer


@dataclass
class FakeChannelIntegration:
    """`ports.tracker.Integration` of a channel."""

    channel: FakeChannel = field(default_factory=FakeChannel)
    manifest: Manifest = field(default_factory=lambda: Manifest("slack", "Slack", is_channel=True))

    def check_site(self, site_url: str) -> str:
        return site_url

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        nothing = FakeTracker(pages={"": TaskPage((), None)})
        return Adapters(nothing, FakeTimesheet(FakeClock()), channel=self.channel)
