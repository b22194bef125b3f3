"""
Letting entries go whose month is past its time, with all that tells when they were.

The journal loses its oldest records, up to the first one of a month that is kept. An entry goes
when nothing later is said of it. Entries of one task and month stay or go together: what is sent of
one may hang on the others, for a total of a day, or what rounding leaves over.
"""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from tracksync.core.clock import day_bounds, from_ms, to_ms
from tracksync.core.delivery.worklogs import is_day_id
from tracksync.core.journal.chain import Record, month_of
from tracksync.core.journal.entries import (
    ERASED,
    STOPPED,
    Change,
    Entry,
    EntryChange,
    Origin,
    QuestionChange,
    TimerChange,
)
from tracksync.core.policy.retention import month_after
from tracksync.core.values import dataclass
from tracksync.storage.local.tables import changes as changes_table
from tracksync.storage.local.tables import foundation, projections, totals
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.foundation import RECORD, Foundation
from tracksync.storage.moved_totals import differences

_DAY_MS = 86_400_000
# What these tell of is no time entry, and is asked for as long as there is a store.
_STAYS = ("TaskSaved", "MonthDropped", "EntriesExpired", "PolicyTaken")
_WAITING = "state <> 'done'"

# A task by its number, and a local month: what stays or goes together.
_Group = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Trim:
    """
    What is to go.

    Attributes:
        base: What the journal stands on afterwards.
        border_ms: When the first month that is kept begins.
        entries: Those that go, without their words.
    """

    base: Foundation
    border_ms: int
    entries: tuple[Entry, ...]

    @property
    def totals(self) -> tuple[tuple[str, str, int], ...]:
        """How much went, by month and task."""
        sums: dict[tuple[str, str], int] = defaultdict(int)
        gone = (EntryChange(entry.id, None, entry) for entry in self.entries)
        for (day, task), ms in differences(gone).items():
            sums[f"{day:%Y-%m}", str(task)] += ms
        return tuple((month, task, ms) for (month, task), ms in sorted(sums.items()))


def next_month(tables: Tables, until: str, zone: str) -> str | None:
    """
    Name the month before which all goes next, so that the oldest one does; None where none is to.

    Args:
        until: The first one that is kept in the end.
        zone: Where months begin.
    """
    last = _last_record(tables, _begin(until, zone))
    if last is None:
        return None
    base = foundation.read(tables.db)
    sql = "SELECT at FROM journal WHERE sequence > ? ORDER BY sequence LIMIT 1"
    ((oldest,),) = tables.db.rows(sql, (base.sequence,))
    # In another zone than the last time, the oldest may be of the month before.
    month = max(base.month, month_after(month_of(from_ms(oldest), zone)))
    is_all = month >= until or _last_record(tables, _begin(month, zone)) == last
    return until if is_all else month


def find(tables: Tables, month: str, zone: str, now: datetime) -> Trim | None:
    """
    Find what is past its time; None where nothing has come to it since the last time.

    Args:
        month: The first one that is kept.
        zone: Where it begins.
    """
    border = _begin(month, zone)
    border_ms, link = to_ms(border), _last_record(tables, border)
    if link is None:
        return None
    held = _held(tables, link.sequence, border_ms)
    groups: dict[_Group, list[Entry]] = defaultdict(list)
    staying = set(_waiting_days(tables))
    for task, entry in _bare_entries(tables, border_ms + _DAY_MS):
        group = (task, month_of(entry.start_at, entry.zone))
        if group[1] < month:
            groups[group].append(entry)
            is_over = entry.end_at is not None and month_of(entry.end_at, entry.zone) < month
            if not is_over or entry.id.bytes in held:
                staying.add(group)
    gone = tuple(e for group, some in groups.items() if group not in staying for e in some)
    return Trim(Foundation(link.sequence, link.digest, month, to_ms(now)), border_ms, gone)


def _begin(month: str, zone: str) -> datetime:
    return day_bounds(date.fromisoformat(f"{month}-01"), zone)[0]


