"""A calendar file (iCalendar, RFC 5545), such as every calendar program exports."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from math import prod
from pathlib import Path
from typing import Any

from dateutil.rrule import rrule, rrulestr
from icalendar import Calendar, Component, vRecur

from tracksync.core.sentences import Sentence, say

_MOST_BYTES = 5_000_000
_MOST_LINES, _LONGEST_LINE = 200_000, 1_000_000
_MOST_EVENTS = 20_000
_DEEPEST = 8  # an alarm in an event in a calendar is 3
# What begins with a blank goes on with the line before (RFC 5545, 3.1), blank ones between or not.
_FOLD = re.compile(rb"(?:(?<!\n)\r\n|(?<![\r\n])\n)(?:\r?\n)*[ \t]")
_LINE_END = re.compile(rb"\r?\n")
_NAME_LIMIT = 16  # longer than BEGIN
_MOST_STEPS, _MOST_STEPS_OF_ALL = 4_000, 200_000
# What a step costs: a year has many days. What comes more often than daily is no day, no meeting.
_COSTS = {"DAILY": 1, "WEEKLY": 1, "MONTHLY": 1, "YEARLY": 12}
_STRIDES = {"DAILY": 1, "WEEKLY": 7}
_LONGEST_RULE = 500
_LARGEST_INTERVAL = 1_000
_MOST_TIMES_A_DAY = 24
_DAY = timedelta(days=1)
# What reading an event that makes no sense may raise, the library's own slips among it.
SENSELESS = (ValueError, TypeError, OverflowError, LookupError, AttributeError)
# The same of a whole file.
UNREADABLE = (OSError, *SENSELESS)


class Unfit(ValueError):
    """What is larger than any calendar, not all there, or no file; `says` which."""

    def __init__(self, says: Sentence) -> None:
        super().__init__(says)
        self.says = says


_UNTIL = re.compile(r"UNTIL=(\d{8}T\d{6}Z)", re.IGNORECASE)


class Steps:
    """How far the rules of one file are followed, each and together: a rule need never end."""

    def __init__(self) -> None:
        self._left, self._left_of_all = _MOST_STEPS, _MOST_STEPS_OF_ALL

    def begin(self) -> None:
        """Begin with the next event."""
        self._left = min(_MOST_STEPS, self._left_of_all)

    def take(self, many: int = 1) -> None:
        """
        Go on.

        Raises:
            ValueError: That is too far.
        """
        if many > self._left:
            msg = "a rule that leads too far"
            raise ValueError(msg)
        self._left -= many
        self._left_of_all -= many


class _Interval(int):
    """
    An interval that counts how often it is gone.

    A rule that matches no day says nothing on its way to the year 9999, but adds its interval.
    """

    _steps: Steps
    _cost: int

    @classmethod
    def of(cls, length: int, steps: Steps, cost: int) -> _Interval:
        made = cls(length)
        made._steps, made._cost = steps, cost
        return made

    def __radd__(self, other: int) -> int:
        self._steps.take(self._cost)
        return other + int(self)

    def __mul__(self, other: int) -> int:
        self._steps.take(self._cost)
        return int(self) * other


def calendars_of(file: str) -> list[Component]:
    """
    Read all calendars of a file.

    Raises:
        Unfit: It is larger than any calendar, was cut off, or is no file.
        UNREADABLE: It is missing, or is no calendar.
    """
    return list(Calendar.from_ical(_read(Path(file)), True))


def events_of(calendars: Iterable[Component]) -> list[Component]:
    """List all events, cancelled ones too."""
    return [event for found in calendars for event in found.walk("VEVENT")]


def is_cancelled(event: Component) -> bool:
    """Whether it takes place no more."""
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def name_of(event: Component) -> str:
    """Name what an event is one of: a series, and those of its times that were changed."""
    return str(event.get("UID", id(event)))


def moved_in(events: Iterable[Component]) -> Mapping[str, list[date]]:
    """Tell, by series, which of its times are told by an event of their own."""
    moved: dict[str, list[date]] = {}
    for event in events:
        with suppress(*SENSELESS):  # a series without that line, or with an odd one
            moved.setdefault(name_of(event), []).append(event.decoded("RECURRENCE-ID"))
    return moved


def starts_of(
    event: Component, start: date, days: tuple[date, date], steps: Steps
) -> Iterator[datetime]:
    """
    Tell each time it comes that may matter, by the clock of its own zone and without it.

    Args:
        start: When it comes for the first time; a date where it is all day.
        days: The first and the last that matter.
        steps: Those left for the file.

    Raises:
        SENSELESS: Its rule makes no sense.
    """
    naive = datetime.combine(start, time(0))
    if isinstance(start, datetime):
        naive = start.replace(tzinfo=None)
    yield from _times_listed(event, start, steps)
    if "RRULE" not in event:
        yield naive
        return
    left_out = _left_out(event, start)
    first, last = days
    after, before = (datetime.combine(day, time(0)) for day in (first - _DAY, last + _DAY))
    for at in _coming(event["RRULE"], start, naive, after, steps):
        steps.take()
        if at >= before:
            return
        if at >= after and at.date() not in left_out:
            yield at


def _coming(
    told: object, start: date, naive: datetime, after: datetime, steps: Steps
) -> Iterable[datetime]:
    """Read a rule as one that takes steps, and that begins shortly before what matters."""
    if not isinstance(told, vRecur):
        msg = "more than one rule"
        raise TypeError(msg)
    written: bytes = told.to_ical()  # type: ignore[no-untyped-call]  # icalendar leaves it open
    often = str(told["FREQ"][0]).upper()
    interval = int(told.get("INTERVAL", [1])[0])
    times = prod(len(told.get(part, "1")) for part in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    is_apt = len(written) <= _LONGEST_RULE and times <= _MOST_TIMES_A_DAY
    if not is_apt or not 1 <= interval <= _LARGEST_INTERVAL:
        msg = "no rule of a calendar"
        raise ValueError(msg)
    counted = _Interval.of(interval, steps, _COSTS[often])
    if often in _STRIDES and "COUNT" not in told:  # one that is counted is counted from its start
        stride = interval * _STRIDES[often]
        naive += max(0, (after - naive).days // stride - 1) * stride * _DAY
    rule = rrulestr(_by_its_clock(written.decode(), start), dtstart=naive)
    if not isinstance(rule, rrule):
        msg = "more than one rule"
        raise TypeError(msg)
    return rule.replace(interval=counted)


def day_of(told: date, start: date) -> date:
    """Tell the day of a date or an instant, by the clock that an event goes by."""
    if not isinstance(told, datetime):
        return told
    zone = start.tzinfo if isinstance(start, datetime) else None
    return (told if told.tzinfo is None or zone is None else told.astimezone(zone)).date()


def _read(path: Path) -> bytes:
    with open(path, "rb", opener=_unwaited) as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise Unfit(say("It is a pipe or a device, and no file: name a file."))
        content = opened.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Unfit(say("The file has more than {most} MB.", most=_MOST_BYTES // 1_000_000))
    if b"BEGIN:VCALENDAR" not in content.upper():
        msg = "no calendar"
        raise ValueError(msg)
    _refuse_unfit(content)
    return content


def _unwaited(path: str, flags: int) -> int:
    """Open it at once: a pipe would be waited for until somebody writes to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_unfit(content: bytes) -> None:
    """Refuse what no calendar program writes, before the library takes time or finds nothing."""
    if len(content.splitlines()) > _MOST_LINES:
        raise Unfit(say("The file has more than {most:,} lines.", most=_MOST_LINES))
    depth = events = 0
    # Lines as the library takes them, so that none is hidden by how it is written.
    for line in _LINE_END.split(_FOLD.sub(b"", content)):
        if len(line) > _LONGEST_LINE:
            raise Unfit(
                say("The file has a line of more than {most:,} characters.", most=_LONGEST_LINE)
            )
        name = line[:_NAME_LIMIT].replace(b";", b":").partition(b":")[0].strip().upper()
        is_event = line.rpartition(b":")[2].strip().upper() == b"VEVENT"
        events += name == b"BEGIN" and is_event
        depth = max(0, depth + (name == b"BEGIN") - (name == b"END"))
        if depth > _DEEPEST:
            raise Unfit(say("The file has parts in parts, deeper than any calendar."))
    if events > _MOST_EVENTS:
        raise Unfit(say("The file has more than {most:,} events.", most=_MOST_EVENTS))
    if depth:
        raise Unfit(say("The file ends in the middle: export or download it again."))


