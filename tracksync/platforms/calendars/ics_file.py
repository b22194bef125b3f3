"""A calendar file (iCalendar, RFC 5545), such as every calendar program exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

_MOST_BYTES = 5_000_000
_MOST_TIMES = 4_000
_DAY = timedelta(days=1)
_UNTIL = re.compile(r"UNTIL=(\d{8}T\d{6}Z)", re.IGNORECASE)


def events_of(file: str) -> list[Component]:
    """
    Read all events of a file, cancelled ones too.

    Raises:
        OSError, ValueError, IndexError, KeyError: It is missing, or is no calendar.
    """
    calendars = Calendar.from_ical(_read(Path(file)), True)
    return [event for found in calendars for event in found.walk("VEVENT")]


def is_cancelled(event: Component) -> bool:
    """Whether it takes place no more."""
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def starts_of(event: Component, start: date, first: date, last: date) -> Iterator[datetime]:
    """
    Tell each time it comes that may matter, by the clock of its own zone and without it.

    Args:
        start: When it comes for the first time; a date where it is all day.

    Raises:
        ValueError, TypeError, OverflowError, KeyError: Its rule makes no sense.
    """
    naive = datetime.combine(start, time(0))
    if isinstance(start, datetime):
        naive = start.replace(tzinfo=None)
    if "RRULE" not in event:
        yield naive
        return
    told = event["RRULE"]
    written = None if isinstance(told, list) else told.to_ical()
    if not isinstance(written, bytes):
        msg = "more than one rule"
        raise TypeError(msg)
    rule = _by_its_clock(written.decode(), start)
    left_out = _left_out(event, start)
    after, before = (datetime.combine(day, time(0)) for day in (first, last + _DAY))
    coming = rrulestr(rule, dtstart=naive).xafter(after - _DAY, inc=True)
    for at in islice(coming, _MOST_TIMES):
        if at >= before:
            return
        if at.date() not in left_out:
            yield at


def day_of(told: date, start: date) -> date:
    """Tell the day of a date or an instant, by the clock that an event goes by."""
    if not isinstance(told, datetime):
        return told
    zone = start.tzinfo if isinstance(start, datetime) else None
    return (told if told.tzinfo is None or zone is None else told.astimezone(zone)).date()


def _read(path: Path) -> bytes:
    with path.open("rb") as opened:
        content = opened.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES or b"BEGIN:VCALENDAR" not in content.upper():
        msg = "no calendar, or one too large"
        raise ValueError(msg)
    return content


def _by_its_clock(rule: str, start: date) -> str:
    """Have a rule end by the event's own clock; its end is told in UTC."""
    ends = _UNTIL.search(rule)
    if ends and isinstance(start, datetime) and start.tzinfo is not None:
        end = datetime.strptime(ends[1].upper(), "%Y%m%dT%H%M%S%z").astimezone(start.tzinfo)
        rule = rule.replace(ends[1], f"{end:%Y%m%dT%H%M%S}")
    return ";".join(part.removesuffix("Z") for part in rule.split(";"))


def _left_out(event: Component, start: date) -> frozenset[date]:
    told = event.get("EXDATE", [])
    lists = told if isinstance(told, list) else [told]
    return frozenset(day_of(entry.dt, start) for listed in lists for entry in listed.dts)
