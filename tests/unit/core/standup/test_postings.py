"""At most one standup a channel and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tracksync.core.delivery.outcomes import (
    Busy,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.sentences import say
from tracksync.core.standup.postings import (
    UNDER_WAY,
    MayPost,
    Posting,
    PostingState,
    Told,
    as_seen,
    doubted,
    found_there,
    looked,
    mark_of,
    may_post,
    settled,
)

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
BEGUN = Posting("slack-1", date(2026, 11, 27), PostingState.SENDING, NOW)
TOLD = Told("Standup", "a1", date(2026, 11, 26))


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Written(""), PostingState.POSTED),
        (NoAnswer(say("It took too long.")), PostingState.UNKNOWN),
        (NotReached(), PostingState.REFUSED),
        (Refused(404), PostingState.REFUSED),
        (Busy(None), PostingState.REFUSED),
        (Busy(None, is_unsure=True), PostingState.UNKNOWN),
        (SignInExpired(), PostingState.REFUSED),
    ],
)
def test_only_a_lost_answer_is_unknown(outcome: WriteOutcome, state: PostingState) -> None:
    """Everything else says whether it is there, but for a wait that nobody knows who told."""
    after = settled(BEGUN, outcome, NOW + timedelta(seconds=1))

    assert (after.state, after.changed_at) == (state, NOW + timedelta(seconds=1))
    assert after.reason == getattr(outcome, "reason", "")


@pytest.mark.parametrize(
    ("state", "may"),
    [
        (None, MayPost.YES),
        (PostingState.REFUSED, MayPost.YES),
        (PostingState.POSTED, MayPost.POSTED),
        (PostingState.UNKNOWN, MayPost.ANEW),
        (PostingState.SKIPPED, MayPost.SKIPPED),
        (PostingState.DELETED, MayPost.DELETED),
        (PostingState.SENDING, MayPost.UNDER_WAY),
    ],
)
def test_what_may_go(state: PostingState | None, may: MayPost) -> None:
    """Only what is surely not there goes without a word of the person."""
    found = None if state is None else Posting("slack-1", BEGUN.day, state, NOW)

    assert may_post(found, NOW) is may


@pytest.mark.parametrize(
    "age", [UNDER_WAY, timedelta(days=3), -timedelta(seconds=1)], ids=["late", "old", "clock back"]
)
def test_an_answer_that_never_came_was_lost(age: timedelta) -> None:
    """A crash leaves *sending*; after longer than any request takes, nobody waits for it."""
    assert as_seen(BEGUN, NOW + age).state is PostingState.UNKNOWN
    assert may_post(BEGUN, NOW + age) is MayPost.ANEW
    assert as_seen(BEGUN, NOW + UNDER_WAY - timedelta(seconds=1)) == BEGUN


def test_a_mark_is_known_before_anything_is_sent() -> None:
    """It follows from these, so it outlives a crash and an older copy of the store."""
    days = [BEGUN.day + timedelta(days=n) for n in range(9)]
    marks = {mark_of(of, to, day) for of in "12" for to in ("a-1", "b-1") for day in days}

    assert mark_of("1", "a-1", BEGUN.day) in marks
    assert len(marks) == 36


def test_what_a_look_shows() -> None:
    """Found is found; not found proves nothing while a request may still be under way."""
    later, late = NOW + timedelta(minutes=5), NOW + UNDER_WAY
    found = looked(BEGUN, Written("m1"), later)
    closed = looked(BEGUN, Refused(200, say("No.")), late)

    assert (found.state, found.remote_id, found.is_standing) == (PostingState.POSTED, "m1", True)
    assert looked(BEGUN, None, later).state is PostingState.UNKNOWN
    assert looked(BEGUN, None, late).state is PostingState.REFUSED
    assert looked(BEGUN, NotReached(), late).state is PostingState.UNKNOWN
    assert (closed.state, closed.reason, closed.changed_at) == (PostingState.UNKNOWN, "No.", NOW)


def test_only_what_has_a_name_over_there_stands() -> None:
    """A webhook tells none."""
    assert not settled(BEGUN, Written(""), NOW).is_standing
    assert not looked(BEGUN, None, NOW).is_standing


@pytest.mark.parametrize("state", [None, *PostingState])
def test_what_is_found_though_it_was_not_sent(state: PostingState | None) -> None:
    """Another device has posted it, unless it may be one that was sent from here."""
    before = None if state is None else replace(BEGUN, state=state, told=TOLD)
    found = found_there(before, BEGUN.channel, BEGUN.day, "C1/2", NOW)
    is_ours = state in {PostingState.REFUSED, PostingState.UNKNOWN}

    assert (found.state, found.remote_id, found.changed_at) == (PostingState.POSTED, "C1/2", NOW)
    assert found.told == (TOLD if is_ours else None)
    assert found.reason == ("" if is_ours else "It was posted from another device.")
    assert found.is_standing


@pytest.mark.parametrize("state", [None, *PostingState])
def test_a_day_of_a_store_that_came_out_of_a_copy_is_in_doubt(state: PostingState | None) -> None:
    """Unless it says itself what became of it; what was refused then may have gone since."""
    before = None if state is None else replace(BEGUN, state=state)
    after = doubted(before, BEGUN.channel, BEGUN.day, NOW)

    if state in {None, PostingState.REFUSED}:
        assert after is not None
        assert after.state is PostingState.UNKNOWN
        assert may_post(after, NOW) is not MayPost.YES
    else:
        assert after is None


def test_a_link_that_is_told_at_once_is_kept() -> None:
    """Where a service has no name for it that would be of use here."""
    after = settled(BEGUN, Written("", "https://teams.example/1"), NOW)

    assert (after.link, after.is_standing) == ("https://teams.example/1", False)
