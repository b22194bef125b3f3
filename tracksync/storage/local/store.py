"""The local store: `ports.store.Store` on one encrypted SQLite file."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tracksync.core.clock import Reading
from tracksync.core.problems import DiskFull
from tracksync.core.worktime.activity import Sample
from tracksync.ports.clock import Clock
from tracksync.storage.local import carrying
from tracksync.storage.local.db import Database
from tracksync.storage.local.ring import Ring
from tracksync.storage.local.room import Room
from tracksync.storage.local.snapshot import LocalSnapshot
from tracksync.storage.local.tables import activity as activity_tables
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables import reviews as reviews_table
from tracksync.storage.local.tables import small as small_tables
from tracksync.storage.local.tables.activity import MOST_BLOCKS, Tail
from tracksync.storage.local.tables.base import Refs, Tables
from tracksync.storage.local.tables.task_search import TaskSearch
from tracksync.storage.local.tables.texts import Provenance, Texts
from tracksync.storage.local.traces import Trace, Traces, first_kept
from tracksync.storage.local.unit import LocalUnit

DURABLE_EVERY_MS = 60_000
# What was posted is kept with what became of it; a review of days gone by is of no use.
REVIEWS_KEPT = timedelta(days=7)
SENT_KEPT = timedelta(days=90)
_SPARE_READERS = 1


class LocalStore:
    """
    See the port. Made by `opening.open_store`.

    Args:
        db: The writing connection, brought up to date.
        key: Of the database, for the reading connections.
        clock: Names the month that seals what is not in the journal.
    """

    def __init__(
        self,
        path: Path,
        db: Database,
        key: bytes,
        *,
        ring: Ring,
        day_ring: Ring,
        room: Room,
        clock: Clock,
    ) -> None:
        self._path = path
        self._key = key
        self._writer = db
        self._room = room
        self._clock = clock
        self.ring = ring
        self.day_ring = day_ring
        self._texts = Texts(ring)
        self._traces = Traces(day_ring)
        self._refs = Refs()
        self._search = TaskSearch()
        self._readers: list[Database] = []
        self._lock = threading.Lock()
        self._is_closed = False
        self._head = journal_table.head(self._tables(db))
        # Read with the first sample: opening it loads the cipher's library.
        self._tail: Tail | None = None
        self._was_tail_read = False
        # Monotonic time of the first sample since the last durable commit.
        self._unsynced_ms: int | None = None

    @property
    def is_full(self) -> bool:
        """Whether nothing new can be begun, because nothing more can be written."""
        return self._room.is_full

    @property
    def no_room(self) -> DiskFull | None:
        """Why nothing more can be written; None while it can."""
        return self._room.trouble

    @property
    def path(self) -> Path:
        """Where the database lies."""
        return self._path

    @property
    def key(self) -> bytes:
        """The store's key, for backups that are to go with it."""
        return self._key

    def generation(self) -> str:
        """Tell the store's generation (`generation.py`)."""
        with self.lend() as db:
            return small_tables.about(db, "generation") or ""

    def restored_from(self) -> datetime | None:
        """Tell when the backup was made this store has just come out of; None for any other."""
        with self.lend() as db:
            return small_tables.restored_from(db)

    @contextlib.contextmanager
    def write(self) -> Iterator[LocalUnit]:
        self._room.look()
        tables = self._tables(self._writer, Provenance())
        try:
            with self._writer.writing(durable=True):
                unit = LocalUnit(
                    tables,
                    head=self._head,
                    stamp=self._search.stamp,
                    now=self._clock.read,
                    room=self._room,
                )
                yield unit
        except BaseException as e:
            self._refs.forget()
            if isinstance(e, DiskFull) and not self._room.is_full:
                self._room.ran_out(e)
            raise
        self._head = unit.head
        self._unsynced_ms = None
        if unit.has_changed_tasks:
            self._search.outdate()

    @contextlib.contextmanager
    def read(self) -> Iterator[LocalSnapshot]:
        stamp = self._search.stamp
        with self.lend() as db, db.reading():
            yield LocalSnapshot(self._tables(db), stamp)

    def add_sample(self, sample: Sample, reading: Reading, *, grace: timedelta) -> None:
        """
        See the port.

        Raises:
            DiskFull: Once, when room runs out. Later samples wait in memory for room.
        """
        blocks = activity_tables.grown(self._read_tail(), sample, grace=grace)
        self._tail = Tail(self._head.sequence, reading, blocks)
        is_due = self._is_due(reading)
        if is_due:
            self._room.look()  # what is written into room that was taken before does not tell
        if self._room.is_full:
            if is_due:
                self._unsynced_ms = reading.monotonic_ms
            return
        self._keep_tail(is_durable=is_due)

    def flush(self) -> None:
        if self._tail is not None and self._unsynced_ms is not None:
            self._keep_tail(is_durable=True)

    def prune(
        self,
        now: datetime,
        *,
        strips_for: timedelta,
        sent_for: timedelta = SENT_KEPT,
        blocks_for: timedelta = timedelta(days=36_500),
    ) -> None:
        """
        Tidy up: pack finished days, coarsen old ones, forget what is past its time.

        STORE lane; once a day is enough. The keys of what is forgotten are destroyed apart from it
        (`erasure.drop_days`), and after it: the broad lines of a day are made of its strip.
        """
        tables = self._tables(self._writer)
        kept = first_kept(now, strips_for=strips_for, blocks_for=blocks_for, sent_for=sent_for)
        with self._writer.writing(durable=True):
            tail = activity_tables.end_before(tables, self._read_tail(), kept[Trace.STRIP])
            activity_tables.pack_before(tables, now.date())
            activity_tables.forget_strips_before(tables, kept[Trace.STRIP])
            activity_tables.forget_broad_before(tables, kept[Trace.BROAD])
            small_tables.forget_sent(tables, kept[Trace.SENT])
            reviews_table.forget_before(tables, (now - REVIEWS_KEPT).date())
        self._tail = tail

    def carry_days_over(self) -> None:
        """Seal what an older release kept of days; nothing to do from then on. STORE lane."""
        if carrying.is_due(self._writer):
            with self.scrubbing(), self._writer.writing(durable=True):
                carrying.carry_over(self._tables(self._writer))

    @contextlib.contextmanager
    def scrubbing(self) -> Iterator[None]:
        """Leave nothing of what is deleted in the pages that become free. STORE lane."""
        self._writer.run("PRAGMA secure_delete=ON")
        try:
            yield
        finally:
            self._writer.run("PRAGMA secure_delete=OFF")

    def forget_texts(self) -> None:
        """Keep no opened text in memory, because a month was dropped."""
        self._texts.forget()
        self._search.forget()

    @contextlib.contextmanager
    def lend(self) -> Iterator[Database]:
        """Lend a reading connection, for a backup or a check. READ lane."""
        db = self._take_reader()
        try:
            yield db
        finally:
            self._give_back(db)

    def close(self) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            readers, self._readers = self._readers, []
        for db in readers:
            db.close()
        with contextlib.suppress(DiskFull):
            self.flush()
        self._writer.close()

    def _read_tail(self) -> Tail | None:
        if not self._was_tail_read:
            self._tail = activity_tables.read_tail(self._tables(self._writer))
            self._was_tail_read = True
        return self._tail

    def _keep_tail(self, *, is_durable: bool) -> None:
        """Write the newest samples; the ones kept in memory stay right if that fails."""
        if self._tail is None:
            return
        tables = self._tables(self._writer)
        try:
            with self._writer.writing(durable=is_durable):
                if is_durable or len(self._tail.blocks) > MOST_BLOCKS:
                    kept = activity_tables.move_on(tables, self._tail)
                else:
                    activity_tables.write_tail(tables, self._tail)
                    kept = self._tail
        except DiskFull as e:
            self._room.ran_out(e)
            raise
        self._tail = kept
        if is_durable:
            self._unsynced_ms = None

    def _is_due(self, reading: Reading) -> bool:
        """Tell whether samples have waited a minute for a durable commit (any commit will do)."""
        if self._unsynced_ms is None or reading.monotonic_ms < self._unsynced_ms:
            self._unsynced_ms = reading.monotonic_ms
            return False
        return reading.monotonic_ms - self._unsynced_ms >= DURABLE_EVERY_MS

    def _tables(self, db: Database, provenance: Provenance | None = None) -> Tables:
        return Tables(db, self._texts, self._refs, self._search, self._traces, provenance)

    def _take_reader(self) -> Database:
        with self._lock:
            if self._is_closed:
                msg = "the store is closed"
                raise ValueError(msg)
            if self._readers:
                return self._readers.pop()
        return Database(self._path, self._key, is_read_only=True)

    def _give_back(self, db: Database) -> None:
        with self._lock:
            if not self._is_closed and len(self._readers) < _SPARE_READERS:
                self._readers.append(db)
                return
        db.close()
