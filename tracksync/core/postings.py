"""What became of a standup at a channel: at most one a channel and day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracksync.core.outcomes import NoAnswer, WriteOutcome, Written
from tracksync.core.sentences import UNSAID, Sentence

# Longer than any request may take: what is *sending* for so long has lost its answer.
UNDER_WAY = timedelta(minutes=15)


class PostingState(StrEnum):
    """How far it has come. *sending* is durable before the request."""

    SENDING = "sending"
    POSTED = "posted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Posting:
    """
    A day's standup at one channel; the two are its key.

    Attributes:
        channel: The connection.
        day: The local date it is of.
        reason: Why it is *refused* (it is surely not there) or *unknown* (it may be).
    """

    channel: str
    day: date
    state: PostingState
    changed_at: datetime
    reason: Sentence = UNSAID


class MayPost(StrEnum):
    """Whether it may go out now."""

    YES = "yes"
    ANEW = "anew"  # by the person's word that it is not there
    SKIPPED = "skipped"  # by the person's word that it goes after all
    UNDER_WAY = "under way"
    POSTED = "posted"


def as_seen(posting: Posting, now: datetime) -> Posting:
    """Tell what is known of it: an answer that did not come for so long was lost."""
    age = now - posting.changed_at
    is_lost = posting.state is PostingState.SENDING and not timedelta(0) <= age < UNDER_WAY
    return replace(posting, state=PostingState.UNKNOWN) if is_lost else posting


def may_post(found: Posting | None, now: datetime) -> MayPost:
    """Tell whether a standup may go to a channel, from what became of it so far."""
    if found is None:
        return MayPost.YES
    return {
        PostingState.SENDING: MayPost.UNDER_WAY,
        PostingState.POSTED: MayPost.POSTED,
        PostingState.REFUSED: MayPost.YES,
        PostingState.UNKNOWN: MayPost.ANEW,
        PostingState.SKIPPED: MayPost.SKIPPED,
    }[as_seen(found, now).state]


def settled(posting: Posting, outcome: WriteOutcome, now: datetime) -> Posting:
    """Take in how the request ended. Where no answer came it may have arrived: *unknown*."""
    if isinstance(outcome, Written):
        return replace(posting, state=PostingState.POSTED, changed_at=now, reason=UNSAID)
    is_unknown = isinstance(outcome, NoAnswer)
    state = PostingState.UNKNOWN if is_unknown else PostingState.REFUSED
    return replace(posting, state=state, changed_at=now, reason=outcome.reason)
