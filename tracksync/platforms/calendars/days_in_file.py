"""Days off from a calendar file (iCalendar, RFC 5545), such as every calendar program exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.ports.calendar import Off

_MOST_BYTES = 5_000_000
_MOST_TIMES = 4_000
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
        content = _read(Path(file))
        events = [event for found in Calendar.from_ical(content, True) for event in _events(found)]
    except (OSError, ValueError, IndexError, KeyError):
        says = say("Your days off could not be read: the file is missing, or is no calendar.")
        return Off({}, (says,))
    days: dict[date, str] = {}
    unread = 0
    for event in events:
        try:
            days |= dict(_days_of(event, first, last))
        except (ValueError, TypeError, OverflowError, KeyError):
            unread += 1
    troubles = (say("{count} events of your days off could not be read.", count=unread),)
    return Off(days, troubles if unread else ())


def _read(path: Path) -> bytes:
    with path.open("rb") as opened:
        content = opened.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES or b"BEGIN:VCALENDAR" not in content.upper():
        msg = "no calendar, or one too large"
        raise ValueError(msg)
    return content


def _events(calendar: Component) -> Iterator[Component]:
    for event in calendar.walk("VEVENT"):
        if str(event.get("STATUS", "")).upper() != "CANCELLED":
            yield event


def _days_of(event: Component, first: date, last: date) -> Iterator[tuple[date, str]]:
    start = event.decoded("DTSTART")
    if isinstance(start, datetime):
        return
    length = min(_length(event, start), _LONGEST)
    name = clean_line(str(event.get("SUMMARY", "")), limit=_NAME_LIMIT) or say("Day off")
    for begun in _starts(event, start, first - length, last):
        for ahead in range(max(length.days, 1)):
            day = begun + ahead * _DAY
            if first <= day <= last:
                yield day, name


def _length(event: Component, start: date) -> timedelta:
    if "DTEND" in event:
        end = event.decoded("DTEND")
        if isinstance(end, datetime):
            end = end.date()
        return timedelta(days=(end - start).days)
    return timedelta(days=event.decoded("DURATION", _DAY).days)


def _starts(event: Component, start: date, first: date, last: date) -> Iterator[date]:
    """Tell each time it comes that may matter."""
    if "RRULE" not in event:
        yield start
        return
    naive = datetime.combine(start, time(0))
    # UNTIL may name a zone; these days have none.
    told = event["RRULE"]
    written = None if isinstance(told, list) else told.to_ical()
    if not isinstance(written, bytes):
        msg = "more than one rule"
        raise TypeError(msg)
    rule = ";".join(part.removesuffix("Z") for part in written.decode().split(";"))
    left_out = _left_out(event)
    after, before = (datetime.combine(day, time(0)) for day in (first, last))
    coming = rrulestr(rule, dtstart=naive).xafter(after - _DAY, inc=True)
    for at in islice(coming, _MOST_TIMES):
        if at > before:
            return
        if at.date() not in left_out:
            yield at.date()


def _left_out(event: Component) -> frozenset[date]:
    told = event.get("EXDATE", [])
    lists = told if isinstance(told, list) else [told]
    days = (entry.dt for listed in lists for entry in listed.dts)
    return frozenset(day.date() if isinstance(day, datetime) else day for day in days)
