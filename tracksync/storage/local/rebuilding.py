"""Writing anew what follows from the journal."""

from __future__ import annotations

from tracksync.core.journal.entries import STOPPED, EntryChange, QuestionChange, TimerChange
from tracksync.storage.local.replay import Replay
from tracksync.storage.local.tables import changes as changes_table
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables import projections
from tracksync.storage.local.tables import tasks as task_tables
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.totals import first_month, month_number
from tracksync.storage.moved_totals import totals as day_totals_of


def rebuild(tables: Tables, replay: Replay) -> None:
    """Replace projections, roll-ups and wrong changes by what the replay worked out."""
    for sequence, changes in replay.corrected.items():
        tables.db.run("DELETE FROM changes WHERE sequence = ?", (sequence,))
        changes_table.save(tables, sequence, changes)
    _rebuild_projections(tables, replay)
    _rebuild_totals(tables, replay)
    tables.db.run("DELETE FROM undone")
    for sequence in sorted(replay.undone):
        tables.db.run("INSERT INTO undone VALUES (?)", (sequence,))
    for event in replay.tasks.values():
        if task_tables.find(tables, event.task) is None:
            newest = journal_table.newest_records(tables, before=None, limit=1)
            task_tables.save_local(tables, event, newest[0].reading)


def _rebuild_projections(tables: Tables, replay: Replay) -> None:
    tables.db.run("DELETE FROM entries")
    tables.db.run("DELETE FROM questions")
    projections.carry_out(tables, (EntryChange(e.id, None, e) for e in replay.entries.values()))
    projections.carry_out(
        tables, (QuestionChange(q.id, None, q) for q in replay.questions.values())
    )
    tables.db.run("INSERT OR IGNORE INTO timer VALUES (1, NULL, 0, NULL, NULL, 0)")
    projections.carry_out(tables, [TimerChange(STOPPED, replay.timer())])


def _rebuild_totals(tables: Tables, replay: Replay) -> None:
    # What months added up to whose entries went is told by nothing else any more.
    first = first_month(tables)
    tables.db.run("DELETE FROM day_totals")
    tables.db.run("DELETE FROM month_totals WHERE month >= ?", (first,))
    for (day, task), ms in day_totals_of(replay.entries.values()).items():
        number = tables.task_number(task)
        tables.db.run("INSERT INTO day_totals VALUES (?, ?, ?)", (day.toordinal(), number, ms))
        if month_number(day) < first:
            continue
        tables.db.run(
            """INSERT INTO month_totals VALUES (?, ?, ?)
              ON CONFLICT (month, task) DO UPDATE SET total_ms = total_ms + excluded.total_ms""",
            (month_number(day), number, ms),
        )