def _last_record(tables: Tables, border: datetime) -> Record | None:
    """Find the last record that would go; None where none would that has not gone yet."""
    sql = "SELECT min(sequence) FROM journal WHERE at >= ?"
    first = tables.db.row(sql, (to_ms(border),))
    if first is None or first[0] is None:
        return None  # not even the newest record is of a month that is kept: the clock is wrong
    found = journal_table.find(tables, first[0] - 1)
    is_new = found is not None and found.sequence > foundation.read(tables.db).sequence
    return found if is_new else None


def carry_out(tables: Tables, trim: Trim) -> None:
    """Let it go, and lay what the journal stands on from now on."""
    last = trim.base.sequence
    for entry in trim.entries:
        tables.db.run("DELETE FROM deliveries WHERE entry = ?", (entry.id.bytes,))
    projections.carry_out(tables, [EntryChange(e.id, e, None) for e in trim.entries])
    totals.forget_days(tables, trim.entries)
    tables.db.run("DELETE FROM changes WHERE sequence <= ?", (last,))
    tables.db.run(
        """DELETE FROM questions WHERE end_at < ?
          AND NOT EXISTS (SELECT 1 FROM changes WHERE subject = questions.id)""",
        (trim.border_ms,),
    )
    _lay(tables)
    _forget_days_sent(tables, trim)
    tables.db.run("DELETE FROM undone WHERE sequence <= ?", (last,))
    _forget_records(tables, last)
    foundation.write(tables.db, trim.base)


def months_left(tables: Tables) -> frozenset[str]:
    """Name the months of which an entry is left, or something that waits to be sent."""
    rows = tables.db.rows("SELECT DISTINCT start_at, zone FROM entries")
    waiting = tables.db.rows(f"SELECT DISTINCT month FROM deliveries WHERE {_WAITING}")
    of_entries = {month_of(from_ms(at), zone) for at, zone in rows}
    return frozenset(of_entries | {month for (month,) in waiting})


# --- what stays --------------------------------------------------------------------------------


def _held(tables: Tables, last: int, border_ms: int) -> frozenset[bytes]:
    """Name what something later is said of, or still needed."""
    rows = tables.db.rows(
        f"""SELECT subject FROM changes WHERE sequence > ?1 AND subject IS NOT NULL
          UNION SELECT entry FROM timer UNION SELECT paused_entry FROM timer
          UNION SELECT entry FROM deliveries WHERE {_WAITING}
          UNION SELECT before FROM questions WHERE end_at >= ?2
          UNION SELECT after FROM questions WHERE end_at >= ?2""",
        (last, border_ms),
    )
    named = {ident for (ident,) in rows if ident is not None}
    return frozenset(named | _of_changes(tables, last))


def _of_changes(tables: Tables, last: int) -> set[bytes]:
    """Name the entries that the timer or a question stood by, as later records found them."""
    rows = tables.db.rows(
        """SELECT json_extract(before, '$[0]'), json_extract(before, '$[2]') FROM changes
            WHERE sequence > ?1 AND kind = 'timer'
          UNION SELECT json_extract(before, '$[4]'), json_extract(before, '$[5]') FROM changes
            WHERE sequence > ?1 AND kind = 'question'
          UNION SELECT json_extract(after, '$[4]'), json_extract(after, '$[5]') FROM changes
            WHERE sequence > ?1 AND kind = 'question'""",
        (last,),
    )
    return {bytes.fromhex(name) for row in rows for name in row if name is not None}


def _waiting_days(tables: Tables) -> frozenset[_Group]:
    """Name the groups of which a day's total is still to be sent."""
    rows = tables.db.rows(
        f"""SELECT entry, task, coalesce(wanted_at, sending_at, synced_at) FROM deliveries
          WHERE {_WAITING}"""
    )
    return frozenset(
        (task, month_of(from_ms(at), "UTC"))
        for entry, task, at in rows
        if at is not None and is_day_id(UUID(bytes=entry))
    )


