"""The local store: the journal and everything that is worked out from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.hues import Hue
from tracksync.core.journal.chain import Record
from tracksync.core.journal.entries import Change, Entry, Question, Timer
from tracksync.core.journal.events import Event
from tracksync.core.standup.postings import Posting, Review
from tracksync.core.standup.schedules import Schedule
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.core.worktime.activity import Block, Sample
from tracksync.ports.tracker import Connection


@dataclass(frozen=True, slots=True)
class DayTotal:
    """How much of a local day went to one task. Only ended entries count."""

    day: date
    task: TaskRef
    total: timedelta


@dataclass(frozen=True, slots=True)
class Happening:
    """
    A journal record with its event, as far as it can still be read, and what it changed.

    Attributes:
        actor: The e-mail the person had given themselves then; empty when they had none, when the
            engine acted, or when its month was dropped.
    """

    record: Record
    event: Event | None
    changes: tuple[Change, ...]
    is_undone: bool
    actor: str = ""


@dataclass(frozen=True, slots=True)
class LastSign:
    """The newest durable sign of life: the last sample, or the last record if that is newer."""

    reading: Reading
    is_in_order: bool


@dataclass(frozen=True, slots=True)
class SentRecord:
    """
    One exchange with the outside, for the person to see.

    No bodies, no secrets, no query strings. `connection` is the id of the one it was for; empty for
    a sign-in.
    """

    at: datetime
    service: str
    origin: str
    method: str
    purpose: str
    bytes_out: int
    bytes_in: int
    status: int | None
    duration_ms: int
    connection: str = ""


@dataclass(frozen=True, slots=True)
class SentTotal:
    """
    All exchanges with one place of a service, as far as the list of them reaches back.

    `connection` is the id of the one they were for; empty for sign-ins.
    """

    service: str
    origin: str
    connection: str
    exchanges: int
    bytes_out: int

    def is_for(self, connection: str, site_url: str) -> bool:
        """Whether it counts for a connection; one that names none counts by its address."""
        if self.connection:
            return self.connection == connection
        return f"{site_url}/".startswith(f"{self.origin}/")


class Snapshot(Protocol):
    """
    Reads of one consistent state.

    All instants aware UTC; all sequences complete and in the order said.
    """

    def entry(self, entry: UUID) -> Entry | None:
        """Find an entry that exists now."""

    def question(self, question: UUID) -> Question | None:
        """Find a question, answered ones included."""

    def timer(self) -> Timer:
        """Tell the timer."""

    def changes_of(self, record: UUID) -> tuple[Change, ...]:
        """Tell what a record did, in order."""

    def has_record(self, record: UUID) -> bool:
        """Whether the journal holds a record of that id."""

    def entries_between(
        self, start: datetime, end: datetime, *, limit: int = 100_000
    ) -> tuple[Entry, ...]:
        """Entries that share time with [start, end), the running one included, by start."""

    def entries_of(self, task: TaskRef, start: datetime, end: datetime) -> tuple[Entry, ...]:
        """The same, of one task. Cost grows with the answer, not with the store."""

    def latest_entry(self) -> Entry | None:
        """The entry that started last (for `start --last`)."""

    def recent_tasks(self, limit: int) -> tuple[TaskRef, ...]:
        """The tasks tracked most recently, newest first, each once."""

    def questions(self, *, include_deferred: bool = True) -> tuple[Question, ...]:
        """Questions that wait for an answer, oldest first."""

    def day_totals(self, first: date, last: date) -> tuple[DayTotal, ...]:
        """Roll-up of the local days *first* to *last*, both included, by day and task."""

    def kept_since(self) -> date | None:
        """From which day on entries are kept; None where none ever went for their age."""

    def blocks_between(self, start: datetime, end: datetime) -> tuple[Block, ...]:
        """Activity blocks that share time with [start, end), by start; the growing one included."""

    def last_sign(self) -> LastSign | None:
        """The newest durable sign of life; None in an empty store."""

    def is_in_run(self) -> bool:
        """Whether a run was there at the last sign of life, and was not seen to end since."""

    def task(self, ref: TaskRef) -> Task | None:
        """Find a task, cached or local."""

    def chosen_hue(self, ref: TaskRef) -> Hue | None:
        """Tell the colour that was chosen for a task, without reading the rest; None for none."""

    def task_by_key(self, key: str) -> tuple[Task, ...]:
        """
        Find tasks people call so (case does not matter).

        More than one when two sites share a key.
        """

    def tasks(
        self, *, include_done: bool = False, include_deleted: bool = False, limit: int = 100_000
    ) -> tuple[Task, ...]:
        """
        All known tasks: pinned first, finished last, in the services' order; *limit* at most.

        Deleted ones stand behind the finished ones, and are told with those where that is asked
        for; `task` knows them, and no search finds them.
        """

    def find_tasks(
        self, text: str, *, include_done: bool = False, limit: int = 100_000
    ) -> tuple[Task, ...]:
        """Search all known tasks, as `core.tasks.search` does."""

    def connection(self, connection: str) -> Connection | None:
        """Find a connection."""

    def connections(self) -> tuple[Connection, ...]:
        """All connections, by id."""

    def delivery(self, key: str) -> Delivery | None:
        """Find a delivery."""

    def deliveries(
        self, states: Iterable[DeliveryState] = (), *, limit: int = 1000
    ) -> tuple[Delivery, ...]:
        """Deliveries in these states (none named: all), by when they last changed, newest first."""

    def deliveries_of(self, entry: UUID) -> tuple[Delivery, ...]:
        """Deliveries of one entry."""

    def deliveries_standing(
        self, connection: str, remote_ids: Iterable[str]
    ) -> tuple[Delivery, ...]:
        """Those of one connection that stand over there under one of these ids, by key."""

    def deliveries_between(
        self, connection: str, start: datetime, end: datetime
    ) -> tuple[Delivery, ...]:
        """
        Those of one connection whose worklog starts in [start, end), by key.

        As it is wanted or as it stands: either will do.
        """

    def due_deliveries(
        self, connection: str, now: datetime, *, limit: int = 50
    ) -> tuple[Delivery, ...]:
        """
        Of one connection.

        Released deliveries in *ready*, and all in *unknown*, whose time has come; oldest first.
        """

    def next_delivery_at(self, connection: str) -> datetime | None:
        """
        When the next one of those becomes due (now or earlier counts as the epoch).

        None when nothing waits.
        """

    def delivery_counts(self) -> dict[str, dict[DeliveryState, int]]:
        """By connection: how many deliveries stand in each state."""

    def happenings(self, *, before: int | None = None, limit: int = 100) -> tuple[Happening, ...]:
        """Journal records, newest first, from sequence *before* (excluded) downwards."""

    def happened_between(
        self, start: datetime, end: datetime, *, kind: str = ""
    ) -> tuple[Happening, ...]:
        """Records of the time from *start* to *end* (excluded), newest first; all or of a kind."""

    def history_of(self, entry: UUID) -> tuple[Happening, ...]:
        """Records that changed one entry, oldest first."""

    def records(self, *, after: int = 0) -> Iterator[tuple[Record, Event | None]]:
        """
        The journal, oldest first.

        The event is None where its month was dropped and nothing but it would tell.
        """

    def posting(self, channel: str, day: date) -> Posting | None:
        """Tell what became of a day's standup at a channel."""

    def postings(self, *, limit: int = 200) -> tuple[Posting, ...]:
        """Tell what became of the standups, by day, newest first, then by channel."""

    def posted_before(self, channel: str, day: date) -> Posting | None:
        """Tell the last standup before a day that is at a channel."""

    def review(self, channel: str, day: date) -> Review:
        """Tell the person's word on a day's standup at a channel; `UNREVIEWED` without one."""

    def schedules(self) -> tuple[Schedule, ...]:
        """Tell the standups that come again and again, by id."""

    def templates(self) -> Mapping[str, str]:
        """Tell the person's own templates of standups, by name: each as it is shared."""

    def origin(self) -> str:
        """Tell what this store and every copy of it, wherever it lies, are called. Random."""

    def reminded_of(self) -> date | None:
        """Tell the day whose missing hours the person was last told of."""

    def days_run(self) -> tuple[date, ...]:
        """Tell the last UTC days on which this ran, as the clock had them; the newest last."""

    def window(self) -> str:
        """Tell how the main window was left, as it was saved; empty before that."""

    def sent(self, *, limit: int = 200) -> tuple[SentRecord, ...]:
        """What left the machine, newest first."""

    def sent_totals(self) -> tuple[SentTotal, ...]:
        """How much of it, by service, origin and connection; quick, however much it is."""


