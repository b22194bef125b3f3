"""The Reports page: a period, by day, task and project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from tracksync.core.clock import local_date
from tracksync.core.problems import Problem
from tracksync.core.tasks import TaskRef
from tracksync.core.worktime.reports import DayRow, Report
from tracksync.desktop.models.reports import (
    Bar,
    BarPart,
    Grouping,
    Period,
    ReportModel,
    ReportRow,
    ReportsView,
)
from tracksync.desktop.models.timer import TimerState
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.exporting import name_of, write_entries
from tracksync.desktop.presenters.shown import target_of, timer_model
from tracksync.services.personal.journal.changed import Changed

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_ZERO = timedelta(0)
# So many bars can still be told apart.
_MOST_BARS = 62
# So many tasks of the period have a colour of their own in each bar.
_MOST_PARTS = 8


class ReportsPresenter(Presenter):
    """Sums up a period and hands its entries out."""

    interest = Changed.TIMER | Changed.TODAY | Changed.TASKS | Changed.SETTINGS | Changed.COLOURS

    def __init__(self, desk: Desk, view: ReportsView) -> None:
        super().__init__(desk)
        self._view = view
        self._period = Period.WEEK
        # None follows the calendar: after midnight on Sunday it is another week.
        self._days: tuple[date, date] | None = None
        self._fresh = Fresh(desk.run, self._read, self._show, self.failed)

    def refresh(self) -> None:
        self._fresh.again()

    def choose(self, period: Period) -> None:
        """Show the week, month or year that today is in; other days begin with what is shown."""
        if period is Period.OTHER:
            self._days = self._days or days_of(self._period, self._today)
        else:
            self._days = None
        self._period = period
        self._fresh.again()

    def go(self, steps: int) -> None:
        """Show a later period of the same kind, or an earlier one."""
        first, last = self._shown
        if self._period is Period.OTHER:
            length = last - first + _DAY
            self._days = first + steps * length, last + steps * length
        else:
            self._days = days_of(self._period, last + _DAY if steps > 0 else first - _DAY)
        self._fresh.again()

    def show_days(self, first: date, last: date) -> None:
        """Show these days, in either order."""
        self._period, self._days = Period.OTHER, (min(first, last), max(first, last))
        self._fresh.again()

    def export(self, file: str) -> None:
        """Write the entries of the period into a file that other programs can read."""
        first, last = self._shown

        def done(_: None) -> None:
            self._view.show_trouble(None)
            said = self.tr("The entries are in {file}.").format(file=name_of(file))
            self._view.show_note(said)

        self.desk.run.read(
            lambda: write_entries(self.desk.engine, file, first, last),
            done=done,
            failed=self.failed,
        )

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    @property
    def _today(self) -> date:
        now = self.desk.engine.parts.clock.read()
        return local_date(now.at, now.zone)

    @property
    def _shown(self) -> tuple[date, date]:
        return self._days or days_of(self._period, self._today)

    def _read(self) -> ReportModel:
        reader = ReportsReader(self.desk)
        return reader.model(self._period, *self._shown, today=self._today)

    def _show(self, model: ReportModel) -> None:
        self._view.show_report(model)


def days_of(period: Period, day: date) -> tuple[date, date]:
    """Name the first and the last day of the period that *day* lies in."""
    if period is Period.YEAR:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if period is Period.MONTH:
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - _DAY
    monday = day - timedelta(days=day.weekday())
    return monday, monday + _WEEK - _DAY


class ReportsReader(Presenter):
    """Sums up, in words of the person's language. READ lane; cost grows with the entries."""

    def model(self, period: Period, first: date, last: date, *, today: date) -> ReportModel:
        """Sum up the days *first* to *last*."""
        engine = self.desk.engine
        report = engine.services.reporting.report(first, last, with_running=True)
        targets = {row.day: target_of(engine.parts.preferences, row.day) for row in report.days}
        is_rounded = engine.parts.preferences.text("rounding.mode") != "none"
        is_now, since = first <= today <= last, engine.services.reporting.kept_since()
        bars = _Bars(report, self._titles(report), targets, self.tr("Other tasks"))
        return ReportModel(
            period,
            first,
            last,
            report.shown,
            sum(targets.values(), _ZERO),
            bars.drawn(),
            {
                Grouping.TASK: tuple(self._tasks(report)),
                Grouping.PROJECT: tuple(self._projects(report)),
                Grouping.DAY: tuple(_days(report)),
            },
            is_rounded,
            self._running() if is_rounded and is_now else _ZERO,
            last >= today,
            since if since is not None and first < since else None,
        )

    def _running(self) -> timedelta:
        engine = self.desk.engine
        with engine.services.store.read() as snapshot:
            timer = timer_model(engine, snapshot)
        return timer.elapsed if timer.state is TimerState.RUNNING else _ZERO

    def _titles(self, report: Report) -> dict[TaskRef, str]:
        unknown = self.tr("(unknown task)")
        return {row.ref: row.title or unknown for row in report.tasks}

    def _tasks(self, report: Report) -> Iterator[ReportRow]:
        titles = self._titles(report)
        for row in report.tasks:
            detail = row.key or (row.task.project if row.task else "")
            share = _share(row.shown, report.shown)
            yield ReportRow(titles[row.ref], row.shown, share, detail, row.hue)

    def _projects(self, report: Report) -> Iterator[ReportRow]:
        with self.desk.services.store.read() as snapshot:
            services = {c.id: self.desk.title_of(c.service) for c in snapshot.connections()}
        for row in report.projects:
            title = row.project or self.tr("Without a project")
            detail = services.get(row.connection, "")
            yield ReportRow(
                title,
                row.shown,
                _share(row.shown, report.shown),
                detail,
                logged=row.logged,
                estimate=row.estimate,
                remaining=row.remaining,
            )


