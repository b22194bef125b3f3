"""Days in a strip, and the small pictures of one: as many as there are, few of them in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, RADIUS, TIGHT, Type
from tracksync.desktop.models.screenshots import Cell
from tracksync.desktop.views.rows import NOWHERE, Index, RowDelegate, RowModel, RowPen, Rows

# Small pictures kept drawn, of 0.2 MB each: more than an ordinary window shows at once.
MOST_KEPT = 96
_CELL_PX = 184
_WIDE, _HIGH = 16, 9
_MARK_PX = 22
_SEVERAL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_JUST_THESE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class Smalls:
    """The small pictures looked at last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, number: int) -> bool:
        return number in self._kept

    def put(self, number: int, image: object, *, in_sight: int = 0) -> None:
        """Keep one; what was looked at longest ago goes, but nothing of what is in sight."""
        self._kept[number] = QPixmap.fromImage(image) if isinstance(image, QImage) else None
        self._kept.move_to_end(number)
        while len(self._kept) > max(MOST_KEPT, in_sight):
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
        room = self._grid.room()
        columns = max(1, room // (self.look.px(_CELL_PX) + 2 * NEAR))
        wide = room // columns
        return QSize(wide, _high(wide - 2 * NEAR) + self.look.em(1.0) + 3 * NEAR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected and self._grid.count_chosen() > 1:
            self._mark(painter, QRectF(option.rect))

    def _mark(self, p: QPainter, rect: QRectF) -> None:
        """Mark one of several that are chosen; a ground alone is too little to count them by."""
        t, size = self.look.tokens, self.look.px(_MARK_PX)
        box = QRectF(0, 0, size, size)
        box.moveTopRight(rect.adjusted(0, NEAR + TIGHT, -NEAR - TIGHT, 0).topRight())
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(qcolor(t.on_accent), 2))  # whatever the picture shows below it
        p.setBrush(qcolor(t.accent))
        p.drawEllipse(box)
        inside = box.toRect().adjusted(3, 3, -3, -3)
        self.look.icon("check", t.on_accent, inside.width()).paint(p, inside)
        p.restore()

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
    """
    Small pictures side by side; with Shift or Ctrl several of them can be chosen.

    Signals: `wanted` with the number of one that is in sight and missing, `chosen_changed` with how
    many are chosen.
    """

    wanted = Signal(int)
    chosen_changed = Signal(int)

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
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        # The last press of the mouse was to choose: what was clicked is not opened.
        self.is_choosing = False
        self.selectionModel().selectionChanged.connect(
            lambda *_: self.chosen_changed.emit(self.count_chosen())
        )

    def room(self) -> int:
        """
        Tell how wide a line of pictures may be: beside the bar, whether it is shown or not.

        Qt breaks the lines so. Cells that grew into the place of a hidden bar would need another
        line, and the bar, and then be smaller again: without end.
        """
        bar = self.verticalScrollBar()
        extent = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, bar)
        return self.maximumViewportSize().width() - extent - 1

    def count_chosen(self) -> int:
        """Count what is chosen; one alone is where one is."""
        stretches = self.selectionModel().selection()
        return sum(part.height() for part in stretches)  # type: ignore[attr-defined]  # it is a list

    def chosen(self) -> tuple[Cell, ...]:
        """Give what is chosen in the order it stands there; where nothing is, the current one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        cells = tuple(self.rows.values[row] for row in rows)
        return cells or ((self.value(),) if self.value() is not None else ())

    def choose(self, cells: Iterable[Cell]) -> None:
        """Have several chosen, as far as they are there; what is current stays."""
        wanted, found = set(cells), QItemSelection()
        rows = [row for row, cell in enumerate(self.rows.values) if cell in wanted]
        # As few stretches as there are: Qt looks through all of them for each row it draws.
        for _, stretch in groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0]):
            first, *rest = (self.rows.index(row, 0) for _, row in stretch)
            found.select(first, rest[-1] if rest else first)
        self.selectionModel().select(found, _JUST_THESE)

    def choose_none(self) -> None:
        """Choose no more than where one is."""
        self.select(max(0, self.currentIndex().row()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_choosing = bool(event.modifiers() & _SEVERAL)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & _SEVERAL:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.count_chosen() > 1:
            self.choose_none()
        else:
            super().keyPressEvent(event)

    def show_small(self, number: int, image: object) -> None:
        self.smalls.put(number, image, in_sight=self._in_sight())
        self.viewport().update()

    def _in_sight(self) -> int:
        """Count what can be in sight at once; each of them is asked for whenever it is drawn."""
        size = self.delegate.sizeHint(QStyleOptionViewItem(), NOWHERE)
        lines = self.viewport().height() // size.height() + 2
        return lines * max(1, self.room() // size.width())

    def select(self, row: int) -> None:
        """Have one row current."""
        if 0 <= row < self.rows.rowCount():
            # Whatever keys are held down just now.
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), _JUST_THESE)


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
