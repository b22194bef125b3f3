"""
The first schema.

Instants are whole milliseconds since 1970, UTC; local days are Python's ordinal of the date.
Personal text stands sealed in `journal`, `tasks` and `deliveries` and nowhere else: entries,
questions and changes name the journal record whose sealed part holds their text.
"""

from __future__ import annotations

from tracksync.storage.local.db import Database

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE refs (
  number INTEGER PRIMARY KEY,
  connection TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  UNIQUE (connection, remote_id)
);

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  monotonic_ms INTEGER NOT NULL,
  boottime_ms INTEGER,
  boot_id TEXT NOT NULL,
  zone TEXT NOT NULL,
  via TEXT NOT NULL,
  facts BLOB NOT NULL,
  month TEXT NOT NULL,
  sealed BLOB NOT NULL,
  previous BLOB NOT NULL,
  digest BLOB NOT NULL
);
-- Looked through at each start; there is one pair for each month that was erased.
CREATE INDEX journal_drops ON journal (sequence) WHERE kind IN ('Checkpoint', 'MonthDropped');

CREATE TABLE changes (
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject BLOB,
  before TEXT,
  after TEXT,
  PRIMARY KEY (sequence, position)
) WITHOUT ROWID;
CREATE INDEX changes_by_subject ON changes (subject, sequence) WHERE subject IS NOT NULL;

CREATE TABLE undone (sequence INTEGER PRIMARY KEY);

CREATE TABLE entries (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  task INTEGER NOT NULL REFERENCES refs (number),
  start_at INTEGER NOT NULL,
  end_at INTEGER,
  zone TEXT NOT NULL,
  origin TEXT NOT NULL,
  is_scripted INTEGER NOT NULL,
  text_sequence INTEGER NOT NULL,
  text_part INTEGER NOT NULL
);
CREATE INDEX entries_by_start ON entries (start_at, id);
CREATE INDEX entries_by_task ON entries (task, start_at);
-- Those a look at one day would miss, because they began more than a day before it.
CREATE INDEX entries_long ON entries (start_at)
  WHERE end_at IS NULL OR end_at - start_at > 86400000;

CREATE TABLE questions (
  id BLOB PRIMARY KEY,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  task INTEGER NOT NULL REFERENCES refs (number),
  before BLOB NOT NULL,
  after BLOB,
  evidence TEXT NOT NULL,
  state TEXT NOT NULL,
  text_sequence INTEGER NOT NULL,
  text_part INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX questions_waiting ON questions (start_at) WHERE state <> 'answered';

CREATE TABLE timer (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  entry BLOB,
  is_paused INTEGER NOT NULL,
  paused_entry BLOB,
  paused_until INTEGER,
  is_private INTEGER NOT NULL
);
INSERT INTO timer VALUES (1, NULL, 0, NULL, NULL, 0);

CREATE TABLE day_totals (
  day INTEGER NOT NULL,
  task INTEGER NOT NULL,
  total_ms INTEGER NOT NULL,
  PRIMARY KEY (day, task)
) WITHOUT ROWID;

-- Months by number: year * 12 + month - 1. Five years are some thousand rows.
CREATE TABLE month_totals (
  month INTEGER NOT NULL,
  task INTEGER NOT NULL,
  total_ms INTEGER NOT NULL,
  PRIMARY KEY (month, task)
) WITHOUT ROWID;

CREATE TABLE tasks (
  ref INTEGER PRIMARY KEY REFERENCES refs (number),
  connection TEXT NOT NULL,
  position INTEGER NOT NULL,
  service TEXT NOT NULL,
  is_done INTEGER NOT NULL,
  is_assigned INTEGER NOT NULL,
  is_pinned INTEGER NOT NULL,
  estimate_ms INTEGER,
  logged_ms INTEGER,
  remaining_ms INTEGER,
  seen_at INTEGER,
  month TEXT NOT NULL,
  sealed BLOB NOT NULL
);
CREATE INDEX tasks_by_connection ON tasks (connection, position);

CREATE TABLE connections (id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE deliveries (
  key TEXT PRIMARY KEY,
  connection TEXT NOT NULL,
  entry BLOB NOT NULL,
  task INTEGER NOT NULL REFERENCES refs (number),
  state TEXT NOT NULL,
  is_released INTEGER NOT NULL,
  not_before_at INTEGER,
  changed_at INTEGER,
  remote_id TEXT NOT NULL,
  attempted TEXT,
  attempts INTEGER NOT NULL,
  looks INTEGER NOT NULL,
  unknown_since_at INTEGER,
  wanted_task INTEGER,
  wanted_at INTEGER,
  wanted_seconds INTEGER,
  wanted_mark TEXT,
  synced_task INTEGER,
  synced_at INTEGER,
  synced_seconds INTEGER,
  synced_mark TEXT,
  sending_task INTEGER,
  sending_at INTEGER,
  sending_seconds INTEGER,
  sending_mark TEXT,
  others TEXT NOT NULL,
  month TEXT NOT NULL,
  sealed BLOB NOT NULL
);
CREATE INDEX deliveries_by_state ON deliveries (state, changed_at);
CREATE INDEX deliveries_by_entry ON deliveries (entry);
CREATE INDEX deliveries_waiting ON deliveries (connection, not_before_at)
  WHERE ((is_released AND state = 'ready') OR state = 'unknown');

-- The newest samples: one small row, so that a look at the devices writes one page.
CREATE TABLE sampling (number INTEGER PRIMARY KEY CHECK (number = 1), tail BLOB NOT NULL);
CREATE TABLE blocks (
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  use INTEGER NOT NULL,
  PRIMARY KEY (start_at, end_at, use)
) WITHOUT ROWID;
-- Finished UTC days, packed.
CREATE TABLE packed_days (
  day INTEGER PRIMARY KEY,
  end_at INTEGER NOT NULL,
  is_coarse INTEGER NOT NULL,
  blocks BLOB NOT NULL
);
CREATE INDEX packed_days_by_end ON packed_days (end_at, day);

CREATE TABLE sent (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  service TEXT NOT NULL,
  origin TEXT NOT NULL,
  method TEXT NOT NULL,
  purpose TEXT NOT NULL,
  bytes_out INTEGER NOT NULL,
  bytes_in INTEGER NOT NULL,
  status INTEGER,
  duration_ms INTEGER NOT NULL
);
CREATE INDEX sent_by_time ON sent (at);
"""


def up(db: Database) -> None:
    """Make the tables of an empty store."""
    db.run_script(_SCHEMA)
