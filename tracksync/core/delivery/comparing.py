"""What stands over there, beside what we know and what we want: who changed what since."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from tracksync.core.delivery.settling import gone_there, set_aside
from tracksync.core.delivery.values import Delivery, Verb, done, same
from tracksync.core.delivery.worklogs import Worklog


class Finding(StrEnum):
    """
    How one worklog compares.

    same: As it should be. waiting: Ours has not been sent yet, or its fate is not known yet.
    theirs: Changed over there, not here. both: Changed on both sides. gone: Deleted over there.
    foreign: Stands there and is unknown here.
    """

    SAME = "same"
    WAITING = "waiting"
    THEIRS = "theirs"
    BOTH = "both"
    GONE = "gone"
    FOREIGN = "foreign"


def compare(delivery: Delivery, stands: Worklog | None) -> Finding:
    """
    Compare three ways: last synced, wanted here, standing there.

    Args:
        stands: What was read over there just now; None when it is surely gone.
    """
    if delivery.is_in_flight or _has_arrived(delivery, stands):
        return Finding.WAITING
    wanted, synced = delivery.wanted, delivery.synced
    if stands is None:
        if synced is not None or delivery.is_set_aside:
            return Finding.GONE
        return Finding.SAME if wanted is None else Finding.WAITING
    if wanted is not None and _says(wanted, stands):
        return Finding.SAME
    if delivery.is_set_aside:
        return Finding.BOTH
    if synced is not None and _says(synced, stands):
        return Finding.WAITING
    return Finding.THEIRS if wanted == synced else Finding.BOTH


def _has_arrived(delivery: Delivery, stands: Worklog | None) -> bool:
    """Whether a write that the person let go of went through after all: it is nobody's change."""
    if not delivery.is_doubtful or stands is None:
        return delivery.is_doubtful and delivery.attempted is Verb.DELETE
    return delivery.sending is not None and _says(delivery.sending, stands)


def _says(worklog: Worklog, stands: Worklog) -> bool:
    return worklog.task == stands.task and same(worklog, stands)


def is_copy(worklog: Worklog, stands: Worklog) -> bool:
    """
    Whether what stands in one service is what was sent over another one of the same tasks.

    Such a copy may have lost the seconds of its start, and its note.
    """
    apart = abs(worklog.started_at - stands.started_at)
    is_same_time = worklog.seconds == stands.seconds and apart < timedelta(minutes=1)
    return is_same_time and worklog.task.remote_id == stands.task.remote_id


def known_as(delivery: Delivery, stands: Worklog, now: datetime) -> Delivery:
    """Learn what stands there; when it is what is wanted, nothing is left to do."""
    wanted = delivery.wanted
    if wanted is not None and same(wanted, stands):
        is_news = delivery.synced != wanted
        return replace(done(delivery), synced=wanted, changed_at=now) if is_news else delivery
    return replace(delivery, synced=stands, changed_at=now)


def disputed(delivery: Delivery, stands: Worklog | None, now: datetime) -> Delivery:
    """Set it aside for the person: what stands there is not what we knew, or is gone."""
    if stands is None:
        return gone_there(delivery, now)
    return set_aside(delivery, stands, delivery.remote_id, now)
