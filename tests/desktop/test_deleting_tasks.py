"""Deleting a local task in the window: what happens to its time is said, and it can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.program import Program, running
from tests.desktop.stage import Stage
from tracksync.desktop.app.dialogs import SureDialog
from tracksync.desktop.models.tasks import TaskGroup, TaskRow
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.parts import Text
from tracksync.desktop.views.tasks import TasksPage

Key = Qt.Key
LONG_MS = 60_000
REVIEW, MAIL = "Code review", "Mail"


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, qtbot) as made:
        yield made


class Person:
    """Somebody at the tasks: an hour went to one of them today, and none to the other."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self._qtbot, self.house = qtbot, program.house
        self.ref = self.house.ask("task.add", title=REVIEW)["task"]["ref"]
        self.house.ask("task.add", title=MAIL)
        self.house.ask("entry.add", task=self.ref, start="05:00", end="06:00")
        self._room = program.desktop.open(Place.TASKS)
        page = self._room.window.pages[Place.TASKS]
        assert isinstance(page, TasksPage)
        self.page = page
        self.wait(REVIEW, MAIL)

    @property
    def _rows(self) -> list[TaskRow]:
        return [value for value in self.page.rows.rows.values if isinstance(value, TaskRow)]

    def wait(self, *titles: str) -> None:
        """Until just these are listed."""
        said = sorted(titles)
        self._qtbot.waitUntil(lambda: sorted(r.title for r in self._rows) == said, timeout=LONG_MS)

    def press_delete(self, title: str) -> None:
        rows = self.page.rows
        (row,) = (row for row in self._rows if row.title == title)
        rows.setFocus(Qt.FocusReason.TabFocusReason)
        rows.setCurrentIndex(rows.rows.index(list(rows.rows.values).index(row)))
        QTest.keyClick(rows, Key.Key_Delete)

    def asked(self) -> SureDialog:
        """Have the question, when it is there."""
        self._qtbot.waitUntil(lambda: bool(self._open()), timeout=LONG_MS)
        (dialog,) = self._open()
        return dialog

    def goes_on(self) -> None:
        """Be at the window again, as a window system sees to it once a dialog is closed."""
        self.page.window().activateWindow()
        self._qtbot.waitUntil(self.page.isActiveWindow, timeout=LONG_MS)

    def _open(self) -> list[SureDialog]:
        return [d for d in self._room.window.findChildren(SureDialog) if d.isVisible()]


def words_of(dialog: QWidget) -> str:
    return " ".join(text.text() for text in dialog.findChildren(Text))


def test_a_task_goes_and_comes_back_by_keyboard(program: Program, qtbot: QtBot) -> None:
    """The hour stays in the report under its name, and the tray does not offer to go on with it."""
    person = Person(program, qtbot)
    assert any(REVIEW in line for line in program.lines())
    person.press_delete(REVIEW)
    dialog = person.asked()
    assert "The time tracked on Code review, 1 h, stays" in words_of(dialog)
    QTest.keyClick(dialog, Key.Key_Tab)
    assert dialog.focusWidget() is dialog.action
    QTest.keyClick(dialog.action, Key.Key_Space)
    person.wait(MAIL)
    (row,) = person.house.ask("report", period="day")["rows"]
    assert (row["task"]["title"], row["tracked_ms"]) == (REVIEW, 3_600_000)
    assert person.page.note.title.text() == "Code review was deleted."
    qtbot.waitUntil(lambda: not any(REVIEW in line for line in program.lines()), timeout=LONG_MS)
    person.goes_on()
    QTest.keyClick(person.page.rows, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(REVIEW, MAIL)

    assert not person.page.note.isVisible()


def test_undo_is_offered_until_something_else_is_looked_for(program: Program, qtbot: QtBot) -> None:
    """By a button; afterwards the keyboard goes on in the list."""
    person = Person(program, qtbot)
    for title, rest in ((MAIL, [REVIEW]), (REVIEW, [MAIL])):
        person.press_delete(title)
        dialog = person.asked()
        is_kept = "Nothing was tracked on Mail" not in words_of(dialog)
        assert is_kept is (title == REVIEW)
        dialog.action.click()
        person.wait(*rest)
        person.goes_on()
        person.page.note.button.setFocus()
        person.page.note.button.click()
        person.wait(REVIEW, MAIL)
        assert person.page.focusWidget() is person.page.rows
    person.press_delete(MAIL)
    person.asked().action.click()
    person.wait(REVIEW)
    person.page.search.setText("x")

    assert not person.page.note.isVisible()


def test_the_timer_is_stopped_first(program: Program, qtbot: QtBot) -> None:
    """A sentence says so, and nothing is asked."""
    person = Person(program, qtbot)
    person.house.ask("start", ref=person.ref)
    person.press_delete(REVIEW)
    trouble = person.page.trouble.title
    qtbot.waitUntil(lambda: trouble.text() == "The timer is on Code review.", timeout=LONG_MS)

    assert not person.page.window().findChildren(SureDialog)


def names(inside: QAccessibleInterface) -> list[str]:
    children = [inside.child(number) for number in range(inside.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children]


@pytest.mark.parametrize("is_local", [True, False])
def test_only_local_tasks_offer_it(on: Stage, qtbot: QtBot, *, is_local: bool) -> None:
    """In words that can be heard."""
    page = TasksPage(on.look)
    qtbot.addWidget(page)
    page.rows.asked_menu.emit(TaskRow("x:1", TaskGroup.LOCAL, "T", is_local=is_local), QPoint())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said = names(QAccessible.queryAccessibleInterface(menu))
    menu.close()

    assert ("Delete…" in said) is is_local
