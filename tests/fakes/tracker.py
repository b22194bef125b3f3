"""A service to sign in to, with tasks in pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.clock import FakeClock
from tests.fakes.timesheet import FakeTimesheet
from tracksync.core.delivery.details import Detail
from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.tasks import Task
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Account, Adapters, Connection, TaskPage


@dataclass
class FakeTracker:
    """
    `ports.tracker.IssueTracker`.

    Attributes:
        me: Who is signed in, or why not.
        pages: By token ("" for the first), a page or why there is none.
    """

    me: Account | Failure = field(default_factory=lambda: Account("a-1", "Mia", "", "UTC"))
    pages: dict[str, TaskPage | Failure] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def whoami(self) -> Account | Failure:
        return self.me

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        self.asked.append(page_token or "")
        return self.pages[page_token or ""]

    def find(self, key: str) -> Task | Failure:
        return Refused(404)


@dataclass
class FakeDetails:
    """`ports.tracker.DetailsReader`."""

    asks: tuple[Detail, ...] | Failure = ()

    def wanted(self) -> tuple[Detail, ...] | Failure:
        return self.asks


@dataclass
class FakeIntegration:
    """`ports.tracker.Integration`; hands out one tracker for all."""

    clock: FakeClock
    tracker: FakeTracker = field(default_factory=FakeTracker)
    details: FakeDetails | None = None
    manifest: Manifest = field(default_factory=lambda: Manifest("jira", "Jira"))
    tokens: list[str] = field(default_factory=list)

    def check_site(self, site_url: str) -> str:
        if not site_url.startswith("https://"):
            msg = say("That is no address.")
            raise BadInput(msg)
        return site_url.rstrip("/")

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        self.tokens.append(read_token())
        return Adapters(self.tracker, FakeTimesheet(self.clock), details=self.details)


@dataclass
class FakeWithSites(FakeIntegration):
    """One whose service tells which sites a token is good for."""

    sites: tuple[str, ...] | Failure = ()

    def find_sites(self, read_token: Callable[[], str]) -> tuple[str, ...] | Failure:
        self.tokens.append(read_token())
        return self.sites
