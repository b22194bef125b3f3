"""What became of standups, by channel and day."""

from __future__ import annotations

from datetime import date

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.postings import Posting, PostingState
from tracksync.storage import codec
from tracksync.storage.local.tables import Tables

_SELECT = "SELECT channel, day, state, changed_at, reason FROM postings"


def find(tables: Tables, channel: str, day: date) -> Posting | None:
    where = f"{_SELECT} WHERE channel = ? AND day = ?"
    row = tables.db.row(where, (channel, day.toordinal()))
    return None if row is None else _posting(*row)


def newest(tables: Tables, *, limit: int) -> tuple[Posting, ...]:
    """Tell them by day, newest first, then by channel."""
    rows = tables.db.rows(f"{_SELECT} ORDER BY day DESC, channel LIMIT ?", (limit,))
    return tuple(_posting(*row) for row in rows)


def save(tables: Tables, posting: Posting) -> None:
    tables.db.run(
        "INSERT OR REPLACE INTO postings VALUES (?, ?, ?, ?, ?)",
        (
            posting.channel,
            posting.day.toordinal(),
            posting.state.value,
            to_ms(posting.changed_at),
            codec.sentence_text(posting.reason),
        ),
    )


def _posting(channel: str, day: int, state: str, changed_at: int, reason: str) -> Posting:
    return Posting(
        channel,
        date.fromordinal(day),
        PostingState(state),
        from_ms(changed_at),
        codec.text_sentence(reason),
    )
