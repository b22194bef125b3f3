"""What becomes of a delivery when a write or a look has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.delivery.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    RemoteWorklog,
    SignInExpired,
    Surveyed,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.values import (
    Delivery,
    DeliveryState,
    Pace,
    Verb,
    backoff,
    done,
    later_of,
    ours,
    same,
    standing,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import UNSAID, Sentence, say

LOOKS_BEFORE_SENDING = 2
NOT_FOUND = 404
LONGEST_TOLD_WAIT = timedelta(hours=24)
ABSURD_WAIT = timedelta(hours=1)

_GONE = (
    say("The worklog was deleted over there since it was sent."),
    say("Send it again, or leave it so."),
)
_CHANGED = (
    say("The worklog was changed over there since it was sent."),
    say("Send yours to replace it, or leave it as it stands there."),
)
_TWIN = (
    say(
        "A worklog of the same time stands there already: perhaps this one, perhaps one of your "
        "own."
    ),
    say("Send this one as well, or leave it out."),
)
_KEPT = (
    say("The worklog was changed over there, and its entry was deleted or moved here."),
    say("Send, to delete it there too; or leave it as it stands there."),
)


def contradicts(
    delivery: Delivery, verb: Verb, found: tuple[RemoteWorklog, ...]
) -> RemoteWorklog | None:
    """
    Compare what stands there, just before a write, with what we know.

    Returns:
        What must not be overwritten or doubled without the person's word: something of ours where
        nothing should be yet, or a worklog that was changed over there. None when all is as known.
    """
    if not found:
        return None
    remote = ours(delivery, found)
    if verb is Verb.CREATE:
        return remote
    known = [worklog for worklog in (delivery.synced, delivery.sending) if worklog is not None]
    is_known = any(same(worklog, standing(delivery, remote)) for worklog in known)
    return None if is_known or remote.remote_id != delivery.remote_id else remote


def after_write(
    delivery: Delivery,
    outcome: WriteOutcome | Looked | Surveyed,
    now: datetime,
    *,
    pace: Pace,
    jitter: float,
) -> Delivery:
    """
    Take the outcome of a write.

    Args:
        delivery: In state *sending*, or *unknown* when it was given up meanwhile.
        outcome: `Looked` when nothing was written, because what stands there contradicts what we
            know; `Surveyed` when nothing was written yet, because what stands there had to be known
            first.
        jitter: Anything in [0, 1), evenly spread; full jitter keeps many desktops apart.
    """
    match outcome:
        case Written(remote_id):
            return _arrived(delivery, remote_id, now)
        case Looked(found):
            return _met(delivery, found, now)
        case Surveyed(twins=twins) if twins:
            return _twin(delivery, twins, now)
        case Surveyed(remote_ids):
            return _unsent(replace(delivery, before=remote_ids, attempts=0, changed_at=now))
        case Refused():
            return _refused(delivery, outcome, now)
        case NoAnswer(reason):
            return replace(
                delivery,
                state=DeliveryState.UNKNOWN,
                looks=0,
                not_before_at=now + min(pace.base, pace.settle),
                unknown_since_at=now,
                reason=reason,
                remedy=UNSAID,
                changed_at=now,
            )
        case Busy(is_unsure=True):
            # Sent again it could be a second worklog, or overwrite what came after the first one.
            doubted = replace(delivery, state=DeliveryState.UNKNOWN, looks=0, unknown_since_at=now)
            return _waiting(doubted, outcome, now, pace=pace, jitter=jitter)
        case _:
            return _waiting(_unsent(delivery), outcome, now, pace=pace, jitter=jitter)


def given_back(delivery: Delivery, wait: timedelta, now: datetime) -> Delivery:
    """Take back a step that was never carried out: nothing was sent, nothing is known."""
    left = _unsent(delivery) if delivery.state is DeliveryState.SENDING else delivery
    if left.state is DeliveryState.DONE:
        return left
    return replace(left, not_before_at=later_of(left.not_before_at, now + wait), changed_at=now)


def after_look(
    delivery: Delivery, outcome: LookOutcome, now: datetime, *, pace: Pace, jitter: float
) -> tuple[Delivery, tuple[RemoteWorklog, ...]]:
    """
    Take the outcome of looking for a write whose answer was lost.

    Returns:
        The delivery, and other copies of the same mark that must be deleted (logged by the caller).
        Only once the settling time has passed and two looks after it found nothing does it become
        *ready* to send again.
    """
    match outcome:
        case Looked(found) if found:
            kept = ours(delivery, found)
            return _found(delivery, kept, now, pace), tuple(w for w in found if w != kept)
        case Looked():
            return _not_there(delivery, now, pace), ()
        case Refused(status=status) if status == NOT_FOUND and _is_unwanted(delivery):
            # The task itself is gone, and with it whatever stood there.
            return replace(done(delivery), synced=None, remote_id="", changed_at=now), ()
        case Refused():
            barred = replace(
                delivery,
                not_before_at=now + pace.longest,
                attempts=delivery.attempts + 1,
                reason=outcome.reason,
                remedy=outcome.remedy,
                changed_at=now,
                hold="",
            )
            return barred, ()
        case _:
            return _waiting(delivery, outcome, now, pace=pace, jitter=jitter), ()


def _is_unwanted(delivery: Delivery) -> bool:
    return delivery.attempted is Verb.DELETE and delivery.wanted is None


def _unsent(delivery: Delivery) -> Delivery:
    """Take back *sending*: nothing can have been written."""
    return _following(
        replace(
            delivery, state=DeliveryState.READY, attempted=None, sending=None, unknown_since_at=None
        )
    )


def _following(delivery: Delivery) -> Delivery:
    """Let follow what the person wanted meanwhile; call it done when nothing is left to do."""
    if delivery.wanted == delivery.synced:
        return done(delivery)
    waits_until = later_of(delivery.not_before_at, delivery.follow_at)
    return replace(delivery, state=DeliveryState.READY, not_before_at=waits_until, follow_at=None)


def _arrived(delivery: Delivery, remote_id: str, now: datetime) -> Delivery:
    is_gone = delivery.attempted is Verb.DELETE
    follow_at = delivery.follow_at
    settled = replace(
        done(delivery),
        synced=None if is_gone else delivery.sending,
        remote_id="" if is_gone else remote_id,
        follow_at=follow_at,
        changed_at=now,
    )
    return _following(settled)


def _met(delivery: Delivery, found: tuple[RemoteWorklog, ...], now: datetime) -> Delivery:
    """Take what stood there before the write; the write was left out."""
    remote = ours(delivery, found)
    stands, said = standing(delivery, remote), delivery.sending
    if delivery.attempted is Verb.CREATE and not remote.mark:
        return _twin(delivery, found, now)
    if said is not None and same(said, stands):
        return _arrived(delivery, remote.remote_id, now)
    return set_aside(delivery, stands, remote.remote_id, now)


def _twin(delivery: Delivery, found: tuple[RemoteWorklog, ...], now: datetime) -> Delivery:
    """Leave it to the person whether what stands there is what was to be sent; nothing tells."""
    reason, remedy = _TWIN
    return replace(
        done(delivery),
        state=DeliveryState.STUCK,
        reason=reason,
        remedy=remedy,
        is_set_aside=True,
        before=tuple(remote.remote_id for remote in found),
        changed_at=now,
    )


def set_aside(delivery: Delivery, stands: Worklog, remote_id: str, now: datetime) -> Delivery:
    """Leave what stands there to the person: it is neither what we knew nor what we said."""
    wanted = delivery.wanted
    known = replace(done(delivery), synced=stands, remote_id=remote_id, changed_at=now)
    if wanted is not None and wanted.task == stands.task and same(wanted, stands):
        return replace(known, synced=wanted)
    reason, remedy = _KEPT if wanted is None else _CHANGED
    return replace(
        known, state=DeliveryState.STUCK, reason=reason, remedy=remedy, is_set_aside=True
    )


def gone_there(delivery: Delivery, now: datetime) -> Delivery:
    """Leave it to the person whether what was deleted over there is sent again, as a fresh one."""
    absent = replace(done(delivery), synced=None, remote_id="", changed_at=now)
    if absent.wanted is None:
        return absent
    reason, remedy = _GONE
    return replace(
        absent, state=DeliveryState.STUCK, reason=reason, remedy=remedy, is_set_aside=True
    )


def _refused(delivery: Delivery, refused: Refused, now: datetime) -> Delivery:
    if delivery.attempted is Verb.UPDATE and refused.status == NOT_FOUND:
        return gone_there(delivery, now)
    unsent = replace(_unsent(delivery), changed_at=now)
    if unsent.state is DeliveryState.DONE or delivery.wanted != delivery.sending:
        # What was refused is no longer what is wanted.
        return replace(unsent, attempts=0, reason=UNSAID, remedy=UNSAID)
    return replace(unsent, state=DeliveryState.STUCK, reason=refused.reason, remedy=refused.remedy)


def _waiting(
    delivery: Delivery,
    failure: Busy | SignInExpired | NotReached | NoAnswer,
    now: datetime,
    *,
    pace: Pace,
    jitter: float,
) -> Delivery:
    if delivery.state is DeliveryState.DONE:
        return replace(delivery, changed_at=now)
    attempts = delivery.attempts + 1
    wait, hold = backoff(attempts, pace, jitter), ""
    match failure:
        case Busy():
            hold = failure.scope
            told, reason = told_wait(failure)
            wait = wait if told is None else told
        case SignInExpired():
            attempts, wait = delivery.attempts, timedelta(0)
            reason = failure.reason or say("The sign-in is no longer accepted.")
        case _:
            reason = failure.reason or say("The service could not be reached.")
    return replace(
        delivery,
        attempts=attempts,
        not_before_at=later_of(now + wait, delivery.not_before_at),
        reason=reason,
        remedy=UNSAID,
        changed_at=now,
        hold=hold,
    )


def told_wait(busy: Busy) -> tuple[timedelta | None, Sentence]:
    """Tell how long a service asked to wait (None: it did not say), and the words for it."""
    if busy.is_absurd or (busy.wait is not None and busy.wait > LONGEST_TOLD_WAIT):
        words = say("The service asked for a wait that makes no sense; trying again in an hour.")
        return ABSURD_WAIT, words
    if busy.wait is None:
        return None, busy.reason or say("The service is busy.")
    return busy.wait, busy.reason or say("The service asked to wait.")


def _found(delivery: Delivery, remote: RemoteWorklog, now: datetime, pace: Pace) -> Delivery:
    """
    Take what stands there as synced, and let the rest follow.

    A lost change gets its time to arrive first. What is neither what stood there before nor what
    we said was changed by somebody, and is set aside for the person.
    """
    said, before = delivery.sending, delivery.synced
    stands = standing(delivery, remote)
    if said is not None and same(said, stands):
        return _settled(delivery, said, remote.remote_id, now)
    if delivery.attempted is Verb.CREATE:
        return set_aside(delivery, stands, remote.remote_id, now)
    if now < _settled_at(delivery, now, pace):
        return _later(delivery, now, pace)
    if before is not None and same(before, stands) and not delivery.is_set_aside:
        return _settled(delivery, before, remote.remote_id, now)
    return set_aside(delivery, stands, remote.remote_id, now)


def _settled(delivery: Delivery, synced: Worklog, remote_id: str, now: datetime) -> Delivery:
    """Know for sure what stands there."""
    follow_at, wanted = delivery.follow_at, delivery.wanted
    if wanted is not None and same(wanted, synced):
        synced = wanted
    known = replace(
        done(delivery), synced=synced, remote_id=remote_id, follow_at=follow_at, changed_at=now
    )
    return _following(known)


def _settled_at(delivery: Delivery, now: datetime, pace: Pace) -> datetime:
    return (delivery.unknown_since_at or now) + pace.settle


def _later(delivery: Delivery, now: datetime, pace: Pace) -> Delivery:
    """Look again soon, ever less often, and at the latest when everything has settled."""
    settled_at = _settled_at(delivery, now, pace)
    early = max(pace.base, pace.settle - (settled_at - now))
    return replace(
        delivery, not_before_at=min(now + early, settled_at), attempts=0, changed_at=now, hold=""
    )


def _not_there(delivery: Delivery, now: datetime, pace: Pace) -> Delivery:
    if now < _settled_at(delivery, now, pace):
        return _later(delivery, now, pace)
    looks = delivery.looks + 1
    if looks < LOOKS_BEFORE_SENDING:
        return replace(
            delivery, looks=looks, not_before_at=now + pace.again, changed_at=now, hold=""
        )
    if delivery.attempted is Verb.UPDATE or delivery.is_set_aside:
        return gone_there(delivery, now)
    follow_at = delivery.follow_at
    absent = replace(done(delivery), synced=None, remote_id="", follow_at=follow_at, changed_at=now)
    return _following(replace(absent, before=delivery.before))
