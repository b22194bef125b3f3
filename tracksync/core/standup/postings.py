"""What became of a standup at a channel: at most one a channel and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from tracksync.core.delivery.outcomes import Failure, NoAnswer, Refused, WriteOutcome, Written
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.values import dataclass

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup.composer import Line

# Longer than any request may take: what is *sending* for so long has lost its answer.
UNDER_WAY = timedelta(minutes=15)
# After so long nobody looks for a lost one any more.
LOOKED_FOR = timedelta(days=2)
# Later a service need not let go of what it was handed: it goes at this moment.
LETS_GO = timedelta(minutes=1)
# So far from today a day may lie whose standup goes out or is skipped.
REACH = timedelta(days=366)
_MARKS = UUID("6c0cf1fd-31f0-4b0f-9d4a-0e6a1a8e6a52")


def is_in_reach(day: date, today: date) -> bool:
    """Whether a standup of *day* may go out, or be skipped: one far ahead led the list for ever."""
    return abs(day - today) <= REACH


class PostingState(StrEnum):
    """How far it has come. *sending* is durable before the request."""

    SENDING = "sending"
    POSTED = "posted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    DELETED = "deleted"
    HANDED = "handed"  # the service has it, and posts it at its time
    RECALLED = "recalled"  # the service has it, and shall not post it as it is


@dataclass(frozen=True, slots=True)
class Told:
    """
    What a standup said.

    Attributes:
        text: As plain text; empty where it can no longer be read.
        gist: Tells it from what others say.
        since: The first of the days it tells about: its words are erased with theirs.
    """

    text: str
    gist: str
    since: date


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What a person approved, or a service was handed: nothing else goes so.

    See `core.standup.approvals`.

    Attributes:
        at: When it was to go.
        form: How it read, as `approvals.form_of` tells it.
        lines: As they were composed, before the person's word on them.
    """

    at: datetime
    form: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """
    What the person said of a day's standup for a channel, by the ids of its lines.

    Attributes:
        on, off: Lines switched.
        texts: What they say instead.
        order: Lines in the order they shall have inside their section; others follow.
        added: Blockers of their own. One that was taken out leaves its place empty, so that the
            others keep their ids.
        is_approved: It goes at its time without another word, as it was `seen`; None of old ones.
        is_lost: There was one, and it can no longer be read.
    """

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    is_approved: bool = False
    is_lost: bool = False
    seen: Seen | None = None


UNREVIEWED = Review()


class ReviewedMeanwhile(Exception):
    """What was prepared is no longer what the person wants said; it has to be prepared anew."""


@dataclass(frozen=True, slots=True)
class Posting:
    """
    A day's standup at one channel; the two are its key.

    Attributes:
        channel: The connection.
        day: The local date it is of.
        reason: Why it is *refused* (it is surely not there) or *unknown* (it may be); of one that
            is *posted*: why it is not in the thread it was to go into.
        told: What was sent; None where nothing was, and of old ones.
        schedule_at: The time of the schedule it went by; None where the person sent it.
        remote_id: What the service calls the message; empty where it told nothing.
        link: Where it can be read; empty where that is not known.
        goes_at: When the service posts it by itself, as long as it may have it for that; then
            `remote_id` is what it calls what waits. See `core.standup.handing`.
        made_of: As long as that: what it was made of, and when it was to go; None of old ones.
    """

    channel: str
    day: date
    state: PostingState
    changed_at: datetime
    reason: Sentence = UNSAID
    told: Told | None = None
    schedule_at: time | None = None
    remote_id: str = ""
    link: str = ""
    goes_at: datetime | None = None
    made_of: Seen | None = None

    @property
    def is_standing(self) -> bool:
        """Whether it is a message that the service knows by a name."""
        return self.state is PostingState.POSTED and bool(self.remote_id)

    @property
    def is_recalled(self) -> bool:
        """Whether the service may have it for its time, and shall not post it."""
        off = {PostingState.RECALLED, PostingState.SKIPPED}
        return self.state in off and self.goes_at is not None

    def can_recall(self, now: datetime) -> bool:
        """Tell whether the service has it for its time, and still can let go of it."""
        is_handed = self.state is PostingState.HANDED
        return is_handed and self.goes_at is not None and self.goes_at - now > LETS_GO


class MayPost(StrEnum):
    """Whether it may go out now."""

    YES = "yes"
    ANEW = "anew"  # by the person's word that it is not there
    SKIPPED = "skipped"  # by the person's word that it goes after all
    DELETED = "deleted"  # the same
    UNDER_WAY = "under way"
    POSTED = "posted"
    HANDED = "handed"


