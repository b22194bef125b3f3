"""What a service was handed for later: never two, and never one that nobody wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tracksync.core.delivery.outcomes import (
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    WriteOutcome,
    Written,
)
from tracksync.core.sentences import say
from tracksync.core.standup.handing import LEAST_AHEAD, may_hand, sought, withdrawn
from tracksync.core.standup.postings import (
    UNDER_WAY,
    MayPost,
    Posting,
    PostingState,
    may_post,
    recalled,
    settled,
)
from tracksync.core.standup.schedules import Deed, Schedule, Stage, asked_for

AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BEGUN_AT = AT - 50 * MINUTE
DAY = date(2026, 11, 27)
SENDING = Posting("slack-1", DAY, PostingState.SENDING, BEGUN_AT, goes_at=AT)
LOST = replace(SENDING, state=PostingState.UNKNOWN)
HANDED = settled(SENDING, Written("Q1"), BEGUN_AT)
RECALLED = recalled(HANDED, BEGUN_AT)
SKIPPED = replace(HANDED, state=PostingState.SKIPPED)
WAITS, THERE, NO = Written("Q1"), Written("m1"), Refused(200, say("A scope is missing."))
BEFORE, JUST_BEFORE, JUST_AFTER = AT - 20 * MINUTE, AT - MINUTE / 2, AT + MINUTE
AFTER = AT + UNDER_WAY
Found = Written | Failure | None


def test_what_was_taken_is_handed() -> None:
    """It has the name by which it can be taken back; all else says whether it is there."""
    assert (HANDED.state, HANDED.remote_id, HANDED.goes_at) == (PostingState.HANDED, "Q1", AT)
    lost = settled(SENDING, NoAnswer(say("Too long.")), BEGUN_AT)
    assert (lost.state, lost.goes_at) == (PostingState.UNKNOWN, AT)
    refused = settled(SENDING, NO, BEGUN_AT)
    assert (refused.state, refused.goes_at) == (PostingState.REFUSED, None)
    assert not HANDED.is_standing


@pytest.mark.parametrize(
    ("ahead", "may"), [(LEAST_AHEAD, True), (LEAST_AHEAD - MINUTE / 60, False), (-MINUTE, False)]
)
def test_there_must_be_time_to_hand_it_over(ahead: timedelta, may: bool) -> None:
    """Two minutes."""
    assert may_hand(AT, AT - ahead) is may


@pytest.mark.parametrize(
    ("before", "waiting", "there", "now", "state"),
    [
        # Nobody knows whether the service took it.
        (LOST, WAITS, None, BEFORE, PostingState.HANDED),
        (SENDING, WAITS, None, JUST_BEFORE, PostingState.HANDED),
        (LOST, None, None, BEFORE, PostingState.REFUSED),
        (LOST, None, NO, BEFORE, PostingState.REFUSED),
        (LOST, None, None, BEGUN_AT + MINUTE, PostingState.UNKNOWN),
        (LOST, None, None, BEGUN_AT - MINUTE, PostingState.REFUSED),
        (LOST, NotReached(), None, BEFORE, PostingState.UNKNOWN),
        (SENDING, NotReached(), NotReached(), BEFORE, PostingState.UNKNOWN),
        (LOST, None, None, JUST_BEFORE, PostingState.UNKNOWN),
        (LOST, None, None, JUST_AFTER, PostingState.UNKNOWN),
        (LOST, None, THERE, JUST_AFTER, PostingState.POSTED),
        (LOST, None, None, AFTER, PostingState.REFUSED),
        (LOST, None, NO, AFTER, PostingState.UNKNOWN),
        # It took it.
        (HANDED, None, THERE, JUST_AFTER, PostingState.POSTED),
        (HANDED, None, None, JUST_AFTER, PostingState.HANDED),
        (HANDED, WAITS, None, AFTER, PostingState.HANDED),
        (HANDED, None, NO, AFTER, PostingState.HANDED),
        (HANDED, None, None, AFTER, PostingState.UNKNOWN),
        # It shall not post it.
        (RECALLED, None, THERE, JUST_AFTER, PostingState.POSTED),
        (RECALLED, None, None, JUST_AFTER, PostingState.RECALLED),
        (RECALLED, None, None, AFTER, PostingState.REFUSED),
        (SKIPPED, None, THERE, JUST_AFTER, PostingState.POSTED),
        (SKIPPED, None, None, AFTER, PostingState.SKIPPED),
    ],
)
def test_what_a_look_shows(
    before: Posting, waiting: Found, there: Found, now: datetime, state: PostingState
) -> None:
    """Nothing is taken for absent while it may be on its way from one place to the other."""
    after = sought(before, waiting, there, now)

    assert after.state is state
    is_over = state in {PostingState.POSTED, PostingState.REFUSED} or (before is SKIPPED)
    assert (after.goes_at is None) is is_over
    if state is PostingState.POSTED:
        assert after.remote_id == "m1"


def test_a_look_for_what_was_not_handed_over_changes_nothing() -> None:
    """It is looked for by others."""
    plain = replace(LOST, goes_at=None)
    assert sought(plain, None, None, AFTER) == plain


@pytest.mark.parametrize(
    ("before", "outcome", "now", "state", "is_off"),
    [
        (RECALLED, Written("Q1"), BEFORE, PostingState.REFUSED, True),
        (SKIPPED, Written("Q1"), BEFORE, PostingState.SKIPPED, True),
        (RECALLED, Refused(404), BEFORE, PostingState.REFUSED, True),
        (RECALLED, Refused(404), JUST_BEFORE, PostingState.RECALLED, False),
        (SKIPPED, Refused(404), JUST_BEFORE, PostingState.SKIPPED, False),
        (RECALLED, NO, BEFORE, PostingState.RECALLED, False),
        (RECALLED, NoAnswer(say("Too long.")), BEFORE, PostingState.RECALLED, False),
        (SKIPPED, NotReached(), BEFORE, PostingState.SKIPPED, False),
    ],
)
def test_what_taking_back_shows(
    before: Posting, outcome: WriteOutcome, now: datetime, state: PostingState, is_off: bool
) -> None:
    """Only what surely does not wait any more is let go of."""
    after = withdrawn(before, outcome, now)

    assert (after.state, after.is_recalled) == (state, not is_off)
    assert (after.goes_at is None, after.remote_id == "") == (is_off, is_off)


@pytest.mark.parametrize("before", [HANDED, RECALLED, SKIPPED])
def test_nothing_goes_while_the_service_may_have_it(before: Posting) -> None:
    """Much later only the person knows."""
    assert may_post(before, BEFORE) is MayPost.HANDED
    assert may_post(before, AFTER) is MayPost.ANEW


def test_what_lost_its_time_is_for_the_person_to_say() -> None:
    """Its words were erased, and its time with them."""
    assert may_post(replace(HANDED, goes_at=None), AFTER) is MayPost.ANEW


@pytest.mark.parametrize(
    ("now", "can"), [(BEFORE, True), (JUST_BEFORE, False), (JUST_AFTER, False)]
)
def test_in_its_last_minute_it_is_not_let_go_of(now: datetime, can: bool) -> None:
    """Only one that was handed over is."""
    assert HANDED.can_recall(now) is can
    assert not RECALLED.can_recall(now)


AHEAD = Schedule("1", "slack-1", AT.time(), is_ahead=True)


@pytest.mark.parametrize(
    ("schedule", "is_approved", "can_hand", "deed"),
    [
        (AHEAD, True, True, Deed.HAND),
        (replace(AHEAD, is_automatic=True), False, True, Deed.HAND),
        (AHEAD, False, True, Deed.REVIEW),
        (AHEAD, True, False, None),
        (replace(AHEAD, is_automatic=True), False, False, Deed.ANNOUNCE),
        (replace(AHEAD, is_ahead=False), True, True, None),
    ],
)
def test_what_is_certain_is_handed_over(
    schedule: Schedule, is_approved: bool, can_hand: bool, deed: Deed | None
) -> None:
    """In the hour before; at its time it is posted from here, if it still has to be."""
    words = {"is_approved": is_approved, "can_hand": can_hand}
    assert asked_for(schedule, Stage.REVIEW, None, **words) is deed
    refused = replace(SENDING, state=PostingState.REFUSED, goes_at=None)
    assert asked_for(schedule, Stage.REVIEW, refused, **words) is deed
    for known in (SENDING, LOST, HANDED, RECALLED, SKIPPED):
        assert asked_for(schedule, Stage.REVIEW, known, **words) is None
    assert asked_for(schedule, Stage.DUE, LOST, **words) is Deed.DOUBT
