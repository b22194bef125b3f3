"""Choosing the colour of a task: by mouse and keyboard, and seen wherever the task is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.desktop.program import Program, running
from tracksync.core.hues import Hue
from tracksync.desktop.look.look import qcolor
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.colours import ColourMenu
from tracksync.desktop.views.page import Page
from tracksync.desktop.views.rows import Rows
from tracksync.desktop.views.strip.painter import rows_of
from tracksync.desktop.views.strip.strip import DayStrip
from tracksync.desktop.views.tasks import TasksPage
from tracksync.desktop.views.today.page import TodayPage

Key = Qt.Key
LONG_MS = 60_000


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, qtbot) as made:
        yield made


class Person:
    """Somebody at the window, with one task that an hour of today went to."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self._qtbot, self._house = qtbot, program.house
        self.ref = self._house.ask("task.add", title="Code review")["task"]["ref"]
        self._house.ask("entry.add", task=self.ref, start="05:00", end="06:00")
        self._room = program.desktop.open(Place.TODAY)

    def wait(self, *, task_is: Hue) -> None:
        """Until the strip is painted so."""
        self._qtbot.waitUntil(lambda: self.strip_is(task_is), timeout=LONG_MS)

    @property
    def told(self) -> tuple[str, bool]:
        """What the command line tells of the task."""
        (task,) = self._house.ask("tasks")["tasks"]
        return task["colour"], task["is_colour_chosen"]

    def strip_is(self, hue: Hue) -> bool:
        """Whether the ground of the one block, beside its title, has the tint of a hue."""
        (strip,) = self._room.window.findChildren(DayStrip)
        if len(strip.day.blocks) != 1:
            return False
        (block,), rows = strip.day.blocks, rows_of(strip.look)
        middle = strip.time_scale.x(block.start_at + (block.end_at - block.start_at) / 2)
        picture = strip.viewport().grab().toImage()
        seen = picture.pixelColor(QPoint(round(middle), rows.blocks_top + 2))
        return seen == qcolor(strip.look.hue_tint(hue))

    def go(self, place: Place, page_is: type[Page]) -> Rows:
        """Go to a page; its rows, when they are there."""
        self._room.open(place)
        page = self._room.window.pages[place]
        assert isinstance(page, page_is)
        (rows,) = page.findChildren(Rows)
        self._qtbot.waitUntil(lambda: bool(rows.rows.values), timeout=LONG_MS)
        return rows

    def ask_strip(self, reason: QContextMenuEvent.Reason, *, beside: bool = False) -> QMenu | None:
        """Have the menu of the strip's one block, as a right click or the menu key asks for it."""
        (strip,) = self._room.window.findChildren(DayStrip)
        strip.setFocus()
        strip.walk(1)
        point = strip.visualRect(strip.currentIndex()).center()
        if beside:
            point.setY(0)
        is_pointed = reason is QContextMenuEvent.Reason.Mouse
        to = strip.viewport() if is_pointed else strip
        event = QContextMenuEvent(reason, point, to.mapToGlobal(point))
        QApplication.sendEvent(to, event)
        menu = QApplication.activePopupWidget()
        assert menu is None or isinstance(menu, QMenu)
        return menu

    def ask_menu(self, rows: Rows, reason: QContextMenuEvent.Reason) -> QMenu:
        """Have the menu of the last row, as a right click or the menu key asks for it."""
        rows.setFocus()
        rows.setCurrentIndex(rows.rows.index(rows.rows.rowCount() - 1))
        point = rows.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        to = rows.viewport() if reason is QContextMenuEvent.Reason.Mouse else rows
        event = QContextMenuEvent(reason, point, to.mapToGlobal(point))
        QApplication.sendEvent(to, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu


def line(menu: QMenu, text: str) -> QAction:
    (found,) = [action for action in menu.actions() if action.text() == text]
    return found


def click(menu: QMenu, text: str) -> None:
    place = menu.actionGeometry(line(menu, text)).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


def test_a_colour_is_chosen_by_mouse_and_given_up_by_keyboard(
    program: Program, qtbot: QtBot
) -> None:
    """On Tasks and on Today; the strip, and whoever asks by command, knows it at once."""
    person = Person(program, qtbot)
    automatic = Hue[person.told[0].upper()]
    chosen = Hue.GOLD if automatic is not Hue.GOLD else Hue.BLUE
    person.wait(task_is=automatic)

    rows = person.go(Place.TASKS, TasksPage)
    menu = person.ask_menu(rows, QContextMenuEvent.Reason.Mouse)
    (colours,) = menu.findChildren(ColourMenu)
    click(menu, "Colour of the task")
    qtbot.waitUntil(colours.isVisible, timeout=LONG_MS)
    click(colours, chosen.name.title())
    rows = person.go(Place.TODAY, TodayPage)
    person.wait(task_is=chosen)
    assert person.told == (chosen.word, True)

    menu = person.ask_menu(rows, QContextMenuEvent.Reason.Keyboard)
    (colours,) = menu.findChildren(ColourMenu)
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Right):
        QTest.keyClick(menu, key)
    qtbot.waitUntil(colours.isVisible, timeout=LONG_MS)
    assert colours.activeAction().text() == "Automatic"
    QTest.keyClick(colours, Key.Key_Return)
    person.wait(task_is=automatic)
    assert person.told == (automatic.word, False)


@pytest.mark.parametrize(
    "reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard]
)
def test_a_block_of_the_strip_offers_it(
    program: Program, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    """The same menu as its line below; beside the blocks there is none."""
    person = Person(program, qtbot)
    automatic = Hue[person.told[0].upper()]
    chosen = Hue.GOLD if automatic is not Hue.GOLD else Hue.BLUE
    person.wait(task_is=automatic)
    assert person.ask_strip(QContextMenuEvent.Reason.Mouse, beside=True) is None
    menu = person.ask_strip(reason)
    assert menu is not None
    (colours,) = menu.findChildren(ColourMenu)
    click(menu, "Colour of the task")
    qtbot.waitUntil(colours.isVisible, timeout=LONG_MS)
    click(colours, chosen.name.title())
    person.wait(task_is=chosen)

    assert person.told == (chosen.word, True)


def test_what_holds_can_be_heard(program: Program, qtbot: QtBot) -> None:
    """Each colour has a name, and the one that holds is marked, not by colour alone."""
    person = Person(program, qtbot)
    program.house.ask("task.colour", ref=person.ref, colour="plum")
    person.wait(task_is=Hue.PLUM)
    rows = person.go(Place.TASKS, TasksPage)
    menu = person.ask_menu(rows, QContextMenuEvent.Reason.Mouse)
    (colours,) = menu.findChildren(ColourMenu)
    seen = QAccessible.queryAccessibleInterface(colours)
    lines = [seen.child(number) for number in range(seen.childCount())]
    named = {each.text(QAccessible.Text.Name): each.state() for each in lines}

    assert len([name for name in named if name]) == len(Hue) + 1
    assert [name for name, state in named.items() if state.checked] == ["Plum"]
    menu.close()
