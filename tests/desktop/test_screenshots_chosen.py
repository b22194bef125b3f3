"""Several pictures at once: chosen by mouse and by keys, then deleted or exported together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.desktop import samples_pages as pages
from tests.desktop.program import running
from tests.desktop.samples import at
from tests.desktop.stage import Stage
from tracksync.core.pictures.facts import Picture, PictureKind
from tracksync.desktop.app.dialogs import SureDialog
from tracksync.desktop.models.screenshots import Work
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.screenshots.page import ScreenshotsPage

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Somebody at the grid of fourteen pictures, the latest first."""

    def __init__(self, page: ScreenshotsPage) -> None:
        self.page = page
        self.opened: list[int] = []
        self.asked: list[tuple[str, tuple[int, ...]]] = []
        page.opened.connect(self.opened.append)
        page.delete_asked.connect(lambda cells: self._note("delete", cells))
        page.export_asked.connect(lambda cells: self._note("export", cells))
        page.grid.setFocus()
        page.grid.select(0)

    def _note(self, what: str, cells: tuple[object, ...]) -> None:
        self.asked.append((what, tuple(c.number for c in cells)))  # type: ignore[attr-defined]  # cells

    def click(self, row: int, keys: Qt.KeyboardModifier = NONE) -> None:
        grid = self.page.grid
        where = grid.visualRect(grid.rows.index(row, 0)).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, keys, where)

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.page.grid, key, keys)

    @property
    def chosen(self) -> list[int]:
        return [cell.number for cell in self.page.grid.chosen()]


@pytest.fixture
def hands(on: Stage, qtbot: QtBot) -> Hands:
    page = ScreenshotsPage(on.look)
    qtbot.addWidget(page)
    on.look.dress(page)
    page.resize(900, 700)
    page.show_pictures(pages.screenshots())
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return Hands(page)


def test_shift_and_ctrl_choose_and_a_click_opens(hands: Hands) -> None:
    """A stretch, one more, one less; nothing of it opens a picture."""
    hands.click(1, CTRL)
    hands.click(3, SHIFT | CTRL)
    stretch = hands.chosen
    hands.click(2, CTRL)
    hands.click(6, CTRL)
    some = hands.chosen
    opened = list(hands.opened)
    hands.click(4)

    assert stretch == [14, 13, 12, 11]
    assert some == [14, 13, 11, 8]
    assert opened == []
    assert (hands.chosen, hands.opened) == ([10], [10])


def test_a_double_click_with_ctrl_opens_nothing(hands: Hands) -> None:
    """It takes back what its first half chose."""
    grid = hands.page.grid
    where = grid.visualRect(grid.rows.index(2, 0)).center()
    hands.click(2, CTRL)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, CTRL, where)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, where)

    assert hands.opened.count(12) == len(hands.opened) > 0


def test_keys_choose_as_well(hands: Hands) -> None:
    """Shift and arrows a stretch, Ctrl+A the day, Escape none but where one is; Delete asks."""
    for _ in range(2):
        hands.press(Qt.Key.Key_Right, SHIFT)
    stretch = hands.chosen
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_A, CTRL)
    day = hands.chosen
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Delete)

    assert stretch == [14, 13, 12]
    assert day == list(range(14, 0, -1))
    assert hands.asked == [("delete", (14, 13, 12)), ("delete", (12,))]


def test_the_line_says_how_many_and_what_can_be_done(hands: Hands) -> None:
    """With one it tells of the day; with several there are buttons for them."""
    line = hands.page.line
    day = line.words.text()
    height = line.height()
    line.all.click()
    said, is_offered = line.words.text(), line.export.isVisible() and line.delete.isVisible()
    line.export.click()
    line.delete.click()
    line.none.click()
    QApplication.processEvents()

    assert "14 pictures" in day
    assert (said, is_offered) == ("14 of 14 pictures chosen", True)
    assert [what for what, numbers in hands.asked if len(numbers) == 14] == ["export", "delete"]
    assert (line.words.text(), line.delete.isVisible(), line.height()) == (day, False, height)


def test_what_is_chosen_stays_so_when_a_picture_is_taken(hands: Hands) -> None:
    """Nobody chooses twenty pictures twice. Another day begins with none."""
    day = pages.screenshots()
    for row in (2, 5):
        hands.click(row, CTRL)
    newer = replace(day.cells[0], number=15, at=at(17, 0))
    hands.page.show_pictures(replace(day, cells=(newer, *day.cells)))
    stayed = hands.chosen
    hands.page.show_pictures(replace(day, day=day.days[1]))
    other = hands.chosen
    hands.page.show_pictures(replace(day, cells=(), day=day.days[2]))

    assert stayed == [14, 12, 9]
    assert other == [14]
    assert hands.chosen == []


def test_how_far_it_is_can_be_seen_and_ended(hands: Hands) -> None:
    """While something is done to several; one step that cannot be ended offers no way out."""
    line, heard = hands.page.line, []
    hands.page.cancelled.connect(lambda: heard.append("cancel"))
    line.all.click()
    hands.page.show_work(Work("3 of 14 pictures are exported.", 3, 14))
    said, is_offered = line.words.text(), line.delete.isVisible()
    line.cancel.click()
    hands.page.show_work(Work("14 pictures are being deleted."))
    can_end = line.cancel.isVisible()
    hands.page.show_work(None)

    assert (said, is_offered, heard, can_end) == (
        "3 of 14 pictures are exported.",
        False,
        ["cancel"],
        False,
    )
    assert line.delete.isVisible()


def test_the_question_says_how_many_and_the_folder_is_asked_for(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Deleting and exporting three, in the program."""
    with running(qapp, qtbot) as program:
        house = program.house
        now = house.clock.read().at
        house.profile.vault.kept[str(now.date())] = [
            Picture(
                n,
                now + timedelta(minutes=n),
                "Europe/Berlin",
                str(now.date()),
                PictureKind.PICTURE,
                "DP-1",
            )
            for n in range(1, 6)
        ]
        program.choose("screenshots.enabled", "on")
        room = program.desktop.open()
        room.window.go(Place.SCREENSHOTS)
        page = room.window.pages[Place.SCREENSHOTS]
        assert isinstance(page, ScreenshotsPage)
        qtbot.waitUntil(lambda: page.grid.rows.rowCount() == 5, timeout=60_000)
        page.grid.choose(page.grid.rows.values[:3])
        page.line.export.click()
        (asking,) = room.window.findChildren(SureDialog)
        exporting = asking.heading.text()
        asking.action.click()
        (folder,) = room.window.findChildren(QFileDialog)
        folder.fileSelected.emit("/home/mia/desk")
        folder.reject()
        qtbot.waitUntil(lambda: page.note.isVisibleTo(page), timeout=60_000)
        exported = page.note.title.text()
        page.line.delete.click()
        asking = room.window.findChildren(SureDialog)[-1]
        deleting = asking.heading.text()
        asking.action.click()
        qtbot.waitUntil(lambda: page.grid.rows.rowCount() == 2, timeout=60_000)

        assert exporting == "Export 3 pictures?"
        assert exported == "3 pictures lie unprotected in desk."
        assert deleting == "Delete 3 pictures for ever?"
