"""What a service takes no worklog without is asked once a project, before anything is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes.timesheet import FakeTimesheet
from tests.fakes.tracker import FakeDetails
from tests.unit.services.desk import DOOR, INVOICE, JIRA, Desk, at, connection, task
from tracksync.core.delivery.details import EVERYWHERE, Choice, Detail, DetailKind, Said
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.delivery.outcomes import Refused, WriteOutcome
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import BadInput, NotAnswered, NotFound
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef
from tracksync.services.personal.connecting.tried import SignIn

ACCOUNT = Detail(
    "_Account_",
    "Account",
    DetailKind.CHOICE,
    (Choice("CLOUD", "Cloudbay"), Choice("OPS", "Operations")),
)
TICKET = Detail("_Ticket_", "Ticket")
HOURS = Detail("_Hours_", "Hours", DetailKind.NUMBER)
REMOTE = Detail("_Remote_", "Remote", DetailKind.FLAG)
OTHER = TaskRef(JIRA, "10200")


class Sheet(FakeTimesheet):
    """A timesheet that notes what came with each worklog."""

    def create(self, worklog: Worklog) -> WriteOutcome:
        self.requests.append(repr(worklog.details))
        return super().create(worklog)


@pytest.fixture
def desk() -> Desk:
    """A desk whose service wants an account; a second project has a task, too."""
    made = Desk()
    made.sink = Sheet(made.clock)
    ours = made.connect()
    with made.store.write() as unit:
        known = [*unit.tasks(), replace(task(OTHER, "OPS-1", "Mend"), project="Operations")]
        unit.save_tasks(JIRA, known, is_complete=True)
    made.connections.save(replace(ours, details=(ACCOUNT,)), via=DOOR)
    return made


def add(desk: Desk, key: str = "PROJ-142", hour: int = 6) -> Entry:
    begin = at(desk, hour)
    return desk.editing.add(key, begin, begin + timedelta(minutes=30), via=DOOR)


def tell(desk: Desk, project: str = "Billing", **values: str) -> None:
    desk.details.remember(JIRA, project, values or {"Account": "CLOUD"}, via=DOOR)


def test_what_lacks_a_word_is_kept_back_at_once(desk: Desk) -> None:
    """With what is missing, and the command that says it."""
    waits = desk.delivery(add(desk))

    assert (waits.state, waits.is_lacking, waits.is_released) == (DeliveryState.STUCK, True, False)
    assert "the project Billing: Account" in waits.reason
    assert 'connection say jira-1 --project "Billing" _Account_=…' in waits.remedy


def test_it_is_never_sent_and_refused(desk: Desk) -> None:
    """Not even when the person says send."""
    entry = add(desk)
    desk.deliveries.release(None, via=DOOR)
    desk.send()

    assert desk.sink.requests == []
    assert desk.delivery(entry).is_lacking


def test_what_was_said_goes_with_it(desk: Desk) -> None:
    """And is not asked again in that project."""
    first = add(desk)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    tell(desk)
    desk.send()
    second = add(desk, "PROJ-139", 8)

    assert desk.sink.requests == ["(('_Account_', 'CLOUD'),)", "create"]
    assert desk.delivery(first).state is DeliveryState.DONE
    assert desk.delivery(second).state is DeliveryState.READY


def test_what_was_not_released_still_waits_for_the_person(desk: Desk) -> None:
    """Saying the account is no word to send."""
    entry = add(desk)
    tell(desk)
    desk.send()

    assert (desk.delivery(entry).state, desk.sink.requests) == (DeliveryState.READY, [])


def test_another_project_is_asked_for_itself(desk: Desk) -> None:
    """What was said of Billing is not said of Operations."""
    tell(desk)

    assert desk.delivery(add(desk, "OPS-1")).is_lacking


def test_what_is_said_of_all_counts_where_nothing_else_was(desk: Desk) -> None:
    """One answer for a team with one account."""
    tell(desk, EVERYWHERE)

    assert desk.delivery(add(desk, "OPS-1")).state is DeliveryState.READY


def test_a_worklog_that_is_to_go_lacks_nothing(desk: Desk) -> None:
    """A deletion needs no account."""
    tell(desk)
    entry = add(desk)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    desk.details.keep(JIRA, (ACCOUNT, TICKET))
    desk.editing.delete(entry.id, via=DOOR)
    desk.deliveries.release(None, via=DOOR)
    desk.send()

    assert desk.sink.stands == {}


def test_what_is_asked_from_now_on_keeps_back_what_waits(desk: Desk) -> None:
    """Found out just before it would be sent; what is no longer asked lets it go on."""
    tell(desk)
    entry = add(desk)
    desk.details.keep(JIRA, (ACCOUNT, TICKET))
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    assert "Ticket" in desk.delivery(entry).reason

    desk.details.keep(JIRA, (ACCOUNT,))
    desk.send()
    assert desk.delivery(entry).state is DeliveryState.DONE


def test_what_comes_from_the_service_unchanged_changes_nothing(desk: Desk) -> None:
    """Nor does what comes for a connection that is gone."""
    told = len(desk.told)
    desk.details.keep(JIRA, (ACCOUNT,))
    desk.details.keep("jira-9", (TICKET,))

    assert not any(desk.told[told:])


def test_a_task_that_is_not_known_is_of_no_project(desk: Desk) -> None:
    """It is forgotten here, its time is not."""
    entry = add(desk)
    with desk.store.write() as unit:
        unit.remove_connection(JIRA, keep_tasks=False)
    desk.connections.save(replace(connection(), details=(ACCOUNT,)), via=DOOR)

    assert "tasks of no project" in desk.delivery(entry).reason


def test_other_connections_are_left_alone(desk: Desk) -> None:
    """Their stuck worklogs lack something else."""
    second = replace(connection("jira-2"), details=(TICKET,))
    desk.connections.save(second, via=DOOR)
    with desk.store.write() as unit:
        unit.save_tasks("jira-2", [task(TaskRef("jira-2", "1"), "X-1", "Else")], is_complete=True)
    entry = add(desk, "X-1")
    tell(desk)

    assert desk.delivery(entry).is_lacking


# --- asking ---------------------------------------------------------------------------------------


def test_the_projects_and_what_is_said_of_them(desk: Desk) -> None:
    """What counts everywhere shows in each."""
    tell(desk)
    tell(desk, EVERYWHERE, Account="Operations")
    asked = desk.details.of(desk.connections.one(JIRA))

    assert [(p.project, [k.value for k in p.known]) for p in asked] == [
        ("", ["OPS"]),
        ("Billing", ["CLOUD"]),
        ("Operations", ["OPS"]),
    ]
    assert desk.details.of(connection()) == ()


def test_what_was_said_of_a_project_itself_is_told_apart(desk: Desk) -> None:
    """From what counts everywhere; taken back, that counts again."""
    tell(desk)
    tell(desk, EVERYWHERE, Account="Operations")
    ours = desk.connections.one(JIRA)
    before = [(p.known[0].value, p.known[0].own) for p in desk.details.of(ours)]
    for project in ("Billing", EVERYWHERE, EVERYWHERE):
        desk.details.remember(JIRA, project, {"Account": None}, via=DOOR)
    after = desk.details.of(desk.connections.one(JIRA))

    assert before == [("OPS", "OPS"), ("CLOUD", "CLOUD"), ("OPS", "")]
    assert [p.is_answered for p in desk.details.of(ours)] == [True] * 3
    assert [p.is_answered for p in after] == [False] * 3
    assert not desk.connections.one(JIRA).said


def test_what_a_booker_asks_is_asked_of_its_homes_projects(desk: Desk) -> None:
    """It has none of its own."""
    tempo = replace(connection("tempo-1"), books_for=JIRA, details=(TICKET,))

    assert [p.project for p in desk.details.of(tempo)] == ["", "Billing", "Operations"]


@pytest.mark.parametrize(
    ("detail", "typed", "hint"),
    [
        (ACCOUNT, "Else", "CLOUD (Cloudbay), OPS (Operations)."),
        (replace(ACCOUNT, choices=ACCOUNT.choices * 7), "Else", "(Operations) …."),
        (TICKET, "", "one line"),
        (HOURS, "much", "a number"),
        (REMOTE, "perhaps", "yes or no"),
    ],
)
def test_what_cannot_be_said_is_told(desk: Desk, detail: Detail, typed: str, hint: str) -> None:
    """With what can."""
    desk.details.keep(JIRA, (detail,))
    with pytest.raises(BadInput, match=r"is nothing .* can be") as caught:
        tell(desk, **{detail.key: typed})

    assert hint in caught.value.hint


def test_what_is_not_asked_is_told(desk: Desk) -> None:
    """With what is."""
    with pytest.raises(BadInput, match="nothing called 'Colour'") as caught:
        tell(desk, Colour="red")
    assert caught.value.hint == "It asks for: _Account_."

    desk.details.keep(JIRA, ())
    with pytest.raises(BadInput) as caught:
        tell(desk, Colour="red")
    assert caught.value.hint == "It asks for nothing."


def test_a_project_nobody_works_in_is_told(desk: Desk) -> None:
    """A typing error must not look like an answer."""
    with pytest.raises(NotFound, match="'Biling'") as caught:
        tell(desk, "Biling")
    assert caught.value.hint == "Known are: Billing, Operations."

    with desk.store.write() as unit:
        unit.remove_connection(JIRA, keep_tasks=False)
        unit.save_connection(replace(connection(), details=(ACCOUNT,)))
    with pytest.raises(NotFound) as caught:
        tell(desk, "Billing")
    assert caught.value.hint == "Fetch the tasks first."
    with pytest.raises(NotFound, match="no connection"):
        desk.details.remember("jira-9", "Billing", {}, via=DOOR)


# --- signing in -----------------------------------------------------------------------------------


def sign_in(desk: Desk) -> SignIn:
    return SignIn("tempo", "https://api.tempo.io", "", "t")


def test_what_is_asked_is_known_from_the_sign_in_on(desk: Desk) -> None:
    """And what was said before is remembered."""
    desk.tempo.details = FakeDetails((TICKET,))
    first = desk.connections.name(desk.connections.try_sign_in(sign_in(desk)))
    desk.connections.save(first, via=DOOR)
    desk.details.remember(first.id, "Billing", {"Ticket": "INC-7"}, via=DOOR)
    again = desk.connections.try_sign_in(sign_in(desk))

    assert first.details == (TICKET,)
    assert again.said == (Said("Billing", "_Ticket_", "INC-7"),)


def test_a_sign_in_that_may_not_read_what_is_asked_is_none(desk: Desk) -> None:
    """Every worklog would be refused."""
    desk.tempo.details = FakeDetails(Refused(403, say("You may not."), say("Ask.")))
    with pytest.raises(NotAnswered, match="You may not"):
        desk.connections.try_sign_in(sign_in(desk))
    assert INVOICE.connection == JIRA
