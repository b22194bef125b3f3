"""The tray icon: a ring that tells what the timer does, drawn for any panel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from tracksync.desktop.look.colour import Rgb

SIZES_PX = (16, 22, 24, 32, 48, 64)


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
    """

    face: Face
    share: float = 0.0
    needs_you: bool = False
    captures: bool = False


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
_WHOLE_TURN = 360 * 16
_QUARTER = 90 * 16


def tray_icon(sign: TraySign, panel: Panel = Panel.UNKNOWN) -> QIcon:
    """Draw it at every size a panel asks for."""
    icon = QIcon()
    for size in SIZES_PX:
        icon.addPixmap(tray_pixmap(sign, size, panel))
    return icon


def tray_pixmap(sign: TraySign, size_px: int, panel: Panel = Panel.UNKNOWN) -> QPixmap:
    """Draw it at one size."""
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    p = QPainter(pixmap)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = max(2.0, size_px / 8)
    ring = QRectF(0, 0, size_px, size_px).adjusted(
        stroke / 2 + 0.5, stroke / 2 + 0.5, -stroke / 2 - 0.5, -stroke / 2 - 0.5
    )
    _draw_face(p, sign, ring, stroke, panel)
    dot = size_px * 0.4
    if sign.needs_you:
        _draw_dot(p, QPointF(size_px - dot / 2, dot / 2), dot, _AMBER[panel])
    if sign.captures:
        _draw_dot(p, QPointF(size_px - dot / 2, size_px - dot / 2), dot, _RED[panel])
    p.end()
    return pixmap


def _pen(of: Rgb, stroke: float, alpha: float = 1.0) -> QPen:
    ink = QColor(*of)
    ink.setAlphaF(alpha)
    return QPen(ink, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def _draw_face(p: QPainter, sign: TraySign, ring: QRectF, stroke: float, panel: Panel) -> None:
    p.setBrush(Qt.BrushStyle.NoBrush)
    if sign.face is Face.IDLE:
        # Open towards two o'clock, so that it differs from a running ring by shape alone.
        p.setPen(_pen(_TRACK[panel], stroke))
        p.drawArc(ring, 75 * 16, 285 * 16)
        return
    if sign.face is Face.PAUSED:
        p.setPen(_pen(_TRACK[panel], stroke))
        p.drawEllipse(ring)
        _draw_bars(p, ring, _TRACK[panel])
        return
    p.setPen(_pen(_TRACK[panel], stroke, 0.55))
    p.drawEllipse(ring)
    p.setPen(_pen(_RING[panel], stroke))
    turn = max(0.04, min(1.0, sign.share))
    p.drawArc(ring, _QUARTER, -round(turn * _WHOLE_TURN))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(*_RING[panel]))
    half = ring.width() * 0.2
    p.drawEllipse(ring.center(), half, half)


def _draw_bars(p: QPainter, ring: QRectF, of: Rgb) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(*of))
    unit = ring.width() / 12
    tall, wide, gap = 5.2 * unit, max(2.0, 1.7 * unit), max(2.0, 1.6 * unit)
    top = ring.center().y() - tall / 2
    for x in (ring.center().x() - gap / 2 - wide, ring.center().x() + gap / 2):
        p.drawRect(QRectF(x, top, wide, tall))


def _draw_dot(p: QPainter, centre: QPointF, size: float, of: Rgb) -> None:
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(Qt.GlobalColor.black)
    p.drawEllipse(centre, size / 2 + 1.2, size / 2 + 1.2)
    p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    p.setBrush(QColor(*of))
    p.drawEllipse(centre, size / 2, size / 2)
