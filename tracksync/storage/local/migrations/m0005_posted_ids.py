"""What services call the standups that stand there, and where they can be read; whose they are."""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = """
ALTER TABLE postings ADD COLUMN remote_id TEXT NOT NULL DEFAULT '';
ALTER TABLE postings ADD COLUMN link TEXT NOT NULL DEFAULT '';
INSERT INTO about VALUES ('origin', lower(hex(randomblob(16))));
"""


def up(db: Database) -> None:
    """Take the step."""
    db.run_script(_SCHEMA)
