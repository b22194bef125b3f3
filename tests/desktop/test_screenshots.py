"""The Screenshots page: by mouse and by keyboard, with as many pictures as there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.desktop import samples_pages as pages
from tests.desktop.program import running
from tests.desktop.samples import DAY, ZONE, at
from tests.desktop.stage import Stage
from tracksync.core.pictures.captures import Hold
from tracksync.core.pictures.facts import Picture, PictureKind
from tracksync.desktop.app.dialogs import SureDialog
from tracksync.desktop.app.screenshots import decoded
from tracksync.desktop.models.screenshots import Standing
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.screenshots.grid import MOST_KEPT
from tracksync.desktop.views.screenshots.page import ScreenshotsPage

MANY = 6_000


@pytest.fixture
def page(on: Stage, qtbot: QtBot) -> ScreenshotsPage:
    made = ScreenshotsPage(on.look)
    qtbot.addWidget(made)
    on.look.dress(made)
    made.resize(760, 560)
    made.show_pictures(pages.screenshots())
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def encoded(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]  # the stubs want bytes, Qt a string
    return bytes(buffer.data().data())


def test_six_thousand_pictures_are_asked_for_as_they_come_into_sight(
    on: Stage, page: ScreenshotsPage
) -> None:
    """At first one screen of them; scrolled to the end, a few screens, and few stay in memory."""
    asked: list[int] = []
    page.wanted.connect(asked.append)
    page.wanted.connect(lambda number: page.show_small(number, pages.screen(number, 64)))
    day = pages.screenshots()
    cells = tuple(replace(day.cells[0], number=number) for number in range(MANY, 0, -1))
    page.show_pictures(replace(day, cells=cells, day=day.days[1]))
    page.grid.repaint()
    first = set(asked)
    bar = page.grid.verticalScrollBar()
    for step in range(40):
        bar.setValue(bar.maximum() * step // 39)
        page.grid.repaint()
    page.grid.scrollToBottom()
    page.grid.repaint()

    assert MANY in first
    assert len(first) <= 24
    assert len(set(asked)) < MANY / 2
    assert 1 in set(asked)
    assert len(page.grid.smalls) <= MOST_KEPT


def test_more_in_sight_than_are_kept_are_opened_once(on: Stage, page: ScreenshotsPage) -> None:
    """On a screen so large; else each that comes would drive out one that is asked for again."""
    asked: list[int] = []
    page.wanted.connect(asked.append)
    page.wanted.connect(lambda number: page.show_small(number, pages.screen(number, 64)))
    day = pages.screenshots()
    cells = tuple(replace(day.cells[0], number=number) for number in range(400, 0, -1))
    page.resize(3840, 2160)
    page.show_pictures(replace(day, cells=cells, day=day.days[1]))
    for _ in range(4):
        page.grid.repaint()

    assert len(asked) == len(set(asked)) > MOST_KEPT


def test_what_is_in_sight_stays_when_a_picture_is_taken(page: ScreenshotsPage) -> None:
    """The grid does not jump under the pointer, and the current one is current."""
    day = pages.screenshots(60)
    page.show_pictures(day)
    page.grid.select(30)
    bar = page.grid.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value(), page.grid.value().number
    newer = replace(day.cells[0], number=61, at=at(17, 0))
    page.show_pictures(replace(day, cells=(newer, *day.cells)))

    assert (bar.value(), page.grid.value().number) == before
    assert page.grid.rows.rowCount() == 61


def test_everything_is_done_by_keys(page: ScreenshotsPage) -> None:
    """Enter opens, arrows walk, plus and minus zoom, Delete asks, Escape goes back."""
    heard: list[object] = []
    page.opened.connect(heard.append)
    page.delete_asked.connect(lambda cells: heard.append(("delete", *(c.number for c in cells))))
    page.large.stepped.connect(heard.append)
    page.large.back_clicked.connect(lambda: heard.append("back"))
    page.large.delete_clicked.connect(lambda large: heard.append(("delete", large.cell.number)))
    page.grid.setFocus()
    page.grid.select(0)
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    page.show_large(pages.large_picture(), pages.screen(7, 1920))
    zoom = page.large.zoom
    fitting = zoom.canvas.width()
    QTest.keyClick(zoom, Qt.Key.Key_Plus)
    larger = zoom.canvas.width()
    QTest.keyClick(zoom, Qt.Key.Key_Left)  # scrolls
    QTest.keyClick(zoom, Qt.Key.Key_Minus)
    smaller = zoom.canvas.width()
    QTest.keyClick(zoom, Qt.Key.Key_Plus)
    QTest.keyClick(zoom, Qt.Key.Key_0)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Escape):
        QTest.keyClick(zoom, key)

    assert heard == [13, ("delete", 13), -1, 1, ("delete", 7), "back"]
    assert larger > fitting == smaller == zoom.canvas.width()


def test_a_click_opens_a_day_a_picture_and_a_monitor(page: ScreenshotsPage) -> None:
    """One click each."""
    heard: list[object] = []
    for signal in (page.day_opened, page.opened, page.monitor_chosen, page.turned):
        signal.connect(heard.append)
    for rows, row in ((page.days, 1), (page.grid, 0)):
        where = rows.visualRect(rows.rows.index(row, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    page.monitor.activated.emit(1)
    page.switch.click()
    page.show_pictures(replace(pages.screenshots(), standing=Standing.OFF))
    page.switch.click()

    assert heard == [DAY - timedelta(days=1), 14, "", False, True]
    assert page.switch.text() == "Take pictures"


def test_what_is_no_picture_is_said(page: ScreenshotsPage) -> None:
    """Bytes that are no image, and a window that is left: nothing of a picture stays."""
    page.show_large(pages.large_picture(), decoded(b"no picture"))
    said = page.large.what.text()
    page.show_large(pages.large_picture(), pages.screen(7))
    page.show_small(3, pages.screen(3))
    page.hide()

    assert said.startswith("It is no picture that can be shown.")
    assert page.large.zoom.canvas.whole.isEmpty()
    assert len(page.grid.smalls) == 0


@pytest.mark.parametrize("form", ["WEBP", "JPG"])
def test_both_forms_of_pictures_can_be_looked_at(form: str) -> None:
    """What the vault keeps is what Qt here can read."""
    image = decoded(encoded(pages.screen(1), form))

    assert image is not None
    assert image.width() == 320


def test_the_menu_leads_to_the_last_picture_and_pauses_them(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Two clicks to look, one to pause; and deleting asks first."""
    with running(qapp, qtbot) as program:
        house = program.house
        now = house.clock.read().at
        kept = [
            Picture(n, now, "Europe/Berlin", str(now.date()), PictureKind.PICTURE, "DP-1", 9, 9)
            for n in (1, 2)
        ]
        house.profile.vault.kept[str(now.date())] = kept
        program.choose("screenshots.enabled", "on")
        program.tray.capture_clicked.emit()
        room = program.desktop.open()
        page = room.window.pages[Place.SCREENSHOTS]
        assert isinstance(page, ScreenshotsPage)
        qtbot.waitUntil(lambda: page.large.steps.place.text() == "2 of 2", timeout=60_000)
        page.large.delete.click()
        (dialog,) = room.window.findChildren(SureDialog)
        dialog.action.click()
        qtbot.waitUntil(lambda: page.grid.rows.rowCount() == 1, timeout=60_000)
        page.opened.emit(1)
        qtbot.waitUntil(lambda: page.large.steps.place.text() == "1 of 1", timeout=60_000)
        page.large.export.click()
        asking = [d for d in room.window.findChildren(SureDialog) if d.isVisible()][-1]
        asking.reject()
        program.tray.capture_paused.emit()
        qtbot.waitUntil(lambda: page.switch.text() == "Take pictures", timeout=60_000)

        assert not house.settings.flag("screenshots.enabled")


