"""Connections, what left the machine, and what the store says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.policy.retention import days_of
from tracksync.ports.store import SentRecord, SentTotal
from tracksync.ports.tracker import Connection
from tracksync.storage import codec
from tracksync.storage.local.db import Database
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.traces import Trace

# As they are written, after the moment.
_SENT = (
    "service",
    "origin",
    "method",
    "purpose",
    "bytes_out",
    "bytes_in",
    "status",
    "duration_ms",
    "connection",
)


def find_connection(tables: Tables, connection: str) -> Connection | None:
    row = tables.db.row("SELECT facts FROM connections WHERE id = ?", (connection,))
    return None if row is None else _connection(row[0])


def connections(tables: Tables) -> tuple[Connection, ...]:
    rows = tables.db.rows("SELECT facts FROM connections ORDER BY id")
    return tuple(_connection(facts) for (facts,) in rows)


def save_connection(tables: Tables, connection: Connection) -> None:
    facts = codec.pack(codec.to_json(connection)).decode()
    tables.db.run("INSERT OR REPLACE INTO connections VALUES (?, ?)", (connection.id, facts))


def forget_connection(tables: Tables, connection: str) -> None:
    tables.db.run("DELETE FROM connections WHERE id = ?", (connection,))


def _connection(facts: str) -> Connection:
    connection: Connection = codec.from_json(Connection, codec.unpack(facts.encode()))
    return connection


def add_sent(tables: Tables, sent: SentRecord) -> None:
    day = sent.at.astimezone(UTC).date()
    facts = [to_ms(sent.at), *(getattr(sent, name) for name in _SENT)]
    sealed = tables.traces.seal(Trace.SENT, day, codec.pack(facts))
    row = (day.toordinal(), sealed)
    tables.db.run("INSERT INTO exchanges (day, sealed) VALUES (?, ?)", row)


def sent(tables: Tables, *, limit: int) -> tuple[SentRecord, ...]:
    """Tell what left the machine, newest first."""
    return tuple(islice(_every_sent(tables), limit))


def sent_totals(tables: Tables) -> tuple[SentTotal, ...]:
    """Count what left the machine, by service, origin and connection. Cost: opens all of it."""
    counted: dict[tuple[str, str, str], tuple[int, int]] = {}
    for one in _every_sent(tables):
        place = (one.service, one.origin, one.connection)
        exchanges, bytes_out = counted.get(place, (0, 0))
        counted[place] = (exchanges + 1, bytes_out + one.bytes_out)
    return tuple(SentTotal(*place, *count) for place, count in sorted(counted.items()))


def forget_sent(tables: Tables, first_kept: date) -> None:
    tables.db.run("DELETE FROM exchanges WHERE day < ?", (first_kept.toordinal(),))


def _every_sent(tables: Tables) -> Iterator[SentRecord]:
    for day, sealed in tables.db.rows("SELECT day, sealed FROM exchanges ORDER BY number DESC"):
        plain = tables.traces.open(Trace.SENT, date.fromordinal(day), sealed)
        if plain is not None:
            at, *rest = codec.unpack(plain)
            yield SentRecord(from_ms(at), *rest)


# Stands in a store that came out of a backup, until its deliveries have been doubted.
_RESTORED_FROM = "restored_from"
REMINDED_OF = "reminded_of"
_DAYS_RUN = "days_run"
# So many of the newest records tell the days, where an older release noted none.
_ENOUGH = 500
WINDOW = "window"
_TEMPLATE = "template/"


def about(db: Database, name: str) -> str | None:
    """Tell what the store says about itself; None when it does not say."""
    row = db.row("SELECT value FROM about WHERE name = ?", (name,))
    return None if row is None else str(row[0])


def set_about(db: Database, name: str, value: str) -> None:
    db.run("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))


def templates(db: Database) -> dict[str, str]:
    """Tell the person's own templates of standups, by name."""
    rows = db.rows(
        "SELECT name, value FROM about WHERE substr(name, 1, ?) = ? ORDER BY name",
        (len(_TEMPLATE), _TEMPLATE),
    )
    return {name.removeprefix(_TEMPLATE): document for name, document in rows}


def save_template(db: Database, name: str, document: str) -> None:
    set_about(db, f"{_TEMPLATE}{name}", document)


def remove_template(db: Database, name: str) -> None:
    db.run("DELETE FROM about WHERE name = ?", (f"{_TEMPLATE}{name}",))


def reminded_of(db: Database) -> date | None:
    """Tell the day whose missing hours the person was last told of."""
    text = about(db, REMINDED_OF)
    return date.fromisoformat(text) if text else None


def days_run(db: Database) -> tuple[date, ...]:
    """Tell the last UTC days on which this ran; where none are noted, those of the journal."""
    text = about(db, _DAYS_RUN)
    if text is not None:
        return tuple(date.fromisoformat(day) for day in text.split())
    rows = db.rows("SELECT at FROM journal ORDER BY sequence DESC LIMIT ?", (_ENOUGH,))
    return days_of(from_ms(at) for (at,) in reversed(list(rows)))


def save_days_run(db: Database, days: tuple[date, ...]) -> None:
    set_about(db, _DAYS_RUN, " ".join(day.isoformat() for day in days))


def restored_from(db: Database) -> datetime | None:
    """Tell when the backup was made this store has just come out of; None for any other."""
    text = about(db, _RESTORED_FROM)
    return datetime.fromisoformat(text) if text else None


def set_restored_from(db: Database, made_at: datetime | None) -> None:
    set_about(db, _RESTORED_FROM, "" if made_at is None else made_at.isoformat())
