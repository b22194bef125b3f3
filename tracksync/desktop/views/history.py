"""The History page: weeks as small strips, the latest first."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from tracksync.core.values import dataclass
from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import APART, NEAR
from tracksync.desktop.look.tokens import Hatch, State
from tracksync.desktop.look.words import EN_DASH, in_table
from tracksync.desktop.models.history import DayRow, HistoryModel, WeekRow
from tracksync.desktop.views.hatching import hatch_brush
from tracksync.desktop.views.page import EmptyPlace, Page
from tracksync.desktop.views.rows import RowDelegate, RowModel, RowPen, Rows

_BAR_PX = 16


@dataclass(frozen=True, slots=True)
class WeekTitle:
    """The line above a week."""

    week: WeekRow


class DayDelegate(RowDelegate):
    """A day: its name, its small strip, its total."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._from, self._to = 0.0, 1.0

    def show_hours(self, start: float, end: float) -> None:
        """Show this part of every day, as shares of it."""
        self._from, self._to = start, end

    def draw_row(self, pen: RowPen, value: DayRow | WeekTitle, *, is_hot: bool) -> None:
        del is_hot
        if isinstance(value, WeekTitle):
            self._title(pen, value.week)
            return
        t = self.look.tokens
        name = self.look.words.short_day(value.day)
        of = t.text_quiet if value.is_off else t.text
        pen.text(pen.lead(self.look.em(5.4)), name, of=of, is_strong=value.is_today)
        total = in_table(value.total) if value.total else EN_DASH
        pen.text(pen.trail(pen.width_of("00:00")), total, of=of, at_end=True)
        cell = pen.trail(self.look.px(18), NEAR)
        if value.needs_you:
            pen.icon(cell, "question", t.amber_text)
        self._strip(pen, value, pen.rest())

    def _title(self, pen: RowPen, week: WeekRow) -> None:
        words, t = self.look.words, self.look.tokens
        pen.rect.setTop(pen.rect.top() + pen.rect.height() * 0.2)
        said = f"{words.short_day(week.first)} {EN_DASH} {words.short_day(week.last)}"
        pen.text(
            pen.trail(pen.width_of("000:00"), 0), in_table(week.total), is_strong=True, at_end=True
        )
        if week.target:
            pen.bar(pen.trail(72, APART), week.total / week.target, t.accent)
        pen.text(pen.rest(), said, is_strong=True, of=t.text_quiet)

    def _share(self, of_day: float) -> float:
        return (of_day - self._from) / (self._to - self._from)

    def _strip(self, pen: RowPen, value: DayRow, room: QRectF) -> None:
        t, p = self.look.tokens, pen.p
        high = self.look.px(_BAR_PX)
        track = QRectF(room.left(), room.center().y() - high / 2, room.width(), high)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(qcolor(t.raised if value.is_off else t.track, 0.55))
        p.drawRoundedRect(track, 4, 4)
        p.save()
        p.setClipRect(track)
        mirrored = p.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for bar in value.bars:
            start, end = self._share(bar.start), self._share(bar.end)
            start, end = (1 - end, 1 - start) if mirrored else (start, end)
            x = track.left() + start * track.width()
            rect = QRectF(x, track.top(), max(2.0, (end - start) * track.width() - 1), high)
            if bar.hue is None:
                of = qcolor(t.state(State.UNKNOWN))
                p.fillRect(rect, hatch_brush(Hatch.DIAGONAL, of, 2.0))
            else:
                p.setBrush(qcolor(self.look.hue(bar.hue)))
                p.drawRoundedRect(rect, 2, 2)
        p.restore()


class HistoryPage(Page):
    """Shows past weeks; a day opens on click or Enter."""

    day_opened = Signal(object)

    def __init__(self, look: Look) -> None:
        empty = EmptyPlace(look, "history", "")
        super().__init__(look, self.tr("History"), empty)
        self.setObjectName("history")
        empty.sentence.setText(self.tr("Past days appear here. Today is the first."))
        self._model = RowModel(self._say)
        self._model.is_heading = lambda value: isinstance(value, WeekTitle)
        self.rows = Rows(self.tr("Past days"), self._model)
        self._delegate = DayDelegate(look, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.begin_at(self.rows)
        self.column().addWidget(self.rows)
        self.rows.opened.connect(lambda row: self.day_opened.emit(row.day))
        self.rows.clicked.connect(self._clicked)

    def show_history(self, history: HistoryModel) -> None:
        values: list[WeekTitle | DayRow] = []
        for week in history.weeks:
            values += [WeekTitle(week), *week.days]
        bars = [bar for week in history.weeks for day in week.days for bar in day.bars]
        first = min((bar.start for bar in bars), default=0.0)
        last = max((bar.end for bar in bars), default=1.0)
        self._delegate.show_hours(math.floor(first * 24) / 24, math.ceil(last * 24) / 24)
        self._model.show(values)
        self.show_content(is_empty=not values)

    def _say(self, value: DayRow | WeekTitle) -> str:
        words = self.look.words
        if isinstance(value, WeekTitle):
            return self.tr("Week of {day}, {total}").format(
                day=words.day(value.week.first), total=words.length(value.week.total)
            )
        said = [words.day(value.day), words.length(value.total)]
        if value.needs_you:
            said.append(self.tr("a question waits"))
        return ", ".join(said)

    def _clicked(self, index: object) -> None:
        value = self.rows.value(index)  # type: ignore[arg-type]  # the view's own index
        if isinstance(value, DayRow):
            self.day_opened.emit(value.day)