def as_seen(posting: Posting, now: datetime) -> Posting:
    """Tell what is known of it: an answer that did not come for so long was lost."""
    age = now - posting.changed_at
    is_lost = posting.state is PostingState.SENDING and not timedelta(0) <= age < UNDER_WAY
    return replace(posting, state=PostingState.UNKNOWN) if is_lost else posting


def may_post(found: Posting | None, now: datetime) -> MayPost:
    """Tell whether a standup may go to a channel, from what became of it so far."""
    if found is None:
        return MayPost.YES
    if found.goes_at is not None and found.remote_id:
        # Once its time is well over, only the person knows whether it is there.
        return MayPost.ANEW if now >= found.goes_at + UNDER_WAY else MayPost.HANDED
    return {
        PostingState.SENDING: MayPost.UNDER_WAY,
        PostingState.POSTED: MayPost.POSTED,
        PostingState.REFUSED: MayPost.YES,
        PostingState.UNKNOWN: MayPost.ANEW,
        PostingState.SKIPPED: MayPost.SKIPPED,
        PostingState.DELETED: MayPost.DELETED,
        PostingState.HANDED: MayPost.ANEW,
        PostingState.RECALLED: MayPost.ANEW,
    }[as_seen(found, now).state]


def settled(
    posting: Posting, outcome: WriteOutcome, now: datetime, *, note: Sentence = UNSAID
) -> Posting:
    """
    Take in how the request ended.

    Where no answer came, or one that does not surely come from the service, it may have arrived:
    *unknown*.

    Args:
        note: What is to be known of it, if it is there.
    """
    if isinstance(outcome, Written):
        state = PostingState.POSTED if posting.goes_at is None else PostingState.HANDED
        there = replace(posting, state=state, changed_at=now, reason=note)
        return replace(there, remote_id=outcome.remote_id, link=outcome.link)
    after = replace(posting, changed_at=now, reason=outcome.reason)
    if isinstance(outcome, NoAnswer) or getattr(outcome, "is_unsure", False):
        return replace(after, state=PostingState.UNKNOWN)
    return replace(after, state=PostingState.REFUSED, goes_at=None, made_of=None)


def found_there(
    before: Posting | None, channel: str, day: date, remote_id: str, now: datetime
) -> Posting:
    """
    Take in that a day's standup was found in its channel, before it was sent from here.

    Args:
        before: What this device knew of it. Where that was nothing, another device has posted it,
            and what it says is not known.
    """
    note = UNSAID
    if before is None or before.state not in {PostingState.REFUSED, PostingState.UNKNOWN}:
        before = Posting(channel, day, PostingState.POSTED, now)
        note = say("It was posted from another device.")
    return settled(before, Written(remote_id), now, note=note)


def doubted(before: Posting | None, channel: str, day: date, now: datetime) -> Posting | None:
    """
    Tell what is known of a day's standup in a store that came out of a copy.

    It may have been posted since the copy was made, and must not be posted twice.

    Args:
        before: What the copy says of it.

    Returns:
        None where it says enough.
    """
    if before is not None and before.state is not PostingState.REFUSED:
        return None
    why = say("A backup was brought back, and what was posted after it was made is not known.")
    return Posting(channel, day, PostingState.UNKNOWN, now, why)


def mark_of(origin: str, channel: str, day: date) -> str:
    """
    Make the mark a day's standup carries over there, where a channel keeps one.

    It follows from these alone, so that it is known before anything is sent, after a crash, and
    after an older copy of the store was brought back.

    Args:
        origin: Of the store: others post to the same channel, and theirs is not ours.
    """
    return str(uuid5(_MARKS, f"{origin}/{channel}/{day.isoformat()}"))


def recalled(posting: Posting, now: datetime) -> Posting:
    """Have one taken back that was handed over: it shall say something else, or not go."""
    return replace(posting, state=PostingState.RECALLED, changed_at=now)


def looked(posting: Posting, found: Written | Failure | None, now: datetime) -> Posting:
    """
    Take in what a look for a lost one showed.

    Args:
        found: The message; None where none carries the mark. That proves nothing while the request
            may still be under way.
    """
    if isinstance(found, Written):
        return settled(posting, found, now)
    if found is None and not timedelta(0) <= now - posting.changed_at < UNDER_WAY:
        why = say("It is not in the channel: TrackSync has looked.")
        return replace(posting, state=PostingState.REFUSED, changed_at=now, reason=why)
    unknown = replace(posting, state=PostingState.UNKNOWN)
    return replace(unknown, reason=found.reason) if isinstance(found, Refused) else unknown