def test_what_was_not_taken_is_said_until_a_picture_is(page: ScreenshotsPage) -> None:
    """With its time and what to do, beside pictures and where there are none yet."""
    day = pages.screenshots()
    said = "14:05: DP-1 was black. Look at it."
    missed = replace(day, trouble="DP-1 was black. Look at it.", trouble_at=at(14, 5), zone=ZONE)
    page.show_pictures(missed)
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    page.show_pictures(replace(missed, days=(), day=None, cells=()))
    empty = page.empty.sentence.text()
    page.show_pictures(day)
    after = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]

    assert said in shown
    assert said in empty
    assert said not in after


def test_the_page_says_what_status_says(qtbot: QtBot, qapp: QApplication) -> None:
    """A black screen, told while it is one."""
    with running(qapp, qtbot) as program:
        house = program.house
        house.ask("start", ref=house.ask("task.add", title="Invoice")["task"]["ref"])
        house.screen.shows["DP-1"] = ""
        house.engine.on_capture = lambda _: True  # this thread, which draws the dot, waits below
        program.choose("screenshots.enabled", "on")
        house.ask("shots.capture")
        page = program.desktop.open(Place.SCREENSHOTS).window.pages[Place.SCREENSHOTS]
        assert isinstance(page, ScreenshotsPage)
        trouble = "No picture was kept of DP-1: only black was seen there."
        qtbot.waitUntil(lambda: trouble in page.empty.sentence.text(), timeout=60_000)
        assert trouble in house.ask("status")["screenshots"]["trouble"]
        count = "Not taken today: 1, because only black was seen (1)."
        qtbot.waitUntil(lambda: count in page.empty.sentence.text(), timeout=60_000)


