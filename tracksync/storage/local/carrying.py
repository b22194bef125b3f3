"""Carrying over what releases up to schema 7 kept of days unsealed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracksync.core.clock import from_ms
from tracksync.core.worktime.activity import Block, Use, Used
from tracksync.ports.store import SentRecord
from tracksync.storage.local.db import Database
from tracksync.storage.local.tables import activity as activity_tables
from tracksync.storage.local.tables import small as small_tables
from tracksync.storage.local.tables.activity import unpack_blocks
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.traces import Trace


def is_due(db: Database) -> bool:
    """Tell whether their tables are still there."""
    return db.row("SELECT 1 FROM sqlite_schema WHERE name = 'packed_days'") is not None


def carry_over(tables: Tables) -> None:
    """Seal what is in them, and let them go. In one transaction."""
    # All at once: each key by itself is a sync of the disk, and there may be two thousand.
    tables.traces.make_keys(_days(tables.db))
    _activity(tables)
    rows = tables.db.rows(
        """SELECT at, service, origin, method, purpose, bytes_out, bytes_in, status, duration_ms,
          connection FROM sent ORDER BY number"""
    )
    for at, *rest in list(rows):
        small_tables.add_sent(tables, SentRecord(from_ms(at), *rest))
    tables.db.run_script("DROP TABLE blocks; DROP TABLE packed_days; DROP TABLE sent")


def _days(db: Database) -> Iterator[tuple[Trace, date]]:
    for (start_at,) in db.rows("SELECT min(start_at) FROM blocks GROUP BY start_at / 86400000"):
        yield Trace.STRIP, from_ms(start_at).date()
    for day, is_coarse in db.rows("SELECT day, is_coarse FROM packed_days"):
        yield Trace.BROAD, date.fromordinal(day)
        if not is_coarse:
            yield Trace.STRIP, date.fromordinal(day)
    for (at,) in db.rows("SELECT min(at) FROM sent GROUP BY at / 86400000"):
        yield Trace.SENT, from_ms(at).date()


def _activity(tables: Tables) -> None:
    rows = tables.db.rows("SELECT start_at, end_at, use FROM blocks ORDER BY 1, 2")
    open_days = [Block(from_ms(s), from_ms(e), Use(Used(u // 3), Used(u % 3))) for s, e, u in rows]
    activity_tables.add_pieces(tables, open_days)
    for day, packed, is_coarse in list(
        tables.db.rows("SELECT day, blocks, is_coarse FROM packed_days ORDER BY day")
    ):
        blocks = unpack_blocks(packed)
        if is_coarse:
            activity_tables.save_broad(tables, day, blocks)
        else:
            activity_tables.save_day(tables, day, blocks)
