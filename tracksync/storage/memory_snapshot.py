"""What the store in memory knows, and reads of it."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from tracksync.core.clock import EPOCH, Reading
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.hues import Hue
from tracksync.core.journal.chain import RUN_ENDED, Record, is_in_run
from tracksync.core.journal.entries import (
    Change,
    Entry,
    EntryChange,
    Question,
    QuestionState,
    Timer,
)
from tracksync.core.journal.events import Event
from tracksync.core.journal.ledger import Ledger
from tracksync.core.policy.retention import days_of
from tracksync.core.standup.postings import UNREVIEWED, Posting, PostingState, Review
from tracksync.core.standup.schedules import Schedule
from tracksync.core.tasks import Task, TaskRef, fold_case, search
from tracksync.core.values import dataclass
from tracksync.core.worktime.activity import Block
from tracksync.ports.store import DayTotal, Happening, LastSign, SentRecord, SentTotal
from tracksync.ports.tracker import Connection
from tracksync.storage import codec
from tracksync.storage.moved_totals import totals


@dataclass
class State:
    """Everything a store knows."""

    ledger: Ledger = field(default_factory=Ledger)
    happened: list[tuple[Record, Event, tuple[Change, ...]]] = field(default_factory=list)
    undone: set[UUID] = field(default_factory=set)
    tasks: dict[str, tuple[Task, ...]] = field(default_factory=dict)
    connections: dict[str, Connection] = field(default_factory=dict)
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    postings: dict[tuple[str, date], Posting] = field(default_factory=dict)
    reviews: dict[tuple[str, date], Review] = field(default_factory=dict)
    schedules: dict[str, Schedule] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    origin: str = field(default_factory=lambda: uuid4().hex)
    reminded_of: date | None = None
    days_run: tuple[date, ...] = ()
    window: str = ""
    sent: list[SentRecord] = field(default_factory=list)
    blocks: tuple[Block, ...] = ()
    sign: tuple[int, Reading] | None = None

    def copy(self) -> State:
        """Take a twin that can be changed without changing this one."""
        ledger = copy.copy(self.ledger)
        for name, value in vars(ledger).items():
            setattr(ledger, name, copy.copy(value))
        twin = copy.copy(self)
        for name, value in vars(twin).items():
            setattr(twin, name, ledger if name == "ledger" else copy.copy(value))
        return twin


class MemorySnapshot:
    """`ports.store.Snapshot`; each method says there what it tells."""

    def __init__(self, state: State) -> None:
        self._state = state

    def entry(self, entry: UUID) -> Entry | None:
        return self._state.ledger.entry(entry)

    def question(self, question: UUID) -> Question | None:
        return self._state.ledger.question(question)

    def timer(self) -> Timer:
        return self._state.ledger.timer()

    def changes_of(self, record: UUID) -> tuple[Change, ...]:
        return self._state.ledger.changes_of(record)

    def has_record(self, record: UUID) -> bool:
        return any(known.id == record for known, _, _ in self._state.happened)

    def entries_between(
        self, start: datetime, end: datetime, *, limit: int = 100_000
    ) -> tuple[Entry, ...]:
        return tuple(e for e in self._by_start() if _shares(e, start, end))[:limit]

    def entries_of(self, task: TaskRef, start: datetime, end: datetime) -> tuple[Entry, ...]:
        return tuple(e for e in self._by_start() if e.task == task and _shares(e, start, end))

    def latest_entry(self) -> Entry | None:
        return max(self._by_start(), key=lambda e: (e.start_at, e.id.bytes), default=None)

    def recent_tasks(self, limit: int) -> tuple[TaskRef, ...]:
        newest_first = (entry.task for entry in reversed(self._by_start()))
        return tuple(dict.fromkeys(newest_first))[:limit]

    def questions(self, *, include_deferred: bool = True) -> tuple[Question, ...]:
        waiting = {QuestionState.OPEN} | ({QuestionState.DEFERRED} if include_deferred else set())
        found = [q for q in self._state.ledger.questions.values() if q.state in waiting]
        return tuple(sorted(found, key=lambda q: (q.start_at, q.id.bytes)))

    def kept_since(self) -> date | None:
        return None  # it is gone itself before anything is so old

    def day_totals(self, first: date, last: date) -> tuple[DayTotal, ...]:
        added = totals(self._state.ledger.entries.values())
        return tuple(
            DayTotal(day, task, timedelta(milliseconds=ms))
            for (day, task), ms in sorted(added.items())
            if first <= day <= last and ms
        )

    def blocks_between(self, start: datetime, end: datetime) -> tuple[Block, ...]:
        found = (b for b in self._state.blocks if b.start < end and max(b.end, b.start) >= start)
        kept = (b for b in found if b.end > start or b.start >= start)
        return tuple(sorted(kept, key=lambda b: (b.start, b.end)))

    def last_sign(self) -> LastSign | None:
        state = self._state
        sign = state.sign
        if state.happened and (sign is None or len(state.happened) > sign[0]):
            record, _, _ = state.happened[-1]
            return LastSign(record.reading, record.kind == RUN_ENDED)
        return None if sign is None else LastSign(sign[1], is_in_order=False)

    def is_in_run(self) -> bool:
        state = self._state
        since = state.happened[0 if state.sign is None else state.sign[0] :]
        kinds = (record.kind for record, _, _ in reversed(since))
        return is_in_run(kinds, was_sampled=state.sign is not None)

    def task(self, ref: TaskRef) -> Task | None:
        known = self._state.tasks.get(ref.connection, ())
        return next((task for task in known if task.ref == ref), None)

    def chosen_hue(self, ref: TaskRef) -> Hue | None:
        found = self.task(ref)
        return None if found is None else found.chosen_hue

    def task_by_key(self, key: str) -> tuple[Task, ...]:
        wanted = fold_case(key)
        return tuple(t for t in self.tasks(include_done=True) if fold_case(t.key) == wanted)

    def tasks(
        self, *, include_done: bool = False, include_deleted: bool = False, limit: int = 100_000
    ) -> tuple[Task, ...]:
        known = [t for _, tasks in sorted(self._state.tasks.items()) for t in tasks]
        most = 2 if include_deleted else int(include_done)
        shown = [task for task in known if task.is_done + task.is_deleted <= most]
        shown.sort(key=lambda task: (not task.is_pinned, task.is_done, task.is_deleted))
        return tuple(shown[:limit])

    def find_tasks(
        self, text: str, *, include_done: bool = False, limit: int = 100_000
    ) -> tuple[Task, ...]:
        return search(self.tasks(include_done=include_done), text, limit=limit)

    def connection(self, connection: str) -> Connection | None:
        return self._state.connections.get(connection)

    def connections(self) -> tuple[Connection, ...]:
        return tuple(found for _, found in sorted(self._state.connections.items()))

    def delivery(self, key: str) -> Delivery | None:
        return self._state.deliveries.get(key)

    def deliveries(
        self, states: Iterable[DeliveryState] = (), *, limit: int = 1000
    ) -> tuple[Delivery, ...]:
        wanted = frozenset(states) or frozenset(DeliveryState)
        found = sorted(self._state.deliveries.values(), key=lambda d: d.key)
        found.sort(key=lambda d: d.changed_at or EPOCH, reverse=True)
        return tuple(d for d in found if d.state in wanted)[:limit]

    def deliveries_of(self, entry: UUID) -> tuple[Delivery, ...]:
        found = (d for d in self._state.deliveries.values() if d.entry == entry)
        return tuple(sorted(found, key=lambda d: d.key))

    def deliveries_standing(
        self, connection: str, remote_ids: Iterable[str]
    ) -> tuple[Delivery, ...]:
        named = frozenset(remote_ids) - {""}
        return tuple(d for d in self._of(connection) if d.remote_id in named)

    def deliveries_between(
        self, connection: str, start: datetime, end: datetime
    ) -> tuple[Delivery, ...]:
        return tuple(
            d
            for d in self._of(connection)
            if any(w and start <= w.started_at < end for w in (d.wanted, d.synced))
        )

    def _of(self, connection: str) -> list[Delivery]:
        every = self._state.deliveries.values()
        return sorted((d for d in every if d.connection == connection), key=lambda d: d.key)

    def due_deliveries(
        self, connection: str, now: datetime, *, limit: int = 50
    ) -> tuple[Delivery, ...]:
        due = [d for d in self._waiting(connection) if (d.not_before_at or EPOCH) <= now]
        due.sort(key=lambda d: (d.not_before_at or EPOCH, d.changed_at or EPOCH, d.key))
        return tuple(due[:limit])

    def next_delivery_at(self, connection: str) -> datetime | None:
        waiting = self._waiting(connection)
        return min((d.not_before_at or EPOCH for d in waiting), default=None)

    def _waiting(self, connection: str) -> list[Delivery]:
        every = self._state.deliveries.values()
        return [d for d in every if d.connection == connection and _waits(d)]

    def delivery_counts(self) -> dict[str, dict[DeliveryState, int]]:
        counted: dict[str, dict[DeliveryState, int]] = defaultdict(dict)
        for d in self._state.deliveries.values():
            counted[d.connection][d.state] = counted[d.connection].get(d.state, 0) + 1
        return dict(counted)

    def happenings(self, *, before: int | None = None, limit: int = 100) -> tuple[Happening, ...]:
        known = self._state.happened[: None if before is None else max(0, before - 1)]
        return tuple(self._happening(*item) for item in reversed(known[-limit:] if limit else []))

    def happened_between(
        self, start: datetime, end: datetime, *, kind: str = ""
    ) -> tuple[Happening, ...]:
        found = (
            h
            for h in self._state.happened
            if start <= h[0].reading.at < end and kind in {"", h[0].kind}
        )
        return tuple(self._happening(*item) for item in reversed(tuple(found)))

    def history_of(self, entry: UUID) -> tuple[Happening, ...]:
        return tuple(
            self._happening(record, event, changes)
            for record, event, changes in self._state.happened
            if any(isinstance(c, EntryChange) and c.id == entry for c in changes)
        )

    def records(self, *, after: int = 0) -> Iterator[tuple[Record, Event | None]]:
        for record, event, _ in self._state.happened[after:]:
            yield record, event

    def posting(self, channel: str, day: date) -> Posting | None:
        return self._state.postings.get((channel, day))

    def postings(self, *, limit: int = 200) -> tuple[Posting, ...]:
        found = sorted(self._state.postings.values(), key=lambda p: (-p.day.toordinal(), p.channel))
        return tuple(found[:limit])

    def posted_before(self, channel: str, day: date) -> Posting | None:
        every = (p for p in self._state.postings.values() if p.state is PostingState.POSTED)
        found = (p for p in every if p.channel == channel and p.day < day)
        return max(found, key=lambda p: p.day, default=None)

    def review(self, channel: str, day: date) -> Review:
        return self._state.reviews.get((channel, day), UNREVIEWED)

    def schedules(self) -> tuple[Schedule, ...]:
        return tuple(sorted(self._state.schedules.values(), key=lambda s: s.id))

    def templates(self) -> Mapping[str, str]:
        return dict(sorted(self._state.templates.items()))

    def origin(self) -> str:
        return self._state.origin

    def reminded_of(self) -> date | None:
        return self._state.reminded_of

    def days_run(self) -> tuple[date, ...]:
        return self._state.days_run or days_of(h[0].reading.at for h in self._state.happened)

    def window(self) -> str:
        return self._state.window

    def sent(self, *, limit: int = 200) -> tuple[SentRecord, ...]:
        return tuple(reversed(self._state.sent))[:limit]

    def sent_totals(self) -> tuple[SentTotal, ...]:
        sizes = defaultdict[tuple[str, str, str], list[int]](list)
        for sent in self._state.sent:
            sizes[sent.service, sent.origin, sent.connection].append(sent.bytes_out)
        return tuple(
            SentTotal(*place, len(sizes[place]), sum(sizes[place])) for place in sorted(sizes)
        )

    def _by_start(self) -> list[Entry]:
        entries = self._state.ledger.entries.values()
        return sorted(entries, key=lambda e: (e.start_at, e.id.bytes))

    def _happening(self, record: Record, event: Event, changes: tuple[Change, ...]) -> Happening:
        part = codec.actor_part(record.facts)
        actor = "" if part is None else str(codec.read_personal(record.sealed)[part])
        return Happening(record, event, changes, record.id in self._state.undone, actor)


def _shares(entry: Entry, start: datetime, end: datetime) -> bool:
    if entry.start_at >= end:
        return False
    return entry.end_at is None or entry.end_at > start or entry.start_at >= start


def _waits(delivery: Delivery) -> bool:
    is_ready = delivery.state is DeliveryState.READY and delivery.is_released
    return is_ready or delivery.state is DeliveryState.UNKNOWN
