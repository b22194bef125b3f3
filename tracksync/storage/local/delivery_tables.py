"""Deliveries. Comments and reasons are sealed under the month of the entry they belong to."""

# Statements are put together from constants of this file; values are always bound.
# ruff: noqa: S608

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from tracksync.core.clock import EPOCH, from_ms, to_ms
from tracksync.core.delivery import Delivery, DeliveryState
from tracksync.core.journal import month_of
from tracksync.core.worklogs import Worklog
from tracksync.storage import codec
from tracksync.storage.local.db import Row, Values
from tracksync.storage.local.tables import Tables
from tracksync.storage.local.texts import word_at
from tracksync.storage.never_sent import was_never_sent

_COLUMNS = (
    "key, connection, entry, task, state, is_released, not_before_at, changed_at,"
    " facts, month, sealed"
)
_ROWS = f"SELECT {_COLUMNS} FROM deliveries"
_SEALED_WORDS = 5
_WAITING = "((is_released AND state = 'ready') OR state = 'unknown')"


def save(tables: Tables, delivery: Delivery, *, month: str) -> None:
    """
    Insert or replace by key.

    Args:
        month: Seals its words where the entry it belongs to is gone.
    """
    month = _month(tables, delivery) or month
    facts, words = _taken_apart(delivery)
    tables.db.run(
        f"INSERT OR REPLACE INTO deliveries ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            delivery.key,
            delivery.connection,
            delivery.entry.bytes,
            tables.task_number(delivery.task),
            delivery.state.value,
            delivery.is_released,
            None if delivery.not_before_at is None else to_ms(delivery.not_before_at),
            None if delivery.changed_at is None else to_ms(delivery.changed_at),
            codec.pack(facts).decode(),
            month,
            tables.texts.seal("deliveries", delivery.key.encode(), month, words),
        ),
    )


def _month(tables: Tables, delivery: Delivery) -> str | None:
    entry = delivery.entry.bytes
    row = tables.db.row("SELECT start_at, zone FROM entries WHERE id = ?", (entry,))
    if row is not None:
        return month_of(from_ms(row[0]), row[1])
    row = tables.db.row("SELECT month FROM deliveries WHERE key = ?", (delivery.key,))
    return None if row is None else str(row[0])


def _taken_apart(delivery: Delivery) -> tuple[codec.Json, tuple[str, ...]]:
    """Split a delivery into facts and words: three comments, the reason, the remedy."""
    worklogs = (delivery.wanted, delivery.synced, delivery.sending)
    comments = ("" if worklog is None else worklog.comment for worklog in worklogs)
    words = (*comments, delivery.reason, delivery.remedy)
    wanted, synced, sending = (_commented(worklog, "") for worklog in worklogs)
    bare = replace(delivery, wanted=wanted, synced=synced, sending=sending, reason="", remedy="")
    return codec.to_json(bare), words if any(words) else ()


def _delivery(tables: Tables, row: Row) -> Delivery:
    key, _, _, _, _, _, _, _, facts, month, sealed = row
    bare: Delivery = codec.from_json(Delivery, codec.unpack(facts.encode()))
    words = tables.texts.open("deliveries", key.encode(), month, sealed)
    said = [word_at(words, part) for part in range(_SEALED_WORDS)]
    return replace(
        bare,
        wanted=_commented(bare.wanted, said[0]),
        synced=_commented(bare.synced, said[1]),
        sending=_commented(bare.sending, said[2]),
        reason=said[3],
        remedy=said[4],
    )


def _commented(worklog: Worklog | None, comment: str) -> Worklog | None:
    return None if worklog is None else replace(worklog, comment=comment)


def _found(tables: Tables, sql: str, values: Values = ()) -> tuple[Delivery, ...]:
    return tuple(_delivery(tables, row) for row in tables.db.rows(f"{_ROWS} {sql}", values))


def find(tables: Tables, key: str) -> Delivery | None:
    found = _found(tables, "WHERE key = ?", (key,))
    return found[0] if found else None


def of_entry(tables: Tables, entry: UUID) -> tuple[Delivery, ...]:
    return _found(tables, "WHERE entry = ? ORDER BY key", (entry.bytes,))


def newest(tables: Tables, states: Iterable[DeliveryState], *, limit: int) -> tuple[Delivery, ...]:
    names = sorted({state.value for state in states})
    if not names:
        return _found(tables, "ORDER BY changed_at DESC, key LIMIT ?", (limit,))
    marks = ", ".join("?" * len(names))
    sql = f"WHERE state IN ({marks}) ORDER BY changed_at DESC, key LIMIT ?"
    return _found(tables, sql, (*names, limit))


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
    """Name the deliveries of entries the journal has never heard of."""
    rows = tables.db.rows(
        """SELECT key FROM deliveries AS d
          WHERE NOT EXISTS (SELECT 1 FROM changes WHERE subject = d.entry)"""
    )
    return [f"delivery {key} belongs to no entry" for (key,) in rows]
