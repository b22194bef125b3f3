"""One transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from tracksync.core.clock import Reading, local_date
from tracksync.core.delivery.door import Delivery
from tracksync.core.hues import Hue
from tracksync.core.journal.chain import Record, month_of
from tracksync.core.journal.entries import Change, EntryChange, EntryText
from tracksync.core.journal.events import EntryAdded, EntryEdited, Event, TaskSaved, Undone
from tracksync.core.journal.ledger import Impossible, apply
from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say
from tracksync.core.standup.postings import Posting, PostingState, Review
from tracksync.core.standup.schedules import Schedule
from tracksync.core.tasks import Task, TaskRef
from tracksync.ports.store import SentRecord
from tracksync.ports.tracker import Connection
from tracksync.storage import codec
from tracksync.storage.codec import Personal
from tracksync.storage.local.room import Room
from tracksync.storage.local.snapshot import LocalSnapshot
from tracksync.storage.local.tables import changes as changes_table
from tracksync.storage.local.tables import delivery as delivery_tables
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables import postings as postings_table
from tracksync.storage.local.tables import projections, totals
from tracksync.storage.local.tables import reviews as reviews_table
from tracksync.storage.local.tables import schedules as schedules_table
from tracksync.storage.local.tables import small as small_tables
from tracksync.storage.local.tables import tasks as task_tables
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.journal import Head
from tracksync.storage.local.tables.texts import TextRef, text_at, word_at


# The one inheritance here: a unit *is* a snapshot that can also write, as in the port.
class LocalUnit(LocalSnapshot):
    """
    `ports.store.Unit` on the tables.

    Args:
        head: End of the chain when the transaction began.
        stamp: Of the tasks when it began; see `TaskSearch`.
        now: Tells the clocks, to name the month that seals what is not in the journal.
        room: Refuses what begins new work while the disk is full.
    """

    def __init__(
        self,
        tables: Tables,
        *,
        head: Head,
        stamp: int,
        now: Callable[[], Reading],
        room: Room,
    ) -> None:
        super().__init__(tables, stamp)
        self.head = head
        self._now = now
        self._room = room

    @property
    def has_changed_tasks(self) -> bool:
        """Whether what is known of the tasks is out of date."""
        return self._stamp is None

    def tasks_changed(self) -> None:
        """Hear that what is known of the tasks is out of date."""
        self._stamp = None

    def append(
        self, event: Event, *, record: UUID, reading: Reading, via: str, actor: str = ""
    ) -> tuple[Change, ...]:
        self._room.check_event(event)
        if self.has_record(record):
            msg = say("record {record} is in the journal already", record=record)
            raise Impossible(msg)
        facts, written = codec.write_event(event, actor)
        as_read, texts = _read_back(event, facts, written)
        self._note(texts)
        changes = apply(self, as_read)
        self._refuse_too_old(event, changes)
        month = journal_table.month_for(texts, changes, reading)
        sealed = self._tables.texts.seal("journal", record.bytes, month, written)
        self._chain(
            Record(
                self.head.sequence + 1,
                record,
                codec.kind_of(event),
                reading,
                via,
                facts,
                month,
                sealed,
                self.head.digest,
                b"",
            )
        )
        self._carry_out(as_read, changes, reading)
        return changes

    def _refuse_too_old(self, event: Event, changes: tuple[Change, ...]) -> None:
        """Let nothing be entered, or brought back, where entries are not kept any more."""
        if not isinstance(event, EntryAdded | EntryEdited | Undone):
            return
        since = self.kept_since()
        for change in changes if since else ():
            if isinstance(change, EntryChange) and change.after and since:
                before, after = change.before, change.after
                is_moved = before is None or before.start_at != after.start_at
                if is_moved and local_date(after.start_at, after.zone) < since:
                    title = say("Time before {day} is not kept here.", day=since.isoformat())
                    raise NotAllowed(title, say("Nothing was changed."))

    def _note(self, texts: tuple[Personal, ...]) -> None:
        if self._tables.provenance is not None:
            for part, text in enumerate(texts):
                if isinstance(text, EntryText):
                    self._tables.provenance.note(text, TextRef(self.head.sequence + 1, part))

    def _chain(self, record: Record) -> None:
        chained = journal_table.add(self._tables, record)
        self.head = Head(chained.sequence, chained.digest)

    def _carry_out(self, event: Event, changes: tuple[Change, ...], reading: Reading) -> None:
        changes_table.save(self._tables, self.head.sequence, changes)
        projections.carry_out(self._tables, changes)
        totals.carry_out(self._tables, changes)
        if isinstance(event, Undone):
            journal_table.mark_undone(self._tables, event.record)
        if isinstance(event, TaskSaved):
            self.tasks_changed()
            task_tables.save_local(self._tables, event, reading)

    def save_delivery(self, delivery: Delivery) -> None:
        self._room.check_delivery(delivery)
        delivery_tables.save(self._tables, delivery, present=self._month)

    def save_tasks(self, connection: str, tasks: Iterable[Task], *, is_complete: bool) -> None:
        self._room.check_new()
        self.tasks_changed()
        task_tables.save_seen(
            self._tables, connection, tasks, is_complete=is_complete, month=self._month()
        )

    def forget_tasks(self, connection: str) -> None:
        self.tasks_changed()
        task_tables.forget(self._tables, connection)

    def pin_task(self, ref: TaskRef, *, is_pinned: bool) -> None:
        self.tasks_changed()
        task_tables.pin(self._tables, ref, is_pinned=is_pinned)

    def colour_task(self, ref: TaskRef, hue: Hue | None) -> None:
        task_tables.colour(self._tables, ref, hue)

    def save_connection(self, connection: Connection) -> None:
        small_tables.save_connection(self._tables, connection)

    def remove_connection(self, connection: str, *, keep_tasks: bool) -> None:
        small_tables.forget_connection(self._tables, connection)
        delivery_tables.forget_unsent(self._tables, connection)
        for schedule in self.schedules():
            if schedule.channel == connection:
                self.remove_schedule(schedule.id)
        reviews_table.forget_channel(self._tables, connection)
        if not keep_tasks:
            self.forget_tasks(connection)

    def save_posting(self, posting: Posting) -> None:
        if posting.state is PostingState.SENDING:
            self._room.check_new()
        postings_table.save(self._tables, posting)

    def save_review(self, channel: str, day: date, review: Review, *, since: date) -> None:
        self._room.check_new()
        reviews_table.save(self._tables, channel, day, review, since=since)

    def save_schedule(self, schedule: Schedule) -> None:
        schedules_table.save(self._tables, schedule)

    def remove_schedule(self, schedule: str) -> None:
        schedules_table.forget(self._tables, schedule)

    def save_template(self, name: str, document: str) -> None:
        small_tables.save_template(self._tables.db, name, document)

    def remove_template(self, name: str) -> None:
        small_tables.remove_template(self._tables.db, name)

    def save_reminded_of(self, day: date) -> None:
        small_tables.set_about(self._tables.db, small_tables.REMINDED_OF, day.isoformat())

    def save_days_run(self, days: tuple[date, ...]) -> None:
        small_tables.save_days_run(self._tables.db, days)

    def save_window(self, left: str) -> None:
        small_tables.set_about(self._tables.db, small_tables.WINDOW, left)

    def add_sent(self, sent: SentRecord) -> None:
        small_tables.add_sent(self._tables, sent)

    def carry_tasks_over(self, month: str, into: str) -> tuple[TaskSaved, ...]:
        """
        Seal the tasks of *month* that are still in use under another one; forget the others.

        Returns:
            What the journal must say again, so that local tasks keep their names.
        """
        self.tasks_changed()
        task_tables.forget_finished(self._tables, month)
        return task_tables.reseal(self._tables, month, into)

    def not_done(self) -> tuple[Delivery, ...]:
        """Tell every delivery that is not *done*."""
        return delivery_tables.every_not_done(self._tables)

    def set_generation(self, name: str) -> None:
        """Mark the store's generation (`generation.py`)."""
        small_tables.set_about(self._tables.db, "generation", name)

    def forget_restored_from(self) -> None:
        """Note that the deliveries of a restored store have been doubted."""
        small_tables.set_restored_from(self._tables.db, None)

    def _month(self) -> str:
        reading = self._now()
        return month_of(reading.at, reading.zone)


def _read_back(
    event: Event, facts: bytes, written: tuple[Personal, ...]
) -> tuple[Event, tuple[Personal, ...]]:
    """
    Read an event as it will be read from disk, so that what is carried out is what is kept.

    Returns:
        The event, and its texts: fresh objects, by which the tables know where they lie.
    """
    texts: list[Personal] = [
        text_at(written, part) if isinstance(text, EntryText) else word_at(written, part)
        for part, text in enumerate(written)
    ]
    as_read = codec.read_event(codec.kind_of(event), facts, lambda part, _: texts[part])
    if as_read is None:
        msg = f"{codec.kind_of(event)} cannot be written down"
        raise TypeError(msg)
    return as_read, tuple(texts)
