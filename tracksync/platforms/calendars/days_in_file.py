"""Days off from a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Component

from tracksync.core.sentences import Sentence, say
from tracksync.core.text import clean_line
from tracksync.platforms.calendars.ics_file import (
    SENSELESS,
    UNREADABLE,
    Steps,
    Unfit,
    calendars_of,
    day_of,
    events_of,
    is_cancelled,
    moved_in,
    name_of,
    starts_of,
)
from tracksync.ports.calendar import Off

_LONGEST = timedelta(days=400)
_DAY = timedelta(days=1)
_NAME_LIMIT = 80
# Outlook has whole days begin and end at midnight, by a clock, and says so here.
_ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"


def days_in_file(file: str, first: date, last: date) -> Off:
    """
    Tell the days from *first* to *last* that all-day events of a calendar file cover.

    Events with a time of day are appointments, and cancelled ones are none. Repeated ones count
    each time; one of those that was moved or cancelled counts as it is now.
    """
    try:
        read = events_of(calendars_of(file))
    except Unfit as e:
        return Off({}, (say("Your days off could not be read. {why}", why=e.says),))
    except UNREADABLE:
        says = say("Your days off could not be read: the file is missing, or is no calendar.")
        return Off({}, (says,))
    events = [event for event in read if not is_cancelled(event)]
    moved = moved_in(read)
    days: dict[date, str] = {}
    unread, steps = 0, Steps()
    for event in events:
        steps.begin()
        instead = [] if "RECURRENCE-ID" in event else moved.get(name_of(event), [])
        try:
            days |= dict(_days_of(event, instead, (first, last), steps))
        except SENSELESS:
            unread += 1
    return Off(days, (_unread(unread),) if unread else ())


def _unread(count: int) -> Sentence:
    if count == 1:
        return say("One event of your days off could not be read.")
    return say("{count} events of your days off could not be read.", count=count)


def _days_of(
    event: Component, instead: list[date], days: tuple[date, date], steps: Steps
) -> Iterator[tuple[date, str]]:
    start = _first_day(event)
    if start is None:
        return
    first, last = days
    length = _length(event, start)
    comes_again = "RRULE" in event or "RDATE" in event
    length = min(length, _LONGEST) if comes_again else length
    steps.take(len(instead))
    left_out = {day_of(at, start) for at in instead}
    name = clean_line(str(event.get("SUMMARY", "")), limit=_NAME_LIMIT) or say("Day off")
    for begun in starts_of(event, start, (first - length, last), steps):
        if begun.date() in left_out:
            continue
        day, end = begun.date(), begun.date() + max(length, _DAY)
        day, end = max(day, first), min(end, last + _DAY)
        if comes_again:
            steps.take(max(0, (end - day).days))
        while day < end:
            yield day, name
            day += _DAY


def _first_day(event: Component) -> date | None:
    """Tell the day an event begins that takes whole days; None where it has a time of day."""
    start = event.decoded("DTSTART")
    if not isinstance(start, datetime):
        return date(start.year, start.month, start.day)
    is_date = str(event["DTSTART"].params.get("VALUE", "")).upper() == "DATE"
    is_marked = str(event.get(_ALL_DAY, "")).strip().upper() == "TRUE"
    is_midnight = (start.hour, start.minute) == (0, 0)
    return start.date() if is_date or (is_marked and is_midnight) else None


def _length(event: Component, start: date) -> timedelta:
    if "DTEND" in event:
        end = event.decoded("DTEND")
        if isinstance(end, datetime):
            end = end.date()
        return timedelta(days=(end - start).days)
    return timedelta(days=event.decoded("DURATION", _DAY).days)
