"""Entries, questions and the timer as tables: what the journal amounts to."""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.journal.entries import (
    Change,
    Entry,
    EntryChange,
    Evidence,
    Origin,
    Question,
    QuestionChange,
    QuestionState,
    Timer,
    TimerChange,
)
from tracksync.core.tasks import TaskRef
from tracksync.storage import codec
from tracksync.storage.local.db import Row
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.texts import TextRef

_ENTRY = """
SELECT e.id, e.task, e.start_at, e.end_at, e.zone, e.origin, e.is_scripted,
  e.text_sequence, e.text_part, j.id, j.month, j.sealed
FROM entries e LEFT JOIN journal j ON j.sequence = e.text_sequence
"""
_QUESTION = """
SELECT q.id, q.start_at, q.end_at, q.zone, q.task, q.before, q.after, q.evidence, q.state,
  q.text_sequence, q.text_part, j.id, j.month, j.sealed
FROM questions q LEFT JOIN journal j ON j.sequence = q.text_sequence
"""
_DAY_MS = 86_400_000


def _entry(tables: Tables, row: Row) -> Entry:
    ident, task, start, end, zone, origin, is_scripted, sequence, part, *record = row
    return Entry(
        UUID(bytes=ident),
        tables.task(task),
        from_ms(start),
        None if end is None else from_ms(end),
        zone,
        tables.text(TextRef(sequence, part), *record),
        Origin(origin),
        bool(is_scripted),
    )


def _question(tables: Tables, row: Row) -> Question:
    ident, start, end, zone, task, before, after, evidence, state, sequence, part, *record = row
    return Question(
        UUID(bytes=ident),
        from_ms(start),
        from_ms(end),
        zone,
        tables.task(task),
        tables.text(TextRef(sequence, part), *record),
        UUID(bytes=before),
        None if after is None else UUID(bytes=after),
        tuple(Evidence(item) for item in codec.unpack(evidence)),
        QuestionState(state),
    )


def find_entry(tables: Tables, entry: UUID) -> Entry | None:
    row = tables.db.row(f"{_ENTRY} WHERE e.id = ?", (entry.bytes,))
    return None if row is None else _entry(tables, row)


def entries_between(
    tables: Tables, start: datetime, end: datetime, *, limit: int
) -> tuple[Entry, ...]:
    """
    Find the entries that share time with a span; see the port.

    An entry of at most a day can only be found less than a day before the span: so the cost
    grows with the answer. The longer ones have an index of their own.
    """
    first, last = to_ms(start), to_ms(end)
    rows = tables.db.rows(
        f"""{_ENTRY} WHERE e.number IN (
          SELECT number FROM entries
            WHERE start_at >= ?1 - {_DAY_MS} AND start_at < ?2
              AND (end_at IS NULL OR end_at > ?1 OR start_at >= ?1)
          UNION
          SELECT number FROM entries INDEXED BY entries_long
            WHERE (end_at IS NULL OR end_at - start_at > {_DAY_MS})
              AND start_at < ?1 - {_DAY_MS} AND (end_at IS NULL OR end_at > ?1)
        ) ORDER BY e.start_at, e.id LIMIT ?3""",
        (first, last, limit),
    )
    return tuple(_entry(tables, row) for row in rows)


def entries_of(tables: Tables, task: TaskRef, start: datetime, end: datetime) -> tuple[Entry, ...]:
    number = tables.refs.find(tables.db, task)
    if number is None:
        return ()
    first, last = to_ms(start), to_ms(end)
    rows = tables.db.rows(
        f"""{_ENTRY} WHERE e.number IN (
          SELECT number FROM entries
            WHERE task = ?3 AND start_at >= ?1 - {_DAY_MS} AND start_at < ?2
              AND (end_at IS NULL OR end_at > ?1 OR start_at >= ?1)
          UNION
          SELECT number FROM entries INDEXED BY entries_long
            WHERE (end_at IS NULL OR end_at - start_at > {_DAY_MS}) AND task = ?3
              AND start_at < ?1 - {_DAY_MS} AND (end_at IS NULL OR end_at > ?1)
        ) ORDER BY e.start_at, e.id""",
        (first, last, number),
    )
    return tuple(_entry(tables, row) for row in rows)


def latest_entry(tables: Tables) -> Entry | None:
    row = tables.db.row(f"{_ENTRY} ORDER BY e.start_at DESC, e.id DESC LIMIT 1")
    return None if row is None else _entry(tables, row)


