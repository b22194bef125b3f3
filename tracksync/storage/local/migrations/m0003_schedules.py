"""Standups that come again and again; `facts` is JSON, and nothing in it is personal."""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = "CREATE TABLE schedules (id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;"


def up(db: Database) -> None:
    """Make room for them."""
    db.run_script(_SCHEMA)
