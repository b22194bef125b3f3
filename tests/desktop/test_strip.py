"""The strip in the hand: mouse, keys, and what screen readers hear."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop import samples
from tests.desktop.stage import Stage
from tracksync.desktop.models.strip import StripModel
from tracksync.desktop.views.strip.painter import rows_of
from tracksync.desktop.views.strip.strip import DayStrip

Wishes = list[tuple[Any, ...]]
Key = Qt.Key
Mod = Qt.KeyboardModifier
_MOST = 1.8  # times the shapes; 1.2 to 1.4 where it was measured


@pytest.fixture
def strip(on: Stage, qtbot: QtBot) -> DayStrip:
    made = DayStrip(on.look, on.sayings)
    qtbot.addWidget(made)
    made.resize(960, 160)
    made.show_strip(samples.strip())
    made.show()
    made.setFocus()
    return made


def heard(strip: DayStrip) -> Wishes:
    """Collect what the strip says the person wants."""
    found: Wishes = []

    def noting(name: str) -> Callable[..., None]:
        return lambda *values: found.append((name, *values))

    for name in ("edit", "answer", "split", "merge", "delete", "undo", "edge_moved"):
        getattr(strip.wishes, name).connect(noting(name))
    return found


def point(strip: DayStrip, at: datetime) -> QPoint:
    rows = rows_of(strip.look)
    return QPoint(round(strip.time_scale.x(at)), rows.blocks_top + rows.blocks // 2)


def drag(strip: DayStrip, start: QPoint, end: QPoint, mods: Mod = Mod.NoModifier) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = QEvent.Type
    steps = (
        (kinds.MouseButtonPress, start, left, left),
        (kinds.MouseMove, end, none, left),
        (kinds.MouseButtonRelease, end, left, none),
    )
    for kind, where, button, held in steps:
        place = QPointF(where)
        event = QMouseEvent(kind, place, strip.mapToGlobal(place), button, held, mods)
        QApplication.sendEvent(strip.viewport(), event)


def test_a_shared_edge_moves_both_in_five_minute_steps(strip: DayStrip) -> None:
    """Dragging the line between two entries ends the one and begins the other there."""
    wishes = heard(strip)
    drag(strip, point(strip, samples.at(14, 11)), point(strip, samples.at(13, 43)))

    assert wishes == [("edge_moved", "e4", "e5", samples.at(13, 45))]


def test_alt_drags_by_the_minute(strip: DayStrip) -> None:
    """With Alt the edge stands where the mouse is, to the minute."""
    wishes = heard(strip)
    strip.rescale(strip.time_scale.zoomed(0.3, samples.at(14, 11)))
    start, end = point(strip, samples.at(14, 11)), point(strip, samples.at(13, 43))
    drag(strip, start, end, Mod.AltModifier)

    assert wishes == [("edge_moved", "e4", "e5", samples.at(13, 43))]


def test_an_edge_put_back_changes_nothing(strip: DayStrip) -> None:
    """A press and release without a way in between is no edit."""
    wishes = heard(strip)
    there = point(strip, samples.at(14, 11))
    drag(strip, there, there)

    assert wishes == []


def test_the_running_end_cannot_be_dragged(strip: DayStrip) -> None:
    """Now is now."""
    wishes = heard(strip)
    drag(strip, point(strip, samples.NOW), point(strip, samples.at(13)))

    assert wishes == []


def test_double_click_splits_where_it_is(strip: DayStrip) -> None:
    """At the nearest five minutes."""
    wishes = heard(strip)
    there = point(strip, samples.at(9, 1))
    QTest.mouseDClick(strip.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, there)

    assert wishes == [("split", "e1", samples.at(9))]


def test_double_click_on_unknown_time_asks_about_it(strip: DayStrip) -> None:
    """The hatched block leads to its question."""
    wishes = heard(strip)
    there = point(strip, samples.at(12, 30))
    QTest.mouseDClick(strip.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, there)

    assert wishes == [("answer", "q1")]


@pytest.mark.parametrize(
    ("key", "mods", "wish"),
    [
        (Key.Key_Return, Mod.NoModifier, ("edit", "e1")),
        (Key.Key_S, Mod.NoModifier, ("split", "e1", samples.at(9, 5))),
        (Key.Key_M, Mod.NoModifier, ("merge", "e1", "e2")),
        (Key.Key_Delete, Mod.NoModifier, ("delete", "e1")),
        (Key.Key_Z, Mod.ControlModifier, ("undo",)),
        (Key.Key_Right, Mod.ShiftModifier, ("edge_moved", "e1", "e2", samples.at(10, 5))),
        (Key.Key_Left, Mod.ShiftModifier, ("edge_moved", "e1", "e2", samples.at(9, 55))),
        (
            Key.Key_Left,
            Mod.ShiftModifier | Mod.ControlModifier,
            ("edge_moved", "", "e1", samples.at(8, 5)),
        ),
        (
            Key.Key_Right,
            Mod.ShiftModifier | Mod.AltModifier,
            ("edge_moved", "e1", "e2", samples.at(10, 1)),
        ),
    ],
)
def test_the_keyboard_does_all_of_it(
    strip: DayStrip, key: Key, mods: Mod, wish: tuple[Any, ...]
) -> None:
    """Edit, split, merge, delete, undo and every edge, without a mouse."""
    wishes = heard(strip)
    QTest.keyClick(strip, Key.Key_Home)
    QTest.keyClick(strip, key, mods)

    assert wishes == [wish]


def test_arrows_walk_the_blocks_in_time(strip: DayStrip) -> None:
    """The unknown time is walked over too, and Enter answers it."""
    wishes = heard(strip)
    walked: list[str] = []
    strip.block_chosen.connect(walked.append)
    QTest.keyClick(strip, Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(strip, Key.Key_Right)
    QTest.keyClick(strip, Key.Key_Return)
    QTest.keyClick(strip, Key.Key_End)

    assert walked[-4:] == ["e2", "e3", "q1", "e5"]
    assert wishes == [("answer", "q1")]


def test_mirrored_arrows_follow_the_eye(strip: DayStrip) -> None:
    """Where time runs to the left, so does the left arrow."""
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip.rescale(None)
    strip.show_strip(samples.strip())
    walked: list[str] = []
    strip.block_chosen.connect(walked.append)
    QTest.keyClick(strip, Key.Key_Home)
    QTest.keyClick(strip, Key.Key_Left)

    assert walked[-1] == "e2"
    assert strip.rect_of(0).left() > strip.rect_of(1).left()


def test_ctrl_wheel_zooms_where_the_mouse_is(strip: DayStrip) -> None:
    """What lies under the mouse stays under it; the zoom outlives a refresh of the same day."""
    before = strip.time_scale
    where = QPointF(point(strip, samples.at(11)))
    turn = QWheelEvent(
        where,
        strip.mapToGlobal(where),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Mod.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), turn)
    zoomed = strip.time_scale
    strip.show_strip(replace(samples.strip(), now_at=samples.at(15, 39)))

    assert zoomed.px_per_hour > before.px_per_hour * 1.4
    assert abs(zoomed.x(samples.at(11)) - where.x()) < 2
    assert strip.time_scale == zoomed


@pytest.mark.parametrize(
    ("at", "is_block", "said"),
    [
        ((9, 0), True, "Invoice export  ·  PROJ-142\n08:12–10:00  ·  1 h 48 min\nSent"),
        ((12, 30), True, "12:04–12:51  ·  47 min\nUnknown: no input, screen locked"),
        ((13, 32), False, "13:30–13:35\nAway"),
        ((16, 30), True, ""),
    ],
)
def test_hovering_tells_time_task_state_and_evidence(
    strip: DayStrip, at: tuple[int, int], is_block: bool, said: str
) -> None:
    """Each place on the strip explains itself."""
    there = point(strip, samples.at(*at))
    if not is_block:
        there.setY(rows_of(strip.look).activity_top + 4)

    assert strip.said_at(there) == said


def test_each_block_is_announced(strip: DayStrip) -> None:
    """A list whose items say task, time and state, and lie where they are drawn."""
    seen = QAccessible.queryAccessibleInterface(strip)
    items = [seen.child(n) for n in range(seen.childCount())]
    names = [item.text(QAccessible.Text.Name) for item in items]

    assert seen.role() == QAccessible.Role.List
    assert seen.text(QAccessible.Text.Name) == "Timeline of the day"
    assert names[0] == "Invoice export, 08:12 to 10:00, sent"
    assert names[3] == "Unknown time, 12:04 to 12:51, waits for your answer"
    assert names[5] == "Invoice export, 14:11 to 15:38, running"
    assert all(item.role() == QAccessible.Role.ListItem for item in items)
    assert items[0].rect().width() == pytest.approx(strip.rect_of(0).width(), abs=2)


def test_the_current_block_survives_a_refresh(strip: DayStrip) -> None:
    """A new model of the same day does not move the person elsewhere."""
    QTest.keyClick(strip, Key.Key_End)
    day = samples.strip()
    strip.show_strip(replace(day, blocks=day.blocks[2:]))
    current = strip.block()

    assert current is not None
    assert current.id == "e5"


def test_an_empty_day_takes_every_key(strip: DayStrip) -> None:
    """Nothing to act on: nothing happens."""
    wishes = heard(strip)
    strip.show_strip(StripModel(samples.at(0), samples.at(23), samples.ZONE))
    for key in (Key.Key_Home, Key.Key_Return, Key.Key_S, Key.Key_M, Key.Key_Delete, Key.Key_Plus):
        QTest.keyClick(strip, key)

    assert wishes == []


@pytest.mark.timing
def test_five_hundred_blocks_stay_smooth(strip: DayStrip) -> None:
    """A full paint of 500 blocks and a day of activity costs little more than its shapes alone."""
    strip.show_strip(samples.crowded_strip(500))
    strip.grab()

    def paint() -> None:
        strip.redraw()
        strip.repaint()

    # In turns, so that whatever else runs here disturbs both alike.
    took = [(_taken(paint), _taken(lambda: _shapes(strip, 500))) for _ in range(30)]
    ours, least = (min(times) for times in zip(*took, strict=True))

    assert ours < _MOST * least


def _taken(work: Callable[[], None]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _shapes(strip: DayStrip, count: int) -> None:
    """Draw so many blocks with rounded corners, and nothing else."""
    ground = QImage(strip.size(), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("#3a7"))
    width = strip.width() / count
    for place in range(count):
        painter.drawRoundedRect(QRectF(place * width, 20, width, 60), 3, 3)
    painter.end()
