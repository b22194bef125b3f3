"""Carrying over what releases up to schema 7 kept of days unsealed."""

from __future__ import annotations

from tracksync.core.activity import Block, Use, Used
from tracksync.core.clock import from_ms
from tracksync.ports.store import SentRecord
from tracksync.storage.local import activity_tables, small_tables
from tracksync.storage.local.activity_tables import unpack_blocks
from tracksync.storage.local.db import Database
from tracksync.storage.local.tables import Tables


def is_due(db: Database) -> bool:
    """Tell whether their tables are still there."""
    return db.row("SELECT 1 FROM sqlite_schema WHERE name = 'packed_days'") is not None


def carry_over(tables: Tables) -> None:
    """Seal what is in them, and let them go. In one transaction."""
    _activity(tables)
    rows = tables.db.rows(
        """SELECT at, service, origin, method, purpose, bytes_out, bytes_in, status, duration_ms,
          connection FROM sent ORDER BY number"""
    )
    for at, *rest in list(rows):
        small_tables.add_sent(tables, SentRecord(from_ms(at), *rest))
    tables.db.run_script("DROP TABLE blocks; DROP TABLE packed_days; DROP TABLE sent")


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
