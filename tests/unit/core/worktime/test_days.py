"""One local day: rows, questions, gaps, and a total that adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.made import BERLIN, INVOICE, TEXT, at, entry, minutes, uid
from tracksync.core.journal.entries import Entry, Evidence, Question, QuestionState
from tracksync.core.worktime.days import Day, Span, day_of

THURSDAY = date(2026, 11, 19)
NOON = at(12)


def question(number: int, start: datetime, end: datetime) -> Question:
    seen = (Evidence.NO_INPUT,)
    return Question(uid(number), start, end, "UTC", INVOICE, TEXT, uid(1), None, seen)


def day(*entries: Entry, questions: tuple[Question, ...] = (), zone: str = "UTC") -> Day:
    return day_of(THURSDAY, zone, entries, questions, now=NOON)


def test_a_day_without_entries_is_empty() -> None:
    """Its bounds are known all the same."""
    empty = day(zone=BERLIN)

    assert (empty.start_at, empty.end_at) == (at(-1), at(23))
    assert (empty.rows, empty.questions, empty.total, empty.gaps) == ((), (), timedelta(0), ())


def test_entries_are_shown_by_their_start() -> None:
    """In whatever order they come, whole."""
    shown = day(entry(2, at(10), at(11)), entry(1, at(8), at(9)))

    assert [row.entry.id for row in shown.rows] == [uid(1), uid(2)]
    assert [row.is_cut for row in shown.rows] == [False, False]
    assert shown.total == minutes(120)


def test_an_entry_over_midnight_is_shown_with_its_part_of_the_day() -> None:
    """22:00 to 02:00 in Berlin is two hours of this day; its edge is not midnight."""
    (row,) = day(entry(1, at(21), at(25), zone=BERLIN), zone=BERLIN).rows

    assert (row.start_at, row.end_at, row.length) == (at(21), at(23), minutes(120))
    assert (row.is_cut, row.is_running) == (True, False)


def test_an_entry_from_the_day_before_is_cut_too() -> None:
    """The other edge of the same."""
    (row,) = day(entry(1, at(-2), at(2))).rows

    assert (row.start_at, row.length, row.is_cut) == (at(0), minutes(120), True)


def test_the_running_entry_reaches_to_now() -> None:
    """And is not cut: nobody knows where it will end."""
    (row,) = day(entry(1, at(9), None)).rows

    assert (row.end_at, row.is_running, row.is_cut) == (NOON, True, False)


def test_the_running_entry_of_yesterday_filled_its_day() -> None:
    """Looking back at the day it began on."""
    (row,) = day_of(THURSDAY, "UTC", [entry(1, at(20), None)], (), now=at(30)).rows

    assert row.length == minutes(240)


def test_an_entry_that_starts_ahead_of_the_clock_has_no_length_yet() -> None:
    """The clock was put back; it is shown, with nothing in it."""
    (row,) = day(entry(1, at(13), None)).rows

    assert row.length == timedelta(0)


def test_other_days_are_left_out() -> None:
    """What only touches midnight belongs to the day it lies in."""
    shown = day(
        entry(1, at(-2), at(0)),
        entry(2, at(24), at(25)),
        entry(3, at(0), at(0)),
        entry(4, at(-1), at(-1)),
    )

    assert [row.entry.id for row in shown.rows] == [uid(3)]


def test_overlap_is_shown_and_counts_twice() -> None:
    """It is never silently cut."""
    shown = day(entry(1, at(9), at(11)), entry(2, at(10), at(11)), entry(3, at(11), at(12)))

    assert [row.is_overlapping for row in shown.rows] == [True, True, False]
    assert shown.total == minutes(240)


def test_questions_of_the_day_wait_in_order() -> None:
    """Those with an answer, and those of other days, do not."""
    answered = replace(question(8, at(9), at(10)), state=QuestionState.ANSWERED)
    deferred = replace(question(7, at(11), at(12)), state=QuestionState.DEFERRED)
    early, late = question(6, at(8), at(9)), question(5, at(24), at(25))
    before = question(4, at(-1), at(0))

    assert day(questions=(answered, deferred, late, early, before)).questions == (early, deferred)


def test_gaps_lie_between_what_is_told() -> None:
    """Neither an entry nor a question covers them; before the first and after the last is none."""
    shown = day(
        entry(1, at(8), at(9)),
        entry(2, at(8, 30), at(8, 45)),
        entry(3, at(10), at(11)),
        questions=(question(7, at(9), at(9, 30)), question(8, at(15), at(16))),
    )

    assert shown.gaps == (Span(at(9, 30), at(10)),)


def test_a_gap_may_lie_before_an_entry_without_length() -> None:
    """It is a row like any other."""
    assert day(entry(1, at(8), at(9)), entry(2, at(10), at(10))).gaps == (Span(at(9), at(10)),)


def test_a_question_after_the_last_entry_makes_no_gap() -> None:
    """Nothing was tracked after it."""
    assert day(entry(1, at(8), at(9)), questions=(question(7, at(10), at(11)),)).gaps == ()


@pytest.mark.parametrize(("month", "on", "hours"), [(3, 29, 23), (10, 25, 25)])
def test_a_day_of_a_change_of_clocks_is_23_or_25_hours_long(
    month: int, on: int, hours: int
) -> None:
    """And an entry over all of it as long as that."""
    changed = date(2026, month, on)
    empty = day_of(changed, BERLIN, (), (), now=NOON)
    whole = entry(1, empty.start_at, empty.end_at, zone=BERLIN)

    assert day_of(changed, BERLIN, [whole], (), now=NOON).total == timedelta(hours=hours)


spans = st.lists(st.tuples(st.integers(-3000, 6000), st.integers(0, 3000)), max_size=12)


@given(drawn=spans)
def test_three_days_add_up_to_their_entries(drawn: list[tuple[int, int]]) -> None:
    """Whatever lies in them is shown on exactly the days it lies in."""
    entries = [
        entry(n, at(0) + minutes(start), at(0) + minutes(start + length))
        for n, (start, length) in enumerate(drawn)
    ]
    days = [
        day_of(THURSDAY + timedelta(days=n), "UTC", entries, (), now=NOON) for n in range(-3, 8)
    ]

    shown = sum((d.total for d in days), timedelta(0))
    assert shown == sum((e.duration for e in entries), timedelta(0))
    for one in days:
        assert all(one.start_at <= r.start_at <= r.end_at <= one.end_at for r in one.rows)
        assert all(gap.start_at < gap.end_at for gap in one.gaps)
        assert not any(
            r.start_at < gap.end_at and r.end_at > gap.start_at
            for r in one.rows
            for gap in one.gaps
        )
