"""Times and lengths are said as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from tests.desktop.stage import Stage
from tracksync.desktop.look.words import Words, in_table

LENGTHS = {
    timedelta(0): ("0 min", "0:00"),
    timedelta(seconds=59): ("< 1 min", "0:00"),
    timedelta(minutes=25): ("25 min", "0:25"),
    timedelta(hours=1, minutes=25): ("1 h 25 min", "1:25"),
    timedelta(hours=8): ("8 h", "8:00"),
    timedelta(hours=120, minutes=5): ("120 h 5 min", "120:05"),
}


@pytest.mark.parametrize("length", LENGTHS)
def test_a_length_is_said_and_tabled(on: Stage, length: timedelta) -> None:
    """In sentences with units, in tables with a colon; seconds are dropped."""
    assert (on.look.words.length(length), in_table(length)) == LENGTHS[length]


def test_a_negative_length_has_a_real_minus() -> None:
    """A difference can be below zero, and lines up with the others."""
    assert in_table(timedelta(minutes=-90)) == "\N{MINUS SIGN}1:30"


@pytest.mark.parametrize(
    ("locale", "said"), [("en_GB", "16:05"), ("en_US", "4:05 PM"), ("de_DE", "16:05")]
)
def test_the_clock_is_the_persons(locale: str, said: str) -> None:
    """Twelve or twenty-four hours, as the locale has it."""
    words = Words(QLocale(locale))
    shown = words.clock(datetime(2026, 11, 19, 15, 5, tzinfo=UTC), "Europe/Berlin")

    assert shown.replace("\N{NARROW NO-BREAK SPACE}", " ") == said
    assert words.is_24h is (locale != "en_US")


def test_a_day_is_said_in_full_and_in_short(on: Stage) -> None:
    """Headings say the day in full, tables in short."""
    day = date(2026, 11, 19)

    assert on.look.words.day(day) == "Thursday, 19 November"
    assert on.look.words.short_day(day) == "Thu 19 Nov"
    assert on.look.words.full_date(day) == "19 November 2026"


def test_a_day_is_the_one_of_the_persons_zone(on: Stage) -> None:
    """Ten past midnight in Berlin is still yesterday in UTC, and nobody thinks in UTC."""
    at = datetime(2026, 11, 20, 23, 10, tzinfo=UTC)

    assert on.look.words.day_at(at, "Europe/Berlin") == "Sat 21 Nov"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2026, 11, 16), "16 November 2026"),
        (date(2026, 11, 22), "16 – 22 November 2026"),
        (date(2026, 12, 3), "16 November – 3 December 2026"),
        (date(2027, 1, 3), "16 November 2026 – 3 January 2027"),
    ],
)
def test_a_span_of_days_says_no_more_than_needed(on: Stage, last: date, said: str) -> None:
    """Month and year are said once where they are the same."""
    assert on.look.words.days(date(2026, 11, 16), last) == said
