"""The day strip: painted, dragged, walked by keyboard, read by screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.models.strip import StripModel
from tracksync.desktop.views.rows import BY_KEYS
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.strip.day import ShownDay
from tracksync.desktop.views.strip.hands import StripHands
from tracksync.desktop.views.strip.keys import act_on_key
from tracksync.desktop.views.strip.painter import StripPainter, block_rect
from tracksync.desktop.views.strip.wishes import StripWishes


class DayStrip(ShownDay):
    """
    A day as a painted list of blocks, under mouse and keyboard.

    `wishes` says what the person wants; nothing changes here until a new model comes.
    """

    menu_asked = Signal(str, QPoint)

    def __init__(self, look: Look, sayings: Sayings, parent: QWidget | None = None) -> None:
        super().__init__(look, sayings, parent)
        self.wishes = StripWishes(self)
        self._hands = StripHands(self, self.wishes)
        self._is_walked = False
        self._arrange()
        self.setObjectName("day_strip")
        self.setAccessibleName(self.tr("Timeline of the day"))
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def show_strip(self, model: StripModel) -> None:
        """Show a day; what was in the hand belonged to the last one."""
        self._hands.let_go()
        super().show_strip(model)

    def said_at(self, point: QPoint) -> str:
        """Say what lies under a point, as the tool tip does."""
        return self._hands.said_at(point)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_walked = event.reason() in BY_KEYS
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_walked = True
        if not act_on_key(self, self.wishes, event):
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: of the block under the pointer, or by keyboard of the current one."""
        is_pointed = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_pointed else self.currentIndex()
        block = self.block(index.row())
        if block is not None:
            point = event.pos() if is_pointed else self.visualRect(index).center()
            self.menu_asked.emit(block.id, self.viewport().mapToGlobal(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hands.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hands.double_clicked(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hands.wheeled(event)

    def viewportEvent(self, event: QEvent) -> bool:
        return self._hands.noticed(event) or super().viewportEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._layer is None or self._layer.deviceIndependentSize() != self.viewport().size():
            self._layer = self._drawn()
        painter.drawPixmap(0, 0, self._layer)
        self._draw_over(painter)
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        layer = QPixmap(size * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(qcolor(self.look.tokens.surface))
        p = QPainter(layer)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setLayoutDirection(self.layoutDirection())
        scale, rows = self.time_scale, self._rows
        pen = StripPainter(self.look, ratio)
        pen.hours(p, scale, rows, self._model.zone)
        p.setClipRect(QRectF(scale.left - 2, 0, scale.width + 4, rows.height))
        pen.activity(p, self._model.buckets, scale, rows)
        for lane, block in zip(self._lanes, self._shown.blocks, strict=True):
            if block.end_at > scale.start and block.start_at < scale.end:
                pen.block(p, block, block_rect(block, lane, scale, rows), is_hovered=False)
        p.end()
        return layer

    def _draw_over(self, p: QPainter) -> None:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setLayoutDirection(self.layoutDirection())
        rows, scale = self._rows, self.time_scale
        pen = StripPainter(self.look, self.devicePixelRatioF())
        hovered = self._hands.hovered_row
        if hovered is not None and (block := self.block(hovered)) and not self._hands.drag:
            pen.block(p, self._shown.blocks[hovered], self.rect_of(hovered), is_hovered=bool(block))
        if self._model.now_at and scale.start <= self._model.now_at <= scale.end:
            pen.now(p, scale.x(self._model.now_at), rows)
        if self.hasFocus() and self._is_walked and self.currentIndex().isValid():
            pen.focus_ring(p, self.rect_of(self.currentIndex().row()))
        drag = self._hands.drag
        if drag:
            clock = self.sayings.words.clock(drag.at, self._model.zone)
            pen.grip(p, scale.x(drag.at), rows, clock)
        elif self._hands.near_edge:
            pen.grip(p, scale.x(self._hands.near_edge.at), rows, "")
