"""The Reports page: a period to choose, bars, a table, and a way out for the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from tracksync.core.values import dataclass
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.reports import Bar, Grouping, Period, ReportModel, ReportRow
from tracksync.desktop.views.bars import BarChart
from tracksync.desktop.views.fields import DayField
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import EmptyPlace, Page, Scroll
from tracksync.desktop.views.parts import Button, Chips, ElidedText, IconButton, Text
from tracksync.desktop.views.rows import RowDelegate, RowModel, RowPen, Rows

_ROOM_FOR_ALL_EMS = 28
_ROOM_FOR_TITLE_EMS = 12
_PARTS_TOLD = 6
_WEEK, _MONTH = 7, timedelta(days=27)


@dataclass(frozen=True, slots=True)
class _Total:
    """The last line of the table."""

    title: str
    length: timedelta


class ReportDelegate(RowDelegate):
    """Colour, title, detail, how far it is, share of the whole, length."""

    def draw_row(self, pen: RowPen, value: ReportRow | _Total, *, is_hot: bool) -> None:
        del is_hot
        t = self.look.tokens
        length = in_table(value.length)
        width = max(pen.width_of(said, is_strong=True) for said in ("000:00", length))
        pen.text(pen.trail(width, APART), length, is_strong=True, at_end=True)
        if isinstance(value, _Total):
            pen.text(pen.rest(), value.title, is_strong=True, of=t.text_quiet)
            return
        if pen.has_room(_ROOM_FOR_ALL_EMS):
            said = self.look.words.percent(value.share)
            pen.text(
                pen.trail(pen.width_of(self.look.words.percent(1))),
                said,
                of=t.text_quiet,
                at_end=True,
            )
            pen.bar(pen.trail(self.look.px(72), APART), value.share, t.accent)
        progress = ", ".join(self.progress(value, in_table))
        width = pen.width_of(progress)
        if progress and pen.room >= width + self.look.em(_ROOM_FOR_TITLE_EMS):
            pen.text(pen.trail(width, APART), progress, of=t.text_quiet)
        if value.hue is not None:
            pen.dot(pen.lead(self.look.px(12)), value.hue)
        needs = min(pen.room, pen.width_of(_title(value, self.look)))
        pen.text(pen.lead(needs, 12), _title(value, self.look))
        if value.detail:
            pen.text(pen.rest(), value.detail, of=t.text_quiet)

    def progress(self, row: ReportRow, length: Callable[[timedelta], str]) -> Iterator[str]:
        """Say what is logged, of which estimate, and what is left, as far as anybody knows."""
        logged, estimate, remaining = row.logged, row.estimate, row.remaining
        if estimate and logged is not None:
            of = {"a": length(logged), "b": length(estimate)}
            yield self.tr("{a} of {b} logged").format(**of)
        elif estimate:
            yield self.tr("{a} estimated").format(a=length(estimate))
        elif logged:
            yield self.tr("{a} logged").format(a=length(logged))
        if remaining or (estimate and remaining is not None):
            yield self.tr("{a} left").format(a=length(remaining))


def _title(row: ReportRow, look: Look) -> str:
    return row.title if row.day is None else look.words.day(row.day)


class ReportsPage(Page):
    """Shows how much of a period went where."""

    period_chosen = Signal(object)
    stepped = Signal(int)
    days_chosen = Signal(object, object)
    bar_opened = Signal(object)
    day_opened = Signal(object)
    today_asked = Signal()
    export_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Reports"))
        self.setObjectName("reports")
        self._report: ReportModel | None = None
        self._grouping = Grouping.TASK
        self._export = Button(look, self.tr("Export…"), kind="quiet", icon="save")
        menu = self._ways_out()
        self._export.clicked.connect(
            lambda: menu.popup(self._export.mapToGlobal(QPoint(0, self._export.height())))
        )
        self.beside_title(self._export)
        self._chart = BarChart(look, self.tr("Time by day"), self._say_bar, self._label)
        self._chart.opened.connect(self.bar_opened)
        self._model = RowModel(self._say_row)
        self._model.is_heading = lambda value: isinstance(value, _Total)
        self.rows = Rows(self.tr("Totals"), self._model)
        self._delegate = ReportDelegate(look, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.rows.opened.connect(self._row_opened)
        self._nothing = EmptyPlace(look, "reports", "", self.tr("Open Today"))
        self._nothing.acted.connect(self.today_asked)
        self._total = Text(look, size=Type.PAGE, is_strong=True)
        self._of = ElidedText(look, tone="quiet")
        scroll = Scroll(self.tr("Report"), gap=12)
        scroll.column.setContentsMargins(0, 0, 0, 0)
        outer = self.column(gap=12)
        outer.addWidget(self.inset(self._picker()))
        outer.addWidget(scroll, 1)
        column = scroll.column
        column.addWidget(self.inset(self._figures()))
        column.addWidget(self.inset(self._chart))
        column.addWidget(self.inset(self._groups()))
        self.rows.setMinimumHeight(look.em(7))
        column.addWidget(self.rows, 1)
        column.addWidget(self._nothing, 1)

    # --- parts --------------------------------------------------------------------------------

    def _picker(self) -> QWidget:
        names = {
            Period.WEEK: self.tr("Week"),
            Period.MONTH: self.tr("Month"),
            Period.YEAR: self.tr("Year"),
            Period.OTHER: self.tr("Other days"),
        }
        self._periods = Chips(self)
        self._chips = [self._chip(self._periods, name) for name in names.values()]
        for chip, period in zip(self._chips, names, strict=True):
            chip.clicked.connect(lambda _on=False, to=period: self.period_chosen.emit(to))
        self._earlier = IconButton(self.look, "left", self.tr("Earlier"))
        self._later = IconButton(self.look, "right", self.tr("Later"))
        self._earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self._later.clicked.connect(lambda: self.stepped.emit(1))
        self._from, self._to = DayField(self.tr("From")), DayField(self.tr("To"))
        for field in (self._from, self._to):
            field.chosen.connect(self._days_chosen)
        self._when = Text(self.look, is_strong=True)
        made, stepper = QWidget(), QWidget()
        row = QHBoxLayout(stepper)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._earlier, self._when, self._from, self._to, self._later):
            row.addWidget(widget)
        flow = FlowLayout(made, gap=4)
        for part in (*self._chips, stepper):
            flow.addWidget(part)
        return made

    def _figures(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self._total, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBaseline)
        return made

    def _groups(self) -> QWidget:
        names = {
            Grouping.TASK: self.tr("By task"),
            Grouping.PROJECT: self.tr("By project"),
            Grouping.DAY: self.tr("By day"),
        }
        self._groupings = Chips(self)
        self._group_chips = {to: self._chip(self._groupings, name) for to, name in names.items()}
        made = QWidget()
        flow = FlowLayout(made, gap=4)
        for to, chip in self._group_chips.items():
            chip.clicked.connect(lambda _on=False, grouping=to: self._group(grouping))
            flow.addWidget(chip)
        return made

    def _chip(self, group: Chips, name: str) -> Button:
        chip = Button(self.look, name, kind="quiet")
        chip.setCheckable(True)
        group.addButton(chip)
        return chip

    # --- the view -----------------------------------------------------------------------------

    def show_report(self, report: ReportModel) -> None:
        self._report = report
        self._show_picker(report)
        words = self.look.words
        self._total.setText(words.length(report.total))
        self._of.setText(self._of_words(report))
        self._chart.show_bars(report.bars)
        self._nothing.sentence.setText(self._nothing_words(report.period))
        self._show_rows()
        self.show_content()

    def _show_picker(self, report: ReportModel) -> None:
        is_other = report.period is Period.OTHER
        self._chips[list(Period).index(report.period)].setChecked(True)
        self._when.setText(self._when_words(report))
        self._when.setVisible(not is_other)
        for field, day in ((self._from, report.first), (self._to, report.last)):
            field.setVisible(is_other)
            field.show_day(day)
        self._later.setEnabled(not report.is_latest)

    def _when_words(self, report: ReportModel) -> str:
        words = self.look.words
        if report.period is Period.YEAR:
            return str(report.first.year)
        if report.period is Period.MONTH:
            return words.month(report.first)
        return words.days(report.first, report.last)

    def _of_words(self, report: ReportModel) -> str:
        words, said = self.look.words, []
        if report.target:
            said.append(self.tr("of {target}").format(target=words.length(report.target)))
        if report.is_rounded:
            said.append(self.tr("rounded as worklogs are"))
        if report.running:
            running = words.length(report.running)
            said.append(self.tr("{running} running, not counted yet").format(running=running))
        if report.kept_since is not None:
            month = words.month(report.kept_since)
            said.append(self.tr("no entries are kept from before {month}").format(month=month))
        return "  ·  ".join(said)

    def _nothing_words(self, period: Period) -> str:
        return {
            Period.WEEK: self.tr("Nothing was tracked in this week."),
            Period.MONTH: self.tr("Nothing was tracked in this month."),
            Period.YEAR: self.tr("Nothing was tracked in this year."),
            Period.OTHER: self.tr("Nothing was tracked on these days."),
        }[period]

    def _show_rows(self) -> None:
        report = self._report
        if report is None:
            return
        self._group_chips[self._grouping].setChecked(True)
        rows: list[ReportRow | _Total] = list(report.rows[self._grouping])
        has_time = bool(rows)
        if has_time:
            rows.append(_Total(self.tr("Together"), report.total))
        self._model.show(rows)
        self.rows.setVisible(has_time)
        self._chart.setVisible(has_time)
        self.begin_at(self._chart if has_time else self._nothing.button)
        self._nothing.setVisible(not has_time)
        for chip in self._group_chips.values():
            chip.setVisible(has_time)

    # --- words --------------------------------------------------------------------------------

    def _label(self, bar: Bar) -> str:
        """Say it as briefly as its neighbours allow: days of a week by name, others by number."""
        words, bars = self.look.words, self._report.bars if self._report else (bar,)
        longest = max(each.last - each.first for each in bars)
        if longest >= _MONTH:
            return words.short_month(bar.first)
        if longest:
            return words.short_date(bar.first)
        return words.weekday(bar.first) if len(bars) <= _WEEK else str(bar.first.day)

    def _say_bar(self, bar: Bar) -> str:
        words = self.look.words
        when = words.day(bar.first) if bar.first == bar.last else words.days(bar.first, bar.last)
        said = [f"{when}: {words.length(bar.total)}"]
        said += [f"{part.title}: {words.length(part.length)}" for part in bar.parts[:_PARTS_TOLD]]
        more = len(bar.parts) - _PARTS_TOLD
        if more > 0:
            said.append(self.tr("and %n more", "", more))
        return "\n".join(said)

    def _say_row(self, value: ReportRow | _Total) -> str:
        words = self.look.words
        if isinstance(value, _Total):
            return f"{value.title}, {words.length(value.length)}"
        said = [_title(value, self.look), value.detail, words.length(value.length)]
        said += [words.percent(value.share), *self._delegate.progress(value, words.length)]
        return ", ".join([part for part in said if part])

    # --- forwarding ---------------------------------------------------------------------------

    def _group(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self._show_rows()

    def _days_chosen(self) -> None:
        self.days_chosen.emit(self._from.day, self._to.day)

    def _row_opened(self, row: ReportRow) -> None:
        if row.day is not None:
            self.day_opened.emit(row.day)

    def _ways_out(self) -> QMenu:
        menu = QMenu(self)
        for words, ending in (
            (self.tr("As a table (CSV)…"), "csv"),
            (self.tr("For other programs (JSON)…"), "json"),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _on=False, to=ending: self.export_asked.emit(to))
            menu.addAction(action)
        return menu
