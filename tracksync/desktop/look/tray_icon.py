"""The tray icon: a ring that tells what the timer does, drawn for any panel."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from tracksync.core.values import dataclass
from tracksync.desktop.look.colour import Rgb

SIZES_PX = (16, 22, 24, 32, 48, 64)

Shape = Callable[[QPainter], None]


class Panel(StrEnum):
    """What the icon stands on."""

    UNKNOWN = "unknown"
    LIGHT = "light"
    DARK = "dark"


class Face(StrEnum):
    """What the ring tells."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class TraySign:
    """
    Everything the icon tells.

    Attributes:
        share: Of the working day that is done, 0 to 1, in steps fine enough for the ring.
        needs_you: An amber dot.
        captures: A red dot; nothing hides it.
        shines: The dot is large for a moment: a picture was taken.
    """

    face: Face
    share: float = 0.0
    needs_you: bool = False
    captures: bool = False
    shines: bool = False


# On an unknown panel the colours stand out by 3 : 1 from white and from near-black alike.
_RING: dict[Panel, Rgb] = {
    Panel.UNKNOWN: (58, 128, 224),
    Panel.LIGHT: (36, 98, 200),
    Panel.DARK: (126, 180, 255),
}
_TRACK: dict[Panel, Rgb] = {
    Panel.UNKNOWN: (122, 130, 140),
    Panel.LIGHT: (92, 98, 106),
    Panel.DARK: (176, 182, 190),
}
_AMBER: dict[Panel, Rgb] = {
    Panel.UNKNOWN: (208, 120, 10),
    Panel.LIGHT: (184, 104, 0),
    Panel.DARK: (255, 186, 60),
}
_RED: dict[Panel, Rgb] = {
    Panel.UNKNOWN: (226, 60, 60),
    Panel.LIGHT: (200, 30, 30),
    Panel.DARK: (255, 96, 96),
}
_WHOLE_TURN = 360
_SHINING = 1.6
_TWELVE = 90


def tray_icon(sign: TraySign, panel: Panel = Panel.UNKNOWN) -> QIcon:
    """Draw it at every size a panel asks for."""
    icon = QIcon()
    for size in SIZES_PX:
        icon.addPixmap(tray_pixmap(sign, size, panel))
    return icon


def tray_pixmap(sign: TraySign, size_px: int, panel: Panel = Panel.UNKNOWN) -> QPixmap:
    """Draw it at one size."""
    pixmap = _blank(size_px)
    p = QPainter(pixmap)
    for shape, of in _face(sign, size_px, panel):
        p.drawPixmap(0, 0, _cut_out(shape, size_px, of))
    dot = size_px * 0.4
    if sign.needs_you:
        _draw_dot(p, QPointF(size_px - dot / 2, dot / 2), dot, size_px, _ink(_AMBER[panel]))
    if sign.captures:
        dot *= _SHINING if sign.shines else 1
        low = QPointF(size_px - dot / 2, size_px - dot / 2)
        _draw_dot(p, low, dot, size_px, _ink(_RED[panel]))
    p.end()
    return pixmap


def _face(sign: TraySign, size_px: int, panel: Panel) -> list[tuple[Shape, QColor]]:
    """Tell the shapes of a face, from the lowest up."""
    stroke = max(2.0, size_px / 8)
    outer = size_px / 2 - 0.5
    reach, radius = (outer - stroke, outer), outer - stroke / 2
    centre = QPointF(size_px / 2, size_px / 2)
    whole = _band(centre, reach, 0, _WHOLE_TURN)
    if sign.face is Face.IDLE:
        # Open towards two o'clock, so that it differs from a running ring by shape alone.
        return [(_band(centre, reach, 75, 285), _ink(_TRACK[panel]))]
    if sign.face is Face.PAUSED:
        bars = _bars(centre, radius / 6)
        return [(shape, _ink(_TRACK[panel])) for shape in (whole, *bars)]
    turn = max(0.04, min(1.0, sign.share)) * _WHOLE_TURN
    done = _band(centre, reach, _TWELVE - turn, turn)
    return [
        (whole, _ink(_TRACK[panel], 0.55)),
        (done, _ink(_RING[panel])),
        (_disc(centre, radius * 0.4), _ink(_RING[panel])),
    ]


def _draw_dot(p: QPainter, centre: QPointF, size: float, size_px: int, of: QColor) -> None:
    """Draw a dot with a gap around it."""
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    p.drawPixmap(0, 0, _cut_out(_disc(centre, size / 2 + 1.2), size_px, of))
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    p.drawPixmap(0, 0, _cut_out(_disc(centre, size / 2), size_px, of))


# Shapes are drawn by the pen that a painter has from the start, black and one unit wide, on a
# canvas that is scaled to the stroke; the colour is laid over them. To name another pen or a brush
# has PySide build the 80 enums of `Qt`: 1.2 MB, which a tray at rest needs for nothing else.


def _cut_out(shape: Shape, size_px: int, of: QColor) -> QPixmap:
    """Cut a shape out of a colour."""
    pixmap, colour = _blank(size_px), _blank(size_px)
    colour.fill(of)
    p = QPainter(pixmap)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.save()
    shape(p)
    p.restore()
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    p.drawPixmap(0, 0, colour)
    p.end()
    return pixmap


def _blank(size_px: int) -> QPixmap:
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(QColor(0, 0, 0, 0))
    return pixmap


def _ink(of: Rgb, alpha: float = 1.0) -> QColor:
    ink = QColor(*of)
    ink.setAlphaF(alpha)
    return ink


def _band(centre: QPointF, reach: tuple[float, float], start: float, turn: float) -> Shape:
    """
    Part of a ring.

    Args:
        reach: From which distance of the centre to which.
        start, turn: In degrees, against the clock from three o'clock.
    """
    inner, outer = reach
    # Strokes of half its width, side by side: one alone would be no disc, and end askew.
    pen = (outer - inner) / 2

    def draw(p: QPainter) -> None:
        p.translate(centre)
        p.scale(pen, pen)
        for radius in (inner + pen / 2, inner + pen, outer - pen / 2):
            across = 2 * radius / pen
            box = QRectF(-across / 2, -across / 2, across, across)
            # The pen ends square, half its width after the end.
            end = 0.0 if turn == _WHOLE_TURN else math.degrees(pen / 2 / radius)
            p.drawArc(box, round((start + end) * 16), round((turn - 2 * end) * 16))

    return draw


def _disc(centre: QPointF, radius: float) -> Shape:
    return _band(centre, (0, radius), 0, _WHOLE_TURN)


def _bars(centre: QPointF, unit: float) -> tuple[Shape, Shape]:
    """Two upright bars, as wide as they can be told apart."""
    tall, wide, gap = 5.2 * unit, max(2.0, 1.7 * unit), max(2.0, 1.6 * unit)

    def bar(side: int) -> Shape:
        def draw(p: QPainter) -> None:
            p.translate(centre.x() + side * (gap + wide) / 2, centre.y())
            p.scale(wide, wide)
            reach = (tall / wide - 1) / 2  # the pen's square ends are the rest
            p.drawLine(QPointF(0, -reach), QPointF(0, reach))

        return draw

    return bar(-1), bar(1)
