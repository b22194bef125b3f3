"""Trying again, but not too often."""

from tests.unit.platforms.hands import Seconds
from tracksync.platforms.patience import Patience


def test_the_first_try_waits_for_nothing() -> None:
    """At start what is there answers at once."""
    assert Patience(1, 30, monotonic=Seconds()).is_over


def test_each_failure_doubles_the_wait_up_to_its_bound() -> None:
    """Something that is gone for hours costs next to nothing, and is found again in time."""
    clock = Seconds()
    patience = Patience(1, 6, monotonic=clock)
    waits = []
    for _ in range(5):
        patience.failed()
        waits.append(patience.left_s)
        clock.pass_(patience.left_s)

    assert waits == [1, 2, 4, 6, 6]
    assert patience.is_over


def test_success_forgets_the_failures() -> None:
    """The next trouble is a new one."""
    patience = Patience(1, 30, monotonic=Seconds())
    patience.failed()
    patience.failed()
    patience.succeeded()
    is_over_at_once = patience.is_over
    patience.failed()

    assert is_over_at_once
    assert patience.left_s == 1
