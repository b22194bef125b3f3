"""What each moment was: believed when seen, and unknown when nobody can tell."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.made import INVOICE, TEXT, at, minutes, uid
from tracksync.core.journal.entries import Evidence, Question
from tracksync.core.journal.events import SessionFact
from tracksync.core.worktime.activity import Block, Use, Used
from tracksync.core.worktime.states import (
    BUCKET,
    Bucket,
    State,
    Stretch,
    Witness,
    buckets,
    stretches,
    witnesses_from,
    witnesses_of,
)

USED, REST, DARK = Use(Used.YES, Used.NO), Use(Used.NO, Used.NO), Use(Used.UNKNOWN, Used.UNKNOWN)
NOT_SEEN, LOCKED, ASLEEP = Evidence.NOT_SEEN, Evidence.LOCKED, Evidence.ASLEEP


def told(*blocks: Block, witnesses: tuple[Witness, ...] = ()) -> list[tuple[float, State]]:
    """Say what nine to ten was: minutes after nine, and state."""
    found = stretches(blocks, witnesses, start=at(9), end=at(10), threshold=minutes(5))
    return [((s.start_at - at(9)) / minutes(1), s.state) for s in found]


def block(start: float, end: float, use: Use) -> Block:
    return Block(at(9) + minutes(start), at(9) + minutes(end), use)


def witness(start: float, end: float, *evidence: Evidence) -> Witness:
    return Witness(at(9) + minutes(start), at(9) + minutes(end), evidence)


def test_where_nothing_was_seen_nothing_is_known() -> None:
    """Unknown is not active, and not idle either."""
    found = stretches((), (), start=at(9), end=at(10), threshold=minutes(5))

    assert found == (Stretch(at(9), at(10), State.UNKNOWN, (NOT_SEEN,)),)


def test_an_empty_span_was_nothing() -> None:
    """Before the day has begun there is nothing to show."""
    assert stretches((), (), start=at(9), end=at(9), threshold=minutes(5)) == ()


def test_use_is_work_a_short_rest_is_thinking_a_long_one_is_away() -> None:
    """Thinking is not idle."""
    said = told(block(0, 20, USED), block(20, 24, REST), block(24, 40, USED), block(40, 60, REST))

    assert said == [
        (0, State.WORKING),
        (20, State.THINKING),
        (24, State.WORKING),
        (40, State.AWAY),
    ]


def test_a_rest_of_just_the_threshold_is_away() -> None:
    """As the watcher counts it."""
    assert told(block(0, 5, REST), block(5, 60, USED))[0] == (0, State.AWAY)


def test_rests_that_meet_are_one_rest() -> None:
    """Three and three minutes without input are six."""
    assert told(block(0, 3, REST), block(3, 6, REST), block(6, 60, USED)) == [
        (0, State.AWAY),
        (6, State.WORKING),
    ]


def test_rests_with_a_gap_between_are_two() -> None:
    """Nobody knows what happened in the gap."""
    said = told(block(0, 3, REST), block(4, 7, REST), block(7, 60, USED))

    assert [state for _, state in said] == [
        State.THINKING,
        State.UNKNOWN,
        State.THINKING,
        State.WORKING,
    ]


def test_a_rest_counts_from_before_the_day() -> None:
    """Midnight does not turn being away into thinking."""
    assert told(block(-30, 2, REST), block(2, 60, USED))[0] == (0, State.AWAY)


def test_what_no_source_can_tell_has_no_evidence() -> None:
    """Samples were taken, and said nothing."""
    found = stretches([block(0, 60, DARK)], (), start=at(9), end=at(10), threshold=minutes(5))

    assert found == (Stretch(at(9), at(10), State.UNKNOWN),)


def test_a_gap_is_what_was_witnessed() -> None:
    """The lid was shut from ten past to half past; the rest of the gap stays unknown."""
    said = told(
        block(0, 5, USED), block(40, 60, USED), witnesses=(witness(10, 30, Evidence.ASLEEP),)
    )

    assert said == [
        (0, State.WORKING),
        (5, State.UNKNOWN),
        (10, State.ASLEEP),
        (30, State.UNKNOWN),
        (40, State.WORKING),
    ]


def test_a_locked_screen_without_input_is_locked() -> None:
    """Whoever locks leaves; no threshold is waited for."""
    assert told(block(0, 60, REST), witnesses=(witness(20, 60, LOCKED),)) == [
        (0, State.AWAY),
        (20, State.LOCKED),
    ]


def test_use_is_believed_over_everything() -> None:
    """Somebody typed a password: that was somebody."""
    assert told(block(0, 60, USED), witnesses=(witness(0, 60, LOCKED),)) == [(0, State.WORKING)]


def test_no_input_that_somebody_witnessed_is_the_rest_it_is() -> None:
    """A question about it adds nothing that the samples do not say."""
    said = told(block(0, 60, REST), witnesses=(witness(0, 60, Evidence.NO_INPUT),))

    assert said == [(0, State.AWAY)]


def test_the_strongest_of_several_says_the_state_and_all_are_kept() -> None:
    """Locked first, then asleep: asleep, because of both."""
    (found,) = stretches(
        (),
        [witness(0, 60, LOCKED), witness(0, 60, Evidence.NO_INPUT, ASLEEP)],
        start=at(9),
        end=at(10),
        threshold=minutes(5),
    )

    assert found.state is State.ASLEEP
    assert found.evidence == (LOCKED, Evidence.NO_INPUT, ASLEEP)


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        (Evidence.SWITCHED_AWAY, State.LOCKED),
        (Evidence.NO_INPUT, State.AWAY),
        (Evidence.CRASHED, State.UNKNOWN),
        (Evidence.NOT_RUNNING, State.UNKNOWN),
    ],
)
def test_a_gap_has_the_state_its_evidence_means(evidence: Evidence, state: State) -> None:
    """A crash explains a gap and says nothing about the person."""
    (found,) = stretches(
        (), [witness(0, 60, evidence)], start=at(9), end=at(10), threshold=minutes(5)
    )

    assert (found.state, found.evidence) == (state, (evidence,))


def test_blocks_that_overlap_tell_each_moment_once() -> None:
    """A clock that was put back told of some minutes twice; the first word counts."""
    assert told(block(0, 30, USED), block(10, 20, REST), block(20, 60, REST)) == [
        (0, State.WORKING),
        (30, State.AWAY),
    ]


def test_a_block_without_length_says_nothing() -> None:
    """The first sample of a run."""
    assert told(block(0, 0, USED), block(0, 60, REST)) == [(0, State.AWAY)]


def test_what_the_system_told_is_paired() -> None:
    """Locked and unlocked, slept and woke, away and back, each for itself."""
    facts = [
        (at(9), SessionFact.LOCKED),
        (at(9, 10), SessionFact.SLEPT),
        (at(9, 20), SessionFact.WOKE),
        (at(9, 30), SessionFact.UNLOCKED),
        (at(9, 40), SessionFact.SWITCHED_AWAY),
    ]

    assert witnesses_of(facts, until=at(10)) == (
        Witness(at(9, 10), at(9, 20), (ASLEEP,)),
        Witness(at(9), at(9, 30), (LOCKED,)),
        Witness(at(9, 40), at(10), (Evidence.SWITCHED_AWAY,)),
    )


def test_what_was_told_twice_counts_once() -> None:
    """Desktops tell of one lock in several ways; an end without a beginning is no span."""
    facts = [
        (at(8), SessionFact.UNLOCKED),
        (at(9), SessionFact.LOCKED),
        (at(9, 5), SessionFact.LOCKED),
        (at(9, 10), SessionFact.UNLOCKED),
        (at(9, 11), SessionFact.UNLOCKED),
        (at(10), SessionFact.LOCKED),
    ]

    assert witnesses_of(facts, until=at(10)) == (Witness(at(9), at(9, 10), (LOCKED,)),)


def test_a_question_witnesses_its_span() -> None:
    """With everything that was seen of it."""
    asked = Question(uid(1), at(9), at(10), "UTC", INVOICE, TEXT, uid(2), None, (LOCKED, ASLEEP))

    assert witnesses_from([asked]) == (Witness(at(9), at(10), (LOCKED, ASLEEP)),)


def test_five_minutes_are_summed_up() -> None:
    """Shares of use and of what nobody knows; the state is what most of it was, and why."""
    found = stretches(
        [block(0, 2, USED), block(2, 3, DARK)],
        [witness(3, 5, LOCKED)],
        start=at(9),
        end=at(9, 6),
        threshold=minutes(5),
    )

    assert buckets(found) == (
        Bucket(at(9), at(9, 5), State.WORKING, 0.4, 0.2),
        Bucket(at(9, 5), at(9, 6), State.UNKNOWN, 0.0, 1.0, (NOT_SEEN,)),
    )


def test_a_bucket_has_no_evidence_of_the_one_before() -> None:
    """What ends where it begins is not in it."""
    found = stretches(
        (),
        [witness(0, 5, Evidence.CRASHED), witness(5, 10, Evidence.NOT_RUNNING)],
        start=at(9),
        end=at(9, 10),
        threshold=minutes(5),
    )

    assert [b.evidence for b in buckets(found)] == [(Evidence.CRASHED,), (Evidence.NOT_RUNNING,)]


def test_nothing_is_summed_up_to_nothing() -> None:
    """Before the day has begun there is nothing to show."""
    assert buckets(()) == ()


uses = st.sampled_from([USED, REST, DARK])
evidences = st.sampled_from(list(Evidence))
days = st.tuples(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), uses), max_size=20),
    st.lists(st.tuples(st.integers(-20, 80), st.integers(1, 50), evidences), max_size=6),
)


@given(drawn=days)
def test_every_moment_is_told_exactly_once(
    drawn: tuple[list[tuple[int, int, Use]], list[tuple[int, int, Evidence]]],
) -> None:
    """Whatever was sampled and witnessed, there is neither a hole nor an overlap."""
    reached, blocks = -10, []
    for gap, length, use in drawn[0]:
        blocks.append(block(reached + gap, reached + gap + length, use))
        reached += gap + length
    witnesses = [witness(start, start + length, e) for start, length, e in drawn[1]]
    found = stretches(blocks, witnesses, start=at(9), end=at(10), threshold=minutes(5))

    assert [s.start_at for s in found] == [at(9), *(s.end_at for s in found[:-1])]
    assert found[-1].end_at == at(10)
    assert all((a.state, a.evidence) != (b.state, b.evidence) for a, b in pairwise(found))
    used = sum((_shared(b) for b in blocks if b.use is USED), timedelta(0))
    working = (s.end_at - s.start_at for s in found if s.state is State.WORKING)
    assert sum(working, timedelta(0)) == used
    summed = buckets(found)
    assert len(summed) == 12
    shown = sum((b.active * BUCKET for b in summed), timedelta(0))
    assert abs(shown - used) < timedelta(milliseconds=1)
    assert all(0 <= b.active + b.unknown <= 1 + 1e-9 for b in summed)


def _shared(of: Block) -> timedelta:
    """Tell how much of a block lies between nine and ten."""
    start: datetime = max(of.start, at(9))
    return max(timedelta(0), min(of.end, at(10)) - start)
