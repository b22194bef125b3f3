"""Instants as they come through the door: with a zone, whole milliseconds, inside the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tracksync.core.clock import day_bounds, from_ms, to_ms, zone_info
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say


def checked(at: datetime) -> datetime:
    """
    Bring an instant into the form the journal keeps: UTC, whole milliseconds.

    Raises:
        BadInput: It has no zone, or lies outside the calendar.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        msg = say(
            "{at} names no time zone, so nobody can tell which moment it is.", at=at.isoformat()
        )
        raise BadInput(msg, say("Write it with its offset, as in 2026-11-20T09:00+01:00."))
    try:
        return from_ms(to_ms(at.astimezone(UTC)))
    except (OverflowError, ValueError) as e:
        raise _outside(at.isoformat()) from e


def shown(at: datetime, zone: str) -> str:
    """Say an instant as the person's own clock shows it: 2026-11-20 09:00."""
    try:
        return f"{at.astimezone(zone_info(zone)):%Y-%m-%d %H:%M}"
    except OverflowError:
        return at.isoformat()


def bounds_of(first: date, last: date, zone: str) -> tuple[datetime, datetime]:
    """
    Tell the first instant of a local day and the first after another one.

    Raises:
        BadInput: The calendar ends before them, or *last* comes before *first*.
    """
    if last < first:
        msg = say(
            "{first} comes after {last}, so there is no such period.",
            first=first.isoformat(),
            last=last.isoformat(),
        )
        raise BadInput(msg, say("Name the earlier day first."))
    try:
        return day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    except OverflowError as e:
        raise _outside(first.isoformat()) from e


def around(day: date, *, hours: int) -> tuple[datetime, datetime]:
    """Tell so many hours before and after a day's noon, UTC; `BadInput` where the calendar ends."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    try:
        return noon - timedelta(hours=hours), noon + timedelta(hours=hours)
    except OverflowError as e:
        raise _outside(day.isoformat()) from e


def _outside(shown: str) -> BadInput:
    msg = say("{shown} lies outside the calendar.", shown=shown)
    return BadInput(msg, say("Times from the year 2000 to a year from now can be tracked."))
