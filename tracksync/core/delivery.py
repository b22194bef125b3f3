"""
Deliveries.

What must stand in an outside product, and what to do next to make it so, exactly once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tracksync.core.clock import from_ms
from tracksync.core.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    RemoteWorklog,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.tasks import TaskRef
from tracksync.core.worklogs import Worklog


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    READY = "ready"
    SENDING = "sending"
    DONE = "done"
    STUCK = "stuck"
    UNKNOWN = "unknown"


class Verb(StrEnum):
    """What is to be done, or was last attempted."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    One worklog's way out: of one entry, to one task, over one connection.

    Exactly one exists per (connection, entry, task).

    Attributes:
        key: `connection/entry/remote task id`; deterministic and unique.
        wanted: What should stand there; None when nothing should.
        synced: What stands there as far as we know; None when nothing does.
        remote_id: Immutable id of the worklog there; empty when none is known.
        state: See `DeliveryState`. `unknown`: a write was sent and its answer lost; it is looked
            for before
            anything else is sent.
        attempted: The verb of the write that is under way or whose fate is unknown; None when none
            is.
        sending: What that write said (None for a delete).
        attempts: Failed tries in a row; drives the backoff.
        looks: How often we looked, after the settling time, since the outcome became unknown.
        not_before_at: Earliest instant of the next step; None for at once.
        unknown_since_at: When the write whose answer was lost was begun.
        is_released: The person said send, or the connection's rule did.
        reason, remedy: Why it is stuck or waiting, in words; empty otherwise.
        changed_at: When any of this last changed.
    """

    key: str
    connection: str
    entry: UUID
    task: TaskRef
    wanted: Worklog | None
    synced: Worklog | None = None
    remote_id: str = ""
    state: DeliveryState = DeliveryState.READY
    attempted: Verb | None = None
    sending: Worklog | None = None
    attempts: int = 0
    looks: int = 0
    not_before_at: datetime | None = None
    unknown_since_at: datetime | None = None
    is_released: bool = False
    reason: str = ""
    remedy: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """
    How patient a connection is.

    Attributes:
        base: First wait after a failure; doubles with each further one, with full jitter.
        longest: Where doubling ends.
        settle: Request time-out plus 60 s: no lost write can arrive later than this after it was
            begun.
        again: Between the two looks after settling.
    """

    base: timedelta = timedelta(seconds=1)
    longest: timedelta = timedelta(minutes=15)
    settle: timedelta = timedelta(seconds=80)
    again: timedelta = timedelta(seconds=10)


LOOKS_BEFORE_SENDING = 2
NOT_FOUND = 404
LONGEST_TOLD_WAIT = timedelta(hours=24)
ABSURD_WAIT = timedelta(hours=1)
_IN_FLIGHT = frozenset({DeliveryState.SENDING, DeliveryState.UNKNOWN})


def delivery_key(connection: str, entry: UUID, task: TaskRef) -> str:
    """Name the delivery of an entry to a task."""
    return f"{connection}/{entry}/{task.remote_id}"


def want(
    delivery: Delivery, wanted: Worklog | None, now: datetime, *, release_after: timedelta | None
) -> Delivery:
    """
    Change what should stand there.

    Args:
        wanted: None when nothing should stand there any more.
        release_after: Delay of the automatic mode; None in preview mode, where a person must say
            send.

    Returns:
        The same delivery when nothing changes. A write that is under way or of unknown fate keeps
        its
        state: what it did is found out first, and the rest follows.
    """
    if wanted == delivery.wanted:
        return delivery
    changed = replace(delivery, wanted=wanted, changed_at=now)
    if changed.state in _IN_FLIGHT:
        return changed
    if wanted == changed.synced:
        return _done(changed)
    return replace(
        changed,
        state=DeliveryState.READY,
        attempts=0,
        reason="",
        remedy="",
        is_released=release_after is not None,
        not_before_at=None if release_after is None else now + release_after,
    )


def release(delivery: Delivery, now: datetime) -> Delivery:
    """
    Take the person's word to send it.

    Waits end, a stuck one tries again. An unknown one looks at once.
    """
    if delivery.state in {DeliveryState.DONE, DeliveryState.SENDING}:
        return delivery
    freed = replace(delivery, is_released=True, not_before_at=None, changed_at=now)
    if freed.state is DeliveryState.STUCK:
        return replace(freed, state=DeliveryState.READY, attempts=0, reason="", remedy="")
    return freed


def let_go(delivery: Delivery, now: datetime) -> Delivery:
    """Take the person's word not to send it; what stands there is left alone."""
    if delivery.state in _IN_FLIGHT:
        return delivery
    return replace(_done(delivery), wanted=delivery.synced, changed_at=now)


