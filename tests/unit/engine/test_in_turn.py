"""Reading in turn: the wait is spent by who asks, and ends when nobody wants the answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue

import pytest

from tests.fakes.clock import FakeClock, FakeIds
from tests.fakes.preferences import FakePreferences
from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import FakeTimesheet
from tests.fakes.tracker import FakeIntegration, FakeTracker
from tests.unit.engine.house import House
from tests.unit.services.desk import connection
from tracksync.core.clock import Reading
from tracksync.core.delivery.door import Pace
from tracksync.core.delivery.outcomes import Busy, Refused
from tracksync.core.delivery.pacing import Limit
from tracksync.core.tasks import TaskRef
from tracksync.engine.lanes.around import ReaderAround, TrackerAround
from tracksync.engine.lanes.in_turn import InTurn
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.ports.manifest import Manifest
from tracksync.ports.store import SentRecord
from tracksync.ports.tracker import Account, TaskPage
from tracksync.services.personal.delivery.holds import Waits
from tracksync.services.personal.delivery.turns import Turns
from tracksync.services.personal.journal.recording import Recorder
from tracksync.storage.memory import MemoryStore

MORNING = datetime(2026, 11, 20, 8, tzinfo=UTC)
MS = timedelta(milliseconds=1)
TASK = TaskRef("jira-1", "1")


class Running:
    """A clock that goes on by a millisecond with each look at it."""

    def __init__(self) -> None:
        self.passed_ms = 0

    def read(self) -> Reading:
        self.passed_ms += 1
        return Reading(MORNING, self.passed_ms, None, "boot", "UTC")


JIRA, ASANA = connection(), replace(connection("asana-1"), service="asana")


class Desk:
    """A service that allows one request each twenty milliseconds."""

    def __init__(self) -> None:
        self.clock, self.lanes = Running(), Lanes()
        limit = Limit("connection", "any", 4, 40 * MS, "a page")
        self.counts = Turns(self.clock, lambda _: (limit,))
        self.store = MemoryStore()
        with self.store.write() as unit:
            unit.save_connection(JIRA)
            unit.save_connection(ASANA)
        recorder = Recorder(self.store, self.clock, FakeIds(FakeClock()), FakePreferences())
        self.waits = Waits(recorder, str.title, lambda _: Pace(), lambda: 1.0)
        self.turns = InTurn(self.counts, self.waits, self.lanes)
        self.asked_ms: list[int] = []

    def ask(self) -> str:
        """Ask the service, on NETWORK, and have it counted as the engine does."""
        self.asked_ms.append(self.clock.passed_ms)
        self.lanes.store(lambda: self.counts.count("jira", JIRA.id, is_write=False))
        return "answer"


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.lanes.close()


def test_each_request_waits_for_its_turn(desk: Desk) -> None:
    """However long the list: never more at a time than the service allows."""
    for _ in range(4):
        assert desk.turns.ask(JIRA, desk.ask) == "answer"

    gaps = [b - a for a, b in zip(desk.asked_ms, desk.asked_ms[1:], strict=False)]
    assert min(gaps) >= 20
    # Another service is asked at once.
    before = desk.clock.passed_ms
    desk.turns.ask(ASANA, desk.ask)
    assert desk.clock.passed_ms - before < 20


def test_who_waits_for_a_turn_keeps_nobody_waiting(desk: Desk) -> None:
    """The network's workers are free meanwhile; who gives up is let through."""
    is_waiting, is_over, done = threading.Event(), threading.Event(), SimpleQueue[object]()

    def given_up() -> bool:
        is_waiting.set()
        return is_over.is_set()

    for _ in range(10_000):  # so often that the turn is a long way off
        desk.lanes.store(lambda: desk.counts.count("jira", JIRA.id, is_write=False))
    desk.lanes.submit(
        Lane.COMMANDS, lambda: desk.turns.ask(JIRA, desk.ask, given_up), done=done.put
    )
    is_waiting.wait(60)
    together = threading.Barrier(3, timeout=60)
    for _ in range(3):
        desk.lanes.network(together.wait, done=lambda _: done.put("free"))

    assert [done.get(timeout=60) for _ in range(3)] == ["free"] * 3
    is_over.set()
    assert done.get(timeout=60) == "answer"


