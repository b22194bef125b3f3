"""How long a service asks to wait."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.network.retry_after import Wait, parse_reset, parse_retry_after, told_now

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (None, Wait(None)),
        ("  ", Wait(None)),
        ("0", Wait(timedelta(0))),
        (" 120 ", Wait(timedelta(minutes=2))),
        ("86400", Wait(timedelta(days=1))),
        ("86401", Wait(timedelta(seconds=86401), is_absurd=True)),
        ("Sun, 01 Mar 2026 12:05:00 GMT", Wait(timedelta(minutes=5))),
        ("Sun, 01 Mar 2026 11:00:00 GMT", Wait(timedelta(0))),
        ("Sunday, 01-Mar-26 12:05:00 GMT", Wait(timedelta(minutes=5))),
        ("Sun Mar  1 12:05:00 2026", Wait(timedelta(minutes=5))),
        ("-5", Wait(None, is_absurd=True)),
        ("1.5", Wait(None, is_absurd=True)),
        ("١٢", Wait(None, is_absurd=True)),
        ("soon", Wait(None, is_absurd=True)),
        ("Sun, 99 Mar 2026 12:05:00 GMT", Wait(None, is_absurd=True)),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, wait: Wait) -> None:
    """Both forms of the header are obeyed; what is neither is said to be absurd, not guessed."""
    assert parse_retry_after(value, NOW) == wait


@pytest.mark.parametrize("value", ["9" * 12, "9" * 5000, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wait_of_ages_is_absurd(value: str) -> None:
    """A service that asks for centuries does not overflow anything, and is not believed."""
    wait = parse_retry_after(value, NOW)

    assert wait.is_absurd
    assert wait.length is not None
    assert wait.length > timedelta(days=365)


@given(st.text(max_size=100))
def test_any_header_is_a_wait(text: str) -> None:
    """Whatever a service writes, the answer is a wait that is never negative."""
    for wait in (parse_retry_after(text, NOW), parse_reset(text, NOW)):
        assert wait.length is None or wait.length >= timedelta(0)


@given(st.integers(0, 86400))
def test_a_date_says_the_same_as_seconds(seconds: int) -> None:
    """One wait told in two forms is one wait."""
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)

    assert parse_retry_after(date, NOW) == parse_retry_after(str(seconds), NOW)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (None, Wait(None)),
        ("2026-03-01T13:00:00Z", Wait(timedelta(hours=1))),
        ("2026-03-01T14:00:00+01:00", Wait(timedelta(hours=1))),
        ("2026-03-01T13:00", Wait(timedelta(hours=1))),
        ("1772370000", Wait(None, is_absurd=True)),
    ],
)
def test_a_reset_is_an_iso_instant(value: str | None, wait: Wait) -> None:
    """Jira tells the end of a wait as ISO 8601, not as a number."""
    assert parse_reset(value, NOW) == wait


@pytest.mark.parametrize("value", [None, "", "yesterday", "Sun, 99 Mar 2026 12:00:00 GMT"])
def test_without_a_date_our_own_clock_serves(value: str | None) -> None:
    """A wait told as a date is measured by the clock that told it, if that clock is known."""
    assert told_now(value, NOW) == NOW
    assert told_now("Sun, 01 Mar 2026 15:00:00 GMT", NOW) == NOW + timedelta(hours=3)
    assert told_now("Sun, 01 Mar 2026 15:00:00 -0000", NOW) == NOW + timedelta(hours=3)
