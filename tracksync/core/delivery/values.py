"""What is known of one worklog's way out, and how patient a connection is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tracksync.core.clock import from_ms
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import UNSAID, Sentence
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass


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


IN_FLIGHT = frozenset({DeliveryState.SENDING, DeliveryState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    One worklog's way out: of one entry, to one task, over one connection.

    Exactly one exists per (connection, entry, task). In state *done*, `wanted` and `synced` are the
    same.

    Attributes:
        key: `connection/entry/remote task id`; deterministic and unique.
        wanted: What should stand there; None when nothing should.
        synced: What stands there as far as we know; None when nothing does.
        remote_id: Immutable id of the worklog there; empty when none is known.
        state: See `DeliveryState`. `unknown`: a write was sent and its answer lost; it is looked
            for before anything else is sent.
        attempted: The verb of the write that is under way or whose fate is unknown; None when none
            is. In state *done*: the person let go of it before its fate was known.
        sending: What that write said (None for a delete).
        attempts: Failed tries in a row; drives the backoff.
        looks: How often we looked, after the settling time, since the outcome became unknown.
        not_before_at: Earliest instant of the next step; None for at once.
        unknown_since_at: Since when its fate is unknown: the write was sent before this.
        is_released: The person said send, or the connection's rule did.
        reason, remedy: Why it is stuck or waiting, in words; empty otherwise.
        changed_at: When any of this last changed.
        is_withheld: The person said not to send it. That stands until they release it or change the
            entry itself.
        is_set_aside: What stands there contradicts what we know; nothing is sent until the person
            says so.
        follow_at: While a write is under way: earliest instant of what follows it, because the
            person changed the entry meanwhile; None for at once.
        hold: What the service asked to wait with, and so holds back others too: "task", "endpoint",
            "connection" or "app"; empty when it did not ask.
        before: Ids that stood there before it was sent, where a worklog carries no mark; None while
            nobody looked.
        is_lacking: It is stuck because something must be said first; the service never saw it.
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
    reason: Sentence = UNSAID
    remedy: Sentence = UNSAID
    changed_at: datetime | None = None
    is_withheld: bool = False
    is_set_aside: bool = False
    follow_at: datetime | None = None
    hold: str = ""
    before: tuple[str, ...] | None = None
    is_lacking: bool = False

    @property
    def is_in_flight(self) -> bool:
        """Whether a write is under way or its fate unknown."""
        return self.state in IN_FLIGHT

    @property
    def is_doubtful(self) -> bool:
        """Whether the person let go of it before the fate of a write was known."""
        return self.attempted is not None and not self.is_in_flight

    @property
    def may_stand(self) -> bool:
        """Whether something of it stands over there, or may: then it must not be forgotten."""
        return bool(self.attempted or self.synced or self.remote_id)


@dataclass(frozen=True, slots=True)
class Pace:
    """
    How patient a connection is.

    Attributes:
        base: First wait after a failure; doubles with each further one, with full jitter.
        longest: Where doubling ends.
        settle: Request time-out plus 60 s: no lost write can arrive later than this after its fate
            became unknown.
        again: Between the two looks after settling.
    """

    base: timedelta = timedelta(seconds=1)
    longest: timedelta = timedelta(minutes=15)
    settle: timedelta = timedelta(seconds=80)
    again: timedelta = timedelta(seconds=10)


def settle_time(timeout: timedelta) -> timedelta:
    """Tell how long a lost write can still arrive: the request's time-out plus a minute."""
    return timeout + timedelta(seconds=60)


def delivery_key(connection: str, entry: UUID, task: TaskRef) -> str:
    """Name the delivery of an entry to a task."""
    return f"{connection}/{entry}/{task.remote_id}"


def backoff(attempts: int, pace: Pace, jitter: float) -> timedelta:
    """
    Tell how long to wait after the given number of failures in a row.

    Doubling, full jitter, at least a tenth.
    """
    ceiling = min(pace.longest, pace.base * float(2 ** min(attempts - 1, 20)))
    return ceiling * (0.1 + 0.9 * jitter)


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


def standing(delivery: Delivery, remote: RemoteWorklog) -> Worklog:
    """Read what stands there as a worklog of ours."""
    return Worklog(
        delivery.task, from_ms(remote.started_ms), remote.seconds, remote.comment, remote.mark
    )


def told_apart(delivery: Delivery, remote_id: str) -> Delivery:
    """Learn that a worklog without a mark is another one's, so that it is never taken for ours."""
    if delivery.before is None or delivery.remote_id == remote_id:
        return delivery
    return replace(delivery, before=(*delivery.before, remote_id))


def ours(delivery: Delivery, found: tuple[RemoteWorklog, ...]) -> RemoteWorklog:
    """Choose which of those that carry our mark (one or more) to keep: the known, or the first."""
    return next((w for w in found if w.remote_id == delivery.remote_id), found[0])


def later_of(one: datetime | None, other: datetime | None) -> datetime | None:
    """Take the later of two instants; None is earlier than any."""
    known = [at for at in (one, other) if at is not None]
    return max(known, default=None)


def done(delivery: Delivery) -> Delivery:
    """Call it done: what stands there is what should."""
    return replace(
        delivery,
        state=DeliveryState.DONE,
        attempted=None,
        sending=None,
        attempts=0,
        looks=0,
        not_before_at=None,
        unknown_since_at=None,
        reason=UNSAID,
        remedy=UNSAID,
        is_set_aside=False,
        follow_at=None,
        hold="",
        before=None,
        is_lacking=False,
    )
