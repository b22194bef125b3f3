"""What a service asks with worklogs, answered in the window: from the Outbox to sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.desktop import samples_answers as asking
from tests.desktop.program import running
from tests.desktop.stage import Stage
from tests.desktop.trees import write
from tests.unit.desktop.office import ANNA, PaperJira
from tests.unit.engine.house import House
from tracksync.core.delivery.details import EVERYWHERE
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.delivery.outcomes import Looked, LookOutcome
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.models.answers import AnswersForm, ProjectAnswers, Typed
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.answers import AnswersDialog
from tracksync.desktop.views.fields import Choice
from tracksync.desktop.views.parts import Button
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.tracker import Connection

PATIENCE_MS = 60_000
KEYS = ("_Account_", "_Ticket_", "_Rate_", "_Remote_")


class EmptySheet(PaperJira):
    """Takes any worklog; before the first nothing stands there."""

    def look(self, task: TaskRef, mark: str, near: object) -> LookOutcome:
        return Looked(())


@pytest.fixture
def dialog(on: Stage, qtbot: QtBot) -> AnswersDialog:
    return shown(on, qtbot, asking.answers())


def shown(on: Stage, qtbot: QtBot, form: AnswersForm) -> AnswersDialog:
    made = AnswersDialog(on.look, form)
    qtbot.addWidget(made)
    made.show()
    return made


def line(dialog: AnswersDialog, key: str) -> QLineEdit:
    field = dialog.fields[key]
    assert isinstance(field, QLineEdit)
    return field


def choice(dialog: AnswersDialog, key: str) -> Choice:
    field = dialog.fields[key]
    assert isinstance(field, Choice)
    return field


def test_what_was_typed_for_a_project_is_kept_while_another_is_looked_at(
    dialog: AnswersDialog,
) -> None:
    """One click saves both."""
    heard: list[Typed] = []
    dialog.saved.connect(heard.append)
    line(dialog, "_Ticket_").setText("INC-8")
    dialog.project.setCurrentIndex(dialog.project.findData("Website"))
    empty = line(dialog, "_Ticket_").text()
    choice(dialog, "_Remote_").setCurrentIndex(1)
    dialog.project.setCurrentIndex(dialog.project.findData("Invoices"))
    again = line(dialog, "_Ticket_").text()
    dialog.save.click()

    assert (empty, again) == ("", "INC-8")
    assert heard == [
        {
            "Invoices": dict(zip(KEYS, ("CLOUD", "INC-8", "1.5", ""), strict=True)),
            "Website": dict(zip(KEYS, ("", "", "", "true"), strict=True)),
        }
    ]


def test_what_counts_where_nothing_was_said_stands_in_the_empty_field(
    dialog: AnswersDialog,
) -> None:
    """As it is typed for all others, too; in theirs nothing stands in for it."""
    dialog.project.setCurrentIndex(dialog.project.findData(EVERYWHERE))
    general = choice(dialog, "_Account_").itemText(0)
    line(dialog, "_Ticket_").setText("INC-9")
    dialog.project.setCurrentIndex(dialog.project.findData("Website"))

    assert dialog.project.itemText(0) == "All other projects"
    assert general == "Not answered yet"
    assert choice(dialog, "_Account_").currentText() == "As for all others: Operations"
    assert line(dialog, "_Ticket_").placeholderText() == "As for all others: INC-9"
    assert choice(dialog, "_Remote_").currentText() == "Not answered yet"


def test_where_there_is_one_project_none_is_chosen(on: Stage, qtbot: QtBot) -> None:
    """Before any task is known, the answer is for all of them."""
    nothing = dict.fromkeys(KEYS, "")
    form = replace(
        asking.answers(), projects=(ProjectAnswers(EVERYWHERE, nothing),), project=EVERYWHERE
    )
    dialog = shown(on, qtbot, form)

    assert not dialog.project.isVisibleTo(dialog)
    assert dialog.project.currentText() == "All projects"
    assert dialog.focusWidget() is dialog.fields["_Account_"]


def test_every_field_says_aloud_what_it_is_and_needs(dialog: AnswersDialog) -> None:
    """Choices that read alike are told apart, and the keyboard begins at what is missing."""
    account = choice(dialog, "_Account_")

    assert dialog.focusWidget() is dialog.fields["_Ticket_"]
    assert dialog.fields["_Ticket_"].accessibleName() == "Ticket & customer"
    assert [field.accessibleDescription() for field in dialog.fields.values()] == [
        "Required.",
        "Required. One line of text.",
        "Required. A number, such as 1.5.",
        "Required.",
    ]
    assert [account.itemText(n) for n in (1, 2, 3)] == [
        "Cloudbay (CLOUD)",
        "Operations",
        "Cloudbay (X)",
    ]


def test_a_wrong_answer_is_shown_where_it_stands(dialog: AnswersDialog) -> None:
    """With its project, and the keyboard in the field."""
    dialog.show_wrong("Website", "_Rate_", asking.NO_NUMBER)
    there = dialog.project.currentText(), dialog.focusWidget()
    dialog.show_wrong("Invoices", "_Account_", Trouble("Cloudbay is closed."))

    assert there == ("Website", dialog.fields["_Rate_"])
    assert dialog.focusWidget() is dialog.fields["_Account_"]
    assert "Cloudbay is closed." in write(dialog)


def test_it_stays_open_while_it_is_saved(dialog: AnswersDialog) -> None:
    """Escape a moment too early must not hide what could not be saved."""
    dialog.show_saving(True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    is_open, may_save = dialog.isVisible(), dialog.save.isEnabled()
    dialog.show_saving(False)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert (is_open, may_save, dialog.isVisible()) == (True, False, False)


def tracked(house: House, jira: PaperJira) -> None:
    """Have an hour on a task of a connection that asks for a ticket, and sends by itself."""
    services = house.engine.services
    draft = Connection("", "jira", "https://a.example", "a@example.org", ANNA, mode="automatic")
    there = replace(services.connections.name(draft), details=(asking.TICKET,))
    services.connections.save(there, via="test")
    task = Task(TaskRef(there.id, "1"), "PROJ-1", "Export", "jira", project="Invoices")
    jira.pages = [(task,)]
    with services.recorder.open("test") as recording:
        recording.unit.save_tasks(there.id, (task,), is_complete=True)
    services.timer.start(str(task.ref), via="test")
    house.work(60)
    services.timer.stop(via="test")


def test_a_worklog_that_waits_for_an_answer_goes_on(qapp: QApplication, qtbot: QtBot) -> None:
    """From its card in the Outbox, by the keyboard; afterwards the connection says so."""
    jira = EmptySheet()
    house = House(integrations=[jira])
    with running(qapp, qtbot, house) as program:
        engine = house.engine
        engine.lanes.ask(Lane.STORE, lambda: tracked(house, jira))
        (there,) = engine.services.connections.all()
        engine.running.grants.take_token(there, "right")
        window = program.desktop.open(Place.OUTBOX).window

        def wait(condition: Callable[[], object]) -> None:
            qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

        def button(words: str) -> Button:
            def seen() -> list[Button]:
                page = window.stack.currentWidget() or window
                buttons = page.findChildren(Button)
                return [b for b in buttons if words in b.accessibleName() and b.isVisibleTo(page)]

            wait(seen)
            return seen()[0]

        def is_there(state: DeliveryState) -> bool:
            with engine.services.store.read() as snapshot:
                return bool(snapshot.deliveries((state,), limit=9))

        QTest.keyClick(button("Answer…"), Qt.Key.Key_Space)
        wait(lambda: window.findChildren(AnswersDialog))
        (dialog,) = window.findChildren(AnswersDialog)
        said = write(dialog)
        QTest.keyClicks(dialog.fields["_Ticket_"], "INC-7")
        QTest.keyClick(dialog.fields["_Ticket_"], Qt.Key.Key_Return)
        wait(lambda: is_there(DeliveryState.READY))
        house.work(15)  # in which an entry could still be changed
        engine.running.courier.kick()
        wait(lambda: is_there(DeliveryState.DONE))
        window.go(Place.CONNECTIONS)
        wait(lambda: "answered for all projects" in write(window))
        button("Answer what Jira asks").click()
        wait(lambda: window.findChildren(AnswersDialog))

        assert "[Invoices]" in said
