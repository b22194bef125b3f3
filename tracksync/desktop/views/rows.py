"""Lists of any length, drawn row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tracksync.desktop.look.colour import Rgb
from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, RADIUS, Type
from tracksync.desktop.views.plain import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_AT_ONCE = 5_000
VALUE = Qt.ItemDataRole.UserRole
# Came by keyboard: the ring is shown at once. After a click it appears with the first key.
BY_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class RowModel(QAbstractListModel):
    """Any values, one a row, each said in words to screen readers."""

    def __init__(self, say: Callable[[Any], str]) -> None:
        super().__init__()
        self._say = say
        self.values: Sequence[Any] = ()
        self.is_heading: Callable[[Any], bool] = lambda _value: False

    def show(self, values: Sequence[Any]) -> None:
        self.beginResetModel()
        self.values = values
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.values):
            return None
        value = self.values[index.row()]
        if role == VALUE:
            return value
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._say(value)
        if role == Qt.ItemDataRole.ToolTipRole and not self.is_heading(value):
            return tip(self._say(value))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.is_heading(self.values[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowPen:
    """Draws the cells of one row, from both ends inward; knows about right-to-left."""

    def __init__(self, look: Look, painter: QPainter, rect: QRect, *, is_mirrored: bool) -> None:
        self.look, self.p = look, painter
        self.rect = QRectF(rect)
        self._lead, self._trail = float(NEAR), float(NEAR)
        self._mirrored = is_mirrored

    @property
    def room(self) -> float:
        return self.rect.width() - self._lead - self._trail

    def has_room(self, ems: float) -> bool:
        """Whether the row is so wide, measured in the person's text size."""
        return self.rect.width() >= self.look.em(ems)

    def lead(self, width: float, gap: float = NEAR) -> QRectF:
        """Take room at the start of the line."""
        cell = self._cell(self._lead, width)
        self._lead += width + gap
        return cell

    def trail(self, width: float, gap: float = NEAR) -> QRectF:
        """Take room at its end."""
        cell = self._cell(self.rect.width() - self._trail - width, width)
        self._trail += width + gap
        return cell

    def rest(self) -> QRectF:
        return self._cell(self._lead, max(0.0, self.room))

    def _cell(self, offset: float, width: float) -> QRectF:
        left = self.rect.left() + offset
        if self._mirrored:
            left = self.rect.right() - offset - width
        return QRectF(left, self.rect.top(), width, self.rect.height())

    def width_of(self, text: str, size: Type = Type.BODY, *, is_strong: bool = False) -> int:
        font = self.look.font(size, is_strong=is_strong)
        return QFontMetrics(font).horizontalAdvance(text) + 2

    def text(
        self,
        cell: QRectF,
        text: str,
        *,
        of: Rgb | None = None,
        size: Type = Type.BODY,
        is_strong: bool = False,
        at_end: bool = False,
    ) -> None:
        font: QFont = self.look.font(size, is_strong=is_strong)
        self.p.setFont(font)
        self.p.setPen(qcolor(of or self.look.tokens.text))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(cell.width()))
        right = at_end is not self._mirrored
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self.p.drawText(cell, side | Qt.TextFlag.TextSingleLine, shown)

    def icon(self, cell: QRectF, name: str, of: Rgb, size_px: int = 16) -> None:
        size_px = self.look.px(size_px)
        where = QRect(0, 0, size_px, size_px)
        where.moveCenter(cell.center().toPoint())
        self.look.icon(name, of, size_px).paint(self.p, where)

    def dot(self, cell: QRectF, hue: int) -> None:
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(qcolor(self.look.hue(hue)))
        half = self.look.px(10) / 2
        self.p.drawEllipse(cell.center(), half, half)

    def bar(self, cell: QRectF, share: float, of: Rgb) -> None:
        """Draw a thin bar filled by *share*; over 1 it is full."""
        track = QRectF(cell.left(), cell.center().y() - 2.5, cell.width(), 5)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(qcolor(self.look.tokens.track))
        self.p.drawRoundedRect(track, 2.5, 2.5)
        filled = QRectF(track)
        filled.setWidth(max(5.0, track.width() * min(1.0, share)) if share else 0)
        if self._mirrored:
            filled.moveRight(track.right())
        self.p.setBrush(qcolor(of))
        self.p.drawRoundedRect(filled, 2.5, 2.5)


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row; `draw_row` draws what stands on it."""

    height_em = 1.0

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, max(34, self.look.em(self.height_em) + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        value = index.data(VALUE)
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, state)
        pen = RowPen(
            self.look, painter, rect, is_mirrored=direction is Qt.LayoutDirection.RightToLeft
        )
        is_hot = is_current or bool(state & QStyle.StateFlag.State_MouseOver)
        self.draw_row(pen, value, is_hot=is_hot)
        painter.restore()

    def draw_row(self, pen: RowPen, value: Any, *, is_hot: bool) -> None:  # noqa: ANN401 - rows hold any value
        """Draw one row."""
        raise NotImplementedError

    def _ground(self, p: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        t = self.look.tokens
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        p.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            p.setBrush(qcolor(t.selected))
            p.drawRoundedRect(box, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
            p.setBrush(qcolor(t.hover))
            p.drawRoundedRect(box, RADIUS, RADIUS)
        rows = self.parent()
        if state & QStyle.StateFlag.State_HasFocus and isinstance(rows, Rows) and rows.is_walked:
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(qcolor(t.focus), 2))
            p.drawRoundedRect(box, RADIUS, RADIUS)


class Rows(QListView):
    """A list of rows. `opened` on Enter and double click, `asked_menu` with the row under it."""

    opened = Signal(object)
    asked_menu = Signal(object, QPoint)
    deleted = Signal(object)

    def __init__(self, name: str, model: RowModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.rows = model
        self.is_walked = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        # Qt asks once for each row when it lays a list out: 90 ms for 50 000, in which the window
        # would not answer.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def value(self, index: Index | None = None) -> Any:  # noqa: ANN401 - rows hold any value
        """Give the value of an index, or the current one; None when there is none."""
        index = self.currentIndex() if index is None else index
        return index.data(VALUE) if index.isValid() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.is_walked = event.reason() in BY_KEYS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.is_walked = True
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.value() is not None:
            self.opened.emit(self.value())
        elif key is Qt.Key.Key_Delete and self.value() is not None:
            self.deleted.emit(self.value())
        elif event.text() == "/":
            event.ignore()  # leads to the search of the page, where there is one
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.rows.is_heading(self.value(index)):
            self.opened.emit(self.value(index))

    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        index = index if index.isValid() else self.currentIndex()
        if index.isValid() and not self.rows.is_heading(self.value(index)):
            self.asked_menu.emit(self.value(index), self.viewport().mapToGlobal(point))
