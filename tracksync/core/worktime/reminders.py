"""Whether the person is to be reminded of hours missing from their last working day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tracksync.core.values import dataclass
from tracksync.core.worktime.workdays import Calendar

_NEAR_ENOUGH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day that has less than it should."""

    day: date
    tracked: timedelta
    target: timedelta


def day_to_check(
    local: datetime, at: time, calendar: Calendar, zone: str, told: date | None
) -> date | None:
    """
    Find the day there may be something to say about now: the last working day, or none.

    Args:
        local: What the clock on the wall in *zone* shows.
        at: From this time of a working day on.
        told: The day last told of. One that has not come yet is an error of the clock of then.
    """
    today = local.date()
    if not calendar.is_worked(today) or local.time() < at:
        return None
    day = calendar.last_before(today, zone)
    is_told = told is not None and day <= told <= today
    return day if calendar.is_worked(day) and not is_told else None


def reminder(day: date, tracked: timedelta, target: timedelta) -> Reminder | None:
    """Remind of a day; not where its hours are met within a minute, or none were to be."""
    is_short = target > timedelta(0) and target - tracked > _NEAR_ENOUGH
    return Reminder(day, tracked, target) if is_short else None
