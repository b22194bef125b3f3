"""The store's schema, release by release: numbered, forward only, one file each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tracksync.storage.local.db import Database
from tracksync.storage.local.migrations import (
    m0001_first,
    m0002_postings,
    m0003_schedules,
    m0004_standup_words,
    m0005_posted_ids,
    m0006_sent_for,
)

Steps = tuple[tuple[int, Callable[[Database], None]], ...]

STEPS: Final[Steps] = (
    (m0001_first.NUMBER, m0001_first.up),
    (m0002_postings.NUMBER, m0002_postings.up),
    (m0003_schedules.NUMBER, m0003_schedules.up),
    (m0004_standup_words.NUMBER, m0004_standup_words.up),
    (m0005_posted_ids.NUMBER, m0005_posted_ids.up),
    (m0006_sent_for.NUMBER, m0006_sent_for.up),
)
NEWEST: Final = STEPS[-1][0]


def migrate(db: Database, steps: Steps = STEPS) -> None:
    """
    Bring a store up to date, step by step, each in a transaction of its own.

    The caller has made a backup, and refused a store that is newer than `NEWEST`.
    """
    for number, up in steps:
        if db.version() < number:
            with db.writing(durable=True):
                up(db)
                db.run(f"PRAGMA user_version={number:d}")
