"""Activity: whether the devices were used, and nothing else about them."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.made import at, minutes
from tracksync.core.worktime.activity import (
    NOTHING_KNOWN,
    Block,
    Sample,
    Use,
    Used,
    append_sample,
    use_since,
)

YES, NO, UNKNOWN = Used.YES, Used.NO, Used.UNKNOWN
WORKING, RESTING = Use(YES, NO), Use(NO, NO)
GRACE = timedelta(seconds=15)
INTERVAL = timedelta(seconds=5)


def blocks_of(*samples: Sample) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = ()
    for sample in samples:
        blocks = append_sample(blocks, sample, grace=GRACE)
    return blocks


def test_a_sample_can_hold_two_answers_and_nothing_more() -> None:
    """There is no room for what was typed or where the pointer was."""
    assert [f.name for f in fields(Sample)] == ["at", "use"]
    assert [f.name for f in fields(Use)] == ["pointer", "keyboard"]
    assert {used.name for used in Used} == {"YES", "NO", "UNKNOWN"}


@pytest.mark.parametrize(
    ("pointer", "keyboard", "expected"),
    [
        (YES, UNKNOWN, YES),
        (NO, YES, YES),
        (NO, NO, NO),
        (NO, UNKNOWN, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_unknown_is_not_active_and_not_idle(pointer: Used, keyboard: Used, expected: Used) -> None:
    """Only both at rest is rest; one in use is use."""
    assert Use(pointer, keyboard).any is expected


def test_the_first_sample_begins_a_block_without_length() -> None:
    """Nobody knows what was before it."""
    assert blocks_of(Sample(at(9), WORKING)) == (Block(at(9), at(9), WORKING),)


def test_a_sample_that_says_the_same_grows_the_block() -> None:
    """A day of looks is some sixty blocks."""
    blocks = blocks_of(Sample(at(9), WORKING), Sample(at(9, 0, 5), WORKING))

    assert blocks == (Block(at(9), at(9, 0, 5), WORKING),)


def test_a_sample_that_says_another_thing_begins_where_the_last_ended() -> None:
    """The answer is about the time since the look before."""
    blocks = blocks_of(Sample(at(9), WORKING), Sample(at(9, 0, 5), RESTING))

    assert blocks == (Block(at(9), at(9), WORKING), Block(at(9), at(9, 0, 5), RESTING))


def test_a_laptop_that_slept_leaves_a_gap() -> None:
    """Time while the lid was shut is unknown, so it must not become work."""
    blocks = blocks_of(Sample(at(9), WORKING), Sample(at(11), WORKING))

    assert blocks == (Block(at(9), at(9), WORKING), Block(at(11), at(11), WORKING))


def test_a_sample_from_before_the_last_one_is_refused() -> None:
    """Blocks never overlap; a clock that was put back is somebody else's to handle."""
    with pytest.raises(ValueError, match="sample at 08:59:00 is older than block end 09:00:00"):
        blocks_of(Sample(at(9), WORKING), Sample(at(8, 59), WORKING))


@pytest.mark.parametrize(
    ("idle", "expected"),
    [(None, UNKNOWN), (timedelta(0), YES), (INTERVAL, NO), (minutes(5), NO)],
)
def test_a_counter_shorter_than_the_interval_means_use(
    idle: timedelta | None, expected: Used
) -> None:
    """And where there is no counter nobody can tell."""
    assert use_since(idle, None, interval=INTERVAL) == Use(expected, UNKNOWN)
    assert use_since(None, idle, interval=INTERVAL) == Use(UNKNOWN, expected)


uses = st.sampled_from([WORKING, RESTING, Use(YES, YES), NOTHING_KNOWN])


@given(steps=st.lists(st.tuples(st.integers(0, 40), uses), min_size=1, max_size=40))
def test_blocks_are_in_order_and_never_overlap(steps: list[tuple[int, Use]]) -> None:
    """Whenever one looks and whatever one sees, every moment is told of at most once."""
    when, samples = at(9), []
    for seconds, use in steps:
        when += timedelta(seconds=seconds)
        samples.append(Sample(when, use))
    blocks = blocks_of(*samples)
    told = sum((b.end - b.start for b in blocks), timedelta(0))
    gaps = [s for s, _ in steps[1:] if timedelta(seconds=s) > GRACE]

    assert all(b.start <= b.end for b in blocks)
    assert all(b.end <= c.start for b, c in pairwise(blocks))
    assert told == when - samples[0].at - timedelta(seconds=sum(gaps))
