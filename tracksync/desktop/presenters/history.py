"""The History page: weeks as small strips."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from tracksync.core.clock import day_bounds, local_date
from tracksync.core.hues import Hue
from tracksync.core.journal.entries import Entry
from tracksync.core.tasks import TaskRef
from tracksync.desktop.models.history import DayBar, DayRow, HistoryModel, HistoryView, WeekRow
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.shown import target_of
from tracksync.engine.engine import Engine
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.colouring import hue_in

_FIRST_WEEKS, _MORE_WEEKS, _MOST_WEEKS = 12, 26, 530
_WEEK = 7


class HistoryPresenter(Presenter):
    """Shows the last weeks, and more of them when asked."""

    interest = Changed.TODAY | Changed.QUESTIONS | Changed.SETTINGS | Changed.COLOURS

    def __init__(self, desk: Desk, view: HistoryView) -> None:
        super().__init__(desk)
        self._view = view
        self._weeks = _FIRST_WEEKS
        self._fresh = Fresh(desk.run, self._read, view.show_history, self.failed)

    def refresh(self) -> None:
        self._fresh.again()

    def more(self) -> None:
        """Show earlier weeks as well."""
        if self._weeks < _MOST_WEEKS:
            self._weeks += _MORE_WEEKS
            self._fresh.again()

    def _read(self) -> HistoryModel:
        return history_model(self.desk.engine, self._weeks)


def history_model(engine: Engine, weeks: int) -> HistoryModel:
    """Read weeks back from this one. READ lane; cost grows with the entries in them."""
    now = engine.parts.clock.read()
    today = local_date(now.at, now.zone)
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=weeks - 1)
    begin, end = day_bounds(first, now.zone)[0], day_bounds(today, now.zone)[1]
    with engine.services.store.read() as snapshot:
        entries = snapshot.entries_between(begin, end)
        questions = snapshot.questions()
        hues = {task: hue_in(snapshot, task) for task in {entry.task for entry in entries}}
    asked = {local_date(q.start_at, now.zone) for q in questions}
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        last = min(local_date(entry.end_at or now.at, now.zone), today)
        day = max(local_date(entry.start_at, now.zone), first)
        while day <= last:
            by_day.setdefault(day, []).append(entry)
            day += timedelta(days=1)
    rows: list[WeekRow] = []
    for back in range(weeks):
        start = monday - timedelta(weeks=back)
        days = [start + timedelta(days=n) for n in range(_WEEK)]
        target = sum((target_of(engine.parts.preferences, day) for day in days), timedelta())
        made = [
            _day(engine, day, tuple(by_day.get(day, ())), hues, needs_you=day in asked, today=today)
            for day in days
            if day <= today
        ]
        shown = tuple(reversed([day for day in made if day.total or not day.is_off]))
        total = sum((day.total for day in shown), timedelta())
        if total or not back:
            rows.append(WeekRow(start, days[-1], total, target, shown))
    return HistoryModel(tuple(rows))


def _day(
    engine: Engine,
    day: date,
    entries: tuple[Entry, ...],
    hues: Mapping[TaskRef, Hue],
    *,
    needs_you: bool,
    today: date,
) -> DayRow:
    now = engine.parts.clock.read()
    start, end = day_bounds(day, now.zone)
    whole = end - start
    bars, total = [], timedelta()
    for entry in entries:
        begins, ends = max(entry.start_at, start), min(entry.end_at or now.at, end)
        if ends > begins:
            total += ends - begins
            bars.append(DayBar((begins - start) / whole, (ends - start) / whole, hues[entry.task]))
    is_off = not target_of(engine.parts.preferences, day)
    return DayRow(day, total, tuple(bars), needs_you, day == today, is_off)
