"""What became of standups, by channel and day; what they said stands sealed."""

from __future__ import annotations

from datetime import date, datetime, time

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.standup.postings import Posting, PostingState, Seen, Told
from tracksync.storage import codec
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.reviews import month_of_day, place_of, seen_facts, seen_of
from tracksync.storage.local.tables.texts import word_at

_TABLE = "postings"
_SELECT = (
    "SELECT channel, day, state, changed_at, reason, schedule_at, since, sealed, remote_id, link "
    "FROM postings"
)


def find(tables: Tables, channel: str, day: date) -> Posting | None:
    where = f"{_SELECT} WHERE channel = ? AND day = ?"
    row = tables.db.row(where, (channel, day.toordinal()))
    return None if row is None else _posting(tables, *row)


def newest(tables: Tables, *, limit: int) -> tuple[Posting, ...]:
    """Tell them by day, newest first, then by channel."""
    rows = tables.db.rows(f"{_SELECT} ORDER BY day DESC, channel LIMIT ?", (limit,))
    return tuple(_posting(tables, *row) for row in rows)


def posted_before(tables: Tables, channel: str, day: date) -> Posting | None:
    row = tables.db.row(
        f"{_SELECT} WHERE channel = ? AND day < ? AND state = ? ORDER BY day DESC LIMIT 1",
        (channel, day.toordinal(), PostingState.POSTED.value),
    )
    return None if row is None else _posting(tables, *row)


def save(tables: Tables, posting: Posting) -> None:
    told, sealed = posting.told, b""
    if told is not None:
        place, month = place_of(posting.channel, posting.day), month_of_day(told.since)
        words = (told.text, told.gist, _moment(posting), _made_of(posting))
        sealed = tables.texts.seal(_TABLE, place, month, words)
    tables.db.run(
        "INSERT OR REPLACE INTO postings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            posting.channel,
            posting.day.toordinal(),
            posting.state.value,
            to_ms(posting.changed_at),
            codec.sentence_text(posting.reason),
            "" if posting.schedule_at is None else posting.schedule_at.isoformat("minutes"),
            None if told is None else told.since.toordinal(),
            sealed,
            posting.remote_id,
            posting.link,
        ),
    )


def _posting(
    tables: Tables,
    channel: str,
    day: int,
    state: str,
    changed_at: int,
    reason: str,
    *more: str | int | bytes | None,
) -> Posting:
    schedule_at, since, sealed, remote_id, link = more
    on = date.fromordinal(day)
    told, goes_at, made_of = _told(tables, place_of(channel, on), since, sealed)
    return Posting(
        channel,
        on,
        PostingState(state),
        from_ms(changed_at),
        codec.text_sentence(reason),
        told,
        time.fromisoformat(str(schedule_at)) if schedule_at else None,
        str(remote_id),
        str(link),
        goes_at,
        made_of,
    )


def _moment(posting: Posting) -> str:
    return "" if posting.goes_at is None else str(to_ms(posting.goes_at))


def _made_of(posting: Posting) -> str:
    seen = posting.made_of
    return "" if seen is None else codec.pack(seen_facts(seen)).decode()


def _told(
    tables: Tables, place: bytes, since: object, sealed: object
) -> tuple[Told | None, datetime | None, Seen | None]:
    """Open what it said, when the service posts it, made of what; older ones say none of that."""
    if not isinstance(since, int) or not isinstance(sealed, bytes):
        return None, None, None
    first = date.fromordinal(since)
    words = tables.texts.open(_TABLE, place, month_of_day(first), sealed)
    goes_at = word_at(words, 2)
    told = Told(word_at(words, 0), word_at(words, 1), first)
    made_of = word_at(words, 3)
    seen = seen_of(codec.unpack(made_of.encode())) if made_of else None
    return told, from_ms(int(goes_at)) if goes_at else None, seen
