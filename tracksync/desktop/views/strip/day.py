"""One day as a list view: what of it is shown, how near, and where each block lies."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR
from tracksync.desktop.models.strip import StripBlock, StripModel
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.strip.items import NOWHERE, Index, StripItems
from tracksync.desktop.views.strip.layout import Drag, Edge, Lane, edges, lanes
from tracksync.desktop.views.strip.painter import block_rect, rows_of
from tracksync.desktop.views.strip.scale import TimeScale, fitted

EMPTY = StripModel(
    datetime.fromisoformat("2026-01-01T00:00+00:00"),
    datetime.fromisoformat("2026-01-02T00:00+00:00"),
    "UTC",
)


class ShownDay(QListView):
    """
    The day, a part of it, and its current block.

    It is a list view so that each block is a list item to screen readers, with a place and a name.
    """

    block_chosen = Signal(str)

    def __init__(self, look: Look, sayings: Sayings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.sayings = look, sayings
        self.is_zoomed = False
        self._model, self._shown = EMPTY, EMPTY
        self._items = StripItems(sayings)
        self._lanes: tuple[Lane, ...] = ()
        self._scale: TimeScale | None = None
        self._layer: QPixmap | None = None
        self._rows = rows_of(look)

    def _arrange(self) -> None:
        """Set the list view up, when all that Qt asks meanwhile is there."""
        self.setModel(self._items)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.look.follow(self, self._restyled)

    def show_strip(self, model: StripModel) -> None:
        """Show a day; the zoom stays while the day is the same."""
        current = self.block()
        if model.start_at != self._model.start_at or self._scale is None or not self.is_zoomed:
            self._scale, self.is_zoomed = None, False
        self._model = self._shown = model
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
        self.is_zoomed = scale is not None
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

    def edges(self) -> tuple[Edge, ...]:
        return edges(self._model.blocks, self._model.start_at, self._model.end_at)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        block = self.block(current.row()) if current.isValid() else None
        if block is not None:
            if self.is_zoomed:
                self._scale = self.time_scale.showing(block.start_at, block.end_at)
            self.block_chosen.emit(block.id)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scale is not None and self.is_zoomed:
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
