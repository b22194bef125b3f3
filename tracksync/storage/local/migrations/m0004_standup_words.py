"""
What standups said, and what the person said of them: personal texts, so they stand sealed.

`since` is the first day that is told about; the key of its month seals the words.
"""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = """
ALTER TABLE postings ADD COLUMN schedule_at TEXT NOT NULL DEFAULT '';
ALTER TABLE postings ADD COLUMN since INTEGER;
ALTER TABLE postings ADD COLUMN sealed BLOB NOT NULL DEFAULT x'';
CREATE TABLE reviews (
  channel TEXT NOT NULL,
  day INTEGER NOT NULL,
  since INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (channel, day)
) WITHOUT ROWID;
"""


def up(db: Database) -> None:
    """Take the step."""
    db.run_script(_SCHEMA)
