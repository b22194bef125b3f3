"""When an access token is renewed, and how long a lost renewal is repeated."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tracksync.core.grants import LEEWAY, is_due, wait_after_loss

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("lives", "passed", "due"),
    [
        (HOUR, timedelta(0), False),
        (HOUR, 57 * MINUTE, False),
        (HOUR, 58 * MINUTE, True),
        (HOUR, 5 * HOUR, True),
        (MINUTE, 53 * SECOND, False),
        (MINUTE, 54 * SECOND, True),
        (None, timedelta(days=400), False),
    ],
)
def test_a_token_is_renewed_shortly_before_its_end(
    lives: timedelta | None, passed: timedelta, *, due: bool
) -> None:
    """Two minutes, or the last tenth; one whose life nobody told is used until it is refused."""
    assert is_due(lives, passed) is due


def test_a_lost_renewal_is_repeated_ever_less_often_within_the_leeway() -> None:
    """Some ten tries, the last one before the old token is worth nothing."""
    since, waits = timedelta(0), list[timedelta]()
    while (wait := wait_after_loss(len(waits) + 1, since)) is not None:
        waits.append(wait)
        since += wait

    assert waits[:3] == [5 * SECOND, 10 * SECOND, 20 * SECOND]
    assert max(waits) == 2 * MINUTE
    assert LEEWAY <= since < LEEWAY + 2 * MINUTE
    assert sum(waits[:-1], timedelta(0)) < LEEWAY


def test_so_many_losses_do_not_overflow() -> None:
    """However often it was lost."""
    assert wait_after_loss(10**6, timedelta(0)) == 2 * MINUTE