class Unit(Snapshot, Protocol):
    """One transaction. Everything in it becomes durable together, or nothing does."""

    def append(
        self, event: Event, *, record: UUID, reading: Reading, via: str, actor: str = ""
    ) -> tuple[Change, ...]:
        """
        Add an event to the journal and carry it out on all that is worked out from it.

        Args:
            actor: Who did it; personal, so it is sealed.

        Raises:
            Impossible: The event does not fit; nothing was added.
        """

    def save_delivery(self, delivery: Delivery) -> None:
        """Insert or replace by key."""

    def save_tasks(self, connection: str, tasks: Iterable[Task], *, is_complete: bool) -> None:
        """
        Refresh the cache of one connection, keeping pins and colours.

        When complete, tasks not named are no longer assigned.
        """

    def forget_tasks(self, connection: str) -> None:
        """
        Empty the cache of one connection, pins and colours included.

        Entries keep what they say of tasks.
        """

    def pin_task(self, ref: TaskRef, *, is_pinned: bool) -> None:
        """Keep a cached task at hand, or no longer."""

    def colour_task(self, ref: TaskRef, hue: Hue | None) -> None:
        """Show a cached task in that colour; None lets it follow from the task."""

    def save_connection(self, connection: Connection) -> None:
        """Insert or replace by id."""

    def remove_connection(self, connection: str, *, keep_tasks: bool) -> None:
        """
        Forget a connection, its unsent deliveries, and schedules and reviews of its standups.

        Its cached tasks too, unless kept.
        """

    def save_posting(self, posting: Posting) -> None:
        """Insert or replace by channel and day."""

    def save_review(self, channel: str, day: date, review: Review, *, since: date) -> None:
        """
        Insert or replace by channel and day.

        Args:
            since: The first day its standup tells about: its words are erased with that one's.
        """

    def save_schedule(self, schedule: Schedule) -> None:
        """Insert or replace by id."""

    def remove_schedule(self, schedule: str) -> None:
        """Forget it; harmless when it is not there."""

    def save_template(self, name: str, document: str) -> None:
        """Insert or replace by name."""

    def remove_template(self, name: str) -> None:
        """Forget it; harmless when it is not there."""

    def save_reminded_of(self, day: date) -> None:
        """Note that the person is told of a day's missing hours."""

    def save_days_run(self, days: tuple[date, ...]) -> None:
        """Note the last days on which this ran, in the place of those before."""

    def save_window(self, left: str) -> None:
        """Note how the main window was left."""

    def add_sent(self, sent: SentRecord) -> None:
        """Note one exchange with the outside."""


class Store(Protocol):
    """The store. `write` on the STORE lane only; `read` anywhere."""

    def write(self) -> AbstractContextManager[Unit]:
        """
        Open a transaction: fully durable when the block ends, rolled back when it raises.

        Raises:
            DiskFull: No room or read-only; nothing was changed. One reserve is freed so that a
                timer can be stopped.
        """

    def read(self) -> AbstractContextManager[Snapshot]:
        """Open a consistent read."""

    def add_sample(self, sample: Sample, reading: Reading, *, grace: timedelta) -> None:
        """
        Note one look at the devices, cheaply (one page).

        At most once a minute it is made power-cut safe.
        """

    def flush(self) -> None:
        """Make all samples so far power-cut safe."""

    def close(self) -> None:
        """Flush and close; harmless when called twice."""
