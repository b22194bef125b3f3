"""What a service asks with worklogs: on the card, in the dialog, and what goes on afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.desktop.office import Office, Seen
from tracksync.core.delivery.details import EVERYWHERE, Choice, Detail, DetailKind, Said
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.models.answers import AnswersForm
from tracksync.desktop.models.connections import Asked, ConnectionCard
from tracksync.desktop.presenters.answers import AnswersPresenter
from tracksync.desktop.presenters.connections import ConnectionsPresenter
from tracksync.ports.tracker import Connection

ACCOUNT = Detail("_Account_", "Account", DetailKind.CHOICE, (Choice("CLOUD", "Cloudbay"),))
RATE = Detail("_Rate_", "Rate", DetailKind.NUMBER)
MARK = Detail("_Ours_", "TrackSync", DetailKind.MARK)


class Answering:
    """A person in front of the dialog; two projects have tasks."""

    def __init__(self, office: Office) -> None:
        self.office, self.forms, self.dialog = office, list[AnswersForm](), Seen()
        self.presenter = AnswersPresenter(office.desk, self.forms.append)
        self.task = office.jira_task("PROJ-142", "Invoice export", project="Invoices")
        self.id = self.connection.id
        other = Task(TaskRef(self.id, "9"), "WEB-9", "Login", "jira", project="Website")
        with office.services.recorder.open("test") as recording:
            recording.unit.save_tasks(self.id, (other,), is_complete=False)
        self.asks(MARK, ACCOUNT, RATE)

    @property
    def connection(self) -> Connection:
        (found,) = self.office.services.connections.all()
        assert isinstance(found, Connection)
        return found

    def asks(self, *details: Detail) -> None:
        self.office.services.details.keep(self.id, details)

    def ask(self) -> AnswersForm:
        self.presenter.ask(self.id)
        return self.forms[-1]

    def save(self, **projects: dict[str, str]) -> None:
        self.presenter.save(self.ask(), projects, self.dialog)

    def card(self) -> ConnectionCard:
        view = Seen()
        ConnectionsPresenter(self.office.desk, view, lambda _: None).refresh()
        (card,) = view.last("show_connections").cards
        assert isinstance(card, ConnectionCard)
        return card


@pytest.fixture
def answering(office: Office) -> Answering:
    return Answering(office)


def test_the_card_counts_the_projects_that_lack_nothing(answering: Answering) -> None:
    """And says so where all of them, and those to come, are provided for."""
    titles = ("Account", "Rate")
    before = answering.card().asked
    answering.save(Website={"_Account_": "CLOUD", "_Rate_": "2"})
    some = answering.card().asked
    answering.presenter.save(
        answering.ask(), {EVERYWHERE: {"_Account_": "CLOUD", "_Rate_": "1"}}, answering.dialog
    )

    assert before == Asked(titles, 2, 0, is_answered=False)
    assert some == Asked(titles, 2, 1, is_answered=False)
    assert answering.card().asked == Asked(titles, 2, 2, is_answered=True)


def test_a_card_is_silent_where_nothing_is_asked_or_written(answering: Answering) -> None:
    """What is only read sends nothing that could lack something; a mark is nobody's business."""
    office = answering.office
    office.services.connections.change(answering.id, via="test", is_read_only=True)
    read = answering.card().asked
    office.services.connections.change(answering.id, via="test", is_read_only=False)
    answering.asks(MARK)

    assert read is answering.card().asked is None


def test_without_a_task_it_is_asked_for_all_projects(office: Office) -> None:
    """Before the first tasks came in."""
    office.connect(details=(RATE,))
    view = Seen()
    presenter = ConnectionsPresenter(office.desk, view, lambda _: None)
    presenter.refresh()
    (card,) = view.last("show_connections").cards

    assert card.asked == Asked(("Rate",), 0, 0, is_answered=False)


