"""For which connection something left the machine."""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = """
ALTER TABLE sent ADD COLUMN connection TEXT NOT NULL DEFAULT '';
"""


def up(db: Database) -> None:
    """Take the step."""
    db.run_script(_SCHEMA)
