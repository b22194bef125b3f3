"""The tracked time that goes with a deleted picture, where a policy asks for that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from tracksync.core.journal.entries import Entry
from tracksync.core.pictures.captures import NOTHING
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Time from *start_at* up to *end_at*; never empty."""

    start_at: datetime
    end_at: datetime


def spans_of(
    deleted: Mapping[datetime, timedelta],
    moments: Iterable[datetime],
    now: datetime,
) -> tuple[Span, ...]:
    """
    Tell which time goes with pictures, in order; spans that touch are one.

    Args:
        deleted: When the pictures were taken that go, each with the interval of then: it stands
            for the time since the one before it, but for no more than that.
        moments: When any pictures of those days were taken, those that go among them.
        now: Nothing after it goes: the clock was set back since, and no such time was tracked.
    """
    known = sorted(set(moments))
    found: list[Span] = []
    for at, interval in sorted(deleted.items()):
        before = max((moment for moment in known if moment < at), default=at - interval)
        span = Span(max(before, at - interval), min(at, now))
        if span.end_at <= span.start_at:
            continue
        if found and found[-1].end_at == span.start_at:
            span = Span(found.pop().start_at, span.end_at)
        found.append(span)
    return tuple(found)


def shared(entry: Entry, span: Span) -> timedelta:
    """Tell how much of an entry lies in a span; an entry that runs reaches over all of it."""
    end = span.end_at if entry.end_at is None else min(entry.end_at, span.end_at)
    return max(NOTHING, end - max(entry.start_at, span.start_at))


def taken_off(entries: Sequence[Entry], spans: Iterable[Span]) -> timedelta:
    """Tell how much tracked time spans take away in all."""
    return sum((shared(entry, span) for span in spans for entry in entries), NOTHING)
