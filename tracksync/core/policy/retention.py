"""What is past its time, for each class of data that is kept by the day or the month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tracksync.core.pictures.facts import date_of


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
