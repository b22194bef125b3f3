"""Clocks and local days: what passed, and which day it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.unit.core.made import BERLIN, at, minutes, reading
from tracksync.core.clock import (
    STEP_TOLERANCE,
    Elapsed,
    cut_at_midnight,
    day_bounds,
    elapsed,
    from_ms,
    local_date,
    to_ms,
    zone_info,
)

NONE = timedelta(0)
HOUR = timedelta(hours=1)


def test_time_within_a_boot_is_what_the_monotonic_clock_says() -> None:
    """Ten minutes are ten minutes, whatever the wall clock shows."""
    passed = elapsed(reading(at(9), HOUR), reading(at(9, 10), HOUR + minutes(10)))

    assert passed == Elapsed(minutes(10), NONE, NONE, same_boot=True)


def test_sleep_is_told_apart_from_being_awake() -> None:
    """An hour with the lid shut is an hour asleep, and no step of the clock."""
    shut = reading(at(9), HOUR)
    opened = reading(at(10, 10), HOUR + minutes(10), asleep=HOUR)

    assert elapsed(shut, opened) == Elapsed(minutes(10), HOUR, NONE, same_boot=True)


def test_a_clock_put_back_is_a_step_and_takes_no_time_away() -> None:
    """An hour back by hand leaves the ten minutes that passed."""
    passed = elapsed(reading(at(9), HOUR), reading(at(8, 10), HOUR + minutes(10)))

    assert passed == Elapsed(minutes(10), NONE, -HOUR, same_boot=True)


def test_a_slewed_clock_is_not_a_stepped_one() -> None:
    """Time synchronisation that nudges by a second is no news."""
    passed = elapsed(reading(at(9), HOUR), reading(at(9, 10, 1.5), HOUR + minutes(10)))

    assert passed.stepped == NONE


def test_a_nap_too_short_to_tell_does_not_turn_slewing_into_a_step() -> None:
    """Two small differences, each within tolerance, do not add up to a step."""
    later = reading(at(9, 10, 2.4), HOUR + minutes(10), asleep=timedelta(seconds=1.5))

    assert elapsed(reading(at(9), HOUR), later) == Elapsed(minutes(10), NONE, NONE, same_boot=True)


def test_without_a_clock_that_counts_sleep_nothing_is_called_sleep() -> None:
    """What the system cannot tell is left with the step of the wall clock."""
    shut = reading(at(9), HOUR, asleep=None)
    opened = reading(at(10, 10), HOUR + minutes(10), asleep=None)

    assert elapsed(shut, opened) == Elapsed(minutes(10), NONE, HOUR, same_boot=True)


@pytest.mark.parametrize("lost", ["earlier", "later"])
def test_a_clock_of_sleep_that_comes_or_goes_tells_nothing(lost: str) -> None:
    """A difference needs both ends."""
    earlier = reading(at(9), HOUR, asleep=None if lost == "earlier" else NONE)
    later = reading(at(9, 10), HOUR + minutes(10), asleep=None if lost == "later" else NONE)

    assert elapsed(earlier, later) == Elapsed(minutes(10), NONE, NONE, same_boot=True)


def test_a_difference_of_just_the_tolerance_counts() -> None:
    """Sleep and step alike."""
    slept = reading(at(9, 0, 2), HOUR, asleep=STEP_TOLERANCE)
    stepped = reading(at(9, 0, 2), HOUR)

    assert elapsed(reading(at(9), HOUR), slept).asleep == STEP_TOLERANCE
    assert elapsed(reading(at(9), HOUR), stepped).stepped == STEP_TOLERANCE


def test_two_looks_in_one_moment_are_of_one_boot() -> None:
    """No time passed, and that is known."""
    now = reading(at(9), HOUR)

    assert elapsed(now, now) == Elapsed(NONE, NONE, NONE, same_boot=True)


@pytest.mark.parametrize("later_boot", ["b", "a"])
def test_across_boots_only_the_wall_clock_counts(later_boot: str) -> None:
    """Monotonic clocks of two boots cannot be compared; nor can one that ran backwards."""
    passed = elapsed(reading(at(9), HOUR), reading(at(9, 10), minutes(1), boot=later_boot))

    assert passed == Elapsed(minutes(10), NONE, NONE, same_boot=False)


def test_a_wall_clock_put_back_across_boots_makes_no_negative_time() -> None:
    """Nothing is known, so nothing passed."""
    passed = elapsed(reading(at(9), HOUR), reading(at(8), minutes(1), boot="b"))

    assert passed.awake == NONE


def test_an_instant_survives_its_way_to_disk() -> None:
    """Milliseconds since 1970, also before it."""
    for instant in (at(9, 0, 0.123), datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)):
        assert from_ms(to_ms(instant)) == instant


@pytest.mark.parametrize("ms", [10**18, -(10**18), 10**40])
def test_a_number_outside_the_calendar_is_refused(ms: int) -> None:
    """A damaged number becomes a sentence, not a crash elsewhere."""
    with pytest.raises(ValueError, match="outside the calendar"):
        from_ms(ms)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "Europe", "a\0b"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    """A name from outside is looked up, never opened as a file."""
    with pytest.raises(ValueError, match="is not a time zone"):
        zone_info(name)


def test_the_local_day_is_the_persons_own() -> None:
    """Half past eleven at night in UTC is tomorrow in Berlin."""
    assert local_date(at(23, 30), BERLIN) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Africa/Cairo", date(2026, 4, 24), 23),
        ("Australia/Lord_Howe", date(2026, 4, 5), 24.5),
        ("Pacific/Apia", date(2011, 12, 30), 0),
        ("UTC", date(2026, 11, 19), 24),
    ],
)
def test_a_day_is_as_long_as_its_zone_makes_it(zone: str, day: date, hours: float) -> None:
    """Clocks change in the night, at midnight, by half an hour; and Samoa left out a Friday."""
    start, end = day_bounds(day, zone)

    assert end - start == timedelta(hours=hours)


def test_a_day_begins_with_its_first_instant_where_midnight_does_not_exist() -> None:
    """In Cairo the clock goes from midnight to one: the day begins at one."""
    start, _ = day_bounds(date(2026, 4, 24), "Africa/Cairo")

    assert start.astimezone(zone_info("Africa/Cairo")).hour == 1


def test_a_new_day_has_begun_although_the_clock_shows_the_old_one_again() -> None:
    """At 00:01 St. John's put its clocks back to 23:01: the minute after midnight stays begun."""
    begun = datetime(2010, 11, 7, 2, 30, tzinfo=UTC)

    assert local_date(begun - minutes(1), "America/St_Johns") == date(2010, 11, 6)
    assert local_date(begun, "America/St_Johns") == date(2010, 11, 7)
    assert local_date(begun + minutes(30), "America/St_Johns") == date(2010, 11, 7)


def test_a_span_from_an_hour_that_came_twice_is_still_cut_at_every_midnight() -> None:
    """Three days are three days, not one long one."""
    start = datetime(2010, 11, 7, 2, 35, tzinfo=UTC)
    parts = list(cut_at_midnight(start, start + timedelta(days=3), "America/St_Johns"))

    assert [day.day for day, _, _ in parts] == [7, 8, 9]


def test_an_hour_that_comes_twice_in_the_night_stays_on_its_day() -> None:
    """Berlin's second half past two is the same Sunday."""
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    assert local_date(second, BERLIN) == date(2026, 10, 25)


def test_a_span_is_cut_where_the_persons_day_ends() -> None:
    """Midnight in Berlin is 23:00 UTC in November."""
    parts = list(cut_at_midnight(at(22), at(24), BERLIN))

    assert parts == [
        (date(2026, 11, 19), at(22), at(23)),
        (date(2026, 11, 20), at(23), at(24)),
    ]


@pytest.mark.parametrize("end", [at(9), at(8)])
def test_an_empty_span_has_no_parts(end: datetime) -> None:
    """Nothing is nothing, on any day."""
    assert list(cut_at_midnight(at(9), end, BERLIN)) == []
