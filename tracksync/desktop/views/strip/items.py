"""The blocks of the strip as a list, for focus, selection and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from tracksync.desktop.models.strip import StripBlock
from tracksync.desktop.views.sayings import Sayings

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class StripItems(QAbstractListModel):
    """One row per block, in the order of the model."""

    def __init__(self, sayings: Sayings) -> None:
        super().__init__()
        self._sayings = sayings
        self._blocks: tuple[StripBlock, ...] = ()
        self._zone = "UTC"

    def show(self, blocks: tuple[StripBlock, ...], zone: str) -> None:
        """Show these; rows keep their index where the same ids stand in the same order."""
        self._zone = zone
        if [b.id for b in blocks] == [b.id for b in self._blocks]:
            self._blocks = blocks
            if blocks:
                self.dataChanged.emit(self.index(0), self.index(len(blocks) - 1))
            return
        self.beginResetModel()
        self._blocks = blocks
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._blocks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or index.row() >= len(self._blocks):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._sayings.block(self._blocks[index.row()], self._zone)
        return None

    def row_of(self, block_id: str) -> int | None:
        return next((r for r, b in enumerate(self._blocks) if b.id == block_id), None)
