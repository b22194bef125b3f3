"""Roll-ups: how much of each local day and month went to each task, kept with every change."""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tracksync.core.clock import to_ms
from tracksync.core.journal.entries import Change, Entry, EntryChange
from tracksync.core.tasks import TaskRef
from tracksync.ports.store import DayTotal
from tracksync.storage.local.tables import foundation
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.moved_totals import differences


def carry_out(tables: Tables, changes: Iterable[Change]) -> None:
    """Bring the roll-ups to the state after *changes*."""
    for (day, task), ms in differences(changes).items():
        number = tables.task_number(task)
        _add(tables, "day", day.toordinal(), number, ms)
        _add(tables, "month", month_number(day), number, ms)


def forget_days(tables: Tables, entries: Iterable[Entry]) -> None:
    """Take entries off the days they were on; what their months add up to stays."""
    for (day, task), ms in differences(EntryChange(e.id, e, None) for e in entries).items():
        _add(tables, "day", day.toordinal(), tables.task_number(task), ms)


def _add(tables: Tables, span: str, place: int, task: int, ms: int) -> None:
    tables.db.run(
        f"""INSERT INTO {span}_totals VALUES (?, ?, ?)
          ON CONFLICT ({span}, task) DO UPDATE SET total_ms = total_ms + excluded.total_ms""",
        (place, task, ms),
    )
    if ms < 0:
        tables.db.run(
            f"DELETE FROM {span}_totals WHERE {span} = ? AND task = ? AND total_ms = 0",
            (place, task),
        )


def month_number(day: date) -> int:
    """Number months through the years, so that they can be compared."""
    return day.year * 12 + day.month - 1


def first_month(tables: Tables) -> int:
    """Number the first month whose total follows from entries; those before it may have gone."""
    since = foundation.kept_since(tables.db)
    return 0 if since is None else month_number(since)


def read(tables: Tables, first: date, last: date) -> tuple[DayTotal, ...]:
    """Tell the roll-up of some local days, by day and task."""
    rows = tables.db.rows(
        "SELECT day, task, total_ms FROM day_totals WHERE day BETWEEN ? AND ?",
        (first.toordinal(), last.toordinal()),
    )
    days = {day: date.fromordinal(day) for day in {row[0] for row in rows}}
    tasks = {number: tables.task(number) for number in {row[1] for row in rows}}
    place = {number: i for i, number in enumerate(sorted(tasks, key=lambda n: tasks[n]))}
    rows.sort(key=lambda row: row[0] * len(place) + place[row[1]])
    return tuple(
        DayTotal(days[day], tasks[number], timedelta(milliseconds=ms)) for day, number, ms in rows
    )


def by_month(tables: Tables, first: date, last: date) -> dict[tuple[int, int, TaskRef], timedelta]:
    """Tell the roll-up of the months of *first* to *last*, by (year, month, task)."""
    rows = tables.db.rows(
        "SELECT month, task, total_ms FROM month_totals WHERE month BETWEEN ? AND ?",
        (month_number(first), month_number(last)),
    )
    return {
        (month // 12, month % 12 + 1, tables.task(task)): timedelta(milliseconds=ms)
        for month, task, ms in rows
    }


def by_task(tables: Tables, first: date, last: date) -> dict[TaskRef, timedelta]:
    """Add up some local days by task: whole months from their roll-up, the rest from the days'."""
    rows = tables.db.rows(
        """SELECT task, sum(total_ms) FROM (
          SELECT task, total_ms FROM month_totals WHERE month BETWEEN ?1 AND ?2
          UNION ALL SELECT task, total_ms FROM day_totals WHERE day BETWEEN ?3 AND ?4
          UNION ALL SELECT task, total_ms FROM day_totals WHERE day BETWEEN ?5 AND ?6
        ) GROUP BY task""",
        _spans(first, last),
    )
    return {tables.task(task): timedelta(milliseconds=ms) for task, ms in rows}


def _spans(first: date, last: date) -> tuple[int, int, int, int, int, int]:
    """Split days into whole months, the days before them and the days after."""
    after = last + timedelta(days=1)
    months = (month_number(first - timedelta(days=1)) + 1, month_number(after) - 1)
    if months[0] > months[1]:
        return (1, 0, first.toordinal(), last.toordinal(), 1, 0)
    begin = date(months[0] // 12, months[0] % 12 + 1, 1).toordinal()
    end = after.replace(day=1).toordinal()
    return (*months, first.toordinal(), begin - 1, end, last.toordinal())


def between(tables: Tables, start: datetime, end: datetime) -> dict[TaskRef, timedelta]:
    """Add up, exactly and in the database, what ended entries have inside a span, by task."""
    day_ms = 86_400_000
    rows = tables.db.rows(
        f"""SELECT task, sum(min(end_at, ?2) - max(start_at, ?1)) FROM (
          SELECT task, start_at, end_at FROM entries
            WHERE start_at >= ?1 - {day_ms} AND start_at < ?2 AND end_at > ?1
          UNION ALL
          SELECT task, start_at, end_at FROM entries INDEXED BY entries_long
            WHERE (end_at IS NULL OR end_at - start_at > {day_ms})
              AND start_at < ?1 - {day_ms} AND end_at > ?1
        ) GROUP BY task""",
        (to_ms(start), to_ms(end)),
    )
    return {tables.task(task): timedelta(milliseconds=ms) for task, ms in rows}
