"""Stores for tests, and the moments and ids they are filled with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tests.fakes.keystore import FakeKeystore
from tracksync.core.clock import Reading
from tracksync.core.journal.entries import EntryText
from tracksync.core.journal.events import EntryAdded, Event, TimerStarted, TimerStopped
from tracksync.core.tasks import TaskRef
from tracksync.ports.store import Store
from tracksync.storage.local import migrations
from tracksync.storage.local.db import Database, create_empty
from tracksync.storage.local.opening import Opened, open_store
from tracksync.storage.local.profile import Profile, open_profile
from tracksync.storage.local.ring import DAY_KEYS_ITEM, Ring, RingKey
from tracksync.storage.local.room import Room
from tracksync.storage.local.store import LocalStore

KEY = bytes(range(32))
RING_KEY = RingKey("0123456789abcdef", bytes(range(32, 64)))
MORNING = datetime(2026, 11, 16, 8, tzinfo=UTC)
ALPHA = TaskRef("jira-1", "10001")
BETA = TaskRef("jira-1", "10002")
LOCAL_TASK = TaskRef("local", "5d0f6f0e")


class SteppedClock:
    """A clock that stands until it is moved; monotonic time moves along."""

    def __init__(self, at: datetime = MORNING, zone: str = "Europe/Berlin") -> None:
        self._reading = Reading(at, 1_000_000, 1_000_000, "boot-1", zone)

    def read(self) -> Reading:
        return self._reading

    def move(self, **length: float) -> Reading:
        by = timedelta(**length)
        ms = by // timedelta(milliseconds=1)
        now = self._reading
        boottime = None if now.boottime_ms is None else now.boottime_ms + ms
        self._reading = replace(
            now, at=now.at + by, monotonic_ms=now.monotonic_ms + ms, boottime_ms=boottime
        )
        return self._reading

    def set(self, reading: Reading) -> None:
        self._reading = reading


class CountedIds:
    """Ids 1, 2, 3 … as UUIDs, so that a failing test can be read."""

    def __init__(self) -> None:
        self._made = 0

    def new(self) -> UUID:
        self._made += 1
        return UUID(int=self._made)


def make_local_store(folder: Path, clock: SteppedClock, room: Room | None = None) -> LocalStore:
    """Make or open a store on disk with keys known to tests."""
    path = folder / "store.db"
    create_empty(path)
    db = Database(path, KEY)
    db.begin_keeping()
    migrations.migrate(db)
    ring = Ring(folder / "ring", (RING_KEY,))
    days = Ring(folder / "day-ring", (RING_KEY,), DAY_KEYS_ITEM)
    room = room or Room(folder / "reserve")
    return LocalStore(path, db, KEY, ring=ring, day_ring=days, room=room, clock=clock)


class Scribe:
    """Writes events into a store, one transaction each, with made-up ids."""

    def __init__(self, store: Store, clock: SteppedClock) -> None:
        self.store = store
        self.clock = clock
        self.ids = CountedIds()

    def add(self, event: Event) -> UUID:
        """Append one event; its record's id is the answer."""
        record = self.ids.new()
        with self.store.write() as unit:
            unit.append(event, record=record, reading=self.clock.read(), via="test")
        return record

    def start(self, task: TaskRef = ALPHA, title: str = "Write the report") -> UUID:
        """Start the timer now; the entry's id is the answer."""
        entry, now = self.ids.new(), self.clock.read()
        self.add(TimerStarted(entry, task, EntryText(title, "PROJ-1"), now.at, now.zone))
        return entry

    def stop(self, entry: UUID) -> UUID:
        return self.add(TimerStopped(entry, self.clock.read().at))

    def entry(self, start: datetime, end: datetime, task: TaskRef = ALPHA, note: str = "") -> UUID:
        """Add an entry by hand; its id is the answer."""
        entry = self.ids.new()
        text = EntryText("Write the report", "PROJ-1", note)
        zone = self.clock.read().zone
        self.add(EntryAdded(entry, task, text, start, end, zone))
        return entry


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


class Household:
    """
    One person's folder, keystore and clock, to open and close their store as a program would.

    Attributes:
        keystore: Outlives the folder, as the real one does.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SteppedClock()
        self.ids = CountedIds()
        self.keystore = FakeKeystore()

    def profile(self) -> Profile:
        return open_profile(self.folder, lambda: self.clock.read().at)

    def open(self, *, is_anew: bool = False) -> Opened:
        """Open the store, as `bootstrap` does."""
        return open_store(self.profile(), self.keystore, self.clock, ids=self.ids, is_anew=is_anew)

    def scribe(self, opened: Opened) -> Scribe:
        made = Scribe(opened.store, self.clock)
        made.ids = self.ids
        return made
