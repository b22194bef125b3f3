"""
A program that works on a store until it is killed: `python -m tests.prove.store_child FOLDER SEED`.

After each commit it prints what it may be held to: `ACK <uuid>` for a record, `SAMPLE <ms>` for a
look at the devices. Its keystore is a file beside the folder, made durable with every write.
"""

from __future__ import annotations

import json
import os
import random
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from tests.fakes.keystore import FakeKeystore
from tests.fakes.store import ALPHA, BETA, SteppedClock
from tracksync.core.clock import to_ms
from tracksync.core.delivery.door import Delivery, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import EntryText
from tracksync.core.worktime.activity import Sample, Use, Used
from tracksync.storage.local.durable import write_durably
from tracksync.storage.local.erasure import drop_days, drop_expired
from tracksync.storage.local.opening import open_store
from tracksync.storage.local.profile import open_profile
from tracksync.storage.local.profile_lock import ProfileLock
from tracksync.storage.local.store import LocalStore
from tracksync.storage.local.traces import first_kept

GRACE = timedelta(seconds=30)
_NONE, _EVER = timedelta(0), timedelta(days=36_500)


class KeptKeystore(FakeKeystore):
    """A keystore that outlives the process."""

    def __init__(self, path: Path) -> None:
        super().__init__(json.loads(path.read_text()) if path.exists() else {})
        self._path = path

    def write(self, name: str, secret: str) -> None:
        super().write(name, secret)
        write_durably(self._path, json.dumps(self.kept).encode())


class RandomIds:
    """Ids that no other round has."""

    def new(self) -> UUID:
        return UUID(bytes=os.urandom(16), version=4)


def keystore_of(folder: Path) -> KeptKeystore:
    """Find the keystore that belongs to a folder."""
    return KeptKeystore(keystore_path(folder))


def keystore_path(folder: Path) -> Path:
    """Tell where the keystore lies that belongs to a folder."""
    return folder.with_name(f"{folder.name}.keystore")


def say(line: str) -> None:
    """Tell the parent at once: from here on it counts."""
    os.write(1, f"{line}\n".encode())


class Worker:
    """Does what a day does, in any order."""

    def __init__(
        self, store: LocalStore, keystore: FakeKeystore, clock: SteppedClock, seed: int
    ) -> None:
        self._store = store
        self._keystore = keystore
        self._clock = clock
        self._random = random.Random(seed)
        self._ids = RandomIds()

    def step(self) -> None:
        self._clock.move(seconds=5)
        usual = [self._sample, self._sample, self._switch, self._entry]
        deed = self._random.choice([*usual * 15, self._expire])
        deed()

    def _append(self, *events: ev.Event, deliveries: tuple[Delivery, ...] = ()) -> None:
        records = [self._ids.new() for _ in events]
        with self._store.write() as unit:
            for record, event in zip(records, events, strict=True):
                unit.append(event, record=record, reading=self._clock.read(), via="kill")
            for delivery in deliveries:
                unit.save_delivery(delivery)
        for record in records:
            say(f"ACK {record}")

    def _sample(self) -> None:
        reading = self._clock.read()
        use = Use(self._random.choice(list(Used)), Used.NO)
        self._store.add_sample(Sample(reading.at, use), reading, grace=GRACE)
        say(f"SAMPLE {to_ms(reading.at)}")

    def _switch(self) -> None:
        with self._store.read() as now:
            running = now.timer().entry
        at = self._clock.read()
        if running is not None:
            self._append(ev.TimerStopped(running, at.at))
        else:
            task = self._random.choice([ALPHA, BETA])
            text = EntryText("Title", "P-1", "n" * self._random.randrange(200))
            self._append(ev.TimerStarted(self._ids.new(), task, text, at.at, at.zone))

    def _entry(self) -> None:
        entry, now = self._ids.new(), self._clock.read()
        text = EntryText("Title", "P-1", "by hand")
        start = now.at - timedelta(hours=1)
        worklog = Worklog(ALPHA, start, 3600, "by hand", str(entry))
        delivery = Delivery(delivery_key("jira-1", entry, ALPHA), "jira-1", entry, ALPHA, worklog)
        added = ev.EntryAdded(entry, ALPHA, text, start, now.at, now.zone)
        self._append(added, deliveries=(delivery,))

    def _expire(self) -> None:
        """Let a month go by, and with it all strips and the words of the month before the last."""
        now = self._clock.move(days=31).at
        times = {"strips_for": _NONE, "blocks_for": _EVER, "sent_for": _NONE}
        drop_days(
            self._store,
            self._keystore,
            kept=first_kept(now, **times),
            forget=lambda: self._store.prune(now, **times),
        )
        drop_expired(
            self._store,
            1,
            self._keystore,
            now=self._clock.read(),
            clock=self._clock,
            ids=self._ids,
            on_store=lambda work: work(),
        )


def main(folder: Path, seed: int, steps: int) -> None:
    """Work on, from where the last sign of life was."""
    clock = SteppedClock()
    profile = open_profile(folder, lambda: clock.read().at)
    lock = ProfileLock.take(profile.lock_path)
    keystore = keystore_of(folder)
    opened = open_store(profile, keystore, clock, ids=RandomIds())
    with opened.store.read() as now:
        sign = now.last_sign()
    if sign is not None:
        clock.set(replace(sign.reading, zone="Europe/Berlin"))
    say("READY")
    worker = Worker(opened.store, keystore, clock, seed)
    for _ in range(steps):
        worker.step()
    opened.store.close()
    lock.release()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