def next_verb(delivery: Delivery) -> Verb | None:
    """Tell what to do next, whenever it is due; None when nothing is."""
    if delivery.state in _IN_FLIGHT:
        return Verb.LOOK
    if delivery.state is not DeliveryState.READY or not delivery.is_released:
        return None
    if delivery.wanted is None:
        return Verb.DELETE if delivery.remote_id else None
    return Verb.UPDATE if delivery.remote_id else Verb.CREATE


def begin(delivery: Delivery, now: datetime) -> Delivery:
    """Mark the write as under way; to be made durable before a byte of it leaves."""
    return replace(
        delivery,
        state=DeliveryState.SENDING,
        attempted=next_verb(delivery),
        sending=delivery.wanted,
        unknown_since_at=now,
        not_before_at=None,
        looks=0,
        changed_at=now,
    )


def interrupted(delivery: Delivery, now: datetime) -> Delivery:
    """Take a write that was under way when the program ended: nobody knows what became of it."""
    if delivery.state is not DeliveryState.SENDING:
        return delivery
    return replace(
        delivery, state=DeliveryState.UNKNOWN, looks=0, not_before_at=None, changed_at=now
    )


def restored(delivery: Delivery, now: datetime) -> Delivery:
    """Take a delivery out of a backup: it may have been sent since that was made."""
    if delivery.state is DeliveryState.DONE:
        return delivery
    attempted = delivery.attempted or next_verb(
        replace(delivery, state=DeliveryState.READY, is_released=True)
    )
    return replace(
        delivery,
        state=DeliveryState.UNKNOWN,
        attempted=attempted or Verb.CREATE,
        sending=delivery.sending or delivery.wanted,
        unknown_since_at=now,
        looks=0,
        not_before_at=None,
        changed_at=now,
    )


def shifted(delivery: Delivery, by: timedelta) -> Delivery:
    """Move remembered instants along with a stepped wall clock, so that waits keep their length."""
    return replace(
        delivery,
        not_before_at=None if delivery.not_before_at is None else delivery.not_before_at + by,
        unknown_since_at=None
        if delivery.unknown_since_at is None
        else delivery.unknown_since_at + by,
    )


def after_write(
    delivery: Delivery, outcome: WriteOutcome, now: datetime, *, pace: Pace, jitter: float
) -> Delivery:
    """
    Take the outcome of a write.

    Args:
        delivery: In state *sending*.
        jitter: Anything in [0, 1), evenly spread; full jitter keeps many desktops apart.
    """
    match outcome:
        case Written(remote_id):
            return _arrived(delivery, remote_id, now)
        case Refused():
            return _refused(delivery, outcome, now)
        case NoAnswer(reason):
            soon = now + min(pace.base, pace.settle)
            return replace(
                delivery,
                state=DeliveryState.UNKNOWN,
                looks=0,
                not_before_at=soon,
                reason=reason,
                changed_at=now,
            )
        case _:
            return _waiting(_unsent(delivery), outcome, now, pace=pace, jitter=jitter)


def after_look(
    delivery: Delivery, outcome: LookOutcome, now: datetime, *, pace: Pace, jitter: float
) -> tuple[Delivery, tuple[RemoteWorklog, ...]]:
    """
    Take the outcome of looking for a write whose answer was lost.

    Returns:
        The delivery, and later copies of the same mark that must be deleted (logged by the caller).
        Only once
        the settling time has passed and two looks after it found nothing does it become *ready* to
        send again.
    """
    match outcome:
        case Looked(found) if found:
            return _found(delivery, found[0], now, pace), found[1:]
        case Looked():
            return _not_there(delivery, now, pace), ()
        case Refused(status=status) if status == NOT_FOUND and delivery.attempted is Verb.DELETE:
            return _arrived(delivery, "", now), ()
        case Refused():
            stuck = replace(
                delivery,
                not_before_at=now + pace.longest,
                attempts=delivery.attempts + 1,
                reason=outcome.reason,
                remedy=outcome.remedy,
                changed_at=now,
            )
            return stuck, ()
        case _:
            return _waiting(delivery, outcome, now, pace=pace, jitter=jitter), ()


def _done(delivery: Delivery) -> Delivery:
    return replace(
        delivery,
        state=DeliveryState.DONE,
        attempted=None,
        sending=None,
        attempts=0,
        looks=0,
        not_before_at=None,
        unknown_since_at=None,
        reason="",
        remedy="",
    )


def _unsent(delivery: Delivery) -> Delivery:
    """Take back *sending*: nothing can have been written."""
    return replace(
        delivery, state=DeliveryState.READY, attempted=None, sending=None, unknown_since_at=None
    )


