"""Moments, days and lengths as people type them on a command line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from tracksync.core.clock import Reading, local_date, zone_info
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.settings.forms import MalformedSetting, week_days
from tracksync.core.text import clean_line

_LONGEST = 40
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_LENGTH = re.compile(r"(?:(\d{1,4})\s*h)?\s*(?:(\d{1,5})\s*(?:m|min)?)?")
_HINT = say('Write 09:15, 2026-11-21T09:15, or with a zone 2026-11-21T09:15+01:00; or "now".')
_DAY_HINT = say("Write 2026-11-21, today or yesterday.")
_LENGTH_HINT = say("Write 15m, 1h or 1h30m.")


def parse_moment(text: str, now: Reading, on: date | None = None) -> datetime:
    """
    Read a moment, in the zone the person is in unless it names its own.

    Without a date it is one of the day *on*, else of today.

    Of an hour that comes twice (clocks set back) the first is meant; write the offset for the
    second.

    Raises:
        BadInput: It is no moment, or the clocks were set forward over it.
    """
    typed, zone = text.strip(), zone_info(now.zone)
    if typed.casefold() == "now":
        return now.at
    try:
        day = on or local_date(now.at, now.zone)
        naive = _by_clock(typed, day) or datetime.fromisoformat(_short(typed))
        at = (naive if naive.tzinfo else naive.replace(tzinfo=zone)).astimezone(UTC)
        shown = at.astimezone(zone)  # at the ends of the calendar there is none to show
    except (ValueError, OverflowError) as e:
        msg = say("{typed!r} is no time.", typed=clean_line(typed, limit=40))
        raise BadInput(msg, _HINT) from e
    if naive.tzinfo is None and shown.replace(tzinfo=None) != naive:
        msg = say(
            "{naive:%H:%M} does not exist on {naive:%Y-%m-%d} in {zone}.",
            naive=naive,
            zone=now.zone,
        )
        raise BadInput(msg, say("The clocks were set forward over it."))
    return _whole(at)


def parse_day(text: str, now: Reading) -> date:
    """Read a local day; `BadInput` for what is none."""
    typed = text.strip().casefold()
    today = local_date(now.at, now.zone)
    if typed in {"", "today"}:
        return today
    if typed == "yesterday":
        return today - timedelta(days=1)
    try:
        return date.fromisoformat(_short(typed))
    except ValueError as e:
        msg = say("{typed!r} is no day.", typed=clean_line(typed, limit=40))
        raise BadInput(msg, _DAY_HINT) from e


def parse_clock(text: str) -> time:
    """Read a time of day in whole minutes; `BadInput` for what is none."""
    typed = text.strip()
    found = _CLOCK.fullmatch(typed)
    try:
        if found is None or found[3]:
            raise ValueError(_short(typed))  # noqa: TRY301  one sentence for both
        return time(int(found[1]), int(found[2]))
    except ValueError as e:
        msg = say("{typed!r} is no time of day.", typed=clean_line(typed, limit=40))
        raise BadInput(msg, say("Write 09:30.")) from e


def parse_weekdays(text: str) -> frozenset[int]:
    """Read days of the week, as they are among the settings; empty for none."""
    try:
        return week_days(text)
    except MalformedSetting as e:
        msg = say("{typed!r} are no days of the week.", typed=clean_line(text, limit=40))
        raise BadInput(msg, say("Write mon-fri, mon,wed,fri or 1,3,5.")) from e


def parse_length(text: str) -> timedelta:
    """Read a length such as 15m, 1h, 1h30m; a bare number is minutes."""
    typed = text.strip().casefold()
    found = _LENGTH.fullmatch(typed) if typed else None
    if found is None or not any(found.groups()):
        msg = say("{typed!r} is no length of time.", typed=clean_line(typed, limit=40))
        raise BadInput(msg, _LENGTH_HINT)
    hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(hours=hours, minutes=minutes)


def parse_until(text: str, now: Reading) -> datetime:
    """
    Read when a pause ends: a moment, a length from now, or "tomorrow" (its midnight).

    A clock time that has passed today means tomorrow's.
    """
    typed = text.strip().casefold()
    if typed == "tomorrow":
        midnight = datetime.combine(local_date(now.at, now.zone) + timedelta(days=1), time(0))
        return parse_moment(midnight.isoformat(), now)
    if ":" not in typed and "-" not in typed:
        return now.at + parse_length(typed)
    at = parse_moment(typed, now)
    if at <= now.at and _CLOCK.fullmatch(typed):
        day = local_date(now.at, now.zone) + timedelta(days=1)
        return parse_moment(typed, now, day)
    return at


def _by_clock(typed: str, day: date) -> datetime | None:
    """Read 9:15 or 09:15:30 as a naive moment of a day; None for anything else."""
    found = _CLOCK.fullmatch(typed)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    return datetime.combine(day, time(hour, minute, second))


def _short(typed: str) -> str:
    """Refuse what is longer than any moment: cut, it would be read as another one."""
    if len(typed) > _LONGEST:
        msg = "too long"
        raise ValueError(msg)
    return typed


def _whole(at: datetime) -> datetime:
    """Cut to whole milliseconds, as everything is kept."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
