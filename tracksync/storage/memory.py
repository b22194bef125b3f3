"""The store in memory: the same contract as the one on disk, for tests and the demonstration."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.delivery.door import Delivery
from tracksync.core.hues import Hue
from tracksync.core.journal.chain import GENESIS, Record, digest_of, month_of
from tracksync.core.journal.entries import Change
from tracksync.core.journal.events import Event, TaskSaved, Undone
from tracksync.core.journal.ledger import Impossible
from tracksync.core.sentences import say
from tracksync.core.standup.postings import Posting, Review
from tracksync.core.standup.schedules import Schedule
from tracksync.core.tasks import LOCAL, Task, TaskRef
from tracksync.core.worktime.activity import Sample, append_sample
from tracksync.ports.store import SentRecord
from tracksync.ports.tracker import Connection
from tracksync.storage import codec
from tracksync.storage.memory_snapshot import MemorySnapshot, State
from tracksync.storage.never_sent import was_never_sent
from tracksync.storage.task_order import local_task, refreshed


# The one inheritance here: a unit *is* a snapshot that can also write, as in the port.
class MemoryUnit(MemorySnapshot):
    """`ports.store.Unit`."""

    def append(
        self, event: Event, *, record: UUID, reading: Reading, via: str, actor: str = ""
    ) -> tuple[Change, ...]:
        state = self._state
        if self.has_record(record):
            msg = say("record {record} is in the journal already", record=record)
            raise Impossible(msg)
        facts, texts = codec.write_event(event, actor)
        as_read = codec.read_event(codec.kind_of(event), facts, lambda part, _: texts[part])
        if as_read is None:
            msg = say("{kind} cannot be written down", kind=codec.kind_of(event))
            raise TypeError(msg)
        changes = state.ledger.add(record, as_read)
        sealed, month = codec.write_personal(texts), month_of(reading.at, reading.zone)
        previous = state.happened[-1][0].digest if state.happened else GENESIS
        bare = Record(
            sequence=len(state.happened) + 1,
            id=record,
            kind=codec.kind_of(event),
            reading=reading,
            via=via,
            facts=facts,
            month=month,
            sealed=sealed,
            previous=previous,
            digest=b"",
        )
        state.happened.append((replace(bare, digest=digest_of(bare)), as_read, changes))
        self._note(as_read)
        return changes

    def _note(self, event: Event) -> None:
        if isinstance(event, Undone):
            self._mark_undone(event.record)
        if isinstance(event, TaskSaved):
            task = local_task(event)
            known = self._state.tasks.get(LOCAL, ())
            self._state.tasks[LOCAL] = tuple({t.ref: t for t in (*known, task)}.values())

    def _mark_undone(self, target: UUID | None) -> None:
        events = {record.id: event for record, event, _ in self._state.happened}
        is_undone = True
        while target is not None:
            (self._state.undone.add if is_undone else self._state.undone.discard)(target)
            event = events.get(target)
            target = event.record if isinstance(event, Undone) else None
            is_undone = not is_undone

    def save_delivery(self, delivery: Delivery) -> None:
        self._state.deliveries[delivery.key] = delivery

    def save_tasks(self, connection: str, tasks: Iterable[Task], *, is_complete: bool) -> None:
        known = self._state.tasks.get(connection, ())
        after = refreshed(known, tasks, connection, is_complete=is_complete)
        self._state.tasks[connection] = after

    def forget_tasks(self, connection: str) -> None:
        self._state.tasks.pop(connection, None)

    def pin_task(self, ref: TaskRef, *, is_pinned: bool) -> None:
        self._change(ref, lambda task: replace(task, is_pinned=is_pinned))

    def colour_task(self, ref: TaskRef, hue: Hue | None) -> None:
        self._change(ref, lambda task: replace(task, chosen_hue=hue))

    def _change(self, ref: TaskRef, changed: Callable[[Task], Task]) -> None:
        known = self._state.tasks.get(ref.connection, ())
        self._state.tasks[ref.connection] = tuple(
            changed(task) if task.ref == ref else task for task in known
        )

    def save_connection(self, connection: Connection) -> None:
        self._state.connections[connection.id] = connection

    def remove_connection(self, connection: str, *, keep_tasks: bool) -> None:
        state = self._state
        state.connections.pop(connection, None)
        kept = (s for s in state.schedules.values() if s.channel != connection)
        state.schedules = {schedule.id: schedule for schedule in kept}
        state.reviews = {key: said for key, said in state.reviews.items() if key[0] != connection}
        state.deliveries = {
            key: delivery
            for key, delivery in state.deliveries.items()
            if delivery.connection != connection or not was_never_sent(delivery)
        }
        if not keep_tasks:
            self.forget_tasks(connection)

    def save_posting(self, posting: Posting) -> None:
        self._state.postings[posting.channel, posting.day] = posting

    def save_review(self, channel: str, day: date, review: Review, *, since: date) -> None:
        del since  # nothing is sealed here
        self._state.reviews[channel, day] = review

    def save_schedule(self, schedule: Schedule) -> None:
        self._state.schedules[schedule.id] = schedule

    def remove_schedule(self, schedule: str) -> None:
        self._state.schedules.pop(schedule, None)

    def save_template(self, name: str, document: str) -> None:
        self._state.templates[name] = document

    def remove_template(self, name: str) -> None:
        self._state.templates.pop(name, None)

    def save_reminded_of(self, day: date) -> None:
        self._state.reminded_of = day

    def save_days_run(self, days: tuple[date, ...]) -> None:
        self._state.days_run = days

    def save_window(self, left: str) -> None:
        self._state.window = left

    def add_sent(self, sent: SentRecord) -> None:
        self._state.sent.append(sent)


class MemoryStore:
    """`ports.store.Store`; whoever writes waits for the one who does, as on the disk."""

    def __init__(self) -> None:
        self._state = State()
        self._writing = threading.RLock()

    @contextlib.contextmanager
    def write(self) -> Iterator[MemoryUnit]:
        with self._writing:
            state = self._state.copy()
            yield MemoryUnit(state)
            self._state = state

    @contextlib.contextmanager
    def read(self) -> Iterator[MemorySnapshot]:
        yield MemorySnapshot(self._state)

    def add_sample(self, sample: Sample, reading: Reading, *, grace: timedelta) -> None:
        with self._writing:
            state = self._state.copy()
            if not state.blocks or sample.at >= state.blocks[-1].end:
                state.blocks = append_sample(state.blocks, sample, grace=grace)
            state.sign = (len(state.happened), reading)
            self._state = state

    def flush(self) -> None:
        """Nothing to do: there is no power to cut."""

    def close(self) -> None:
        """Nothing to do."""
