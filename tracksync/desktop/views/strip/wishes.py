"""What the person wants done with the day, as signals."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from tracksync.desktop.models.strip import BlockKind, StripBlock
from tracksync.desktop.views.strip.day import ShownDay
from tracksync.desktop.views.strip.layout import Edge, next_to_merge
from tracksync.desktop.views.strip.scale import STEP

_MINUTE = timedelta(minutes=1)


class StripWishes(QObject):
    """
    Intentions, by the ids of blocks; instants are aware `datetime`s.

    `edge_moved(left, right, at)`: the end of *left* and the start of *right* go to *at*; either may
    be empty. `split(id, at)`, `merge(id, other)`.
    """

    edit = Signal(str)
    answer = Signal(str)
    split = Signal(str, object)
    merge = Signal(str, str)
    delete = Signal(str)
    undo = Signal()
    edge_moved = Signal(str, str, object)

    def __init__(self, strip: ShownDay) -> None:
        super().__init__(strip)
        self._strip = strip

    def ask_edit(self) -> None:
        block = self._strip.block()
        if block is not None:
            (self.edit if block.kind is BlockKind.ENTRY else self.answer).emit(block.id)

    def ask_split(self, at: datetime | None = None) -> None:
        block = self._strip.block()
        if block is not None and block.kind is BlockKind.ENTRY:
            middle = block.start_at + (block.end_at - block.start_at) / 2
            self.split.emit(block.id, self._within(block, at or middle))

    def _within(self, block: StripBlock, at: datetime) -> datetime:
        snapped = self._strip.time_scale.snapped(at, STEP)
        if block.start_at + _MINUTE <= snapped <= block.end_at - _MINUTE:
            return snapped
        return block.start_at + (block.end_at - block.start_at) / 2

    def ask_merge(self) -> None:
        block, row = self._strip.block(), self._strip.currentIndex().row()
        if block is None or block.kind is not BlockKind.ENTRY:
            return
        other = next_to_merge(self._strip.day.blocks, row)
        if other is not None:
            self.merge.emit(block.id, self._strip.day.blocks[other].id)

    def ask_delete(self) -> None:
        block = self._strip.block()
        if block is not None and block.kind is BlockKind.ENTRY:
            self.delete.emit(block.id)

    def ask_edge(self, edge: Edge, at: datetime) -> None:
        blocks = self._strip.day.blocks
        left = blocks[edge.left].id if edge.left is not None else ""
        right = blocks[edge.right].id if edge.right is not None else ""
        self.edge_moved.emit(left, right, at)
