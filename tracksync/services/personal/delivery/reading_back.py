"""Reading what the person's worklogs say over there, beside what is known of them here."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tracksync.core.clock import from_ms
from tracksync.core.delivery.comparing import Finding, compare, is_copy
from tracksync.core.delivery.door import Delivery
from tracksync.core.delivery.outcomes import Failure, RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog, is_day_id
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import (
    Connection,
    Feed,
    Listed,
    Standing,
    TimesheetReader,
    TimesheetSink,
)
from tracksync.services.personal.delivery.sending import recognised


@dataclass(frozen=True, slots=True)
class Known:
    """
    What is known here of one connection: what is to be compared, and where to look.

    Attributes:
        elsewhere: What was sent over other connections on the same tasks; its copies here are no
            strangers.
        is_home: Time on its tasks goes out over another connection, which tells of strangers.
    """

    connection: Connection
    deliveries: tuple[Delivery, ...]
    tasks: tuple[TaskRef, ...] = ()
    elsewhere: tuple[Delivery, ...] = ()
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """
    One worklog, on both sides.

    Attributes:
        key: Of the delivery; of one that is unknown here "connection/remote id".
        here: What is wanted; None for nothing.
        there: What stands; None for nothing.
        synced: What was known to stand when that was read: what we wrote since is news to it.
        was_open: The fate of a write of ours was not known when that was read: it may be either.
    """

    key: str
    connection: str
    task: TaskRef
    finding: Finding
    here: Worklog | None
    there: Worklog | None
    remote_id: str = ""
    synced: Worklog | None = None
    was_open: bool = False


def read_period(
    known: Known,
    reader: TimesheetReader,
    sink: TimesheetSink,
    start: datetime,
    end: datetime,
) -> tuple[Compared, ...] | Failure:
    """
    Read the person's worklogs of a period and compare them. Blocking; writes nothing.

    What is missing in the listing counts as gone only when it was read by itself: it may have been
    moved to another time, or the listing may not be complete.
    """
    listed = reader.between(start, end, known.tasks)
    if not isinstance(listed, Listed):
        return listed
    there = {standing.worklog.remote_id: standing for standing in listed.worklogs}
    compared: list[Compared] = []
    for delivery in known.deliveries:
        standing = there.pop(delivery.remote_id, None) if delivery.remote_id else None
        if standing is None and delivery.remote_id:
            found = reader.one(place_of(delivery), delivery.remote_id)
            if not isinstance(found, Standing | None):
                return found
            standing = found
        compared.append(_compared(delivery, standing, sink))
    strangers = [] if known.is_home else [_stranger(known.connection, s) for s in there.values()]
    return (*compared, *(item for item in strangers if not _is_known_elsewhere(known, item)))


def _is_known_elsewhere(known: Known, stranger: Compared) -> bool:
    there = stranger.there
    said = (w for d in known.elsewhere for w in (d.synced, d.sending) if w is not None)
    return there is not None and any(is_copy(worklog, there) for worklog in said)


def read_feed(known: Known, feed: Feed, sink: TimesheetSink) -> tuple[Compared, ...]:
    """Compare what a service says has changed; what it does not name stands as it stood."""
    by_id = {d.remote_id: d for d in known.deliveries}
    compared = [
        _compared(by_id[standing.worklog.remote_id], standing, sink)
        for standing in feed.changed
        if standing.worklog.remote_id in by_id
    ]
    gone = (by_id[remote_id] for remote_id in feed.gone or () if remote_id in by_id)
    return (*compared, *(_compared(delivery, None, sink) for delivery in gone))


def place_of(delivery: Delivery) -> TaskRef:
    """Tell on which task it stands over there, or is to."""
    return delivery.synced.task if delivery.synced is not None else delivery.task


def _compared(delivery: Delivery, standing: Standing | None, sink: TimesheetSink) -> Compared:
    stands: Worklog | None = None
    if standing is not None:
        remote = recognised(delivery, sink, standing.worklog)
        stands = _worklog(standing.task, remote, mark=str(delivery.entry))
    finding = compare(delivery, stands)
    return Compared(
        delivery.key,
        delivery.connection,
        delivery.task,
        finding,
        delivery.wanted,
        stands,
        delivery.remote_id,
        delivery.synced,
        delivery.attempted is not None,
    )


def _stranger(connection: Connection, standing: Standing) -> Compared:
    remote, task = standing.worklog, standing.task
    return Compared(
        f"{connection.id}/{remote.remote_id}",
        connection.id,
        task,
        Finding.FOREIGN,
        None,
        _worklog(task, remote, mark=remote.mark),
        remote.remote_id,
    )


def _worklog(task: TaskRef, remote: RemoteWorklog, *, mark: str) -> Worklog:
    return Worklog(task, from_ms(remote.started_ms), remote.seconds, remote.comment, mark)


def read_until(connection: Connection) -> datetime | None:
    """Tell up to when a service's changes were taken in; None when they never were."""
    text = connection.extra.get("read_until_ms", "")
    return from_ms(int(text)) if text.isdecimal() else None


def lost_id(snapshot: Snapshot, mark: str) -> UUID | None:
    """Read the id of an entry that was here once, from its mark; None where it is none or taken."""
    try:
        lost = UUID(mark)
    except ValueError:
        return None
    return None if snapshot.entry(lost) is not None or is_day_id(lost) else lost