def _bare_entries(tables: Tables, before_ms: int) -> Iterator[tuple[int, Entry]]:
    """Tell the entries that begin before a moment, with their task's number, without words."""
    rows = tables.db.rows(
        "SELECT id, task, start_at, end_at, zone FROM entries WHERE start_at < ?", (before_ms,)
    )
    for ident, task, start, end, zone in rows:
        end_at = None if end is None else from_ms(end)
        bare = (tables.task(task), from_ms(start), end_at, zone, ERASED, Origin.MANUAL)
        yield task, Entry(UUID(bytes=ident), *bare)


# --- what the journal stands on ------------------------------------------------------------------


def _lay(tables: Tables) -> None:
    """Say how everything was before the first record that is left."""
    untouched = tuple(_untouched(tables))
    changes_table.save(tables, RECORD, untouched)
    # Of all else, the first record that changed it tells how it was.
    tables.db.run(
        """INSERT INTO changes
          SELECT ?1, ?2 + row_number() OVER (ORDER BY sequence, position), kind, subject, NULL,
              before
            FROM (SELECT *, row_number() OVER
                (PARTITION BY kind, subject ORDER BY sequence, position) AS nth
              FROM changes WHERE sequence > ?1)
            WHERE nth = 1 AND before IS NOT NULL""",
        (RECORD, len(untouched)),
    )


def _untouched(tables: Tables) -> Iterator[Change]:
    def names(table: str, named: str, more: str = "") -> list[UUID]:
        rows = tables.db.rows(
            f"""SELECT DISTINCT {named} FROM {table} AS t WHERE NOT EXISTS
              (SELECT 1 FROM changes WHERE subject = t.{named}) {more}"""
        )
        return [UUID(bytes=name) for (name,) in rows]

    for ident in names("entries", "id"):
        yield EntryChange(ident, None, projections.find_entry(tables, ident))
    for ident in names("questions", "id"):
        yield QuestionChange(ident, None, projections.find_question(tables, ident))
    there = "AND NOT EXISTS (SELECT 1 FROM entries WHERE id = t.entry)"
    for ident in names("deliveries", "entry", f"AND {_WAITING} {there}"):
        if not is_day_id(ident):
            yield EntryChange(ident, None, None)  # it is gone here, and not yet over there
    if tables.db.row("SELECT 1 FROM changes WHERE kind = 'timer'") is None:
        yield TimerChange(STOPPED, projections.read_timer(tables))


def _forget_days_sent(tables: Tables, trim: Trim) -> None:
    """Forget what was sent of days that went, and of entries that were deleted long ago."""
    rows = tables.db.rows(
        """SELECT key, entry, task, coalesce(wanted_at, synced_at) FROM deliveries AS d
          WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM changes WHERE subject = d.entry)"""
    )
    kept = {
        (task, month_of(entry.start_at, entry.zone))
        for task, entry in _bare_entries(tables, trim.border_ms + _DAY_MS)
    }
    for key, entry, task, at in rows:
        month = "" if at is None else month_of(from_ms(at), "UTC")
        is_of_a_day = is_day_id(UUID(bytes=entry))
        if not is_of_a_day or (month < trim.base.month and (task, month) not in kept):
            tables.db.run("DELETE FROM deliveries WHERE key = ?", (key,))


def _forget_records(tables: Tables, last: int) -> None:
    """Forget records, except those whose words something that is left still names."""
    marks = ", ".join("?" * len(_STAYS))
    tables.db.run(
        f"""DELETE FROM journal WHERE sequence <= ? AND kind NOT IN ({marks})
          AND sequence NOT IN (
            SELECT text_sequence FROM entries UNION SELECT text_sequence FROM questions
            UNION SELECT json_extract(before, '$[6]') FROM changes
              WHERE kind = 'entry' AND before IS NOT NULL
            UNION SELECT json_extract(after, '$[6]') FROM changes
              WHERE kind = 'entry' AND after IS NOT NULL
            UNION SELECT json_extract(before, '$[8]') FROM changes
              WHERE kind = 'question' AND before IS NOT NULL
            UNION SELECT json_extract(after, '$[8]') FROM changes
              WHERE kind = 'question' AND after IS NOT NULL)""",
        (last, *_STAYS),
    )
