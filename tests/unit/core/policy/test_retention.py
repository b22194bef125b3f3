"""What is past its time."""

from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.pictures.facts import date_of, next_name
from tracksync.core.policy.retention import (
    days_of,
    expired_days,
    expired_months,
    first_month_kept,
    month_after,
    sure_day,
    with_today,
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


# --- which day it surely is ---------------------------------------------------------------------

DAY = timedelta(days=1)
AWAY = 35 * DAY
ANY = st.dates(date(1970, 1, 1), date(2200, 1, 1))


def lived(*days: date) -> tuple[date, ...]:
    """What is remembered once it ran on these days, in this order."""
    known: tuple[date, ...] = ()
    for day in days:
        known = with_today(known, day)
    return known


def weeks(gaps: list[int]) -> list[date]:
    """Days of use by a clock that is right."""
    return list(accumulate(gaps, lambda day, gap: day + gap * DAY, initial=FIRST))


USED = st.lists(st.integers(1, 7), min_size=4, max_size=12).map(weeks)


def test_a_new_store_believes_its_first_day() -> None:
    """Nothing in it is old."""
    assert sure_day(lived(FIRST)) == FIRST


def test_a_leave_of_five_weeks_holds_nothing_back() -> None:
    """One day more does, until the third day of use."""
    days = [FIRST + n * DAY for n in range(5)]
    back = days[-2] + AWAY

    assert sure_day(lived(*days, back)) == back
    assert sure_day(lived(*days, back + DAY)) == days[-2]
    assert sure_day(lived(*days, back + 9 * DAY, back + 10 * DAY)) == days[-1]
    assert sure_day(lived(*days, *(back + n * DAY for n in (9, 10, 11)))) == back + 11 * DAY


@given(USED, st.lists(ANY, min_size=1, max_size=2))
def test_two_wrong_days_let_nothing_go_that_is_not_near_its_time(
    days: list[date], wrong: list[date]
) -> None:
    """Whatever they are; and the right clock is believed as soon as it is back."""
    right = days[-1] + DAY
    for count in range(1, len(wrong) + 1):
        assert sure_day(lived(*days, *wrong[:count])) <= days[-1] + AWAY
    assert sure_day(lived(*days, *wrong, right)) == right


@given(st.lists(ANY, max_size=9), ANY, st.integers(1, 17), st.integers(1, 17))
def test_nothing_is_held_back_beyond_the_third_day_of_use(
    before: list[date], back: date, first: int, second: int
) -> None:
    """However long the machine was off, and whatever its clock said before."""
    last = back + (first + second) * DAY

    assert sure_day(lived(*before, back, back + first * DAY, last)) == last


@given(st.lists(st.integers(1, 400), min_size=2, max_size=9).map(weeks))
def test_a_machine_that_is_seldom_used_lags_two_days_of_use(days: list[date]) -> None:
    """Each of its days is far ahead of the one before; still, everything goes."""
    assert days[-3] <= sure_day(lived(*days)) <= days[-1]


@given(USED, ANY)
def test_a_clock_that_was_set_back_is_believed(days: list[date], earlier: date) -> None:
    """By an earlier day less goes."""
    back = min(earlier, days[-1])

    assert sure_day(lived(*days, back)) == back


@given(st.lists(ANY, min_size=1))
def test_five_days_are_remembered_each_once(days: list[date]) -> None:
    """Today is the last of them."""
    known = lived(*days)

    assert known[-1] == days[-1]
    assert len(known) == len(set(known)) == min(5, len(set(days)))
    assert set(known) <= set(days)


def test_days_are_told_from_moments() -> None:
    """As UTC has them, a day of many moments once."""
    at = datetime(2026, 8, 1, 23, tzinfo=UTC)
    hours = [timedelta(hours=n) for n in (0, 0.5, 1, 2, -48)]

    assert days_of(at + hour for hour in hours) == (FIRST, FIRST + DAY, FIRST - 2 * DAY)
    assert days_of(()) == ()
