"""
Activity and the list of what was sent, sealed by the day.

`day` and `until` are Python's ordinals of UTC days. What stands in `blocks`, `packed_days` and
`sent` is carried over when the store opens, for a step has no keys; then these tables go.
"""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = """
-- Pieces of a day as its blocks end, and one whole when it is over.
CREATE TABLE strips (
  number INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  until INTEGER NOT NULL,
  is_whole INTEGER NOT NULL,
  sealed BLOB NOT NULL
);
CREATE INDEX strips_by_day ON strips (until, day);
CREATE INDEX strips_in_pieces ON strips (day) WHERE NOT is_whole;
-- The broad lines of the same days, which stay longer.
CREATE TABLE broad_days (
  day INTEGER PRIMARY KEY,
  until INTEGER NOT NULL,
  sealed BLOB NOT NULL
);
CREATE INDEX broad_days_by_end ON broad_days (until, day);
CREATE TABLE exchanges (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  day INTEGER NOT NULL,
  sealed BLOB NOT NULL
);
CREATE INDEX exchanges_by_day ON exchanges (day);
"""


def up(db: Database) -> None:
    """Make room for them."""
    db.run_script(_SCHEMA)
