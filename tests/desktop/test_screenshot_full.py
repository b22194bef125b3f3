"""One picture on the whole screen, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop import samples_pages as pages
from tests.desktop.conftest import BY_NAME
from tests.desktop.gallery import stage
from tests.desktop.stage import Stage
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.views.screenshots.full import FullScreen
from tracksync.desktop.views.screenshots.page import ScreenshotsPage
from tracksync.desktop.views.screenshots.zoom import Zoom

KEY = Qt.Key


class Viewer:
    """Somebody who looks at the seventh of fourteen pictures."""

    def __init__(self, page: ScreenshotsPage) -> None:
        self.page = page
        self.steps: list[int] = []
        page.large.stepped.connect(self.steps.append)
        page.show_large(pages.large_picture(), pages.screen(7, 1920))

    def fill(self) -> FullScreen:
        QTest.keyClick(self.page.large.zoom, KEY.Key_F11)
        assert self.page.large.full is not None
        return self.page.large.full

    @property
    def is_full(self) -> bool:
        return self.page.large.full is not None


@pytest.fixture
def viewer(on: Stage, qtbot: QtBot) -> Viewer:
    page = ScreenshotsPage(on.look)
    qtbot.addWidget(page)
    on.look.dress(page)
    page.resize(760, 560)
    page.show_pictures(pages.screenshots())
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return Viewer(page)


def moved(over: QWidget, to: QPoint) -> None:
    """Move the pointer over something."""
    at, none = QPointF(to), Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(over, QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, keys))


def test_the_whole_screen_is_taken_and_given_back(viewer: Viewer) -> None:
    """F11 and the button lead there; Escape, F11 and its button back to the picture."""
    large, ways = viewer.page.large, []
    leaving: tuple[Callable[[FullScreen], None], ...] = (
        lambda full: QTest.keyClick(full.zoom, KEY.Key_Escape),
        lambda full: QTest.keyClick(full.zoom, KEY.Key_F11),
        lambda full: QTest.mouseClick(full.leaves, Qt.MouseButton.LeftButton),
    )
    for leave in leaving:
        QTest.mouseClick(large.fills, Qt.MouseButton.LeftButton)
        full = large.full
        assert full is not None
        ways.append((full.isFullScreen(), full.geometry() == full.screen().geometry()))
        leave(full)
        assert not viewer.is_full
        assert large.isVisible()
    viewer.fill()

    assert ways == [(True, True)] * 3


def test_it_is_walked_through_as_in_the_window(viewer: Viewer) -> None:
    """Arrows lead to the next picture, which is shown there with what is known of it."""
    full = viewer.fill()
    said = full.words.text()
    QTest.keyClick(full.zoom, KEY.Key_Right)
    QTest.keyClick(full.zoom, KEY.Key_Left)
    QTest.mouseClick(full.steps.later, Qt.MouseButton.LeftButton)
    last = replace(pages.large_picture(), place=14, task="Code review")
    viewer.page.show_large(last, pages.screen(8, 1920))
    viewer.page.large.fill_screen()  # it is there already
    QTest.keyClick(full.zoom, KEY.Key_Right)  # there is none

    assert said == "Thu 19 Nov, 08:25 · Invoice export PROJ-142 · HDMI-1"
    assert viewer.steps == [1, -1, 1]
    assert full.words.text() == "Thu 19 Nov, 08:25 · Code review · HDMI-1"
    assert full.zoom.accessibleDescription() == full.words.text()
    assert full.steps.place.text() == "14 of 14"
    assert viewer.page.large.full is full


def test_the_bar_goes_when_nobody_moves(viewer: Viewer) -> None:
    """A move, a key and the next picture bring it; a pointer that stands still does not."""
    full, seen = viewer.fill(), []
    waking: tuple[Callable[[], None], ...] = (
        lambda: moved(full.zoom.viewport(), QPoint(50, 50)),
        lambda: moved(full.zoom.viewport(), QPoint(50, 50)),
        lambda: moved(full.zoom.viewport(), QPoint(60, 50)),
        lambda: QTest.keyClick(full.zoom, KEY.Key_Plus),
        lambda: viewer.page.show_large(pages.large_picture(), pages.screen(8, 1920)),
    )
    for wake in waking:
        full.rest.timeout.emit()
        assert not full.bar.isVisible()
        hidden = full.zoom.viewport().cursor().shape()
        assert hidden is Qt.CursorShape.BlankCursor
        wake()
        seen.append(full.bar.isVisible())

    assert seen == [True, False, True, True, True]
    assert full.zoom.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_bar_stays_for_who_is_in_it(viewer: Viewer) -> None:
    """Tab walks into it, hidden or not, and it does not go from under the keyboard."""
    full = viewer.fill()
    full.rest.timeout.emit()
    QTest.keyClick(full.zoom, KEY.Key_Tab)
    at = full.focusWidget()
    full.rest.timeout.emit()

    assert at is full.steps.earlier
    assert full.bar.isVisible()
    assert full.rest.isActive()


@pytest.mark.parametrize("way", ["all pictures", "another page", "trouble"])
def test_nothing_of_it_stays(viewer: Viewer, way: str) -> None:
    """The picture goes, or something is to be read in the window: the screen is given back."""
    viewer.fill()
    if way == "all pictures":
        viewer.page.show_grid()
    elif way == "another page":
        viewer.page.hide()
    else:
        viewer.page.show_trouble(Trouble("It is damaged.", ""))

    assert not viewer.is_full
    assert viewer.page.large.zoom.canvas.whole.isEmpty() is (way != "trouble")


def test_there_is_no_full_screen_of_nothing(viewer: Viewer) -> None:
    """A picture that was let go of is not shown any more."""
    viewer.page.large.forget()
    viewer.page.large.fill_screen()

    assert not viewer.is_full


def test_it_is_dark_in_every_look(viewer: Viewer, on: Stage) -> None:
    """Around a picture it is black by day too; with high contrast it stays strong."""
    full = viewer.fill()
    grounds = [full.palette().window().color().name()]
    on.look.become(stage(BY_NAME["contrast"]).look.theme)
    grounds.append(full.palette().window().color().name())

    assert grounds == ["#000000", "#000000"]


def test_what_is_looked_at_stays_where_it_is(qtbot: QtBot) -> None:
    """Zooming keeps the middle, or what is under the pointer; a drag moves the picture."""
    zoom = Zoom("Picture")
    qtbot.addWidget(zoom)
    zoom.resize(640, 360)
    zoom.show_image(pages.screen(7, 1920))
    zoom.show()
    QApplication.processEvents()
    view, bar = zoom.viewport(), zoom.horizontalScrollBar()
    for _ in range(4):
        zoom.larger()
    middle = zoom.canvas.mapFrom(view, view.rect().center()).x() / zoom.canvas.width()
    before = bar.value()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    held = view.cursor().shape()
    at, button = QPointF(250, 100), Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    there = QPointF(view.mapToGlobal(at))
    move = QMouseEvent(QEvent.Type.MouseMove, at, there, Qt.MouseButton.NoButton, button, keys)
    QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(250, 100))
    dragged = bar.value() - before

    assert abs(middle - 0.5) < 0.02
    assert dragged == 50
    assert (held, view.cursor().shape()) == (
        Qt.CursorShape.ClosedHandCursor,
        Qt.CursorShape.OpenHandCursor,
    )


def wheel(zoom: Zoom, turned: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the upper left."""
    at = QPointF(20, 20)
    event = QWheelEvent(
        *(at, QPointF(zoom.viewport().mapToGlobal(at)), QPoint(), QPoint(0, turned)),
        *(Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(zoom.viewport(), event)


def test_the_wheel_zooms_with_ctrl(viewer: Viewer) -> None:
    """And scrolls without it."""
    zoom = viewer.page.large.zoom
    fitting = zoom.canvas.width()
    wheel(zoom, 120, Qt.KeyboardModifier.ControlModifier)
    wheel(zoom, 120, Qt.KeyboardModifier.ControlModifier)
    larger, at = zoom.canvas.width(), zoom.verticalScrollBar().value()
    wheel(zoom, -120, Qt.KeyboardModifier.NoModifier)
    scrolled = zoom.verticalScrollBar().value()
    for turned in (-120, -120, 0):
        wheel(zoom, turned, Qt.KeyboardModifier.ControlModifier)

    assert fitting == zoom.canvas.width() < larger
    assert at < 30 < scrolled
