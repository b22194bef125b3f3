"""What is past its time."""

from datetime import date

import pytest

from tracksync.core.pictures.facts import date_of, next_name
from tracksync.core.policy.retention import (
    expired_days,
    expired_months,
    first_month_kept,
    month_after,
)

FIRST = date(2026, 8, 1)


def test_pictures_go_on_the_day_after_the_last_they_are_kept() -> None:
    """Kept for 90 days: there on the ninetieth, gone on the one after."""
    days = ("2026-08-02", "2026-08-01.3", "2026-08-01")

    assert expired_days(days, date(2026, 10, 30), keep=90) == ()
    assert expired_days(days, date(2026, 10, 31), keep=90) == ("2026-08-01.3", "2026-08-01")


def test_for_ever_is_for_ever() -> None:
    """Zero is no number of days."""
    assert expired_days(("2000-01-01",), date(2026, 11, 27), keep=0) == ()


def test_a_day_that_lost_something_has_another_name() -> None:
    """And the same date."""
    assert next_name("2026-08-01") == "2026-08-01.2"
    assert next_name("2026-08-01.2") == "2026-08-01.3"
    assert date_of("2026-08-01.3") == "2026-08-01"


@pytest.mark.parametrize(
    ("present", "keep", "first"),
    [
        ("2026-11", 1, "2026-10"),
        ("2026-01", 1, "2025-12"),
        ("2026-11", 24, "2024-11"),
        ("2026-12", 12, "2025-12"),
        ("0005-06", 240, "0001-01"),
    ],
)
def test_the_oldest_month_that_is_kept(present: str, keep: int, first: str) -> None:
    """This month, and so many before it; nothing expires that is of it or later."""
    assert first_month_kept(present, keep=keep) == first
    assert expired_months([first], present, keep=keep) == ()


def test_months_follow_one_another() -> None:
    """December is followed by January."""
    assert [month_after(m) for m in ("2026-11", "2026-12")] == ["2026-12", "2027-01"]


def test_words_go_after_their_months() -> None:
    """Kept for two months: this one, and the two before it."""
    months = ("2025-10", "2025-11", "2025-12", "2026-01")

    assert expired_months(months, "2026-01", keep=2) == ("2025-10",)
    assert expired_months(months, "2026-02", keep=1) == ("2025-10", "2025-11", "2025-12")
    assert expired_months(months, "2030-01", keep=0) == ()