def _days(report: Report) -> Iterator[ReportRow]:
    for row in report.days:
        if row.shown:
            yield ReportRow("", row.shown, _share(row.shown, report.shown), day=row.day)


def _share(length: timedelta, whole: timedelta) -> float:
    return length / whole if whole else 0.0


class _Bars:
    """The days of a report as bars, each made of the tasks that matter most in all of it."""

    def __init__(
        self,
        report: Report,
        titles: Mapping[TaskRef, str],
        targets: Mapping[date, timedelta],
        others: str,
    ) -> None:
        self._days, self._titles, self._targets = report.days, titles, targets
        self._others = others
        self._main = report.tasks[:_MOST_PARTS]

    def drawn(self) -> tuple[Bar, ...]:
        return tuple(self._bar(days) for days in _spans(self._days))

    def _bar(self, days: tuple[DayRow, ...]) -> Bar:
        sums: dict[TaskRef, timedelta] = defaultdict(timedelta)
        for day in days:
            for ref, _, shown in day.tasks:
                sums[ref] += shown
        total = sum((day.shown for day in days), _ZERO)
        parts = [
            BarPart(self._titles[row.ref], sums[row.ref], row.hue)
            for row in self._main
            if sums[row.ref]
        ]
        rest = total - sum((part.length for part in parts), _ZERO)
        if rest:
            parts.append(BarPart(self._others, rest, None))
        target = sum((self._targets[day.day] for day in days), _ZERO)
        return Bar(days[0].day, days[-1].day, total, target, tuple(parts))


def _spans(days: tuple[DayRow, ...]) -> Iterator[tuple[DayRow, ...]]:
    """Cut a period into days, or where these would be too many into weeks, or months."""

    def begins(row: DayRow) -> date:
        if len(days) > _MOST_BARS * 7:
            return row.day.replace(day=1)
        if len(days) > _MOST_BARS:
            return row.day - timedelta(days=row.day.weekday())
        return row.day

    for _, span in groupby(days, begins):
        yield tuple(span)
