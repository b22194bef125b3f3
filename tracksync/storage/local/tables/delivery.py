"""
Deliveries. Comments and reasons are sealed under the month of the entry they belong to.

The sealed words are, in this order: the comments of what is wanted, synced and being sent, the
reason, the remedy.
"""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import datetime
from uuid import UUID

from tracksync.core.clock import EPOCH, from_ms, to_ms
from tracksync.core.delivery.door import Delivery, DeliveryState, Verb
from tracksync.core.delivery.worklogs import Worklog, is_day_id
from tracksync.core.journal.chain import month_of
from tracksync.storage import codec
from tracksync.storage.local.db import Row, Values
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.texts import word_at
from tracksync.storage.never_sent import was_never_sent

_COLUMNS = (
    "key, connection, entry, task, state, is_released, not_before_at, changed_at,"
    " remote_id, attempted, attempts, looks, unknown_since_at,"
    " wanted_task, wanted_at, wanted_seconds, wanted_mark,"
    " synced_task, synced_at, synced_seconds, synced_mark,"
    " sending_task, sending_at, sending_seconds, sending_mark, others, month, sealed"
)
_MARKS = ", ".join("?" * (_COLUMNS.count(",") + 1))
_ROWS = f"SELECT {_COLUMNS} FROM deliveries"
_WITH_COLUMN = frozenset(
    [
        "key",
        "connection",
        "entry",
        "task",
        "wanted",
        "synced",
        "remote_id",
        "state",
        "attempted",
        "sending",
        "attempts",
        "looks",
        "not_before_at",
        "unknown_since_at",
        "is_released",
        "reason",
        "remedy",
        "changed_at",
    ]
)
_WITHOUT_COLUMN = tuple(field for field in fields(Delivery) if field.name not in _WITH_COLUMN)
_NO_WORKLOG = (None, None, None, None)
_WAITING = "((is_released AND state = 'ready') OR state = 'unknown')"


def save(tables: Tables, delivery: Delivery, *, present: Callable[[], str]) -> None:
    """
    Insert or replace by key.

    Args:
        present: Names the present month; it seals the words where the entry is not known.
    """
    month = _month(tables, delivery) or present()
    worklogs = (delivery.wanted, delivery.synced, delivery.sending)
    words = (
        *("" if w is None else w.comment for w in worklogs),
        *map(codec.sentence_text, (delivery.reason, delivery.remedy)),
    )
    sealed = b""
    if any(words):
        sealed = tables.texts.seal("deliveries", delivery.key.encode(), month, words)
    tables.db.run(
        f"INSERT OR REPLACE INTO deliveries ({_COLUMNS}) VALUES ({_MARKS})",
        (
            delivery.key,
            delivery.connection,
            delivery.entry.bytes,
            tables.task_number(delivery.task),
            delivery.state.value,
            delivery.is_released,
            _ms(delivery.not_before_at),
            _ms(delivery.changed_at),
            delivery.remote_id,
            None if delivery.attempted is None else delivery.attempted.value,
            delivery.attempts,
            delivery.looks,
            _ms(delivery.unknown_since_at),
            *_from_worklog(tables, delivery.wanted),
            *_from_worklog(tables, delivery.synced),
            *_from_worklog(tables, delivery.sending),
            _others(delivery),
            month,
            sealed,
        ),
    )


def _others(delivery: Delivery) -> str:
    """Write the fields that have no column of their own, where they say something."""
    others = {
        field.name: codec.to_json(value)
        for field in _WITHOUT_COLUMN
        if (value := getattr(delivery, field.name)) != field.default
    }
    return codec.pack(others).decode() if others else ""


def _ms(at: datetime | None) -> int | None:
    return None if at is None else to_ms(at)


def _at(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)


def _from_worklog(tables: Tables, worklog: Worklog | None) -> tuple[int | str | None, ...]:
    if worklog is None:
        return _NO_WORKLOG
    task = tables.task_number(worklog.task)
    return task, to_ms(worklog.started_at), worklog.seconds, worklog.mark


def _to_worklog(tables: Tables, row: Row, comment: str) -> Worklog | None:
    task, started, seconds, mark = row
    if started is None:
        return None
    return Worklog(tables.task(task), from_ms(started), seconds, comment, mark)


def _month(tables: Tables, delivery: Delivery) -> str | None:
    entry = delivery.entry.bytes
    row = tables.db.row("SELECT start_at, zone FROM entries WHERE id = ?", (entry,))
    if row is not None:
        return month_of(from_ms(row[0]), row[1])
    said = delivery.wanted or delivery.synced or delivery.sending
    if is_day_id(delivery.entry) and said is not None:
        return month_of(said.started_at, "UTC")
    row = tables.db.row("SELECT month FROM deliveries WHERE key = ?", (delivery.key,))
    return None if row is None else str(row[0])


