"""Days in a strip, and the small pictures of one: as many as there are, few of them in memory."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, RADIUS, TIGHT, Type
from tracksync.desktop.models.screenshots import Cell
from tracksync.desktop.views.rows import Index, RowDelegate, RowModel, RowPen, Rows

# Small pictures kept drawn, of 0.2 MB each: more than any window shows at once.
MOST_KEPT = 96
_CELL_PX = 184
_WIDE, _HIGH = 16, 9


class Smalls:
    """The small pictures looked at last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, number: int) -> bool:
        return number in self._kept

    def put(self, number: int, image: object) -> None:
        """Keep one; what was looked at longest ago goes."""
        self._kept[number] = QPixmap.fromImage(image) if isinstance(image, QImage) else None
        self._kept.move_to_end(number)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def get(self, number: int) -> QPixmap | None:
        """Look at one; None for one that could not be opened."""
        self._kept.move_to_end(number)
        return self._kept[number]

    def forget(self) -> None:
        self._kept.clear()


class DayDelegate(RowDelegate):
    """A day of the strip."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.look.em(5.6), max(34, self.look.em(1.0) + 16))

    def draw_row(self, pen: RowPen, value: date, *, is_hot: bool) -> None:
        t, p = self.look.tokens, pen.p
        p.setFont(self.look.font(is_strong=is_hot))
        p.setPen(qcolor(t.text if is_hot else t.text_quiet))
        said = self.look.words.short_day(value)
        p.drawText(pen.rect, Qt.AlignmentFlag.AlignCenter, said)


class CellDelegate(RowDelegate):
    """A small picture with its time; asks for it when it comes into sight."""

    def __init__(self, look: Look, grid: Grid) -> None:
        super().__init__(look, grid)
        self._grid = grid
        self.shows_monitor = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        room = self._grid.viewport().width() - 1
        columns = max(1, room // (self.look.px(_CELL_PX) + 2 * NEAR))
        wide = room // columns
        return QSize(wide, _high(wide - 2 * NEAR) + self.look.em(1.0) + 3 * NEAR)

    def draw_row(self, pen: RowPen, value: Cell, *, is_hot: bool) -> None:
        del is_hot
        box = pen.rect.adjusted(NEAR, NEAR, -NEAR, -NEAR)
        frame = QRectF(box.left(), box.top(), box.width(), _high(box.width()))
        self._picture(pen, frame, value.number)
        line = QRectF(box.left(), frame.bottom() + TIGHT, box.width(), self.look.em(1.0))
        words = self.look.words.clock(value.at, value.zone)
        if self.shows_monitor:
            words = f"{words} · {value.monitor}"
        pen.text(line, words, size=Type.CAPTION)

    def _picture(self, pen: RowPen, frame: QRectF, number: int) -> None:
        t, p = self.look.tokens, pen.p
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(qcolor(t.track))
        p.drawRoundedRect(frame, RADIUS, RADIUS)
        if number not in self._grid.smalls:
            self._grid.wanted.emit(number)
            return
        picture = self._grid.smalls.get(number)
        if picture is None:
            pen.icon(frame, "warning", t.amber_text, 24)
            return
        size = picture.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        where = QRectF(0, 0, size.width(), size.height())
        where.moveCenter(frame.center())
        p.setRenderHint(p.RenderHint.SmoothPixmapTransform)
        p.drawPixmap(where, picture, QRectF(picture.rect()))


def _high(wide: float) -> int:
    return round(wide * _HIGH / _WIDE)


class Grid(Rows):
    """Small pictures side by side. `wanted` with the number of one that is in sight and missing."""

    wanted = Signal(int)

    def __init__(self, look: Look, name: str, model: RowModel) -> None:
        super().__init__(name, model)
        self.smalls = Smalls()
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Else only 5 000 have a place at first, and the end cannot be gone to.
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.delegate = CellDelegate(look, self)
        self.setItemDelegate(self.delegate)

    def show_small(self, number: int, image: object) -> None:
        self.smalls.put(number, image)
        self.viewport().update()

    def select(self, row: int) -> None:
        """Have one row current."""
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, 0))


class DayStrip(Rows):
    """Days in one line, the newest first."""

    def __init__(self, look: Look, name: str, model: RowModel) -> None:
        super().__init__(name, model)
        self._look = look
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(DayDelegate(look, self))
        look.follow(self, self._fit)
        self._fit()

    def _fit(self) -> None:
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(max(34, self._look.em(1.0) + 16) + bar + 2)

    def select(self, row: int) -> None:
        """Have one day current."""
        self.setCurrentIndex(self.rows.index(row, 0))
