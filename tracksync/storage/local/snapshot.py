"""Reads of one consistent state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from tracksync.core.clock import to_ms
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.hues import Hue
from tracksync.core.journal.chain import MOST_UNSAMPLED, RUN_ENDED, Record, is_in_run
from tracksync.core.journal.entries import Change, Entry, Question, Timer
from tracksync.core.journal.events import Event
from tracksync.core.standup.postings import Posting, Review
from tracksync.core.standup.schedules import Schedule
from tracksync.core.tasks import Task, TaskRef, search
from tracksync.core.worktime.activity import Block
from tracksync.ports.store import DayTotal, Happening, LastSign, SentRecord, SentTotal
from tracksync.ports.tracker import Connection
from tracksync.storage.local.tables import activity as activity_tables
from tracksync.storage.local.tables import changes as changes_table
from tracksync.storage.local.tables import delivery as delivery_tables
from tracksync.storage.local.tables import foundation, projections, totals
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables import postings as postings_table
from tracksync.storage.local.tables import reviews as reviews_table
from tracksync.storage.local.tables import schedules as schedules_table
from tracksync.storage.local.tables import small as small_tables
from tracksync.storage.local.tables import tasks as task_tables
from tracksync.storage.local.tables.base import Tables


class LocalSnapshot:
    """`ports.store.Snapshot` on the tables; each method says there what it tells."""

    def __init__(self, tables: Tables, stamp: int | None = None) -> None:
        self._tables = tables
        # None once a unit has changed tasks, for it must see what it changed itself.
        self._stamp = stamp

    @property
    def tables(self) -> Tables:
        """The tables underneath, for checks."""
        return self._tables

    def entry(self, entry: UUID) -> Entry | None:
        return projections.find_entry(self._tables, entry)

    def question(self, question: UUID) -> Question | None:
        return projections.find_question(self._tables, question)

    def timer(self) -> Timer:
        return projections.read_timer(self._tables)

    def changes_of(self, record: UUID) -> tuple[Change, ...]:
        sequence = journal_table.sequence_of(self._tables, record)
        return () if sequence is None else changes_table.read(self._tables, sequence)

    def has_record(self, record: UUID) -> bool:
        return journal_table.sequence_of(self._tables, record) is not None

    def entries_between(
        self, start: datetime, end: datetime, *, limit: int = 100_000
    ) -> tuple[Entry, ...]:
        return projections.entries_between(self._tables, start, end, limit=limit)

    def entries_of(self, task: TaskRef, start: datetime, end: datetime) -> tuple[Entry, ...]:
        return projections.entries_of(self._tables, task, start, end)

    def latest_entry(self) -> Entry | None:
        return projections.latest_entry(self._tables)

    def recent_tasks(self, limit: int) -> tuple[TaskRef, ...]:
        return projections.recent_tasks(self._tables, limit)

    def questions(self, *, include_deferred: bool = True) -> tuple[Question, ...]:
        return projections.waiting_questions(self._tables, include_deferred=include_deferred)

    def day_totals(self, first: date, last: date) -> tuple[DayTotal, ...]:
        return totals.read(self._tables, first, last)

    def blocks_between(self, start: datetime, end: datetime) -> tuple[Block, ...]:
        return activity_tables.between(self._tables, start, end)

    def last_sign(self) -> LastSign | None:
        look = activity_tables.last_look(self._tables)
        newest = journal_table.newest_records(self._tables, before=None, limit=1)
        if newest and (look is None or newest[0].sequence > look[0]):
            return LastSign(newest[0].reading, newest[0].kind == RUN_ENDED)
        return None if look is None else LastSign(look[1], is_in_order=False)

    def is_in_run(self) -> bool:
        look = activity_tables.last_look(self._tables)
        since = 0 if look is None else look[0]
        kinds = journal_table.kinds_after(self._tables, since, limit=MOST_UNSAMPLED + 1)
        return is_in_run(kinds, was_sampled=look is not None)

    def task(self, ref: TaskRef) -> Task | None:
        return task_tables.find(self._tables, ref)

    def chosen_hue(self, ref: TaskRef) -> Hue | None:
        return task_tables.chosen_hue(self._tables, ref)

    def task_by_key(self, key: str) -> tuple[Task, ...]:
        return task_tables.by_key(self._tables, key, stamp=self._stamp)

    def tasks(
        self, *, include_done: bool = False, include_deleted: bool = False, limit: int = 100_000
    ) -> tuple[Task, ...]:
        return task_tables.every(
            self._tables, include_done=include_done, include_deleted=include_deleted, limit=limit
        )

    def find_tasks(
        self, text: str, *, include_done: bool = False, limit: int = 100_000
    ) -> tuple[Task, ...]:
        if self._stamp is None:
            return search(self.tasks(include_done=include_done), text, limit=limit)
        return task_tables.found(
            self._tables, text, stamp=self._stamp, include_done=include_done, limit=limit
        )

    def connection(self, connection: str) -> Connection | None:
        return small_tables.find_connection(self._tables, connection)

    def connections(self) -> tuple[Connection, ...]:
        return small_tables.connections(self._tables)

    def delivery(self, key: str) -> Delivery | None:
        return delivery_tables.find(self._tables, key)

    def deliveries(
        self, states: Iterable[DeliveryState] = (), *, limit: int = 1000
    ) -> tuple[Delivery, ...]:
        return delivery_tables.newest(self._tables, states, limit=limit)

    def deliveries_of(self, entry: UUID) -> tuple[Delivery, ...]:
        return delivery_tables.of_entry(self._tables, entry)

    def deliveries_standing(
        self, connection: str, remote_ids: Iterable[str]
    ) -> tuple[Delivery, ...]:
        return delivery_tables.standing(self._tables, connection, remote_ids)

    def deliveries_between(
        self, connection: str, start: datetime, end: datetime
    ) -> tuple[Delivery, ...]:
        return delivery_tables.between(self._tables, connection, start, end)

    def due_deliveries(
        self, connection: str, now: datetime, *, limit: int = 50
    ) -> tuple[Delivery, ...]:
        return delivery_tables.due(self._tables, connection, now, limit=limit)

    def next_delivery_at(self, connection: str) -> datetime | None:
        return delivery_tables.next_at(self._tables, connection)

    def delivery_counts(self) -> dict[str, dict[DeliveryState, int]]:
        return delivery_tables.counts(self._tables)

    def happenings(self, *, before: int | None = None, limit: int = 100) -> tuple[Happening, ...]:
        found = journal_table.newest_records(self._tables, before=before, limit=limit)
        return tuple(self._happening(record) for record in found)

    def happened_between(
        self, start: datetime, end: datetime, *, kind: str = ""
    ) -> tuple[Happening, ...]:
        found = journal_table.records_between(self._tables, to_ms(start), to_ms(end))
        return tuple(self._happening(record) for record in found if kind in {"", record.kind})

    def history_of(self, entry: UUID) -> tuple[Happening, ...]:
        sequences = changes_table.sequences_of(self._tables, entry)
        found = (journal_table.find(self._tables, sequence) for sequence in sequences)
        return tuple(self._happening(record) for record in found if record is not None)

    def records(self, *, after: int = 0) -> Iterator[tuple[Record, Event | None]]:
        for record in journal_table.records(self._tables, after=after):
            yield record, journal_table.event_of(self._tables, record)

    def destroyed_months(self) -> tuple[str, ...]:
        """Name the months whose key was destroyed, and whose drop is not journaled yet."""
        begun = journal_table.begun_drops(self._tables)
        return tuple(
            month
            for month, sequence in begun.items()
            # What was written of a month since has a key again, which opens nothing before it.
            if not self._tables.texts.has_key(month)
            or journal_table.has_lost_words(self._tables, month, sequence)
        )

    def kept_since(self) -> date | None:
        return foundation.kept_since(self._tables.db)

    def restored_from(self) -> datetime | None:
        """Tell when the backup was made this store has just come out of; None for any other."""
        return small_tables.restored_from(self._tables.db)

    def sealed_months(self) -> tuple[str, ...]:
        """Name the months words are sealed under, in order. Cost: reads the whole journal."""
        months = reviews_table.sealed_months(self._tables)
        return tuple(sorted(months.union(journal_table.sealed_months(self._tables))))

    def dropped_months(self) -> frozenset[str]:
        """Name the months that were erased."""
        return frozenset(journal_table.dropped_months(self._tables))

    def task_totals(self, first: date, last: date) -> dict[TaskRef, timedelta]:
        """Add up the local days *first* to *last*, both included, by task, from the roll-ups."""
        return totals.by_task(self._tables, first, last)

    def month_totals(self, first: date, last: date) -> dict[tuple[int, int, TaskRef], timedelta]:
        """Tell the roll-up of the months of *first* to *last*, by (year, month, task)."""
        return totals.by_month(self._tables, first, last)

    def task_totals_between(self, start: datetime, end: datetime) -> dict[TaskRef, timedelta]:
        """Add up, exactly, what ended entries have inside [start, end), by task."""
        return totals.between(self._tables, start, end)

    def posting(self, channel: str, day: date) -> Posting | None:
        return postings_table.find(self._tables, channel, day)

    def postings(self, *, limit: int = 200) -> tuple[Posting, ...]:
        return postings_table.newest(self._tables, limit=limit)

    def posted_before(self, channel: str, day: date) -> Posting | None:
        return postings_table.posted_before(self._tables, channel, day)

    def review(self, channel: str, day: date) -> Review:
        return reviews_table.find(self._tables, channel, day)

    def schedules(self) -> tuple[Schedule, ...]:
        return schedules_table.every(self._tables)

    def origin(self) -> str:
        return small_tables.about(self._tables.db, "origin") or ""

    def templates(self) -> Mapping[str, str]:
        return small_tables.templates(self._tables.db)

    def reminded_of(self) -> date | None:
        return small_tables.reminded_of(self._tables.db)

    def days_run(self) -> tuple[date, ...]:
        return small_tables.days_run(self._tables.db)

    def window(self) -> str:
        return small_tables.about(self._tables.db, small_tables.WINDOW) or ""

    def sent(self, *, limit: int = 200) -> tuple[SentRecord, ...]:
        return small_tables.sent(self._tables, limit=limit)

    def sent_totals(self) -> tuple[SentTotal, ...]:
        return small_tables.sent_totals(self._tables)

    def _happening(self, record: Record) -> Happening:
        return Happening(
            record,
            journal_table.event_of(self._tables, record),
            changes_table.read(self._tables, record.sequence),
            journal_table.is_undone(self._tables, record.sequence),
            journal_table.actor_of(self._tables, record),
        )
