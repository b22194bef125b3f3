"""What the mouse does on the strip: hover, drag edges, split, zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from tracksync.desktop.models.strip import BUCKET, BlockKind
from tracksync.desktop.views.plain import tip
from tracksync.desktop.views.strip.day import ShownDay
from tracksync.desktop.views.strip.layout import Drag, Edge
from tracksync.desktop.views.strip.painter import rows_of
from tracksync.desktop.views.strip.scale import FINE_STEP, STEP
from tracksync.desktop.views.strip.wishes import StripWishes

_REACH = 6
_TREMBLE = 4
_NOTCH = 120
_ZOOM_PER_NOTCH = 1.25

# Many window managers keep Alt and a click for themselves.
_FINE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class StripHands:
    """Turns the mouse into intentions."""

    def __init__(self, strip: ShownDay, wishes: StripWishes) -> None:
        self._strip, self._wishes = strip, wishes
        self.drag: Drag | None = None
        self.near_edge: Edge | None = None
        self.hovered_row: int | None = None
        self._pressed_x = 0.0

    def let_go(self) -> None:
        """Forget what is in the hand: the day changed."""
        self.drag, self.near_edge, self.hovered_row = None, None, None

    def pressed(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        self._strip.setFocus(Qt.FocusReason.MouseFocusReason)
        edge = self._edge_at(point)
        if edge is not None:
            self.drag = Drag(edge, edge.at)
            self._pressed_x = event.position().x()
            self._strip.preview(self.drag)
            return
        index = self._strip.indexAt(point)
        if index.isValid():
            self._strip.setCurrentIndex(index)

    def moved(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        is_fine = bool(event.modifiers() & _FINE)
        if self.drag:
            if self.drag.at == self.drag.edge.at and self._is_still(event.position().x()):
                return
            scale = self._strip.time_scale
            at = scale.snapped(scale.at(event.position().x()), FINE_STEP if is_fine else STEP)
            self.drag = Drag(self.drag.edge, self.drag.edge.clamped(at))
            self._strip.preview(self.drag)
            return
        near, index = self._edge_at(point), self._strip.indexAt(point)
        row = index.row() if index.isValid() else None
        if (near, row) != (self.near_edge, self.hovered_row):
            self.near_edge, self.hovered_row = near, row
            shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor
            self._strip.viewport().setCursor(shape)
            self._strip.viewport().update()

    def _is_still(self, x: float) -> bool:
        """Whether the hand only trembled: a click on an edge is not an edit."""
        return abs(x - self._pressed_x) < _TREMBLE

    def released(self, event: QMouseEvent) -> None:
        drag, self.drag = self.drag, None
        if drag and event.button() is Qt.MouseButton.LeftButton:
            self._strip.preview(None)
            if drag.at != drag.edge.at:
                self._wishes.ask_edge(drag.edge, drag.at)

    def double_clicked(self, event: QMouseEvent) -> None:
        index = self._strip.indexAt(event.position().toPoint())
        block = self._strip.block(index.row()) if index.isValid() else None
        if block is None:
            return
        self.let_go()
        self._strip.setCurrentIndex(index)
        if block.kind is BlockKind.QUESTION:
            self._wishes.answer.emit(block.id)
            return
        self._wishes.ask_split(self._strip.time_scale.at(event.position().x()))

    def wheeled(self, event: QWheelEvent) -> None:
        scale, turned = self._strip.time_scale, event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _ZOOM_PER_NOTCH ** (-turned.y() / _NOTCH)
            self._strip.rescale(scale.zoomed(factor, scale.at(event.position().x())))
            event.accept()
        elif self._strip.is_zoomed and (
            turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            way = (turned.x() or turned.y()) / _NOTCH
            self._strip.rescale(scale.panned(way * (0.1 if scale.is_mirrored else -0.1)))
            event.accept()
        else:
            event.ignore()

    def noticed(self, event: object) -> bool:
        """Answer a wish for a tool tip; forget the hover when the mouse leaves."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.said_at(event.pos())), self._strip)
            return True
        if isinstance(event, QEvent) and event.type() is QEvent.Type.Leave and not self.drag:
            self.near_edge, self.hovered_row = None, None
            self._strip.viewport().update()
        return False

    def said_at(self, point: QPoint) -> str:
        """Say what lies under a point: a block, or five minutes of activity."""
        strip = self._strip
        index = strip.indexAt(point)
        block = strip.block(index.row()) if index.isValid() else None
        if block is not None:
            return strip.sayings.block_tip(block, strip.day.zone)
        rows = rows_of(strip.look)
        if not rows.activity_top <= point.y() <= rows.activity_top + rows.activity:
            return ""
        at = strip.time_scale.at(point.x())
        for bucket in strip.day.buckets:
            if bucket.start_at <= at < bucket.start_at + BUCKET:
                end = bucket.start_at + BUCKET
                span = strip.sayings.words.dash(bucket.start_at, end, strip.day.zone)
                state = strip.sayings.state[bucket.state]
                share = f" · {bucket.share:.0%}" if bucket.share else ""
                return f"{span}\n{state[:1].upper()}{state[1:]}{share}"
        return ""

    def _edge_at(self, point: QPoint) -> Edge | None:
        rows, scale = rows_of(self._strip.look), self._strip.time_scale
        if point.y() < rows.blocks_top - 2:
            return None
        reached = [e for e in self._strip.edges() if abs(scale.x(e.at) - point.x()) <= _REACH]
        return min(reached, key=lambda e: abs(scale.x(e.at) - point.x()), default=None)
