"""The journal as a table: records chained one to the next, their personal part sealed."""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from tracksync.core.clock import Reading, from_ms, to_ms
from tracksync.core.journal.chain import GENESIS, Record, digest_of, month_of
from tracksync.core.journal.entries import Change, EntryChange, EntryText
from tracksync.core.journal.events import Event
from tracksync.core.values import dataclass
from tracksync.storage import codec
from tracksync.storage.codec import Personal
from tracksync.storage.local.db import Row
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.texts import TextRef, text_at, word_at

COLUMNS = (
    "sequence, id, kind, at, monotonic_ms, boottime_ms, boot_id, zone, via,"
    " facts, month, sealed, previous, digest"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain."""

    sequence: int
    digest: bytes


def head(tables: Tables) -> Head:
    """Tell where the chain ends."""
    row = tables.db.row("SELECT sequence, digest FROM journal ORDER BY sequence DESC LIMIT 1")
    return Head(*row) if row else Head(0, GENESIS)


def record_from(row: Row) -> Record:
    sequence, ident, kind, at, monotonic, boottime, boot, zone, via, *rest = row
    reading = Reading(from_ms(at), monotonic, boottime, boot, zone)
    return Record(sequence, UUID(bytes=ident), kind, reading, via, *rest)


def find(tables: Tables, sequence: int) -> Record | None:
    row = tables.db.row(f"SELECT {COLUMNS} FROM journal WHERE sequence = ?", (sequence,))
    return None if row is None else record_from(row)


def sequence_of(tables: Tables, record: UUID) -> int | None:
    row = tables.db.row("SELECT sequence FROM journal WHERE id = ?", (record.bytes,))
    return None if row is None else int(row[0])


def records(tables: Tables, *, after: int) -> Iterator[Record]:
    """Tell the records with a greater sequence, oldest first."""
    sql = f"SELECT {COLUMNS} FROM journal WHERE sequence > ? ORDER BY sequence"
    for row in tables.db.each(sql, (after,)):
        yield record_from(row)


def newest_records(tables: Tables, *, before: int | None, limit: int) -> tuple[Record, ...]:
    rows = tables.db.rows(
        f"SELECT {COLUMNS} FROM journal WHERE sequence < ? ORDER BY sequence DESC LIMIT ?",
        (2**62 if before is None else before, limit),
    )
    return tuple(record_from(row) for row in rows)


def records_between(tables: Tables, start_ms: int, end_ms: int) -> tuple[Record, ...]:
    """Read what was recorded in a span, newest first. Cost: looks at the time of each record."""
    rows = tables.db.rows(
        f"SELECT {COLUMNS} FROM journal WHERE at >= ? AND at < ? ORDER BY sequence DESC",
        (start_ms, end_ms),
    )
    return tuple(record_from(row) for row in rows)


def kinds_after(tables: Tables, sequence: int, *, limit: int) -> Iterator[str]:
    """Tell the kinds of the records with a greater sequence, newest first."""
    sql = "SELECT kind FROM journal WHERE sequence > ? ORDER BY sequence DESC LIMIT ?"
    return (kind for (kind,) in tables.db.rows(sql, (sequence, limit)))


def event_of(tables: Tables, record: Record) -> Event | None:
    """Read a record's event as far as it can be read; None for a kind that is not known here."""
    opened = tables.texts.open("journal", record.id.bytes, record.month, record.sealed)

    def personal(part: int, shape: type) -> Personal:
        if shape is EntryText:
            return tables.noted(text_at(opened, part), TextRef(record.sequence, part))
        return word_at(opened, part)

    return codec.read_event(record.kind, record.facts, personal)


def actor_of(tables: Tables, record: Record) -> str:
    """Tell who did it, as far as that was said and can still be read."""
    part = codec.actor_part(record.facts)
    if part is None:
        return ""
    return word_at(tables.texts.open("journal", record.id.bytes, record.month, record.sealed), part)


def month_for(event_texts: tuple[Personal, ...], changes: tuple[Change, ...], at: Reading) -> str:
    """
    Name the month that seals an event's texts: that of the time they speak of.

    So that dropping October's key takes what was written about October, whenever it was written.
    """
    for change in changes:
        if isinstance(change, EntryChange) and change.after is not None:
            after = change.after
            if any(after.text is text for text in event_texts):
                return month_of(after.start_at, after.zone)
    return month_of(at.at, at.zone)


def add(tables: Tables, record: Record) -> Record:
    """Write a record, with its digest worked out."""
    chained = replace(record, digest=digest_of(record))
    reading = chained.reading
    tables.db.run(
        f"INSERT INTO journal ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            chained.sequence,
            chained.id.bytes,
            chained.kind,
            to_ms(reading.at),
            reading.monotonic_ms,
            reading.boottime_ms,
            reading.boot_id,
            reading.zone,
            chained.via,
            chained.facts,
            chained.month,
            chained.sealed,
            chained.previous,
            chained.digest,
        ),
    )
    return chained


