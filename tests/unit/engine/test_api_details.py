"""A service without tasks is connected, and what it wants said is said, from the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.tracker import FakeDetails, FakeIntegration, FakeTracker
from tests.unit.engine.house import House
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.delivery.details import Choice, Detail, DetailKind
from tracksync.core.delivery.outcomes import NotReached
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import TaskPage

ACCOUNT = Detail("_Account_", "Account", DetailKind.CHOICE, (Choice("CLOUD", "Cloudbay"),))
TEMPO = Manifest("tempo", "Tempo", site="https://api.tempo.io", books_for="jira")


class Office:
    """A house with Jira and Tempo, Jira connected."""

    def __init__(self) -> None:
        clock = FakeClock()
        self.asks = FakeDetails((ACCOUNT,))
        self.pages: dict[str, TaskPage] = {"": TaskPage((), None)}
        tempo = FakeTracker(pages={"": TaskPage((), None)})
        self.tracker = FakeTracker(pages=dict(self.pages))
        self.jira = FakeIntegration(clock, self.tracker)
        self.tempo = FakeIntegration(clock, tempo, self.asks, TEMPO)
        self.house = House(integrations=(self.jira, self.tempo)).start()
        connected = self.house.ask("connect", service="jira", site="https://a.example", token="t")
        self.home = connected["connection"]["id"]
        task = Task(TaskRef(self.home, "10142"), "P-142", "Export", "jira", project="Billing")
        self.tracker.pages[""] = TaskPage((task,), None)

    def connect_tempo(self) -> str:
        made = self.house.ask("connect", service="tempo", site="https://api.tempo.io", token="t")
        is_as_promised(made)
        assert made["connection"]["books_for"] == self.home
        name: str = made["connection"]["id"]
        return name


@pytest.fixture
def office() -> Iterator[Office]:
    made = Office()
    yield made
    made.house.close()


def test_what_is_asked_is_told_and_said(office: Office) -> None:
    """By project; as text and as JSON."""
    office.connect_tempo()
    office.house.ask("tasks.refresh")
    told = office.house.ask("connection.details", connection="tempo")
    is_as_promised(told)
    assert [p["project"] for p in told["projects"]] == ["", "Billing"]

    said = office.house.ask(
        "connection.say", connection="tempo", project="billing", values=["Account=cloudbay"]
    )
    is_as_promised(said)
    assert [p["details"][0]["value"] for p in said["projects"]] == ["", "CLOUD"]
    text = office.house.say("connection.details", connection="tempo")
    assert "Billing" in text
    assert "CLOUD" in text
    assert "not said" in text


def test_for_whom_it_books_is_told(office: Office) -> None:
    """In the list of connections."""
    office.connect_tempo()
    is_as_promised(office.house.ask("connections"))

    assert f"https://api.tempo.io, for {office.home}" in office.house.say("connections")


def test_a_service_that_wants_nothing_says_so(office: Office) -> None:
    """Jira asks for no more than time and note."""
    text = office.house.say("connection.details", connection="jira")

    assert "wants nothing more" in text


def test_a_refresh_asks_what_is_wanted_by_now(office: Office) -> None:
    """What is no longer asked is forgotten, what cannot be read is not."""
    office.connect_tempo()
    office.asks.asks = NotReached(say("There is no route."))
    assert office.house.code("tasks.refresh") == 4
    told = office.house.ask("connection.details", connection="tempo")
    assert told["projects"]

    office.asks.asks = ()
    assert office.house.code("tasks.refresh") == 0
    assert office.house.ask("connection.details", connection="tempo")["projects"] == []


@pytest.mark.parametrize(
    ("but", "code"),
    [
        ({"connection": "asana"}, 7),
        ({"project": None}, 2),
        ({"values": []}, 2),
        ({"values": ["CLOUD"]}, 2),
        ({"values": ["_Account_=Elsewhere"]}, 2),
        ({"project": "Unheard of"}, 7),
    ],
)
def test_what_cannot_be_said_is_refused(office: Office, but: dict[str, object], code: int) -> None:
    """In a sentence, with what to do."""
    office.connect_tempo()
    arguments = {"connection": "tempo", "project": "", "values": ["Account=CLOUD"], **but}
    answer = office.house.ask("connection.say", **arguments)

    assert answer["error"]["exit_code"] == code
    assert answer["error"]["hint"]


def test_of_several_homes_one_is_named(office: Office) -> None:
    """By --for."""
    office.tracker.pages[""] = TaskPage((), None)  # each connection has tasks of its own
    office.house.ask("connect", service="jira", site="https://b.example", token="t")
    site = "https://api.tempo.io"
    assert office.house.code("connect", service="tempo", site=site, token="t") == 2

    named = office.house.ask(
        "connect", service="tempo", site=site, token="t", **{"for": office.home}
    )
    assert named["connection"]["books_for"] == office.home


def test_the_tasks_of_one_connection_are_forgotten(office: Office) -> None:
    """By the service's name, as it is typed; those of another one stay."""
    assert office.house.ask("purge", connection="jira")["purged"] == [office.home]
    assert office.house.code("purge", connection="asana") == 7
