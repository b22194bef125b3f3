"""The day strip: painted, dragged, walked by keyboard, read by screen readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR
from tracksync.desktop.models.strip import StripBlock, StripModel
from tracksync.desktop.views.rows import BY_KEYS
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.strip.hands import Drag, StripHands
from tracksync.desktop.views.strip.items import NOWHERE, Index, StripItems
from tracksync.desktop.views.strip.keys import act_on_key
from tracksync.desktop.views.strip.layout import Edge, Lane, edges, lanes
from tracksync.desktop.views.strip.painter import StripPainter, block_rect, rows_of
from tracksync.desktop.views.strip.scale import TimeScale, fitted
from tracksync.desktop.views.strip.wishes import StripWishes

EMPTY = StripModel(
    datetime.fromisoformat("2026-01-01T00:00+00:00"),
    datetime.fromisoformat("2026-01-02T00:00+00:00"),
    "UTC",
)


class DayStrip(QListView):
    """
    A day as a painted list of blocks.

    It is a list view so that each block is a list item to screen readers, with a place and a name.
    `wishes` says what the person wants; nothing changes here until a new model comes.
    """

    block_chosen = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, look: Look, sayings: Sayings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.sayings = look, sayings
        self._model, self._shown = EMPTY, EMPTY
        self._items = StripItems(sayings)
        self._lanes: tuple[Lane, ...] = ()
        self._scale: TimeScale | None = None
        self._layer: QPixmap | None = None
        self.wishes = StripWishes(self)
        self._hands = StripHands(self)
        self._is_walked = False
        self._rows = rows_of(look)
        self.setObjectName("day_strip")
        self.setAccessibleName(self.tr("Timeline of the day"))
        self.setModel(self._items)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        look.follow(self, self._restyled)

    # --- what it shows ---------------------------------------------------------------------

    def show_strip(self, model: StripModel) -> None:
        """Show a day; the zoom stays while the day is the same."""
        current = self.block()
        if model.start_at != self._model.start_at or self._scale is None or not self._hands.zoomed:
            self._scale, self._hands.zoomed = None, False
        self._model = self._shown = model
        self._hands.let_go()
        self._lanes = lanes(model.blocks)
        self._items.show(model.blocks, model.zone)
        row = self._items.row_of(current.id) if current else None
        if row is not None:
            self.setCurrentIndex(self._items.index(row))
        self.redraw()

    def preview(self, drag: Drag | None) -> None:
        """Show the blocks as they would be if the edge were let go here."""
        blocks = list(self._model.blocks)
        if drag and drag.edge.left is not None:
            blocks[drag.edge.left] = replace(blocks[drag.edge.left], end_at=drag.at)
        if drag and drag.edge.right is not None:
            blocks[drag.edge.right] = replace(blocks[drag.edge.right], start_at=drag.at)
        self._shown = replace(self._model, blocks=tuple(blocks))
        self.redraw()

    @property
    def day(self) -> StripModel:
        return self._model

    @property
    def time_scale(self) -> TimeScale:
        if self._scale is None:
            width = self.viewport().width() - 2 * NEAR
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self._scale = fitted(self._model, NEAR, width, is_mirrored=mirrored)
        return self._scale

    def rescale(self, scale: TimeScale | None) -> None:
        """Show another part of the day; None fits the day again."""
        self._scale = scale
        self._hands.zoomed = scale is not None
        self.redraw()

    def redraw(self) -> None:
        self._layer = None
        self.viewport().update()

    def block(self, row: int | None = None) -> StripBlock | None:
        """Give the block of a row, or the current one."""
        row = self.currentIndex().row() if row is None else row
        return self._model.blocks[row] if 0 <= row < len(self._model.blocks) else None

    def walk(self, steps: int) -> None:
        """Make the next or an earlier block current, by time."""
        count = len(self._model.blocks)
        if count:
            row = self.currentIndex().row()
            row = min(count - 1, max(0, row + steps)) if row >= 0 else 0
            self.setCurrentIndex(self._items.index(row))

    def choose(self, block_id: str) -> None:
        """Make a block current by its id, if it is there."""
        row = self._items.row_of(block_id)
        if row is not None and row != self.currentIndex().row():
            self.setCurrentIndex(self._items.index(row))

    def said_at(self, point: QPoint) -> str:
        """Say what lies under a point, as the tool tip does."""
        return self._hands.said_at(point)

    def edges(self) -> tuple[Edge, ...]:
        return edges(self._model.blocks, self._model.start_at, self._model.end_at)

    # --- Qt --------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        block = self.block(current.row()) if current.isValid() else None
        if block is not None:
            if self._hands.zoomed:
                self._scale = self.time_scale.showing(block.start_at, block.end_at)
            self.block_chosen.emit(block.id)
        self.redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_walked = event.reason() in BY_KEYS
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_walked = True
        if not act_on_key(self, event):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scale is not None and self._hands.zoomed:
            self._scale = replace(self._scale, width=self.viewport().width() - 2.0 * NEAR)
        else:
            self._scale = None
        self.redraw()

    def _restyled(self) -> None:
        self._rows = rows_of(self.look)
        self.updateGeometry()
        self.redraw()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(30), self._rows.height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(12), self._rows.height)

    def doItemsLayout(self) -> None:
        """Lay out nothing: the strip places its blocks itself."""

    def visualRect(self, index: Index) -> QRect:
        return self.rect_of(index.row()).toAlignedRect() if index.isValid() else QRect()

    def rect_of(self, row: int) -> QRectF:
        if not 0 <= row < len(self._shown.blocks):
            return QRectF()
        return block_rect(self._shown.blocks[row], self._lanes[row], self.time_scale, self._rows)

    def indexAt(self, point: QPoint) -> QModelIndex:
        if not self._rows.blocks_top <= point.y() <= self._rows.height:
            return NOWHERE
        found = [r for r in range(len(self._shown.blocks)) if self.rect_of(r).contains(point)]
        return self._items.index(found[-1]) if found else NOWHERE

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Do nothing: `currentChanged` brings a block into sight."""

    def visualRegionForSelection(self, _selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

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
