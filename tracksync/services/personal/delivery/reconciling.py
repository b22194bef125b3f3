"""
Both ways: what the person's worklogs say over there, beside what they say here.

Nothing here writes to a service. What changed over there comes in where that is unambiguous; the
rest is set side by side for the person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tracksync.core.clock import to_ms
from tracksync.core.delivery.comparing import Finding, compare, disputed, known_as
from tracksync.core.delivery.door import Delivery, DeliveryState, delivery_key, moved_along
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import EntryText
from tracksync.core.problems import Conflict, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.core.tasks import Task
from tracksync.core.text import clean_line, clean_note
from tracksync.ports.manifest import Grain
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import Connection, Feed
from tracksync.services.personal.delivery.reading_back import Compared, Known, lost_id, place_of
from tracksync.services.personal.journal.booking import booker_of
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.following import rounding_of
from tracksync.services.personal.journal.recording import Recorder, Recording
from tracksync.services.personal.worktime.editing import LONGEST

VIA = "sync"
_MINUTE = timedelta(minutes=1)


class ReconcilingService:
    """Tells what is known, and takes in what was read back. STORE lane."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def known(self, connection: Connection, start: datetime, end: datetime) -> Known:
        """Tell what is to be compared for a period, and the tasks to look at."""
        with self._recorder.store.read() as snapshot:
            deliveries = snapshot.deliveries_between(connection.id, start, end)
            cached = (t.ref for t in snapshot.tasks(include_done=True) if t.is_assigned)
            tasks = {d.task for d in deliveries} | {place_of(d) for d in deliveries}
            tasks.update(ref for ref in cached if ref.connection == connection.id)
            booker = booker_of(snapshot, connection.id)
            elsewhere = _elsewhere(snapshot, connection, start, end)
        is_home = booker is not None and booker.id != connection.id
        return Known(connection, deliveries, tuple(sorted(tasks)), elsewhere, is_home)

    def named(self, connection: Connection, feed: Feed, *, asked_at: datetime) -> Known:
        """
        Tell what is known here of what a service says has changed.

        Args:
            asked_at: When it was asked. What was written since may be newer than its answer, and
                looks for itself before each write what stands there.
        """
        ids = {standing.worklog.remote_id for standing in feed.changed} | set(feed.gone or ())
        with self._recorder.store.read() as snapshot:
            standing = snapshot.deliveries_standing(connection.id, ids)
        older = (d for d in standing if d.changed_at is None or d.changed_at < asked_at)
        return Known(connection, tuple(older))

    def take_in(self, compared: Iterable[Compared]) -> Changed:
        """
        Let what changed over there come in where it is unambiguous; set aside what is not.

        Judged anew by what is wanted by now; what was written over there since it was read is left
        to the next time. One transaction each, so that one that does not fit leaves the others
        alone.
        """
        changed = Changed.NOTHING
        for item in compared:
            if item.finding is not Finding.FOREIGN:
                changed |= self._take_in(item)
        return changed

    def take_theirs(self, key: str, *, via: str) -> Changed:
        """
        Take what stands over there, for one that was changed on both sides or deleted there.

        Raises:
            NotFound: There is no such delivery.
            NotAllowed: There is nothing of theirs to take, or it cannot be taken.
        """
        with self._recorder.open(via) as recording:
            delivery = recording.unit.delivery(clean_line(key))
            if delivery is None:
                named = repr(clean_line(key, limit=120))
                msg = say("Nothing in the outbox goes by {key}.", key=named)
                raise NotFound(msg, say("tracksync verify shows the keys."))
            if not delivery.is_set_aside:
                msg = say("This worklog is not disputed, so there is nothing to choose.")
                raise NotAllowed(msg, say("tracksync verify shows what differs."))
            if delivery.synced is None:
                recording.add(ev.EntryDeleted(delivery.entry))
                recording.unit.save_delivery(replace(delivery, is_set_aside=False))
            elif not _adopt(recording, delivery, delivery.synced, self._recorder):
                msg = say("What stands over there cannot become an entry here.")
                hint = say("Change the entry by hand, or send yours to replace it.")
                raise NotAllowed(msg, hint)
        return recording.changed

    def keep_ours(self, item: Compared) -> Changed:
        """Set aside what stands there, whoever changed it, so that sending ours replaces it."""
        with self._recorder.open(VIA) as recording:
            delivery = recording.unit.delivery(item.key)
            changed = {Finding.THEIRS, Finding.BOTH, Finding.GONE}
            if delivery is None or not _is_as_read(delivery, item):
                return recording.changed
            if compare(delivery, item.there) in changed:
                after = disputed(delivery, item.there, recording.reading.at)
                recording.unit.save_delivery(after)
                recording.changed |= Changed.OUTBOX
        return recording.changed

    def bring_in(
        self, compared: Compared, task: Task, *, via: str, entry: UUID | None = None
    ) -> UUID:
        """
        Make an entry of a worklog that stands over there and is unknown here; it is not sent again.

        One that carries the mark of an entry that was lost here gets that entry's id back.

        Raises:
            NotAllowed: The service keeps totals, so nobody knows when the time was.
            Conflict: It is known here by now.
        """
        there = compared.there
        with self._recorder.open(via) as recording:
            unit = recording.unit
            connection = unit.connection(compared.connection)
            if there is None or connection is None or connection.grain is Grain.DAY:
                msg = say("This service keeps totals a day, so nobody knows when the time was.")
                raise NotAllowed(msg, say("Add an entry by hand if it is missing here."))
            if unit.deliveries_standing(compared.connection, [compared.remote_id]):
                msg = say("This worklog is known here already.")
                raise Conflict(msg, say("Compare once more."))
            new = entry or lost_id(unit, there.mark) or self._recorder.ids.new()
            key = delivery_key(compared.connection, new, there.task)
            said = replace(there, mark=str(new))
            unit.save_tasks(task.ref.connection, (task,), is_complete=False)
            unit.save_delivery(
                Delivery(
                    key,
                    compared.connection,
                    new,
                    there.task,
                    said,
                    said,
                    compared.remote_id,
                    DeliveryState.DONE,
                    changed_at=recording.reading.at,
                )
            )
            text = EntryText(task.title, task.key, clean_note(there.comment))
            end = there.started_at + timedelta(seconds=there.seconds)
            zone = recording.reading.zone
            recording.add(ev.EntryAdded(new, there.task, text, there.started_at, end, zone))
            recording.changed |= Changed.OUTBOX
        return new

    def note_read(self, connection: str, until: datetime) -> Changed:
        """Remember up to when a service's changes were taken in."""
        with self._recorder.open("engine") as recording:
            known = recording.unit.connection(connection)
            if known is not None:
                extra = known.extra | {"read_until_ms": str(to_ms(until))}
                at = recording.reading.at
                recording.unit.save_connection(replace(known, extra=extra, compared_at=at))
                recording.changed |= Changed.CONNECTIONS
        return recording.changed

    def _take_in(self, item: Compared) -> Changed:
        with self._recorder.open(VIA) as recording:
            unit, now = recording.unit, recording.reading.at
            delivery = unit.delivery(item.key)
            if delivery is None or not _is_as_read(delivery, item):
                return Changed.NOTHING
            match compare(delivery, item.there), item.there:
                case Finding.SAME, Worklog() as stands:
                    after = known_as(delivery, stands, now)
                case Finding.THEIRS, Worklog() as stands:
                    if _adopt(recording, delivery, stands, self._recorder):
                        return recording.changed | Changed.OUTBOX
                    after = disputed(delivery, stands, now)
                case (Finding.BOTH, Worklog()) | (Finding.GONE, _):
                    after = disputed(delivery, item.there, now)
                case _:
                    return Changed.NOTHING
            if _differs(after, delivery):
                unit.save_delivery(after)
                recording.changed |= Changed.OUTBOX
        return recording.changed


