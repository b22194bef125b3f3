"""Cached and local tasks. What people wrote about them is sealed under the month it was seen in."""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from tracksync.core.clock import Reading, from_ms, to_ms
from tracksync.core.hues import Hue
from tracksync.core.journal.chain import month_of
from tracksync.core.journal.entries import ERASED
from tracksync.core.journal.events import TaskSaved
from tracksync.core.tasks import LOCAL, Task, TaskRef, fold_case, searchable
from tracksync.storage.local.db import Row
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.task_search import Lying
from tracksync.storage.local.tables.texts import word_at
from tracksync.storage.task_order import local_task, refreshed

_COLUMNS = (
    "ref, connection, position, service, is_done, is_assigned, is_pinned,"
    " estimate_ms, logged_ms, remaining_ms, seen_at, month, sealed, hue"
)
_MARKS = ", ".join("?" * 14)
# In the place of `is_done`: it counts as finished for older releases, too.
_DELETED = 2
_ORDER = "is_pinned DESC, is_done, tasks.connection, position"
# Numbers that are asked for in one statement.
_AT_ONCE = 500


def find(tables: Tables, ref: TaskRef) -> Task | None:
    number = tables.refs.find(tables.db, ref)
    row = tables.db.row(f"SELECT {_COLUMNS} FROM tasks WHERE ref = ?", (number,))
    return None if row is None else _task(tables, row)


def by_key(tables: Tables, key: str, *, stamp: int | None) -> tuple[Task, ...]:
    """
    Find by the key people use.

    Keys are sealed: without a stamp every task is opened; with one, those that were not before.
    """
    wanted = fold_case(key)
    if stamp is None:
        tasks = every(tables, include_done=True)
    else:
        opened = tables.search.opened(stamp, lambda: _lying(tables))
        tasks = _numbered(tables, opened.keyed(key))
    return tuple(task for task in tasks if fold_case(task.key) == wanted)


def every(
    tables: Tables, *, include_done: bool, include_deleted: bool = False, limit: int = 100_000
) -> tuple[Task, ...]:
    """Tell all tasks: pinned first, finished last, by connection in the services' order."""
    rows = tables.db.rows(
        f"SELECT {_COLUMNS} FROM tasks WHERE is_done <= ? ORDER BY {_ORDER} LIMIT ?",
        (_DELETED if include_deleted else int(include_done), limit),
    )
    return tuple(_task(tables, row) for row in rows)


def found(
    tables: Tables, text: str, *, stamp: int, include_done: bool, limit: int
) -> tuple[Task, ...]:
    """Search by what is kept open; only what is found is opened whole. No words find the first."""
    if not fold_case(text).split():
        return every(tables, include_done=include_done, limit=limit)
    opened = tables.search.opened(stamp, lambda: _lying(tables))
    return _numbered(tables, opened.found(text, include_done=include_done)[:limit])


