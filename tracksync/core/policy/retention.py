"""What is past its time, for each class of data that is kept by the day or the month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tracksync.core.pictures.facts import date_of

# So many days say which day it surely is; one or two that were wrong are outnumbered.
_DAYS = 5
_LIKE_IT = 3
# As far as the present day may be ahead of those before it: the longest usual leave.
_AWAY = timedelta(days=35)


def with_today(days: tuple[date, ...], today: date) -> tuple[date, ...]:
    """
    Add today to the last days on which this ran.

    Args:
        days: In the order they were lived, each once; by a clock that may have been wrong.
    """
    return (*(day for day in days if day != today), today)[-_DAYS:]


def days_of(moments: Iterable[datetime]) -> tuple[date, ...]:
    """Tell the last UTC days of some moments, in their order."""
    days: tuple[date, ...] = ()
    for at in moments:
        day = at.date()
        days = days if days[-1:] == (day,) else with_today(days, day)
    return days


def sure_day(days: tuple[date, ...]) -> date:
    """
    Tell up to which day what is kept by its age may go: today, where that can be believed.

    A clock that is far ahead is not believed before three days say so; until then it is the day
    that three days reached before. Of the past every day is believed: it lets nothing go.

    Args:
        days: As `with_today` gives them; the last one is today.
    """
    today, reached = days[-1], sorted(days)[-_LIKE_IT:][0]
    return reached if today - reached > _AWAY else today


def expired_days(days: Iterable[str], today: date, *, keep: int) -> tuple[str, ...]:
    """
    Name the days of pictures that are past their time.

    Args:
        days: As the vault names them.
        keep: How many days before today are kept; 0 keeps all.
    """
    if not keep:
        return ()
    first = today - timedelta(days=keep)
    return tuple(day for day in days if date.fromisoformat(date_of(day)) < first)


def expired_months(months: Iterable[str], present: str, *, keep: int) -> tuple[str, ...]:
    """
    Name the months whose words are past their time.

    Args:
        months: "2026-11"; those that still have words.
        present: The month of today.
        keep: How many months before this one keep theirs; 0 keeps all.
    """
    if not keep:
        return ()
    first = _number(present) - keep
    return tuple(month for month in months if _number(month) < first)


def first_month_kept(present: str, *, keep: int) -> str:
    """
    Name the oldest month that is kept.

    Args:
        present: The month of today, "2026-11".
        keep: How many months before this one are kept; at least 1, and none is before the year 1.
    """
    return _name(max(_number(present) - keep, 13))


def month_after(month: str) -> str:
    """Name the month after one."""
    return _name(_number(month) + 1)


def _name(number: int) -> str:
    year, month = divmod(number - 1, 12)
    return f"{year:04d}-{month + 1:02d}"


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number)
