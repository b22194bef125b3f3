"""The colours the person chose for tasks; NULL where it follows from the task."""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = "ALTER TABLE tasks ADD COLUMN hue INTEGER;"


def up(db: Database) -> None:
    """Take the step."""
    db.run_script(_SCHEMA)