def recent_tasks(tables: Tables, limit: int) -> tuple[TaskRef, ...]:
    """Tell the tasks tracked last. Cost: two steps in an index for each task ever tracked."""
    rows = tables.db.rows(
        """WITH RECURSIVE tracked (ref) AS (
          SELECT min(task) FROM entries
          UNION ALL
          SELECT (SELECT min(task) FROM entries WHERE task > ref)
            FROM tracked WHERE ref IS NOT NULL
        ) SELECT ref FROM tracked WHERE ref IS NOT NULL
          ORDER BY (SELECT max(start_at) FROM entries WHERE task = ref) DESC, ref DESC LIMIT ?""",
        (limit,),
    )
    return tuple(tables.task(number) for (number,) in rows)


def find_question(tables: Tables, question: UUID) -> Question | None:
    row = tables.db.row(f"{_QUESTION} WHERE q.id = ?", (question.bytes,))
    return None if row is None else _question(tables, row)


def waiting_questions(tables: Tables, *, include_deferred: bool) -> tuple[Question, ...]:
    rows = tables.db.rows(f"{_QUESTION} WHERE q.state <> 'answered' ORDER BY q.start_at, q.id")
    found = (_question(tables, row) for row in rows)
    return tuple(q for q in found if include_deferred or q.state is QuestionState.OPEN)


def read_timer(tables: Tables) -> Timer:
    row = tables.db.row(
        "SELECT entry, is_paused, paused_entry, paused_until, is_private FROM timer"
    )
    if row is None:
        return Timer()
    entry, is_paused, paused_entry, until, is_private = row
    return Timer(
        None if entry is None else UUID(bytes=entry),
        bool(is_paused),
        None if paused_entry is None else UUID(bytes=paused_entry),
        None if until is None else from_ms(until),
        bool(is_private),
    )


def carry_out(tables: Tables, changes: Iterable[Change]) -> None:
    """Bring the tables to the state after *changes*; roll-ups are somebody else's."""
    for change in changes:
        match change:
            case EntryChange(after=Entry() as entry):
                _save_entry(tables, entry)
            case EntryChange():
                tables.db.run("DELETE FROM entries WHERE id = ?", (change.id.bytes,))
            case QuestionChange(after=Question() as question):
                _save_question(tables, question)
            case QuestionChange():
                tables.db.run("DELETE FROM questions WHERE id = ?", (change.id.bytes,))
            case TimerChange():
                _save_timer(tables, change.after)


def _save_entry(tables: Tables, entry: Entry) -> None:
    ref = tables.origin_of(entry.text)
    tables.db.run(
        """INSERT INTO entries (id, task, start_at, end_at, zone, origin, is_scripted,
            text_sequence, text_part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET task = excluded.task, start_at = excluded.start_at,
            end_at = excluded.end_at, zone = excluded.zone, origin = excluded.origin,
            is_scripted = excluded.is_scripted, text_sequence = excluded.text_sequence,
            text_part = excluded.text_part""",
        (
            entry.id.bytes,
            tables.task_number(entry.task),
            to_ms(entry.start_at),
            None if entry.end_at is None else to_ms(entry.end_at),
            entry.zone,
            entry.origin.value,
            entry.is_scripted,
            ref.sequence,
            ref.part,
        ),
    )


def _save_question(tables: Tables, question: Question) -> None:
    ref = tables.origin_of(question.text)
    tables.db.run(
        "INSERT OR REPLACE INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            question.id.bytes,
            to_ms(question.start_at),
            to_ms(question.end_at),
            question.zone,
            tables.task_number(question.task),
            question.before.bytes,
            None if question.after is None else question.after.bytes,
            codec.pack([item.value for item in question.evidence]).decode(),
            question.state.value,
            ref.sequence,
            ref.part,
        ),
    )


def _save_timer(tables: Tables, timer: Timer) -> None:
    tables.db.run(
        """UPDATE timer SET entry = ?, is_paused = ?, paused_entry = ?, paused_until = ?,
          is_private = ?""",
        (
            None if timer.entry is None else timer.entry.bytes,
            timer.is_paused,
            None if timer.paused_entry is None else timer.paused_entry.bytes,
            None if timer.paused_until is None else to_ms(timer.paused_until),
            timer.is_private,
        ),
    )


def every_entry(tables: Tables) -> Iterator[Entry]:
    """Tell all entries, one by one."""
    for row in tables.db.each(f"{_ENTRY} ORDER BY e.number"):
        yield _entry(tables, row)


def every_question(tables: Tables) -> Iterator[Question]:
    """Tell all questions, answered ones too, one by one."""
    for row in tables.db.each(f"{_QUESTION} ORDER BY q.id"):
        yield _question(tables, row)
