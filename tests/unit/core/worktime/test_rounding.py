"""Rounding: worklogs and reports show it, entries never feel it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.unit.core.made import at, entry, minutes, one_after_another, uid
from tracksync.core.worktime.rounding import MODES, SCOPES, Rounding, round_length, worklog_seconds

lengths = st.integers(0, 30 * 3_600_000).map(lambda ms: timedelta(milliseconds=ms))
few_lengths = st.lists(lengths, max_size=8).map(tuple)
roundings = st.builds(
    Rounding,
    mode=st.sampled_from(MODES),
    step_minutes=st.integers(1, 240),
    minimum_minutes=st.integers(0, 480),
    per=st.sampled_from(SCOPES),
)


def booked(*spans: timedelta, **rule: str | int) -> list[float]:
    """Give the booked minutes of entries of these lengths."""
    found = worklog_seconds(one_after_another(*spans), Rounding(**rule))  # type: ignore[arg-type]  # shorter to read
    return [seconds / 60 for seconds in found.values()]


@pytest.mark.parametrize(
    ("mode", "given_minutes", "expected"),
    [
        ("none", 7.99, 7),
        ("down", 14.9, 0),
        ("down", 15, 15),
        ("up", 0.01, 15),
        ("up", 15, 15),
        ("up", 15.01, 30),
        ("nearest", 7.4, 0),
        ("nearest", 7.5, 15),
        ("nearest", 22.4, 15),
    ],
)
def test_a_length_goes_to_the_step_its_mode_says(
    mode: str, given_minutes: float, expected: int
) -> None:
    """Quarter hours: halves go up, and what lies on a step stays."""
    rule = Rounding(mode, step_minutes=15)

    assert round_length(minutes(given_minutes), rule) == minutes(expected)


def test_a_minimum_is_itself_a_step() -> None:
    """At least ten minutes in quarter hours is a quarter of an hour."""
    rule = Rounding("nearest", step_minutes=15, minimum_minutes=10)

    assert round_length(minutes(1), rule) == minutes(15)


def test_nothing_is_never_rounded_to_something() -> None:
    """Time nobody spent is not booked, whatever the minimum."""
    rule = Rounding("up", step_minutes=15, minimum_minutes=60)

    assert round_length(timedelta(0), rule) == timedelta(0)


@pytest.mark.parametrize(
    "rule",
    [
        {"mode": "sideways"},
        {"per": "week"},
        {"mode": "up", "step_minutes": 0},
        {"minimum_minutes": -1},
    ],
)
def test_what_is_no_rule_is_refused(rule: dict[str, str | int]) -> None:
    """A broken rule must not reach a timesheet."""
    with pytest.raises(ValueError, match="round"):
        Rounding(**rule)  # type: ignore[arg-type]  # broken on purpose


def test_seconds_below_a_minute_are_carried_to_the_next_worklog() -> None:
    """Three times 20 seconds is a minute, and it is not lost."""
    assert booked(minutes(20 / 60), minutes(20 / 60), minutes(20 / 60)) == [0, 0, 1]


def test_a_day_without_entries_books_nothing() -> None:
    """Nothing in, nothing out, for every kind of rounding."""
    assert booked(mode="up", per="day", step_minutes=15) == []


def test_each_entry_is_rounded_by_itself() -> None:
    """Per entry, one and the same length is always booked the same."""
    assert booked(minutes(7), minutes(8), mode="up", step_minutes=15) == [15, 15]


def test_the_last_entry_takes_what_rounding_a_day_adds() -> None:
    """The entries of a day keep their own minutes as far as the total lets them."""
    assert booked(minutes(7), minutes(9), mode="up", per="day", step_minutes=15) == [7, 23]


def test_the_last_entries_give_what_rounding_a_day_takes_away() -> None:
    """20 minutes rounded down to 15: the two last ones give up five."""
    assert booked(minutes(14), minutes(3), minutes(3), mode="down", per="day", step_minutes=15) == [
        14,
        1,
        0,
    ]


def test_an_entry_without_length_is_not_booked_in_anothers_place() -> None:
    """A start and stop by mistake gets no worklog from the rounding of its day."""
    assert booked(minutes(10), timedelta(0), mode="up", per="day", step_minutes=15) == [15, 0]


def test_a_day_of_nothing_but_mistakes_books_nothing() -> None:
    """Rounding a total of zero adds to nobody."""
    assert booked(timedelta(0), mode="up", per="day", step_minutes=15, minimum_minutes=15) == [0]


def test_the_running_entry_has_nothing_to_book_yet() -> None:
    """Only what ended is booked."""
    assert worklog_seconds([entry(1, at(9), None)], Rounding()) == {uid(1): 0}


@given(length=lengths, rule=roundings)
def test_rounding_what_is_rounded_changes_nothing(length: timedelta, rule: Rounding) -> None:
    """A report made from worklogs says the same as the worklogs."""
    once = round_length(length, rule)

    assert round_length(once, rule) == once


@given(one=lengths, other=lengths, rule=roundings)
def test_more_time_is_never_booked_as_less(
    one: timedelta, other: timedelta, rule: Rounding
) -> None:
    """Whoever worked longer has at least as much on the timesheet."""
    assume(one <= other)

    assert round_length(one, rule) <= round_length(other, rule)


@given(spans=few_lengths)
def test_without_rounding_a_day_differs_by_less_than_a_minute(spans: tuple[timedelta, ...]) -> None:
    """However it is cut, the day's worklogs add up to the day."""
    seconds = worklog_seconds(one_after_another(*spans), Rounding())
    missing = sum(spans, timedelta(0)) - timedelta(seconds=sum(seconds.values()))

    assert timedelta(0) <= missing < minutes(1)


@given(spans=few_lengths, rule=roundings)
def test_rounding_by_day_books_the_rounded_total(
    spans: tuple[timedelta, ...], rule: Rounding
) -> None:
    """What the entries of a day book adds up to the day's total, rounded once."""
    assume(rule.per == "day")
    seconds = worklog_seconds(one_after_another(*spans), rule)

    total = round_length(sum(spans, timedelta(0)), rule)
    assert timedelta(seconds=sum(seconds.values())) == total


@given(spans=few_lengths, rule=roundings)
def test_every_entry_books_whole_minutes_and_never_less_than_nothing(
    spans: tuple[timedelta, ...], rule: Rounding
) -> None:
    """A service takes whole minutes only; and an entry without length books none."""
    entries = one_after_another(*spans)
    seconds = worklog_seconds(entries, rule)

    assert [e.id for e in entries] == list(seconds)
    assert all(booked >= 0 and booked % 60 == 0 for booked in seconds.values())
    assert all(seconds[e.id] == 0 for e in entries if not e.duration)


@given(spans=few_lengths, rule=roundings, more=lengths)
def test_one_more_entry_never_takes_from_the_day(
    spans: tuple[timedelta, ...], rule: Rounding, more: timedelta
) -> None:
    """Working on never makes a day shorter."""
    before = worklog_seconds(one_after_another(*spans), rule)
    after = worklog_seconds(one_after_another(*spans, more), rule)

    assert sum(after.values()) >= sum(before.values())
