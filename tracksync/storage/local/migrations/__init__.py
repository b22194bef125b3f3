"""The store's schema, release by release: numbered, forward only, one file each."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Final

from tracksync.storage.local.db import Database

Steps = tuple[tuple[int, Callable[[Database], None]], ...]


def _step(number: int, name: str) -> tuple[int, Callable[[Database], None]]:
    def up(db: Database) -> None:
        # Read in when it is taken: a store that is up to date needs none of them.
        importlib.import_module(f"{__name__}.m{number:04d}_{name}").up(db)

    return number, up


STEPS: Final[Steps] = (
    _step(1, "first"),
    _step(2, "postings"),
    _step(3, "schedules"),
    _step(4, "standup_words"),
    _step(5, "posted_ids"),
    _step(6, "sent_for"),
    _step(7, "hues"),
    _step(8, "sealed_days"),
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
