"""Day roll-ups: how much of each local day went to each task, kept with every change."""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tracksync.core.clock import to_ms
from tracksync.core.entries import Change
from tracksync.core.tasks import TaskRef
from tracksync.ports.store import DayTotal
from tracksync.storage.day_parts import differences
from tracksync.storage.local.tables import Tables


def carry_out(tables: Tables, changes: Iterable[Change]) -> None:
    """Bring the roll-ups to the state after *changes*."""
    for (day, task), ms in differences(changes).items():
        place = (day.toordinal(), tables.task_number(task))
        tables.db.run(
            """INSERT INTO day_totals VALUES (?, ?, ?)
              ON CONFLICT (day, task) DO UPDATE SET total_ms = total_ms + excluded.total_ms""",
            (*place, ms),
        )
        if ms < 0:
            tables.db.run(
                "DELETE FROM day_totals WHERE day = ? AND task = ? AND total_ms = 0", place
            )


def read(tables: Tables, first: date, last: date) -> tuple[DayTotal, ...]:
    """Tell the roll-up of some local days, by day and task."""
    rows = tables.db.rows(
        "SELECT day, task, total_ms FROM day_totals WHERE day BETWEEN ? AND ?",
        (first.toordinal(), last.toordinal()),
    )
    tasks = {number: tables.task(number) for number in {row[1] for row in rows}}
    place = {number: i for i, number in enumerate(sorted(tasks, key=lambda n: tasks[n]))}
    rows.sort(key=lambda row: (row[0], place[row[1]]))
    return tuple(
        DayTotal(date.fromordinal(day), tasks[number], timedelta(milliseconds=ms))
        for day, number, ms in rows
    )


def between(tables: Tables, start: datetime, end: datetime) -> dict[TaskRef, timedelta]:
    """Add up, exactly and in the database, what ended entries have inside a span, by task."""
    day_ms = 86_400_000
    rows = tables.db.rows(
        f"""SELECT task, sum(min(end_at, ?2) - max(start_at, ?1)) FROM (
          SELECT task, start_at, end_at FROM entries
            WHERE start_at >= ?1 - {day_ms} AND start_at < ?2 AND end_at > ?1
          UNION ALL
          SELECT task, start_at, end_at FROM entries
            WHERE end_at - start_at > {day_ms} AND start_at < ?1 - {day_ms} AND end_at > ?1
        ) GROUP BY task""",
        (to_ms(start), to_ms(end)),
    )
    return {tables.task(task): timedelta(milliseconds=ms) for task, ms in rows}
