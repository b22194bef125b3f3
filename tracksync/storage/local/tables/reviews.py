"""What the person said of standups, by channel and day: sealed, all of it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta

from tracksync.core.standup.postings import UNREVIEWED, Review, Seen
from tracksync.storage import codec
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.texts import word_at

_TABLE = "reviews"
_MS = timedelta(milliseconds=1)


def find(tables: Tables, channel: str, day: date) -> Review:
    values = (channel, day.toordinal())
    row = tables.db.row("SELECT since, sealed FROM reviews WHERE channel = ? AND day = ?", values)
    if row is None:
        return UNREVIEWED
    since, sealed = row
    place = place_of(channel, day)
    words = tables.texts.open(_TABLE, place, month_of_day(date.fromordinal(since)), sealed)
    facts = word_at(words, 0)
    return _review(codec.unpack(facts.encode())) if facts else Review(is_lost=True)


def save(tables: Tables, channel: str, day: date, review: Review, *, since: date) -> None:
    facts = codec.pack(_facts(review)).decode()
    place = place_of(channel, day)
    sealed = tables.texts.seal(_TABLE, place, month_of_day(since), (facts,))
    row = (channel, day.toordinal(), since.toordinal(), sealed)
    tables.db.run("INSERT OR REPLACE INTO reviews VALUES (?, ?, ?, ?)", row)


def forget_before(tables: Tables, day: date) -> None:
    tables.db.run("DELETE FROM reviews WHERE day < ?", (day.toordinal(),))


def forget_channel(tables: Tables, channel: str) -> None:
    tables.db.run("DELETE FROM reviews WHERE channel = ?", (channel,))


def place_of(channel: str, day: date) -> bytes:
    """Name the row that words of a channel's day belong to."""
    return f"{channel} {day.isoformat()}".encode()


def month_of_day(day: date) -> str:
    """Name the month whose key seals words that speak of a day."""
    return f"{day:%Y-%m}"


def sealed_months(tables: Tables) -> frozenset[str]:
    """Name the months that words of standups and of reviews are sealed under."""
    rows = tables.db.rows(
        "SELECT since FROM postings WHERE since IS NOT NULL UNION SELECT since FROM reviews"
    )
    return frozenset(month_of_day(date.fromordinal(since)) for (since,) in rows)


def _facts(review: Review) -> codec.Json:
    return {
        "on": sorted(review.on),
        "off": sorted(review.off),
        "texts": dict(review.texts),
        "order": list(review.order),
        "added": list(review.added),
        "is_approved": review.is_approved,
        "seen": None if review.seen is None else seen_facts(review.seen),
    }


def seen_facts(seen: Seen) -> codec.Json:
    """Write what was seen, to be sealed."""
    return {
        "at": seen.at.isoformat(),
        "form": seen.form,
        "lines": [
            {field.name: getattr(line, field.name) for field in fields(line)}
            | {"length": None if line.length is None else line.length // _MS}
            for line in seen.lines
        ],
    }


def seen_of(facts: codec.Json) -> Seen:
    """Read it back."""
    # Loaded with the first standup that was approved.
    from tracksync.core.standup.composer import Line, Section  # 0.4 MB

    def line(told: codec.Json) -> Line:
        length = None if told["length"] is None else told["length"] * _MS
        made = {"section": Section(told["section"]), "length": length}
        return Line(**told | made | {"subjects": tuple(told["subjects"])})

    at = datetime.fromisoformat(facts["at"])
    return Seen(at, facts["form"], tuple(map(line, facts["lines"])))


def _review(facts: codec.Json) -> Review:
    return Review(
        frozenset(facts["on"]),
        frozenset(facts["off"]),
        facts["texts"],
        tuple(facts["order"]),
        tuple(facts["added"]),
        is_approved=facts["is_approved"],
        seen=seen_of(facts["seen"]) if facts.get("seen") else None,
    )
