"""
Where the journal begins once old records went: the state before its first link, and the link.

The state lies among the changes, as those of a record 0 that there never was.
"""

from __future__ import annotations

from datetime import date

from tracksync.core.journal.chain import GENESIS
from tracksync.core.values import dataclass
from tracksync.storage.local.db import Database
from tracksync.storage.local.tables import small as small_tables

RECORD = 0
_NAME = "foundation"


@dataclass(frozen=True, slots=True)
class Foundation:
    """
    What the chain stands on.

    Attributes:
        sequence, digest: Of the last record that went.
        month: Entries before this month went; empty where none ever did.
        at_ms: When they did.
    """

    sequence: int = 0
    digest: bytes = GENESIS
    month: str = ""
    at_ms: int = 0


def read(db: Database) -> Foundation:
    """Tell it."""
    said = small_tables.about(db, _NAME)
    if said is None:
        return Foundation()
    sequence, digest, month, at_ms = said.split()
    return Foundation(int(sequence), bytes.fromhex(digest), month, int(at_ms))


def kept_since(db: Database) -> date | None:
    """Tell from which day on entries are kept; None where none ever went."""
    month = read(db).month
    return date.fromisoformat(f"{month}-01") if month else None


def write(db: Database, foundation: Foundation) -> None:
    """Note it."""
    link = f"{foundation.sequence} {foundation.digest.hex()}"
    small_tables.set_about(db, _NAME, f"{link} {foundation.month} {foundation.at_ms}")
