"""A service is never asked more often than it allows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.delivery.pacing import Limit, counted, free_at, hurried

SECOND = timedelta(seconds=1)
PAUSES = st.lists(st.sampled_from([0, 0, 0, 0.01, 0.3, 1, 7, 200]), max_size=200)


def limit(count: int, seconds: float = 10) -> Limit:
    return Limit("connection", "any", count, timedelta(seconds=seconds), "a page")


@given(count=st.integers(1, 60), pauses=PAUSES)
def test_no_stretch_holds_more_than_is_allowed(count: int, pauses: list[float]) -> None:
    """However impatient somebody asks: each in its turn, and the service never says 429."""
    allowed, now, full_at, asked = limit(count), timedelta(days=3), None, list[timedelta]()
    for pause in pauses:
        now += timedelta(seconds=pause)
        if full_at is not None:
            now = max(now, free_at(allowed, full_at))
        full_at = counted(allowed, full_at, now)
        asked.append(now)

    for begin in asked:
        assert sum(begin <= at < begin + allowed.span for at in asked) <= count


def test_what_was_not_used_may_go_at_once() -> None:
    """After a quiet hour a handful goes without a wait, and no more is saved up than that."""
    allowed, now = limit(8), timedelta(hours=1)
    first = counted(allowed, None, now)
    second = counted(allowed, first, now)

    assert free_at(allowed, first) <= now < free_at(allowed, second)
    assert free_at(allowed, second) - now == allowed.apart == 2.5 * SECOND
    assert counted(allowed, second, now + timedelta(hours=9)) == counted(
        allowed, None, now + timedelta(hours=9)
    )


@pytest.mark.parametrize(
    ("verbs", "reads", "writes"),
    [("read", True, False), ("write", False, True), ("any", True, True)],
)
def test_a_limit_covers_what_it_says(verbs: str, *, reads: bool, writes: bool) -> None:
    """Reading does not use up what is allowed for writing."""
    of = Limit("endpoint", verbs, 8, SECOND, "a page")

    assert (of.covers(is_write=False), of.covers(is_write=True)) == (reads, writes)


def test_a_double_is_treated_with_less_patience() -> None:
    """The same figures, in less time."""
    (quick,) = hurried([limit(8)], 0.05)

    assert (quick.count, quick.span) == (8, timedelta(seconds=0.5))
