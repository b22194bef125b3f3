"""The tray icon says its state by shape, at every size, on every panel."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from tracksync.desktop.look.colour import SHAPE_CONTRAST, contrast
from tracksync.desktop.look.tray_icon import (
    _AMBER,
    _RED,
    _RING,
    _TRACK,
    SIZES_PX,
    Face,
    Panel,
    TraySign,
    tray_icon,
    tray_pixmap,
)

pytestmark = pytest.mark.usefixtures("qapp")
GROUNDS = {
    Panel.UNKNOWN: ((255, 255, 255), (27, 27, 30)),
    Panel.LIGHT: ((255, 255, 255), (222, 222, 222)),
    Panel.DARK: ((0, 0, 0), (60, 63, 68)),
}
FACES = [TraySign(Face.IDLE), TraySign(Face.RUNNING, 0.5), TraySign(Face.PAUSED)]


def image(sign: TraySign, size: int) -> QImage:
    return tray_pixmap(sign, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def alphas(sign: TraySign, size: int) -> list[bool]:
    drawn = image(sign, size)
    return [drawn.pixelColor(x, y).alpha() > 127 for x in range(size) for y in range(size)]


def red_pixels(sign: TraySign, size: int) -> int:
    drawn = image(sign, size)
    found = (drawn.pixelColor(x, y) for x in range(size) for y in range(size))
    return sum(of.alpha() > 200 and of.red() > 190 and of.green() < 90 for of in found)


@pytest.mark.parametrize("size", SIZES_PX)
def test_states_differ_by_shape(size: int) -> None:
    """Without any colour, idle, running and paused are still three pictures."""
    for one, other in itertools.combinations(FACES, 2):
        pairs = zip(alphas(one, size), alphas(other, size), strict=True)
        assert sum(a is not b for a, b in pairs) >= size // 2


@pytest.mark.parametrize("size", SIZES_PX)
@pytest.mark.parametrize("face", Face)
def test_nothing_hides_the_capture_dot(size: int, face: Face) -> None:
    """The red dot is as large with every other sign on as alone."""
    alone = red_pixels(TraySign(face, 0.6, captures=True), size)
    crowded = red_pixels(TraySign(face, 1.0, needs_you=True, captures=True), size)

    assert alone >= size * size // 20
    assert crowded == alone


@pytest.mark.parametrize("size", SIZES_PX)
def test_the_dot_grows_when_a_picture_is_taken(size: int) -> None:
    """So that it is seen at sixteen pixels too."""
    quiet = red_pixels(TraySign(Face.RUNNING, 0.6, captures=True), size)
    shining = red_pixels(TraySign(Face.RUNNING, 0.6, captures=True, shines=True), size)

    assert shining > 1.5 * quiet


def test_the_ring_fills_clockwise() -> None:
    """A quarter of the day fills the quarter after twelve, and nothing else."""
    drawn = image(TraySign(Face.RUNNING, 0.25), 64)

    def blueness(x: int, y: int) -> int:
        of: QColor = drawn.pixelColor(x, y)
        return of.blue() - of.red()

    assert blueness(50, 14) > 100
    assert blueness(50, 50) < 60
    assert blueness(14, 14) < 60


@pytest.mark.parametrize("panel", Panel)
def test_each_sign_stands_out_from_its_panel(panel: Panel) -> None:
    """3 : 1 on a light and a dark panel alike where nobody tells which it is."""
    for table in (_RING, _TRACK, _AMBER, _RED):
        for ground in GROUNDS[panel]:
            assert contrast(table[panel], ground) >= SHAPE_CONTRAST, (panel, table[panel], ground)


def test_every_panel_finds_its_size() -> None:
    """No panel has to scale."""
    icon = tray_icon(FACES[0])

    assert [QSize(n, n) for n in SIZES_PX] == sorted(icon.availableSizes(), key=QSize.width)
