"""Patterns that say the same as a colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from tracksync.desktop.look.tokens import Hatch

_TILE = 8


def hatch_brush(hatch: Hatch, of: QColor, ratio: float, *, width: float = 1.0) -> QBrush:
    """Make a brush that draws the pattern in *of* on nothing."""
    if hatch is Hatch.NONE:
        return QBrush(of)
    tile = QPixmap(round(_TILE * ratio), round(_TILE * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(of, width))
    _draw(painter, hatch, of)
    painter.end()
    return QBrush(tile)


def _draw(painter: QPainter, hatch: Hatch, of: QColor) -> None:
    whole, half = float(_TILE), _TILE / 2
    if hatch in {Hatch.DIAGONAL, Hatch.CROSS}:
        for shift in (-whole, 0.0, whole):
            painter.drawLine(QPointF(shift, whole), QPointF(shift + whole, 0))
    if hatch is Hatch.CROSS:
        for shift in (-whole, 0.0, whole):
            painter.drawLine(QPointF(shift, 0), QPointF(shift + whole, whole))
    if hatch is Hatch.LINES:
        painter.drawLine(QPointF(0, 2), QPointF(whole, 2))
        painter.drawLine(QPointF(0, 2 + half), QPointF(whole, 2 + half))
    if hatch in {Hatch.DOTS, Hatch.SPARSE}:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(of)
        points = [QPointF(2, 2), QPointF(6, 6)] if hatch is Hatch.DOTS else [QPointF(4, 4)]
        for point in points:
            painter.drawEllipse(point, 1.2, 1.2)
