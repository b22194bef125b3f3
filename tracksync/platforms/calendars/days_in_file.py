"""Days off from a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Component

from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.platforms.calendars.ics_file import (
    SENSELESS,
    UNREADABLE,
    Steps,
    TooMuch,
    calendars_of,
    events_of,
    is_cancelled,
    starts_of,
)
from tracksync.ports.calendar import Off

_LONGEST = timedelta(days=400)
_DAY = timedelta(days=1)
_NAME_LIMIT = 80


def days_in_file(file: str, first: date, last: date) -> Off:
    """
    Tell the days from *first* to *last* that all-day events of a calendar file cover.

    Events with a time of day are appointments, and cancelled ones are none. Repeated ones count
    each time.
    """
    try:
        read = events_of(calendars_of(file))
    except TooMuch as e:
        return Off({}, (say("Your days off could not be read. {why}", why=e.says),))
    except UNREADABLE:
        says = say("Your days off could not be read: the file is missing, or is no calendar.")
        return Off({}, (says,))
    events = [event for event in read if not is_cancelled(event)]
    days: dict[date, str] = {}
    unread, steps = 0, Steps()
    for event in events:
        steps.begin()
        try:
            days |= dict(_days_of(event, first, last, steps))
        except SENSELESS:
            unread += 1
    troubles = (say("{count} events of your days off could not be read.", count=unread),)
    return Off(days, troubles if unread else ())


def _days_of(event: Component, first: date, last: date, steps: Steps) -> Iterator[tuple[date, str]]:
    start = event.decoded("DTSTART")
    if isinstance(start, datetime):
        return
    length = min(_length(event, start), _LONGEST)
    name = clean_line(str(event.get("SUMMARY", "")), limit=_NAME_LIMIT) or say("Day off")
    for begun in starts_of(event, start, (first - length, last), steps):
        day, end = begun.date(), begun.date() + max(length, _DAY)
        day, end = max(day, first), min(end, last + _DAY)
        if "RRULE" in event:
            steps.take(max(0, (end - day).days))
        while day < end:
            yield day, name
            day += _DAY


def _length(event: Component, start: date) -> timedelta:
    if "DTEND" in event:
        end = event.decoded("DTEND")
        if isinstance(end, datetime):
            end = end.date()
        return timedelta(days=(end - start).days)
    return timedelta(days=event.decoded("DURATION", _DAY).days)
