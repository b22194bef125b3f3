"""Meetings from a calendar file: those everybody may know of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Component

from tracksync.core.sentences import Sentence, say
from tracksync.core.text import clean_line
from tracksync.core.worktime.meetings import Meeting
from tracksync.platforms.calendars.answers import Answers
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

_DAY = timedelta(days=1)
_TITLE_LIMIT = 200
_MOST = 200

Meetings = tuple[tuple[Meeting, ...], tuple[Sentence, ...]]


def meetings_in_file(
    file: str, first: date, last: date, zone: str, mine: Iterable[str] = ()
) -> Meetings:
    """
    Tell the meetings that begin from *first* to *last*, in time order, and what is in the way.

    What is private or confidential, or of a class nobody knows (RFC 5545, 3.8.1.3), is passed over
    with all its times; so is what is cancelled, takes no time, lasts all day, or was declined.

    Args:
        mine: The person's e-mail addresses, as far as they are known.
    """
    try:
        calendars = calendars_of(file)
        events = events_of(calendars)
        answers = Answers(mine, calendars, events)
    except Unfit as e:
        return (), (say("Your meetings could not be read. {why}", why=e.says),)
    except UNREADABLE:
        says = say("Your meetings could not be read: the file is missing, or is no calendar.")
        return (), (says,)
    private = {name_of(event) for event in events if not _is_public(event)}
    moved = moved_in(events)
    found: list[tuple[datetime, str]] = []
    unread, unsure, steps = 0, False, Steps()
    for event in events:
        steps.begin()
        try:
            if name_of(event) not in private and _is_held(event) and not answers.declined(event):
                instead = [] if "RECURRENCE-ID" in event else moved.get(name_of(event), [])
                times = list(_times(event, instead, (first, last), ZoneInfo(zone), steps))
                unsure = unsure or (bool(times) and answers.is_unsure(event))
                found += times
        except SENSELESS:
            unread += 1
    meetings = tuple(Meeting(at.date(), title) for at, title in sorted(found)[:_MOST])
    return meetings, tuple(_troubles(unread, len(found), is_unsure=unsure))


def _troubles(unread: int, found: int, *, is_unsure: bool) -> Iterator[Sentence]:
    if unread:
        yield say("{count} of your meetings could not be read.", count=unread)
    if found > _MOST:
        yield say("Only the first {most} of your meetings are told.", most=_MOST)
    if is_unsure:
        yield say(
            "Somebody declined some of these meetings. If it was you: say your e-mail in the "
            "settings, and they are left out."
        )


def _is_public(event: Component) -> bool:
    return str(event.get("CLASS", "PUBLIC")).strip().upper() in {"", "PUBLIC"}


def _is_held(event: Component) -> bool:
    is_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    return not is_free and not is_cancelled(event)


def _times(
    event: Component, instead: list[date], days: tuple[date, date], zone: ZoneInfo, steps: Steps
) -> Iterator[tuple[datetime, str]]:
    """Tell each time it is held, by the clock of *zone*, and its title."""
    start = event.decoded("DTSTART")
    title = clean_line(str(event.get("SUMMARY", "")), limit=_TITLE_LIMIT)
    if not isinstance(start, datetime) or not title:
        return
    steps.take(len(instead))
    left_out = {day_of(at, start) for at in instead}
    first, last = days
    for begun in starts_of(event, start, (first - _DAY, last + _DAY), steps):
        at = begun
        if start.tzinfo is not None:
            at = begun.replace(tzinfo=start.tzinfo).astimezone(zone).replace(tzinfo=None)
        if first <= at.date() <= last and begun.date() not in left_out:
            yield at, title