def begun_drops(tables: Tables) -> dict[str, int]:
    """Name the months with a checkpoint that is not followed by its drop, with its sequence."""
    begun: dict[str, int] = {}
    rows = tables.db.rows(
        "SELECT sequence, kind, facts FROM journal WHERE kind IN ('Checkpoint', 'MonthDropped')"
        " ORDER BY sequence"
    )
    for sequence, kind, facts in rows:
        month = str(codec.unpack(facts)["month"])
        if kind == "Checkpoint":
            begun.setdefault(month, sequence)
        else:
            begun.pop(month, None)
    return begun


def has_lost_words(tables: Tables, month: str, before: int) -> bool:
    """
    Tell whether no words of a month open, of what was written before a record.

    Args:
        before: Its sequence. What had gone when the month was dropped earlier does not count.
    """
    since = dropped_months(tables).get(month, 0)
    rows = tables.db.each(
        f"""SELECT {COLUMNS} FROM journal
          WHERE month = ? AND sealed <> x'' AND sequence > ? AND sequence < ? ORDER BY sequence""",
        (month, since, before),
    )
    is_lost = False
    for row in rows:
        is_lost = is_unreadable(tables, record_from(row))
        if not is_lost:
            break
    return is_lost


def sealed_months(tables: Tables) -> tuple[str, ...]:
    """Name the months records are sealed under, in order."""
    rows = tables.db.rows("SELECT DISTINCT month FROM journal WHERE sealed <> x'' ORDER BY 1")
    return tuple(month for (month,) in rows)


def dropped_months(tables: Tables) -> dict[str, int]:
    """Name the months that were erased, each with the sequence of the record that last said so."""
    rows = tables.db.rows(
        "SELECT sequence, facts FROM journal WHERE kind = 'MonthDropped' ORDER BY sequence"
    )
    return {str(codec.unpack(facts)["month"]): sequence for sequence, facts in rows}


def mark_undone(tables: Tables, target: UUID) -> None:
    """Note that a record was taken back."""
    for sequence, is_undone in list(undo_line(tables, target)):
        if is_undone:
            tables.db.run("INSERT OR IGNORE INTO undone VALUES (?)", (sequence,))
        else:
            tables.db.run("DELETE FROM undone WHERE sequence = ?", (sequence,))


def undo_line(tables: Tables, target: UUID) -> Iterator[tuple[int, bool]]:
    """
    Tell which records taking back *target* takes back, and which it brings back.

    Taking back an undo brings back what that had undone, and so on down the line.
    """
    is_undone, ident = True, target
    while (sequence := sequence_of(tables, ident)) is not None:
        yield sequence, is_undone
        earlier = _undone_by(tables, sequence)
        if earlier is None:
            return
        is_undone, ident = not is_undone, earlier


def is_unreadable(tables: Tables, record: Record) -> bool:
    """Tell whether a record's texts do not open although a key of their month is here."""
    opened = tables.texts.open("journal", record.id.bytes, record.month, record.sealed)
    return opened is None and tables.texts.has_key(record.month)


def is_undone(tables: Tables, sequence: int) -> bool:
    return tables.db.row("SELECT 1 FROM undone WHERE sequence = ?", (sequence,)) is not None


def _undone_by(tables: Tables, sequence: int) -> UUID | None:
    """Tell what a record took back; None when it is no undo."""
    row = tables.db.row("SELECT kind, facts FROM journal WHERE sequence = ?", (sequence,))
    if row is None or row[0] != "Undone":
        return None
    return UUID(hex=codec.unpack(row[1])["record"])
