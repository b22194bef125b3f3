"""After a restore the engine compares by itself, and offers what is unknown here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import FakeTimesheet
from tests.fakes.tracker import FakeTracker
from tests.unit.engine.house import House
from tests.unit.services.desk import INVOICE, JIRA, connection, task
from tracksync.core.delivery.outcomes import Failure, NotReached
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.tasks import Task
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Adapters, Connection

MARK = "00000000-0000-7000-8000-00000000000a"
HOUR = timedelta(hours=1)


class Finding(FakeTracker):
    """Knows the task that is not in the list here."""

    def find(self, key: str) -> Task | Failure:
        return task(INVOICE, "PROJ-142", f"Found {key}")


@dataclass
class Jira:
    """A service with worklogs that can be listed."""

    sheet: FakeTimesheet = field(default_factory=lambda: FakeTimesheet(FakeClock()))
    manifest: Manifest = field(default_factory=lambda: Manifest("jira", "Jira"))

    def __post_init__(self) -> None:
        self.reader = FakeReader(self.sheet)

    def check_site(self, site_url: str) -> str:
        return site_url

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        return Adapters(Finding(), self.sheet, self.reader)


class Restored(House):
    """A house whose store came out of a copy."""

    def __init__(self) -> None:
        self.jira = Jira()
        super().__init__(integrations=[self.jira])
        with self.profile.store.write() as unit:
            there = connection().forgetting_since(self.clock.read().at - 20 * HOUR)
            unit.save_connection(there)
        self.start()
        self.engine.alarms.clear("after a restore")  # it looks when it is told to, as seldom

    def book(self, mark: str = MARK, hours: int = 3) -> str:
        """Have a worklog stand over there, of so many hours ago."""
        start = self.clock.read().at - hours * HOUR
        self.jira.sheet.create(Worklog(INVOICE, start, 1800, "Cents", mark))
        return f"{JIRA}/{max(self.jira.sheet.stands)}"

    def look(self) -> None:
        """Have it look now, as it would after a while."""
        self.engine.running.recovering.look()


@pytest.fixture
def house() -> Iterator[Restored]:
    made = Restored()
    yield made
    made.close()


def until(is_so: Callable[[], bool]) -> None:
    """Look again and again until it is so: what is waited for happens on other threads."""
    ends_at = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < ends_at, "it never came to be"
        time.sleep(0.005)


def test_what_is_unknown_here_is_offered(house: Restored) -> None:
    """`status` and `doctor` name it; nothing comes in by itself, and nothing is written there."""
    house.book()
    house.book(mark="", hours=5)
    before = dict(house.jira.sheet.stands)
    house.look()
    until(lambda: bool(house.ask("status")["forgotten"]))
    (found,) = house.ask("status")["forgotten"]
    said = {f["name"]: f["says"] for f in house.ask("doctor")["findings"]}

    assert (found["connection"], found["count"]) == (JIRA, 1)
    assert "verify --from" in said["after a restore"]
    assert "1 worklog sent since" in house.say("status")
    assert house.ask("entry.list")["entries"] == []
    assert house.jira.sheet.stands == before


def test_it_comes_in_when_the_person_says_so(house: Restored) -> None:
    """Each as its own entry; then nothing is offered any more, in the next run neither."""
    house.book()
    house.book(mark=MARK.replace("a", "b"), hours=5)
    house.look()
    recovering = house.engine.running.recovering
    until(lambda: bool(house.ask("status")["forgotten"]))
    told: list[int] = []

    assert recovering.bring_in(via="window", progress=told.append) == 2
    assert told == [1, 2]
    assert len(house.jira.sheet.stands) == 2
    assert house.ask("status")["forgotten"] == []
    assert recovering.pending() == ()
    assert recovering.bring_in(via="window") == 0


def test_bringing_in_can_be_stopped(house: Restored) -> None:
    """What came in until then stays, and the rest is still offered."""
    house.book()
    house.book(mark=MARK.replace("a", "b"), hours=5)
    house.look()
    recovering = house.engine.running.recovering
    until(lambda: bool(house.ask("status")["forgotten"]))
    told: list[int] = []

    assert (
        recovering.bring_in(via="window", progress=told.append, cancelled=lambda: told == [1]) == 1
    )
    assert len(house.ask("entry.list")["entries"]) == 1
    assert house.ask("status")["forgotten"][0]["count"] == 1
    assert recovering.bring_in(via="window") == 1
    assert house.ask("status")["forgotten"] == []


def test_one_by_one_it_comes_in_by_verify(house: Restored) -> None:
    """What was brought in by its key is offered no more."""
    key = house.book()
    house.look()
    until(lambda: bool(house.ask("status")["forgotten"]))
    house.ask("verify.repair", key=key, take="theirs", day="today")

    assert house.ask("status")["forgotten"] == []


def test_it_can_stay_as_it_is(house: Restored) -> None:
    """The person's word that it is well so is remembered."""
    house.book()
    house.look()
    until(lambda: bool(house.ask("status")["forgotten"]))
    house.engine.running.recovering.leave()

    assert house.ask("status")["forgotten"] == []
    assert house.engine.services.forgotten.doubtful() == ()


def test_where_nothing_is_missing_nobody_is_asked(house: Restored) -> None:
    """The comparison itself settles it."""
    house.look()
    until(lambda: house.engine.services.forgotten.doubtful() == ())

    assert house.ask("status")["forgotten"] == []


def test_a_service_that_does_not_answer_is_asked_again_later(house: Restored) -> None:
    """Offline nothing is decided; `doctor` says that it is open."""
    house.book()
    house.jira.reader.fails = lambda _: NotReached(say("no route"))
    recovering = house.engine.running.recovering
    house.look()
    until(lambda: house.jira.reader.asked != [])
    said = {f["name"]: f["says"] for f in house.ask("doctor")["findings"]}
    assert "not compared yet" in said["after a restore"]

    house.jira.reader.fails = lambda _: None

    def found() -> bool:
        recovering.look()
        return bool(recovering.offers())

    until(found)


def test_a_paused_connection_waits_for_its_sign_in(house: Restored) -> None:
    """Without a sign-in nothing can be compared; afterwards it is."""
    with house.engine.services.recorder.open("test") as recording:
        (there,) = recording.unit.connections()
        recording.unit.save_connection(replace(there, is_paused=True))
    house.look()

    assert house.jira.reader.asked == []
    assert [c.id for c in house.engine.running.recovering.pending()] == [JIRA]


def test_a_fault_while_comparing_counts_as_not_compared(house: Restored) -> None:
    """It is looked for again in a while, and nothing is said to be found."""

    def fail(_: str) -> Failure | None:
        raise BadInput(say("No."))

    house.jira.reader.fails = fail
    house.look()
    until(lambda: house.jira.reader.asked != [])
    recovering = house.engine.running.recovering

    assert recovering.offers() == ()
    assert [c.id for c in recovering.pending()] == [JIRA]