def _by_its_clock(rule: str, start: date) -> str:
    """Have a rule end by the event's own clock; its end is told in UTC."""
    ends = _UNTIL.search(rule)
    if ends and isinstance(start, datetime) and start.tzinfo is not None:
        end = datetime.strptime(ends[1].upper(), "%Y%m%dT%H%M%S%z").astimezone(start.tzinfo)
        rule = rule.replace(ends[1], f"{end:%Y%m%dT%H%M%S}")
    return ";".join(part.removesuffix("Z") for part in rule.split(";"))


def _left_out(event: Component, start: date) -> frozenset[date]:
    return frozenset(day_of(at, start) for at in _listed(event, "EXDATE"))


def _times_listed(event: Component, start: date, steps: Steps) -> Iterator[datetime]:
    """Tell the times it comes that no rule says (RDATE), by its own clock and without it."""
    for told in _listed(event, "RDATE"):
        steps.take()
        at = told[0] if isinstance(told, tuple) else told  # a period begins with one
        if not isinstance(at, datetime):
            yield datetime.combine(at, time(0))
            continue
        zone = start.tzinfo if isinstance(start, datetime) else None
        by_its_clock = at if zone is None or at.tzinfo is None else at.astimezone(zone)
        yield by_its_clock.replace(tzinfo=None)


def _listed(event: Component, name: str) -> Iterator[Any]:
    told = event.get(name, [])
    lists = told if isinstance(told, list) else [told]
    return (entry.dt for listed in lists for entry in listed.dts)
