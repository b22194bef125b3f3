"""
A standup that a service is handed before its time: it posts it then, whether we are there or not.

What the service was handed is told apart by its moment while it waits, and by its mark once it
stands in the channel. Nothing is handed, or posted, while something that was handed may go.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.delivery.outcomes import Failure, Refused, WriteOutcome, Written
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.standup.postings import LETS_GO, UNDER_WAY, Posting, PostingState

# So long before its time at least it is handed; later it goes from here.
LEAST_AHEAD = timedelta(minutes=2)
_GONE = 404
_TAKEN_BACK = say("It was taken back before its time.")
_TOO_LATE = say("It could no longer be taken back.")
_NOT_THERE = say("It is not in the channel: TrackSync has looked.")
_VANISHED = say("It no longer waits to be posted, and is not in the channel.")


def may_hand(goes_at: datetime, now: datetime) -> bool:
    """Tell whether there is time to hand it over."""
    return goes_at - now >= LEAST_AHEAD


def withdrawn(posting: Posting, outcome: WriteOutcome, now: datetime) -> Posting:
    """
    Take in how taking it back ended.

    Args:
        posting: One that is recalled.
        outcome: `Refused(404)` where it does not wait any more: it was taken back elsewhere, or
            goes at this moment, or has gone.
    """
    is_early = posting.goes_at is not None and posting.goes_at - now > LETS_GO
    is_gone = isinstance(outcome, Refused) and outcome.status == _GONE
    is_off = isinstance(outcome, Written) or (is_gone and is_early)
    return _let_go(posting, now) if is_off else posting


def sought(
    posting: Posting,
    waiting: Written | Failure | None,
    there: Written | Failure | None,
    now: datetime,
) -> Posting:
    """
    Take in whether it was found: one that was handed with no answer, or whose time has come.

    Args:
        waiting: Among what the service has for that moment; asked for first, because what goes in
            between is found in the channel.
        there: In the channel.

    Returns:
        It as it was where nothing was proven; then a later look tells more.
    """
    goes_at = posting.goes_at
    if goes_at is None:
        return posting
    if isinstance(there, Written):
        reason = _TOO_LATE if posting.is_recalled else UNSAID
        return replace(
            _ended(posting, now, reason), state=PostingState.POSTED, remote_id=there.remote_id
        )
    seen = replace(posting, state=PostingState.UNKNOWN) if _is_lost(posting) else posting
    if isinstance(waiting, Written) and _is_lost(posting):
        taken = replace(posting, state=PostingState.HANDED, changed_at=now, reason=UNSAID)
        return replace(taken, remote_id=waiting.remote_id)
    if waiting is None and there is None and now >= goes_at + UNDER_WAY:
        return _nowhere(seen, now)
    is_settled = not timedelta(0) <= now - posting.changed_at < UNDER_WAY
    if waiting is None and _is_lost(posting) and is_settled and goes_at - now > LETS_GO:
        return _ended(posting, now, _NOT_THERE)
    return seen


def _is_lost(posting: Posting) -> bool:
    """Whether nobody knows if the service took it."""
    return posting.state in {PostingState.SENDING, PostingState.UNKNOWN} and not posting.remote_id


def _nowhere(posting: Posting, now: datetime) -> Posting:
    """Its time is well over, and it is neither here nor there."""
    if posting.is_recalled:
        return _let_go(posting, now)
    if _is_lost(posting):
        return _ended(posting, now, _NOT_THERE)
    # The service had it. Perhaps it was posted, and somebody deleted it: the person decides.
    return replace(posting, state=PostingState.UNKNOWN, reason=_VANISHED)


def _let_go(posting: Posting, now: datetime) -> Posting:
    if posting.state is PostingState.SKIPPED:
        return replace(posting, remote_id="", goes_at=None, made_of=None)
    return _ended(posting, now, _TAKEN_BACK)


def _ended(posting: Posting, now: datetime, reason: Sentence) -> Posting:
    """Have it surely not be there, nor come."""
    off = replace(posting, state=PostingState.REFUSED, changed_at=now, reason=reason)
    return replace(off, remote_id="", goes_at=None, made_of=None)