def _delivery(tables: Tables, row: Row) -> Delivery:
    key, connection, entry, task, state, is_released, not_before, changed, *more = row
    remote_id, attempted, attempts, looks, unknown_since, *worklogs, others, month, sealed = more
    words = tables.texts.open("deliveries", key.encode(), month, sealed)
    delivery = Delivery(
        key=key,
        connection=connection,
        entry=UUID(bytes=entry),
        task=tables.task(task),
        wanted=_to_worklog(tables, tuple(worklogs[:4]), word_at(words, 0)),
        synced=_to_worklog(tables, tuple(worklogs[4:8]), word_at(words, 1)),
        sending=_to_worklog(tables, tuple(worklogs[8:]), word_at(words, 2)),
        remote_id=remote_id,
        state=DeliveryState(state),
        attempted=None if attempted is None else Verb(attempted),
        attempts=attempts,
        looks=looks,
        not_before_at=_at(not_before),
        unknown_since_at=_at(unknown_since),
        is_released=bool(is_released),
        reason=codec.text_sentence(word_at(words, 3)),
        remedy=codec.text_sentence(word_at(words, 4)),
        changed_at=_at(changed),
    )
    if not others:
        return delivery
    return replace(delivery, **codec.fields_from_json(Delivery, codec.unpack(others.encode())))


def _found(tables: Tables, sql: str, values: Values = ()) -> tuple[Delivery, ...]:
    return tuple(_delivery(tables, row) for row in tables.db.rows(f"{_ROWS} {sql}", values))


def find(tables: Tables, key: str) -> Delivery | None:
    found = _found(tables, "WHERE key = ?", (key,))
    return found[0] if found else None


def of_entry(tables: Tables, entry: UUID) -> tuple[Delivery, ...]:
    return _found(tables, "WHERE entry = ? ORDER BY key", (entry.bytes,))


def standing(tables: Tables, connection: str, remote_ids: Iterable[str]) -> tuple[Delivery, ...]:
    """Tell those that stand over there under one of some ids. Cost: reads the ids of all."""
    sql = "SELECT key, remote_id FROM deliveries WHERE connection = ? AND remote_id <> ''"
    named = frozenset(remote_ids)
    keys = [key for key, remote_id in tables.db.rows(sql, (connection,)) if remote_id in named]
    return tuple(d for key in sorted(keys) if (d := find(tables, key)) is not None)


def between(
    tables: Tables, connection: str, start: datetime, end: datetime
) -> tuple[Delivery, ...]:
    """Tell those whose worklog starts in [start, end), as wanted or as it stands."""
    first, last = to_ms(start), to_ms(end) - 1
    return _found(
        tables,
        """WHERE connection = ?
          AND (wanted_at BETWEEN ? AND ? OR synced_at BETWEEN ? AND ?) ORDER BY key""",
        (connection, first, last, first, last),
    )


def newest(tables: Tables, states: Iterable[DeliveryState], *, limit: int) -> tuple[Delivery, ...]:
    """Tell those in some states (none named: all) by their last change, newest first."""
    found: list[Delivery] = []
    for state in frozenset(states) or frozenset(DeliveryState):
        sql = "WHERE state = ? ORDER BY changed_at DESC, key LIMIT ?"
        found += _found(tables, sql, (state.value, limit))
    found.sort(key=lambda delivery: delivery.key)
    found.sort(key=lambda delivery: delivery.changed_at or EPOCH, reverse=True)
    return tuple(found[:limit])


def due(tables: Tables, connection: str, now: datetime, *, limit: int) -> tuple[Delivery, ...]:
    """Tell what is to be done now at one connection, the longest due first."""
    return _found(
        tables,
        f"""WHERE {_WAITING} AND connection = ? AND (not_before_at IS NULL OR not_before_at <= ?)
          ORDER BY not_before_at, changed_at, key LIMIT ?""",
        (connection, to_ms(now), limit),
    )


def next_at(tables: Tables, connection: str) -> datetime | None:
    row = tables.db.row(
        f"""SELECT not_before_at FROM deliveries WHERE {_WAITING} AND connection = ?
          ORDER BY not_before_at LIMIT 1""",
        (connection,),
    )
    if row is None:
        return None
    return EPOCH if row[0] is None else from_ms(row[0])


def counts(tables: Tables) -> dict[str, dict[DeliveryState, int]]:
    """Count by connection and state."""
    counted: dict[str, dict[DeliveryState, int]] = defaultdict(dict)
    sql = "SELECT connection, state, count(*) FROM deliveries GROUP BY 1, 2"
    for connection, state, number in tables.db.rows(sql):
        counted[connection][DeliveryState(state)] = number
    return dict(counted)


def forget_unsent(tables: Tables, connection: str) -> None:
    """Forget the deliveries of a connection of which nothing ever stood there."""
    for delivery in _found(tables, "WHERE connection = ?", (connection,)):
        if was_never_sent(delivery):
            tables.db.run("DELETE FROM deliveries WHERE key = ?", (delivery.key,))


def every_not_done(tables: Tables) -> tuple[Delivery, ...]:
    return _found(tables, "WHERE state <> 'done'")


def that_belong_to_nothing(tables: Tables) -> list[str]:
    """Name the deliveries of entries the journal has never heard of; a day's total has no entry."""
    rows = tables.db.rows(
        """SELECT key, entry FROM deliveries AS d
          WHERE NOT EXISTS (SELECT 1 FROM changes WHERE subject = d.entry)"""
    )
    strays = [key for key, entry in rows if not is_day_id(UUID(bytes=entry))]
    return [f"delivery {key} belongs to no entry" for key in strays]