def _is_as_read(delivery: Delivery, item: Compared) -> bool:
    """Whether nothing of it was written over there since that was read, nor meanwhile."""
    is_as_known = (delivery.synced, delivery.remote_id) == (item.synced, item.remote_id)
    return is_as_known and not item.was_open


def _differs(after: Delivery, before: Delivery) -> bool:
    return replace(after, changed_at=before.changed_at) != before


def _adopt(recording: Recording, delivery: Delivery, stands: Worklog, recorder: Recorder) -> bool:
    """
    Let an entry say what its worklog says; false where it cannot, and nothing was changed.

    An entry whose worklog would come out as something else (rounding, seconds) is not changed: it
    would be sent back at once, and so on for ever.
    """
    unit, now = recording.unit, recording.reading.at
    entry = unit.entry(delivery.entry)
    length = timedelta(seconds=stands.seconds)
    is_kept = rounding_of(recorder.preferences).mode == "none" and not length % _MINUTE
    if entry is None or entry.end_at is None or not is_kept or not _MINUTE <= length <= LONGEST:
        return False
    note = clean_note(stands.comment)
    text, end = replace(entry.text, note=note), stands.started_at + length
    if stands.task != delivery.task:
        task = unit.task(stands.task)
        if task is None:
            return False
        left, delivery = moved_along(delivery, stands.task, now)
        unit.save_delivery(left)
        text = EntryText(task.title, task.key, note)
    synced = replace(stands, comment=note)
    unit.save_delivery(replace(delivery, synced=synced, changed_at=now, is_set_aside=False))
    recording.add(ev.EntryEdited(entry.id, stands.task, text, stands.started_at, end))
    return True


def _elsewhere(
    snapshot: Snapshot, connection: Connection, start: datetime, end: datetime
) -> tuple[Delivery, ...]:
    """Find what went out over other connections on the tasks this one's time is booked on."""
    home = connection.books_for or connection.id
    others = snapshot.delivery_counts().keys() - {connection.id}
    found = (d for other in sorted(others) for d in snapshot.deliveries_between(other, start, end))
    return tuple(delivery for delivery in found if delivery.task.connection == home)