@pytest.mark.parametrize(
    ("lacking", "reason", "remedy"),
    [
        (
            {"tells_windows": False},
            "No pictures are taken: open windows are not told here.",
            "empty the setting Never while these are open",
        ),
        (
            {"lack": Hold.CLOSED_DESKTOP},
            "No pictures are taken: this Wayland desktop cannot be seen.",
            "Choose an X11 session when you sign in",
        ),
        (
            {"lack": Hold.NO_GRIM},
            "No pictures are taken: the program grim is not installed.",
            "Install grim, then start TrackSync again.",
        ),
    ],
)
def test_what_can_never_be_done_is_said_everywhere(
    qtbot: QtBot, qapp: QApplication, *, lacking: dict[str, object], reason: str, remedy: str
) -> None:
    """On Wayland with something excluded, or closed: no dot, and the reason in its place."""
    with running(qapp, qtbot) as program:
        for name, value in lacking.items():
            setattr(program.house.screen, name, value)
        program.choose("screenshots.exclude", "bank")
        program.choose("screenshots.enabled", "on")
        program.house.ask("shots.capture")  # weighs it, as each look at the devices does
        qtbot.waitUntil(
            lambda: any(line.startswith(reason) for line in program.lines()), timeout=60_000
        )
        room = program.desktop.open(Place.SCREENSHOTS)
        page = room.window.pages[Place.SCREENSHOTS]
        assert isinstance(page, ScreenshotsPage)
        qtbot.waitUntil(lambda: reason in page.empty.sentence.text(), timeout=60_000)
        privacy = program.desktop.open(Place.PRIVACY).window.pages[Place.PRIVACY]

        def said() -> str:
            return " ".join(label.text() for label in privacy.findChildren(QLabel))

        qtbot.waitUntil(lambda: reason in said(), timeout=60_000)

        assert remedy in said()
        assert remedy in page.empty.sentence.text()
        assert reason in program.tray.icon.toolTip()
        assert "Pause pictures; time goes on" not in program.lines()


@pytest.mark.parametrize("wide", [620, 640, 660, 900, 913])
def test_as_many_stand_in_a_line_with_a_bar_as_without(on: Stage, qtbot: QtBot, wide: int) -> None:
    """Else the lines change with the bar, and the bar with the lines, without end."""
    page = ScreenshotsPage(on.look)
    qtbot.addWidget(page)
    on.look.dress(page)
    page.show_pictures(pages.screenshots())
    page.show()
    in_line, bars = set(), set()
    for high in (420, 3_000):
        page.resize(wide, high)
        QApplication.processEvents()
        grid = page.grid
        tops = [grid.visualRect(grid.rows.index(row, 0)).top() for row in range(9)]
        in_line.add(tops.count(tops[0]))
        bars.add(grid.verticalScrollBar().maximum() > 0)

    assert bars == {True, False}
    assert len(in_line) == 1