def _numbered(tables: Tables, numbers: list[int]) -> tuple[Task, ...]:
    """Read tasks by number, in that order."""
    rows: dict[int, Row] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        some = numbers[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        read = tables.db.rows(f"SELECT {_COLUMNS} FROM tasks WHERE ref IN ({marks})", tuple(some))
        rows |= {int(row[0]): row for row in read}
    return tuple(_task(tables, rows[number]) for number in numbers if number in rows)


def _lying(tables: Tables) -> Iterator[Lying]:
    for number, is_done, connection, remote_id, month, sealed in tables.db.each(
        f"""SELECT ref, is_done, tasks.connection, remote_id, month, sealed
          FROM tasks JOIN refs ON refs.number = tasks.ref WHERE is_done < {_DELETED}
          ORDER BY {_ORDER}"""
    ):
        record = f"{connection}:{remote_id}".encode()
        words = partial(_searched, tables, record, month, sealed)
        yield Lying(number, bool(is_done), sealed, words)


def _searched(tables: Tables, record: bytes, month: str, sealed: bytes) -> str:
    words = tables.texts.open("tasks", record, month, sealed)
    title = ERASED.title if words is None else word_at(words, 0)
    return searchable(word_at(words, 1), title, word_at(words, 2))


def save_seen(
    tables: Tables, connection: str, seen: Iterable[Task], *, is_complete: bool, month: str
) -> None:
    """Refresh the cache of one connection; only what differs is written."""
    rows = tables.db.rows(
        f"SELECT {_COLUMNS} FROM tasks WHERE connection = ? ORDER BY position", (connection,)
    )
    known = {}
    for row in rows:
        task = _task(tables, row)
        known[task.ref] = (task, int(row[2]), str(row[11]))
    after = refreshed(
        (task for task, _, _ in known.values()), seen, connection, is_complete=is_complete
    )
    for position, task in enumerate(after):
        old = known.get(task.ref)
        if old is None or old[0] != task:
            # A title that did not change stays under the month it was first seen in.
            same = old is not None and _words(old[0]) == _words(task)
            _save(tables, task, position, old[2] if old is not None and same else month)
        elif old[1] != position:
            number = tables.task_number(task.ref)
            tables.db.run("UPDATE tasks SET position = ? WHERE ref = ?", (position, number))


def save_local(tables: Tables, event: TaskSaved, reading: Reading) -> None:
    """Carry out what the journal says about a local task."""
    number = tables.task_number(event.task)
    row = tables.db.row("SELECT position FROM tasks WHERE ref = ?", (number,))
    if row is None:
        row = tables.db.row(
            "SELECT coalesce(max(position) + 1, 0) FROM tasks WHERE connection = ?", (LOCAL,)
        )
    _save(tables, local_task(event), row[0] if row else 0, month_of(reading.at, reading.zone))


def pin(tables: Tables, ref: TaskRef, *, is_pinned: bool) -> None:
    number = tables.refs.find(tables.db, ref)
    tables.db.run("UPDATE tasks SET is_pinned = ? WHERE ref = ?", (is_pinned, number))


def colour(tables: Tables, ref: TaskRef, hue: Hue | None) -> None:
    number = tables.refs.find(tables.db, ref)
    tables.db.run("UPDATE tasks SET hue = ? WHERE ref = ?", (hue, number))


def chosen_hue(tables: Tables, ref: TaskRef) -> Hue | None:
    number = tables.refs.find(tables.db, ref)
    row = tables.db.row("SELECT hue FROM tasks WHERE ref = ?", (number,))
    return None if row is None or row[0] is None else Hue(row[0])


def forget(tables: Tables, connection: str) -> None:
    tables.db.run("DELETE FROM tasks WHERE connection = ?", (connection,))


def reseal(tables: Tables, month: str, into: str) -> tuple[TaskSaved, ...]:
    """Seal the tasks of a month under another one, and tell the local ones among them."""
    rows = tables.db.rows(f"SELECT {_COLUMNS} FROM tasks WHERE month = ?", (month,))
    tasks = [(_task(tables, row), int(row[2])) for row in rows]
    for task, position in tasks:
        _save(tables, task, position, into)
    return tuple(TaskSaved.of(task) for task, _ in tasks if task.ref.is_local)


def forget_finished(tables: Tables, month: str) -> None:
    """Forget the finished and no longer assigned tasks sealed under a month."""
    tables.db.run(
        """DELETE FROM tasks WHERE month = ? AND NOT is_pinned
          AND (is_done OR NOT is_assigned)""",
        (month,),
    )


def _words(task: Task) -> tuple[str, ...]:
    due_on = "" if task.due_on is None else task.due_on.isoformat()
    moved = "" if task.moved_after is None else str(to_ms(task.moved_after))
    said = (task.title, task.key, task.project, task.state, task.url, task.kind)
    return (*said, due_on, moved, task.assignee)


def _save(tables: Tables, task: Task, position: int, month: str) -> None:
    number = tables.task_number(task.ref)
    record = str(task.ref).encode()
    tables.db.run(
        f"INSERT OR REPLACE INTO tasks ({_COLUMNS}) VALUES ({_MARKS})",
        (
            number,
            task.ref.connection,
            position,
            task.service,
            _DELETED if task.is_deleted else task.is_done,
            task.is_assigned,
            task.is_pinned,
            _to_ms(task.estimate),
            _to_ms(task.logged),
            _to_ms(task.remaining),
            None if task.seen_at is None else to_ms(task.seen_at),
            month,
            tables.texts.seal("tasks", record, month, _words(task)),
            task.chosen_hue,
        ),
    )


def _task(tables: Tables, row: Row) -> Task:
    number, _, _, service, is_done, is_assigned, is_pinned, *rest = row
    estimate, logged, remaining, seen, month, sealed, hue = rest
    ref = tables.task(number)
    words = tables.texts.open("tasks", str(ref).encode(), month, sealed)
    return Task(
        ref,
        word_at(words, 1),
        ERASED.title if words is None else word_at(words, 0),
        service,
        project=word_at(words, 2),
        state=word_at(words, 3),
        is_done=bool(is_done),
        url=word_at(words, 4),
        estimate=_from_ms(estimate),
        logged=_from_ms(logged),
        remaining=_from_ms(remaining),
        is_assigned=bool(is_assigned),
        is_pinned=bool(is_pinned),
        seen_at=None if seen is None else from_ms(seen),
        # Older caches have no such words; the next refresh brings them.
        kind=word_at(words, 5),
        due_on=_date(word_at(words, 6)),
        moved_after=_instant(word_at(words, 7)),
        assignee=word_at(words, 8),
        chosen_hue=None if hue is None else Hue(hue),
        is_deleted=is_done == _DELETED,
    )


def _date(word: str) -> date | None:
    return date.fromisoformat(word) if word else None


def _instant(word: str) -> datetime | None:
    return from_ms(int(word)) if word else None


def _to_ms(length: timedelta | None) -> int | None:
    return None if length is None else length // timedelta(milliseconds=1)


def _from_ms(ms: int | None) -> timedelta | None:
    return None if ms is None else timedelta(milliseconds=ms)
