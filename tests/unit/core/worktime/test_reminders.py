"""When the person is reminded of missing hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tracksync.core.worktime.reminders import Reminder, day_to_check, reminder
from tracksync.core.worktime.workdays import Calendar

FRIDAY, SUNDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 23)
WEEK = frozenset({1, 2, 3, 4, 5})
AT, FULL = time(9), timedelta(hours=8)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


@pytest.mark.parametrize(
    ("local", "off", "told", "asked"),
    [
        (at(MONDAY, 9), (), None, FRIDAY),
        (at(MONDAY, 8, 59), (), None, None),
        (at(SUNDAY, 12), (), None, None),
        (at(MONDAY, 12), (MONDAY,), None, None),
        (at(MONDAY, 12), (FRIDAY,), None, date(2026, 11, 19)),
        (at(MONDAY, 12), (), FRIDAY, None),
        (at(MONDAY, 12), (), MONDAY, None),
        (at(MONDAY, 12), (), date(2026, 11, 19), FRIDAY),
        (at(MONDAY, 12), (), date(2031, 1, 1), FRIDAY),
    ],
)
def test_the_last_working_day_is_looked_at(
    local: datetime, off: tuple[date, ...], told: date | None, asked: date | None
) -> None:
    """From the chosen time of a working day on, once; a clock gone wrong silences nothing."""
    calendar = Calendar(WEEK, dict.fromkeys(off, "Off"))

    assert day_to_check(local, AT, calendar, "UTC", told) == asked


def test_without_any_other_working_day_nothing_is_looked_at() -> None:
    """All of a year off but today."""
    off = {MONDAY - timedelta(days=back): "Off" for back in range(1, 380)}
    local = at(MONDAY, 12)

    assert day_to_check(local, AT, Calendar(WEEK, off), "UTC", None) is None


@pytest.mark.parametrize(
    ("tracked", "target", "is_short"),
    [
        (timedelta(hours=5, minutes=10), FULL, True),
        (FULL - timedelta(minutes=1), FULL, False),
        (FULL - timedelta(minutes=1, seconds=1), FULL, True),
        (FULL, FULL, False),
        (timedelta(0), timedelta(0), False),
    ],
)
def test_met_within_a_minute_is_met(tracked: timedelta, target: timedelta, is_short: bool) -> None:
    """And where no hours are wanted none are missing."""
    assert reminder(FRIDAY, tracked, target) == (
        Reminder(FRIDAY, tracked, target) if is_short else None
    )
