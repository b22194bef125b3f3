"""Both sides are compared connection by connection: one that is away hides no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import ME, FakeTimesheet
from tests.fakes.tracker import FakeTracker
from tests.unit.engine.house import House
from tests.unit.engine.test_answers import is_as_promised
from tests.unit.services.desk import INVOICE, JIRA, connection, task
from tracksync.core.clock import to_ms
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.delivery.outcomes import NotReached, RemoteWorklog
from tracksync.core.sentences import say
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Adapters, Connection

OTHER = "jira-2"
CAME_IN = 7200


class Sites:
    """Jira at several sites, each with worklogs that can be listed."""

    def __init__(self) -> None:
        self.manifest = Manifest("jira", "Jira")
        self.readers = {
            name: FakeReader(FakeTimesheet(FakeClock()), fails=lambda _: None)
            for name in (JIRA, OTHER)
        }

    def check_site(self, site_url: str) -> str:
        return site_url

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        reader = self.readers[connection.id]
        return Adapters(FakeTracker(), reader.sheet, reader)


class TwoSites(House):
    """A house with two sites, and an hour sent to the first that has become two over there."""

    def __init__(self) -> None:
        self.sites = Sites()
        super().__init__(integrations=[self.sites])
        with self.profile.store.write() as unit:
            for name in (JIRA, OTHER):
                unit.save_connection(connection(name))
            known = (task(INVOICE, "PROJ-142", "Invoice export"),)
            unit.save_tasks(JIRA, known, is_complete=False)
        self.start()
        self.ask("entry.add", task=str(INVOICE), start="05:00", end="06:00")
        self._send()

    def _send(self) -> None:
        with self.engine.services.recorder.open("test") as recording:
            (waits,) = recording.unit.deliveries(tuple(DeliveryState), limit=10)
            said = waits.wanted
            assert said is not None
            done = replace(waits, synced=said, remote_id="901", state=DeliveryState.DONE)
            recording.unit.save_delivery(done)
        start_ms = to_ms(said.started_at)
        stands = RemoteWorklog("901", said.mark, start_ms, CAME_IN, said.comment, ME)
        self.sites.readers[JIRA].sheet.stands["901"] = waits.task, stands

    def lose(self, *names: str) -> None:
        """Let sites be out of reach from now on."""
        for name in names:
            self.sites.readers[name].fails = lambda _: NotReached(say("no route."))


@pytest.fixture
def house() -> Iterator[TwoSites]:
    made = TwoSites()
    yield made
    made.close()


def test_the_other_site_is_told_where_one_gives_no_answer(house: TwoSites) -> None:
    """What differs there is listed; which one is missing, and why, stands beside it."""
    house.lose(OTHER)
    answer = house.ask("verify", period="day")
    (failed,) = answer["failed"]

    is_as_promised(answer)
    assert [item["finding"] for item in answer["items"]] == ["theirs"]
    assert (failed["connection"], failed["site_url"]) == (OTHER, "https://jira-2.example.net")
    assert failed["title"].startswith("Jira could not be reached. no route.")
    assert house.code("verify", period="day") == 4


def test_a_person_reads_which_site_gave_no_answer(house: TwoSites) -> None:
    """Its name, the reason and what to do, below what the other one said."""
    house.lose(JIRA)
    text, code = house.type("verify", period="day")
    first, *rest = text.splitlines()

    assert (first, code) == ("0 worklogs as they should be.", 4)
    assert rest == [
        "Not compared: jira-1, https://jira-1.example.net.",
        "  Jira could not be reached. no route. Everything goes on offline and is sent later.",
        "  Check the address and the network.",
    ]


def test_what_came_in_is_told_where_the_next_site_gives_no_answer(house: TwoSites) -> None:
    """It is taken in once, and the answer says what that was."""
    house.lose(OTHER)
    answer = house.ask("verify.repair", all=True, period="day")
    text, code = house.type("verify.repair", all=True, period="day")

    is_as_promised(answer)
    assert [item["there"]["seconds"] for item in answer["items"]] == [CAME_IN]
    assert [item["connection"] for item in answer["failed"]] == [OTHER]
    assert text.startswith("0 changes came in.\nNot compared: jira-2, https://jira-2.example.net.")
    assert code == 4


def test_where_all_answer_nothing_is_missing(house: TwoSites) -> None:
    """It is said with exit code 0."""
    assert house.ask("verify", period="day")["failed"] == []
    assert "Not compared" not in house.say("verify", period="day")
    assert house.say("verify.repair", all=True, period="day") == "1 change came in.\n"


def test_the_only_one_that_was_named_is_the_answer(house: TwoSites) -> None:
    """Nothing could be compared, so there is nothing but the problem."""
    house.lose(OTHER)
    answer = house.ask("verify", period="day", connection=OTHER)

    assert answer["error"]["exit_code"] == 4
    assert house.code("verify", period="day", connection=JIRA) == 0