def test_services_that_hang_keep_no_other_waiting(desk: Desk) -> None:
    """Each of their questions waits until its time is out; another service is asked meanwhile."""
    hung, begun, done = threading.Event(), threading.Semaphore(0), SimpleQueue[object]()

    def hang() -> str:
        begun.release()
        hung.wait(60)
        return "late"

    for _ in range(8):  # two connections, with all they may ask at once
        desk.lanes.submit(
            Lane.COMMANDS, lambda: desk.turns.ask(JIRA, hang, lambda: True), done=done.put
        )
    assert all(begun.acquire(timeout=60) for _ in range(8))

    assert desk.turns.ask(ASANA, desk.ask) == "answer"
    hung.set()
    assert [done.get(timeout=60) for _ in range(8)] == ["late"] * 8


def test_closing_ends_the_wait(desk: Desk) -> None:
    """Nobody sits there when the program ends; the gateway refuses what is asked then."""
    desk.ask()
    desk.lanes.ask(Lane.STORE, lambda: None)
    desk.turns.close()
    before = desk.clock.passed_ms

    desk.turns.ask(JIRA, desk.ask)
    assert desk.clock.passed_ms - before < 20


def test_a_service_that_asked_to_wait_is_not_read(desk: Desk) -> None:
    """Not before its time, whatever is to be read; other connections are read meanwhile."""
    busy = Busy(timedelta(hours=1))
    tasks = TrackerAround(FakeTracker(me=busy), desk.turns.around(JIRA))

    assert tasks.whoami() == busy
    held = desk.turns.ask(JIRA, desk.ask)
    assert isinstance(held, Busy)
    assert (held.wait, held.reason) == (
        timedelta(hours=1),
        "Jira said that it is busy. It is asked again at 09:00.",
    )
    assert desk.asked_ms == []
    assert desk.turns.ask(ASANA, desk.ask) == "answer"


def test_a_read_that_is_answered_ends_the_patience(desk: Desk) -> None:
    """A service that said it is busy, not how long, is asked after a moment, then as ever."""
    assert desk.turns.ask(JIRA, lambda: Busy(None)) == Busy(None)
    assert isinstance(desk.turns.ask(JIRA, desk.ask), Busy)
    assert desk.waits.is_wary(JIRA.id)
    with desk.store.write() as unit:
        unit.save_connection(JIRA)  # its time is over

    assert desk.turns.ask(JIRA, desk.ask) == "answer"
    assert not desk.waits.is_wary(JIRA.id)


def test_all_that_is_read_is_read_in_turn(desk: Desk) -> None:
    """Tasks and worklogs, pages and single ones: the answers are those of the service."""
    me = Account("a-1", "Mia", "", "UTC")
    tracker = FakeTracker(me, {"": TaskPage((), None)})
    tasks = TrackerAround(tracker, desk.turns.around(JIRA))
    reader = FakeReader(FakeTimesheet(FakeClock()))
    worklogs = ReaderAround(reader, desk.turns.around(JIRA))

    assert tasks.whoami() == me
    assert tasks.assigned(None) == TaskPage((), None)
    assert tasks.find("PROJ-1") == Refused(404)
    assert worklogs.has_feed == reader.has_feed
    assert worklogs.between(MORNING, MORNING, ()) == reader.between(MORNING, MORNING, ())
    assert worklogs.changed_since(MORNING) == reader.changed_since(MORNING)
    assert worklogs.one(TASK, "9") == reader.one(TASK, "9")


def test_what_left_is_counted_and_told() -> None:
    """The gateway tells the engine of each request; `status` says that the next one waits."""
    allowed = Limit("connection", "any", 4, timedelta(seconds=2_000), "a page")
    jira = FakeIntegration(FakeClock(), manifest=Manifest("jira", "Jira", limits=(allowed,)))
    house = House(integrations=[jira]).start()
    services, now = house.engine.services, house.clock.read().at
    services.connections.save(connection(), via="cli")
    sent = SentRecord(now, "jira", "https://jira.test", "GET", "/", 1, 1, 200, 9, JIRA.id)
    house.engine.note_sent(replace(sent, service="unknown"))
    house.engine.note_sent(sent)
    house.engine.lanes.ask(Lane.STORE, lambda: None)
    (box,) = house.ask("status")["outbox"]
    house.close()

    # The house is in a hurry: a hundredth of the usual patience.
    assert box["waits_for"] == (
        "The service allows 4 requests in 20 s; this one waits for its turn."
    )
    assert box["next_attempt_at"] is None
