"""
What became of standups at channels.

`day` is Python's ordinal of the local date. Nothing in it is personal: what a standup says is not
kept.
"""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = """
CREATE TABLE postings (
  channel TEXT NOT NULL,
  day INTEGER NOT NULL,
  state TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (channel, day)
) WITHOUT ROWID;
CREATE INDEX postings_by_day ON postings (day);
"""


def up(db: Database) -> None:
    """Make room for them."""
    db.run_script(_SCHEMA)