def test_the_dialog_begins_where_something_is_missing(answering: Answering) -> None:
    """With what was said of each project itself."""
    first = answering.ask()
    answering.presenter.save(first, {EVERYWHERE: {"_Rate_": "2"}}, answering.dialog)
    answering.save(Invoices={"_Account_": "CLOUD"})
    both = {"_Account_": "CLOUD"}
    answering.presenter.save(answering.ask(), {EVERYWHERE: both}, answering.dialog)
    full = answering.ask()

    assert (first.project, first.asked, first.service) == (EVERYWHERE, (ACCOUNT, RATE), "Jira")
    assert full.project == EVERYWHERE
    assert [(of.project, dict(of.own)) for of in full.projects] == [
        ("", {"_Account_": "CLOUD", "_Rate_": "2"}),
        ("Invoices", {"_Account_": "CLOUD", "_Rate_": ""}),
        ("Website", {"_Account_": "", "_Rate_": ""}),
    ]


def test_a_worklog_is_asked_for_in_its_project_and_goes_on(answering: Answering) -> None:
    """Released before, it leaves by itself once the last answer is there."""
    office = answering.office
    office.services.connections.change(answering.id, via="test", mode="automatic")
    office.track(answering.task, 60)
    (waits,) = office.services.deliveries.outbox()
    answering.presenter.ask_for(waits.key)
    form = answering.forms[-1]
    answering.presenter.save(form, {"Invoices": {"_Account_": "CLOUD"}}, answering.dialog)
    (half,) = office.services.deliveries.outbox()
    answering.save(Invoices={"_Rate_": " 1.5 "})

    assert form.project == "Invoices"
    assert waits.is_lacking
    assert half.is_lacking
    assert answering.dialog.count("show_saved") == 2
    assert all(
        not d.is_lacking and d.is_released and d.state is not DeliveryState.STUCK
        for d in office.services.deliveries.outbox()
    )


def test_what_cannot_be_said_is_not_saved(answering: Answering) -> None:
    """Nothing of it, with what can be said instead."""
    answering.save(Invoices={"_Account_": "CLOUD"}, Website={"_Account_": "", "_Rate_": "1,500"})
    project, key, trouble = answering.dialog.last("show_wrong")

    assert (project, key) == ("Website", "_Rate_")
    assert (trouble.title, trouble.hint) == (
        "'1,500' is nothing Rate can be.",
        "Give a number, as 1.5.",
    )
    assert answering.connection.said == ()
    assert answering.dialog.count("show_saving") == 0


def test_what_was_left_empty_is_left_out_and_what_was_emptied_taken_back(
    answering: Answering,
) -> None:
    """What stands as it was is not said again."""
    answering.save(Invoices={"_Account_": "CLOUD", "_Rate_": ""}, Website={"_Rate_": ""})
    kept = answering.connection.said
    answering.save(Invoices={"_Account_": "", "_Rate_": ""})

    assert kept == (Said("Invoices", "_Account_", "CLOUD"),)
    assert answering.connection.said == ()


def test_what_is_no_longer_asked_is_told(answering: Answering) -> None:
    """It was while the dialog stood open; what was typed stays there."""
    form = answering.ask()
    answering.asks(RATE)
    answering.presenter.save(form, {"Website": {"_Account_": "CLOUD"}}, answering.dialog)

    assert "asks for nothing called '_Account_'" in answering.dialog.last("show_trouble").title
    assert answering.dialog.last("show_saving") is False
    assert answering.dialog.count("show_saved") == 0


def test_nothing_is_asked_where_nothing_is(answering: Answering) -> None:
    """A delivery that is gone, or lacks nothing any more, opens no dialog."""
    answering.office.track(answering.task, 60)
    (waits,) = answering.office.services.deliveries.outbox()
    answering.asks()
    answering.presenter.ask_for(waits.key)
    answering.presenter.ask_for("gone")

    assert answering.forms == []
    assert answering.connection == replace(answering.connection, details=())