def _arrived(delivery: Delivery, remote_id: str, now: datetime) -> Delivery:
    is_gone = delivery.attempted is Verb.DELETE
    synced = None if is_gone else delivery.sending
    settled = replace(
        _done(delivery), synced=synced, remote_id="" if is_gone else remote_id, changed_at=now
    )
    return settled if settled.wanted == synced else replace(settled, state=DeliveryState.READY)


def _refused(delivery: Delivery, refused: Refused, now: datetime) -> Delivery:
    if delivery.attempted is Verb.UPDATE and refused.status == NOT_FOUND:
        reason = "The worklog was deleted over there since it was sent."
        remedy = "Send it again, or leave it deleted."
        # Sending again is a fresh create: the old id must not be used any more.
        gone = replace(_unsent(delivery), synced=None, remote_id="")
    else:
        gone, reason, remedy = _unsent(delivery), refused.reason, refused.remedy
    return replace(gone, state=DeliveryState.STUCK, reason=reason, remedy=remedy, changed_at=now)


def _waiting(
    delivery: Delivery,
    failure: WriteOutcome | LookOutcome,
    now: datetime,
    *,
    pace: Pace,
    jitter: float,
) -> Delivery:
    attempts = delivery.attempts + 1
    wait = backoff(attempts, pace, jitter)
    reason = ""
    match failure:
        case Busy(is_absurd=True):
            wait, reason = (
                ABSURD_WAIT,
                "The service asked for a wait that makes no sense; trying again in an hour.",
            )
        case Busy(wait=told) if told is not None:
            wait = told if told <= LONGEST_TOLD_WAIT else ABSURD_WAIT
            reason = "The service asked to wait."
        case Busy():
            reason = "The service is busy."
        case SignInExpired(why):
            attempts, wait, reason = (
                delivery.attempts,
                timedelta(0),
                why or "The sign-in is no longer accepted.",
            )
        case NotReached(why) | NoAnswer(why):
            reason = why or "The service could not be reached."
    return replace(
        delivery,
        attempts=attempts,
        not_before_at=now + wait,
        reason=reason,
        remedy="",
        changed_at=now,
    )


def backoff(attempts: int, pace: Pace, jitter: float) -> timedelta:
    """
    Tell how long to wait after the given number of failures in a row.

    Doubling, full jitter, at least a tenth.
    """
    ceiling = min(pace.longest, pace.base * float(2 ** min(attempts - 1, 20)))
    return ceiling * (0.1 + 0.9 * jitter)


def _found(delivery: Delivery, remote: RemoteWorklog, now: datetime, pace: Pace) -> Delivery:
    """
    Take what stands there as synced, and let the rest follow.

    A lost change gets its time to arrive first.
    """
    said = delivery.sending
    stands = Worklog(
        delivery.task, from_ms(remote.started_ms), remote.seconds, remote.comment, remote.mark
    )
    is_as_said = said is not None and same(said, stands)
    is_late = delivery.attempted is not Verb.CREATE and not is_as_said
    if is_late and now < _settled_at(delivery, now, pace):
        return _later(delivery, now, pace)
    synced = said if said is not None and is_as_said else stands
    settled = replace(_done(delivery), synced=synced, remote_id=remote.remote_id, changed_at=now)
    if settled.wanted is not None and same(settled.wanted, synced):
        return replace(settled, synced=settled.wanted)
    return replace(settled, state=DeliveryState.READY)


def same(one: Worklog, other: Worklog) -> bool:
    """
    Whether two worklogs say the same.

    A service may shorten the start to whole seconds and trim the text.
    """
    return (
        one.seconds == other.seconds
        and abs(one.started_at - other.started_at) < timedelta(seconds=1)
        and one.comment.split() == other.comment.split()
    )


def _settled_at(delivery: Delivery, now: datetime, pace: Pace) -> datetime:
    return (delivery.unknown_since_at or now) + pace.settle


def _later(delivery: Delivery, now: datetime, pace: Pace) -> Delivery:
    """Look again soon, ever less often, and at the latest when everything has settled."""
    settled_at = _settled_at(delivery, now, pace)
    early = max(pace.base, pace.settle - (settled_at - now))
    return replace(delivery, not_before_at=min(now + early, settled_at), changed_at=now)


def _not_there(delivery: Delivery, now: datetime, pace: Pace) -> Delivery:
    if now < _settled_at(delivery, now, pace):
        return _later(delivery, now, pace)
    looks = delivery.looks + 1
    if looks < LOOKS_BEFORE_SENDING:
        return replace(delivery, looks=looks, not_before_at=now + pace.again, changed_at=now)
    absent = replace(_done(delivery), synced=None, remote_id="", changed_at=now)
    if absent.wanted is None:
        return absent
    if delivery.attempted is Verb.UPDATE:
        return _refused(delivery, Refused(NOT_FOUND), now)
    return replace(absent, state=DeliveryState.READY)
