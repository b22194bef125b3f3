"""A sign-in that a service no longer accepts is given up, whatever was asked with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import FakeTimesheet
from tests.fakes.tracker import FakeDetails, FakeTracker
from tests.unit.engine.house import House
from tests.unit.services.desk import INVOICE, JIRA, connection
from tracksync.core.delivery.comparing import Finding
from tracksync.core.delivery.outcomes import Failure, NotReached, SignInExpired
from tracksync.core.problems import NotAnswered
from tracksync.core.tasks import Task
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Adapters, Connection, TaskPage
from tracksync.services.personal.delivery.reading_back import Compared


class Knowing(FakeTracker):
    """Answers in the same way when it is asked for one task."""

    def find(self, key: str) -> Task | Failure:
        answer = self.pages[""]
        assert not isinstance(answer, TaskPage)
        return answer


@dataclass
class Jira:
    """A service of which everything can be asked; each may be refused by itself."""

    tracker: Knowing = field(default_factory=lambda: Knowing(pages={"": TaskPage((), None)}))
    details: FakeDetails = field(default_factory=FakeDetails)
    manifest: Manifest = field(default_factory=lambda: Manifest("jira", "Jira"))

    def __post_init__(self) -> None:
        self.reader = FakeReader(FakeTimesheet(FakeClock()))

    def check_site(self, site_url: str) -> str:
        return site_url

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        return Adapters(self.tracker, self.reader.sheet, self.reader, self.details)

    def refuse(self, what: str, failure: Failure) -> None:
        """Refuse one kind of question from now on."""
        if what == "tasks":
            self.tracker.pages[""] = failure
        elif what == "details":
            self.details.asks = failure
        else:
            self.reader.has_feed = what == "changed"
            self.reader.fails = lambda asked: failure if asked == what else None


class Reading(House):
    """A house with a Jira connection that never writes."""

    def __init__(self) -> None:
        self.jira = Jira()
        super().__init__(integrations=[self.jira])
        with self.profile.store.write() as unit:
            unit.save_connection(connection(is_read_only=True))
        self.start()

    @property
    def is_paused(self) -> bool:
        """Whether the list of connections asks for a new sign-in."""
        (there,) = self.ask("connections")["connections"]
        return bool(there["is_paused"])


@pytest.fixture
def house() -> Iterator[Reading]:
    made = Reading()
    yield made
    made.close()


@pytest.mark.parametrize("what", ["tasks", "details"])
def test_a_refresh_gives_it_up(house: Reading, what: str) -> None:
    """The list of connections says so, not only the answer to who asked."""
    house.jira.refuse(what, SignInExpired())
    error = house.ask("tasks.refresh")["error"]

    assert "does not accept the sign-in" in error["title"]
    assert house.is_paused


def test_a_dead_one_keeps_no_other_from_being_read(house: Reading) -> None:
    """It is told of when all others have been asked."""
    dead = replace(connection(is_read_only=True), id="jira-0", is_paused=True)
    with house.profile.store.write() as unit:
        unit.save_connection(dead)
    error = house.ask("tasks.refresh")["error"]
    read = {c["id"]: c["last_read_at"] for c in house.ask("connections")["connections"]}

    assert "does not accept the sign-in" in error["title"]
    assert read["jira-0"] is None
    assert read["jira-1"] is not None


def test_one_that_is_read_meanwhile_is_not_taken_for_dead(
    house: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new connection is read by itself, in the middle of what a person asks for."""
    connections = house.engine.services.connections
    look = connections.all

    def look_while_it_is_read() -> tuple[Connection, ...]:
        found = look()
        house.clock.move(seconds=1)
        with house.profile.store.write() as unit:
            unit.save_connection(replace(found[0], last_read_at=house.clock.read().at))
        return found

    monkeypatch.setattr(connections, "all", look_while_it_is_read)

    assert house.ask("tasks.refresh")["refreshed"] == [JIRA]


def test_a_comparison_gives_it_up(house: Reading) -> None:
    """The one that was asked for."""
    house.jira.refuse("between", SignInExpired())
    error = house.ask("verify")["error"]

    assert "does not accept the sign-in" in error["title"]
    assert house.is_paused


@pytest.mark.parametrize("what", ["between", "changed"])
def test_a_comparison_by_itself_gives_it_up(house: Reading, what: str) -> None:
    """Nobody waits for its answer, so nobody else would say it."""
    since = house.clock.read().at
    house.engine.services.reconciling.note_read(JIRA, since)
    house.jira.refuse(what, SignInExpired())
    (there,) = house.engine.services.connections.all()

    assert house.engine.running.comparing.now(there) == SignInExpired()
    assert house.is_paused


def test_looking_for_one_task_gives_it_up(house: Reading) -> None:
    """Asked where a worklog is brought in of a task that is not known here."""
    house.jira.refuse("tasks", SignInExpired())
    item = Compared(f"{JIRA}/7", JIRA, INVOICE, Finding.FOREIGN, None, None)

    with pytest.raises(NotAnswered):
        house.engine.running.comparing.bring_in(item, via="test")
    assert house.is_paused


@pytest.mark.parametrize("what", ["tasks", "details", "between"])
def test_no_answer_gives_nothing_up(house: Reading, what: str) -> None:
    """A service that is out of reach will be asked again with the same sign-in."""
    house.jira.refuse(what, NotReached())
    house.ask("tasks.refresh")
    house.ask("verify")

    assert not house.is_paused


def test_what_was_taken_away_meanwhile_is_left_alone(house: Reading) -> None:
    """A late answer about a connection that is gone is no fault."""
    house.jira.refuse("between", SignInExpired())
    (there,) = house.engine.services.connections.all()
    house.say("disconnect", connection=JIRA)

    assert house.engine.running.comparing.now(there) == SignInExpired()
    assert house.ask("connections")["connections"] == []
