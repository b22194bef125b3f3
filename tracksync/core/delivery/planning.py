"""What should stand in an outside product, the person's word on it, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.delivery.values import (
    Delivery,
    DeliveryState,
    Verb,
    delivery_key,
    done,
    later_of,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import UNSAID, Sentence
from tracksync.core.tasks import TaskRef


def want(
    delivery: Delivery,
    wanted: Worklog | None,
    now: datetime,
    *,
    release_after: timedelta | None,
    is_own: bool = True,
) -> Delivery:
    """
    Change what should stand there.

    Args:
        wanted: None when nothing should stand there any more.
        release_after: Delay of the automatic mode; None in preview mode, where a person must say
            send.
        is_own: The entry itself changed, not only a neighbour whose seconds it carries.

    Returns:
        The same delivery when nothing changes. A write that is under way or of unknown fate keeps
        its state: what it did is found out first, and the rest follows. One that the person
        withheld stays so unless its own entry changed; one that is set aside stays so.
    """
    if delivery.is_withheld and not is_own and wanted is not None:
        return delivery
    if wanted == delivery.wanted and not (delivery.is_withheld or delivery.is_doubtful):
        return delivery
    planned_at = None if release_after is None else now + release_after
    changed = replace(
        delivery,
        wanted=wanted,
        is_withheld=False,
        is_released=release_after is not None,
        changed_at=now,
    )
    if changed.is_in_flight:
        return replace(changed, follow_at=planned_at)
    if changed.is_doubtful:
        return replace(changed, state=DeliveryState.UNKNOWN, looks=0, follow_at=planned_at)
    if wanted == changed.synced:
        return done(changed)
    if changed.is_set_aside:
        return changed
    waits_until = changed.not_before_at if changed.hold else None
    return replace(
        changed,
        state=DeliveryState.READY,
        attempts=0,
        reason=UNSAID,
        remedy=UNSAID,
        not_before_at=later_of(planned_at, waits_until),
        is_lacking=False,
    )


def release(delivery: Delivery, now: datetime) -> Delivery:
    """
    Take the person's word to send it.

    Delays end, a stuck one tries again, one set aside replaces what stands there. An unknown one
    looks at once. A wait the service asked for is kept.
    """
    if delivery.state is DeliveryState.DONE:
        return delivery
    if delivery.state is DeliveryState.SENDING:
        return replace(delivery, is_released=True, follow_at=None)
    freed = replace(delivery, is_released=True, follow_at=None, changed_at=now)
    if not delivery.hold:
        freed = replace(freed, not_before_at=None)
    if freed.state is DeliveryState.STUCK:
        return replace(
            freed,
            state=DeliveryState.READY,
            attempts=0,
            reason=UNSAID,
            remedy=UNSAID,
            is_set_aside=False,
            is_lacking=False,
        )
    return freed


def retry(delivery: Delivery, now: datetime) -> Delivery:
    """
    Let it try again because the world changed, for instance by a new sign-in.

    Nothing goes that was not released before, and what is set aside waits for the person.
    """
    if delivery.state is DeliveryState.UNKNOWN and delivery.hold:
        return delivery
    if delivery.state is DeliveryState.UNKNOWN:
        return replace(delivery, not_before_at=None, reason=UNSAID, remedy=UNSAID, changed_at=now)
    has_failed = delivery.state is DeliveryState.STUCK or (
        delivery.state is DeliveryState.READY and delivery.attempts > 0
    )
    if not has_failed or not delivery.is_released or delivery.is_set_aside:
        return delivery
    return release(delivery, now)


def recall(delivery: Delivery, now: datetime) -> Delivery:
    """Take back that a rule released it: the connection asks before sending from now on."""
    if not delivery.is_released or delivery.state is DeliveryState.DONE:
        return delivery
    recalled = replace(delivery, is_released=False, follow_at=None, changed_at=now)
    if recalled.is_in_flight or recalled.hold:
        return recalled
    return replace(recalled, not_before_at=None)


def let_go(delivery: Delivery, now: datetime) -> Delivery:
    """
    Take the person's word not to send it; what stands there is left alone.

    Too late for a write that is under way. One of unknown fate is no longer looked for, until
    something else is wanted.
    """
    if delivery.state in {DeliveryState.SENDING, DeliveryState.DONE}:
        return delivery
    left = replace(done(delivery), wanted=delivery.synced, is_withheld=True, changed_at=now)
    if delivery.state is not DeliveryState.UNKNOWN:
        return left
    return replace(
        left,
        attempted=delivery.attempted,
        sending=delivery.sending,
        unknown_since_at=delivery.unknown_since_at,
        before=delivery.before,
    )


def lacking(delivery: Delivery, reason: Sentence, remedy: Sentence, now: datetime) -> Delivery:
    """Keep back what lacks something that must be said first; it stays as released as it was."""
    return replace(
        delivery,
        state=DeliveryState.STUCK,
        reason=reason,
        remedy=remedy,
        is_lacking=True,
        changed_at=now,
    )


def provided(delivery: Delivery, now: datetime) -> Delivery:
    """Take back that something must be said first: it has been."""
    if delivery.state is not DeliveryState.STUCK or not delivery.is_lacking:
        return delivery
    return replace(
        delivery,
        state=DeliveryState.READY,
        reason=UNSAID,
        remedy=UNSAID,
        is_lacking=False,
        changed_at=now,
    )


def handed_over(
    delivery: Delivery, connection: str, now: datetime, *, is_released: bool
) -> tuple[Delivery, Delivery]:
    """
    Let a worklog of which nothing stands, nor may, go out over another connection.

    Returns:
        What is left over the old one, where nothing is wanted any more, and the new delivery.
    """
    left = replace(done(delivery), wanted=None, is_released=False, changed_at=now)
    key = delivery_key(connection, delivery.entry, delivery.task)
    taken = Delivery(
        key,
        connection,
        delivery.entry,
        delivery.task,
        delivery.wanted,
        is_released=is_released,
        changed_at=now,
    )
    return left, taken


def moved_along(delivery: Delivery, task: TaskRef, now: datetime) -> tuple[Delivery, Delivery]:
    """
    Follow a worklog that was moved to another task over there; it stays the same one.

    Returns:
        What is left on the old task, where nothing stands any more, and the delivery on the new.
    """
    left = replace(
        done(delivery), wanted=None, synced=None, remote_id="", is_released=False, changed_at=now
    )
    key = delivery_key(delivery.connection, delivery.entry, task)
    return left, replace(delivery, key=key, task=task, changed_at=now)


def next_verb(delivery: Delivery) -> Verb | None:
    """Tell what to do next, whenever it is due; None when nothing is."""
    if delivery.is_in_flight:
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
        hold="",
    )


def interrupted(delivery: Delivery, now: datetime) -> Delivery:
    """
    Take a write that was under way when the program ended: nobody knows what became of it.

    It may have left long after it was begun, but not later than now.
    """
    if delivery.state is not DeliveryState.SENDING:
        return delivery
    return replace(
        delivery,
        state=DeliveryState.UNKNOWN,
        looks=0,
        not_before_at=None,
        unknown_since_at=now,
        changed_at=now,
    )


def restored(delivery: Delivery, now: datetime) -> Delivery:
    """Take a delivery out of a backup: it may have been sent since that was made."""
    if delivery.state is DeliveryState.DONE:
        return delivery
    attempted, sending = delivery.attempted, delivery.sending
    if attempted is None:
        attempted = next_verb(replace(delivery, state=DeliveryState.READY, is_released=True))
        sending = delivery.wanted
    return replace(
        delivery,
        state=DeliveryState.UNKNOWN,
        attempted=attempted or Verb.CREATE,
        sending=sending,
        unknown_since_at=now,
        looks=0,
        not_before_at=None,
        changed_at=now,
        hold="",
        # Nobody looked what stood there before a time this store does not remember.
        before=delivery.before or (),
    )


def shifted(delivery: Delivery, by: timedelta) -> Delivery:
    """Move remembered instants along with a stepped wall clock, so that waits keep their length."""
    return replace(
        delivery,
        not_before_at=_moved(delivery.not_before_at, by),
        unknown_since_at=_moved(delivery.unknown_since_at, by),
        follow_at=_moved(delivery.follow_at, by),
    )


def _moved(at: datetime | None, by: timedelta) -> datetime | None:
    return None if at is None else at + by
