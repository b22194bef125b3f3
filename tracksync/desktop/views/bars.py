"""A chart of stacked bars: painted, walked by keyboard, read by screen readers."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QToolTip

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, RADIUS, Type
from tracksync.desktop.models.reports import Bar
from tracksync.desktop.views.plain import tip
from tracksync.desktop.views.rows import BY_KEYS, Index, RowModel

_HOUR = timedelta(hours=1)
_STEPS_H = (1, 2, 4, 8, 12, 24, 40, 80, 120, 200, 400)
_LINES = 4
_WIDEST, _HIGH = 72, 164
_LEAST_PX = 2.0
NOWHERE = QModelIndex()


def step_of(longest: timedelta) -> timedelta:
    """Choose how far the lines of a chart are apart, so that a few are enough."""
    for hours in _STEPS_H:
        if hours * _LINES * _HOUR >= longest:
            return hours * _HOUR
    return math.ceil(longest / _HOUR / _LINES) * _HOUR


class BarChart(QListView):
    """
    Bars of stacked parts, each a list item to screen readers.

    Args:
        say: A bar in words, as it is announced and shown as a tool tip.
        label: What stands under a bar.
    """

    opened = Signal(object)

    def __init__(
        self, look: Look, name: str, say: Callable[[Bar], str], label: Callable[[Bar], str]
    ) -> None:
        super().__init__()
        self._look, self._say, self._label = look, say, label
        self._bars: tuple[Bar, ...] = ()
        self._hovered = -1
        self._is_walked = False
        self._items = RowModel(say)
        self.setObjectName("bar_chart")
        self.setAccessibleName(name)
        self.setModel(self._items)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        look.follow(self, self._restyled)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show them; the chosen place stays while there are as many."""
        row = self.currentIndex().row() if len(bars) == len(self._bars) else -1
        self._bars, self._hovered = bars, -1
        self._items.show(bars)
        if row >= 0:
            self.setCurrentIndex(self._items.index(row))
        self.viewport().update()

    def bar(self, row: int) -> Bar | None:
        return self._bars[row] if 0 <= row < len(self._bars) else None

    # --- places -------------------------------------------------------------------------------

    @property
    def _step(self) -> timedelta:
        longest = max((max(bar.total, bar.target) for bar in self._bars), default=_HOUR)
        return step_of(max(longest, _HOUR))

    @property
    def _lines(self) -> int:
        longest = max((max(bar.total, bar.target) for bar in self._bars), default=_HOUR)
        return max(1, math.ceil(longest / self._step))

    def _plot(self) -> QRectF:
        """Tell where bars stand: hours at the start, days below."""
        metrics = QFontMetrics(self._look.font(Type.CAPTION))
        lead = metrics.horizontalAdvance(self._hours(self._lines)) + NEAR
        high = metrics.height()
        left = 0 if self._is_mirrored else lead
        width = self.viewport().width() - lead - NEAR
        return QRectF(
            left + (NEAR if self._is_mirrored else 0),
            high / 2,
            max(1.0, width),
            max(1.0, self.viewport().height() - high * 1.5 - NEAR),
        )

    def _hours(self, line: int) -> str:
        return self._look.words.length(self._step * line)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _slot(self, row: int) -> QRectF:
        """Tell the whole height above a label, which is what can be clicked."""
        plot = self._plot()
        width = plot.width() / max(1, len(self._bars))
        place = len(self._bars) - 1 - row if self._is_mirrored else row
        return QRectF(plot.left() + place * width, plot.top(), width, plot.height())

    def _bar_rect(self, row: int) -> QRectF:
        slot, bar = self._slot(row), self._bars[row]
        wide = max(_LEAST_PX, min(float(_WIDEST), slot.width() * 0.68))
        high = bar.total / (self._step * self._lines) * slot.height()
        left = slot.center().x() - wide / 2
        return QRectF(left, slot.bottom() - high, wide, high)

    # --- Qt -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._look.em(30), max(_HIGH, self._look.em(6)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(12), self.sizeHint().height())

    def doItemsLayout(self) -> None:
        """Lay out nothing: the bars have places of their own."""

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._bars):
            return QRect()
        return self._slot(index.row()).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        for row in range(len(self._bars)):
            if self._slot(row).contains(point):
                return self._items.index(row)
        return NOWHERE

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Do nothing: everything is in sight."""

    def visualRegionForSelection(self, _selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    def _restyled(self) -> None:
        self.updateGeometry()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_walked = event.reason() in BY_KEYS
        if self._bars and not self.currentIndex().isValid():
            self.setCurrentIndex(self._items.index(len(self._bars) - 1))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_walked = True
        row, last = self.currentIndex().row(), len(self._bars) - 1
        key = Qt.Key(event.key())
        forward = -1 if self._is_mirrored else 1
        places = {
            Qt.Key.Key_Right: row + forward,
            Qt.Key.Key_Left: row - forward,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in places and self._bars:
            self.setCurrentIndex(self._items.index(min(last, max(0, places[key]))))
            self.viewport().update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.bar(row) is not None:
            self.opened.emit(self.bar(row))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose on press; what opens is opened when the button comes up over it."""
        self._is_walked = False
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.row() == self.currentIndex().row():
            self.opened.emit(self.bar(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            bar = self.bar(self.indexAt(event.pos()).row())
            if bar is not None:
                QToolTip.showText(event.globalPos(), tip(self._say(bar)), self)
            return True
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self.viewport())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_lines(p)
        self._draw_labels(p)
        for row in range(len(self._bars)):
            self._draw_bar(p, row)
        if self.hasFocus() and self._is_walked and self.currentIndex().isValid():
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(qcolor(self._look.tokens.focus), 2))
            slot = self._slot(self.currentIndex().row()).adjusted(1, 1, -1, -1)
            p.drawRoundedRect(slot, RADIUS, RADIUS)
        p.end()

    def _draw_lines(self, p: QPainter) -> None:
        t, plot = self._look.tokens, self._plot()
        p.setFont(self._look.font(Type.CAPTION))
        high = p.fontMetrics().height()
        every = max(1, math.ceil(high / (plot.height() / self._lines)))
        for line in range(self._lines + 1):
            y = round(plot.bottom() - plot.height() * line / self._lines) + 0.5
            p.setPen(QPen(qcolor(t.line), 1))
            p.drawLine(round(plot.left()), y, round(plot.right()), y)  # type: ignore[call-overload]  # floats are taken
            if line and not line % every:
                width = self.viewport().width()
                room = QRectF(0, y - high / 2, plot.left() - NEAR, high)
                if self._is_mirrored:
                    room = QRectF(plot.right() + NEAR, y - high / 2, width - plot.right(), high)
                p.setPen(qcolor(t.text_quiet))
                p.drawText(room, _at_end(mirrored=self._is_mirrored), self._hours(line))

    def _draw_labels(self, p: QPainter) -> None:
        """Write what stands below, as many as there is room for, the last one among them."""
        if not self._bars:
            return
        p.setFont(self._look.font(Type.CAPTION))
        p.setPen(qcolor(self._look.tokens.text_quiet))
        said = [self._label(bar) for bar in self._bars]
        widest = max(p.fontMetrics().horizontalAdvance(text) for text in said) + NEAR
        every = max(1, math.ceil(widest / self._slot(0).width()))
        for row in range(len(said) - 1, -1, -every):
            slot = self._slot(row)
            wide = p.fontMetrics().horizontalAdvance(said[row]) + 2
            left = min(slot.center().x() - wide / 2, self.viewport().width() - wide)
            room = QRectF(max(0.0, left), slot.bottom() + 4, wide, p.fontMetrics().height())
            p.drawText(room, Qt.AlignmentFlag.AlignCenter, said[row])

    def _draw_bar(self, p: QPainter, row: int) -> None:
        t, bar, slot = self._look.tokens, self._bars[row], self._slot(row)
        if row == self._hovered:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(qcolor(t.hover))
            p.drawRoundedRect(slot, RADIUS, RADIUS)
        rect = self._bar_rect(row)
        if bar.target:
            y = slot.bottom() - bar.target / (self._step * self._lines) * slot.height()
            p.setPen(QPen(qcolor(t.outline), 1, Qt.PenStyle.DashLine))
            p.drawLine(rect.left() - 3, y, rect.right() + 3, y)  # type: ignore[call-overload]  # floats are taken
        p.setPen(Qt.PenStyle.NoPen)
        bottom = rect.bottom()
        for part in bar.parts:
            high = part.length / bar.total * rect.height()
            # A line of the ground between two parts tells them apart, whatever their colours.
            piece = QRectF(rect.left(), bottom - high, rect.width(), max(1.0, high - 1))
            p.setBrush(qcolor(t.outline if part.hue is None else self._look.hue(part.hue)))
            p.drawRoundedRect(piece, 2, 2)
            bottom -= high


def _at_end(*, mirrored: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
