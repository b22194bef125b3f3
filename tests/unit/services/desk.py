"""A person's desk: the services on a store in memory, with clocks and services moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tests.fakes.clock import FakeClock, FakeIds
from tests.fakes.disk import FillableStore
from tests.fakes.preferences import FakePreferences
from tests.fakes.timesheet import ME, FakeTimesheet
from tests.fakes.tracker import FakeDetails, FakeIntegration
from tracksync.core.delivery.door import Delivery, DeliveryState, Pace, restored
from tracksync.core.delivery.pacing import Limit
from tracksync.core.journal.entries import Entry, Question
from tracksync.core.tasks import Task, TaskRef
from tracksync.ports.activity import IdleTimes
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.delivery.deliveries import DeliveryService, perform
from tracksync.services.personal.delivery.details import DetailService
from tracksync.services.personal.delivery.holds import Waits
from tracksync.services.personal.delivery.turns import Turns
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.spooling import SpoolingService
from tracksync.services.personal.worktime.absences import AbsenceService
from tracksync.services.personal.worktime.editing import EditingService
from tracksync.services.personal.worktime.reporting import ReportingService
from tracksync.services.personal.worktime.tasks import TaskService
from tracksync.services.personal.worktime.timer import TimerService
from tracksync.services.personal.worktime.watching import WatchingService

JIRA = "jira-1"
INVOICE = TaskRef(JIRA, "10142")
LOGIN = TaskRef(JIRA, "10139")
DOOR = "window"
TICK = timedelta(seconds=60)


def connection(
    name: str = JIRA, *, mode: str = "preview", is_read_only: bool = False
) -> Connection:
    account = Account(ME, "Mia", "mia@example.org", "Europe/Berlin")
    site = f"https://{name}.example.net"
    return Connection(name, "jira", site, "", account, mode=mode, is_read_only=is_read_only)


def task(ref: TaskRef, key: str, title: str) -> Task:
    return Task(ref, key, title, "jira", project="Billing")


class Desk:
    """
    Everything a person has before them.

    A new `Desk` over the old one's store is the program after a crash.
    """

    def __init__(
        self,
        before: Desk | None = None,
        store: FillableStore | None = None,
        *,
        limits: tuple[Limit, ...] = (),
    ) -> None:
        self.clock: FakeClock = FakeClock() if before is None else before.clock
        self.ids: FakeIds = FakeIds(self.clock) if before is None else before.ids
        self.preferences: FakePreferences = (
            FakePreferences() if before is None else before.preferences
        )
        self.store: FillableStore = FillableStore() if before is None else store or before.store
        self.sink: FakeTimesheet = FakeTimesheet(self.clock) if before is None else before.sink
        # Few looks make a fast test; three missed ones are a gap.
        self.preferences.choose("activity.sample_seconds", 60)
        self.told: list[Changed] = []
        self.jitter = 0.0
        self.at_rest = timedelta(0)
        recorder = Recorder(self.store, self.clock, self.ids, self.preferences)
        recorder.tell(self.told.append)
        self.recorder = recorder
        self.timer = TimerService(recorder)
        self.editing = EditingService(recorder)
        self.absences = AbsenceService(recorder)
        self.tasks = TaskService(recorder)
        self.jira = FakeIntegration(self.clock)
        tempo = Manifest("tempo", "Tempo", site="https://api.tempo.io", books_for="jira")
        self.tempo = FakeIntegration(self.clock, manifest=tempo, details=FakeDetails())
        services = {"jira": self.jira, "tempo": self.tempo}
        self.connections = ConnectionService(recorder, services)
        self.details = DetailService(recorder)
        self.limits: tuple[Limit, ...] = limits if before is None else before.limits
        self.turns = Turns(self.clock, lambda service: self.limits * (service == "jira"))
        self.sink.told = self.request
        titles = {"jira": "Jira", "tempo": "Tempo"}
        self.waits = Waits(recorder, titles.__getitem__, lambda _: Pace(), lambda: self.jitter)
        self.deliveries = DeliveryService(
            recorder, lambda _: Pace(), lambda: self.jitter, self.turns
        )
        self.watching = WatchingService(recorder, self.timer, self.preferences)
        self.reporting = ReportingService(recorder)
        self.spooling = SpoolingService(recorder, self.timer, self.editing)

    # --- setting up -------------------------------------------------------------------------------

    def connect(self, **how: bool | str) -> Connection:
        """Have Jira connected, with two tasks known."""
        made = connection(**how)  # type: ignore[arg-type]  # handed through
        self.connections.save(made, via=DOOR)
        known = (
            task(replace(INVOICE, connection=made.id), "PROJ-142", "Invoice export"),
            task(replace(LOGIN, connection=made.id), "PROJ-139", "Fix login redirect"),
        )
        with self.store.write() as unit:
            unit.save_tasks(made.id, known, is_complete=True)
        return made

    def local(self, title: str = "Code review") -> str:
        """Make a local task; its reference."""
        return str(self.tasks.add_local(title, via=DOOR).ref)

    # --- living -----------------------------------------------------------------------------------

    def work(self, **length: float) -> None:
        """Be there for so long, seen every minute; the last touch a second before each look."""
        for _ in self._minutes(timedelta(**length)):
            self.at_rest = timedelta(0)
            self.look(timedelta(seconds=1))

    def rest(self, **length: float) -> None:
        """Touch nothing for so long, seen doing so; a rest may follow a rest."""
        for step in self._minutes(timedelta(**length)):
            self.at_rest += step
            self.look(self.at_rest)

    def _minutes(self, length: timedelta) -> Iterator[timedelta]:
        while length > timedelta(0):
            step = min(length, TICK)
            self.clock.advance(seconds=step.total_seconds())
            length -= step
            yield step

    def look(self, idle: timedelta | None = timedelta(seconds=1)) -> Changed:
        return self.watching.look(IdleTimes(idle, idle))

    def begin(self) -> None:
        """Start a run that watches."""
        self.watching.begin("1.0", is_scripted=False)

    def crash(self) -> Desk:
        """Lose everything in memory; a new program on the same store."""
        return Desk(self)

    def restore(self, backup: FillableStore) -> Desk:
        """Bring a backup back: what is not done there may have been sent since."""
        with backup.write() as unit:
            for delivery in unit.deliveries():
                unit.save_delivery(restored(delivery, self.clock.at))
        return Desk(self, backup)

    # --- asking -----------------------------------------------------------------------------------

    def entry(self, entry: Entry | UUID) -> Entry:
        found = self.find(entry)
        assert found is not None
        return found

    def find(self, entry: Entry | UUID) -> Entry | None:
        with self.store.read() as snapshot:
            return snapshot.entry(entry.id if isinstance(entry, Entry) else entry)

    def entries(self) -> tuple[Entry, ...]:
        with self.store.read() as snapshot:
            return snapshot.entries_between(
                self.clock.at - timedelta(days=400), self.clock.at + timedelta(days=400)
            )

    def spans(self) -> list[tuple[str, str]]:
        """All entries as UTC clock times, oldest first; "…" where the timer runs."""
        return [
            (f"{e.start_at:%H:%M:%S}", "…" if e.end_at is None else f"{e.end_at:%H:%M:%S}")
            for e in self.entries()
        ]

    def questions(self) -> tuple[Question, ...]:
        return self.absences.waiting()

    def asked(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """All waiting questions as UTC clock times, with what was seen."""
        return [
            (f"{q.start_at:%H:%M:%S}", f"{q.end_at:%H:%M:%S}", tuple(map(str, q.evidence)))
            for q in self.questions()
        ]

    def tracked(self) -> timedelta:
        """All time that counts as work."""
        return sum((e.length_at(self.clock.at) for e in self.entries()), timedelta(0))

    def is_running(self) -> bool:
        with self.store.read() as snapshot:
            return snapshot.timer().entry is not None

    def request(self, verb: str) -> None:
        """A request has left, as the gateway tells."""
        self.turns.count("jira", JIRA, is_write=verb != "look")

    # --- the outbox -------------------------------------------------------------------------------

    def delivery(self, entry: Entry, ref: TaskRef | None = None) -> Delivery:
        (found,) = (d for d in self.all_of(entry) if ref in {None, d.task})
        return found

    def all_of(self, entry: Entry) -> tuple[Delivery, ...]:
        with self.store.read() as snapshot:
            return snapshot.deliveries_of(entry.id)

    def states(self) -> list[DeliveryState]:
        return sorted(d.state for d in self.deliveries.outbox())

    def step(self) -> bool:
        """Take one due step of the outbox; false when nothing is due."""
        attempt = self.deliveries.next_attempt(self.clock.at)
        if attempt is None:
            return False
        self.deliveries.settle(attempt, perform(attempt, self.sink))
        return True

    def send(self, *, longest: timedelta = timedelta(hours=2)) -> None:
        """Let the courier go, step by step, until nothing waits any more or time is up."""
        ends_at = self.clock.at + longest
        while self.clock.at < ends_at:
            if not self.step():
                due = self.deliveries.next_due_at(self.clock.at)
                if due is None:
                    return
                self.clock.advance(seconds=max((due - self.clock.at).total_seconds(), 1))

    def stands(self) -> list[tuple[str, int, str]]:
        """What stands over there of ours: task, minutes, comment; by start."""
        ours = sorted(self.sink.ours(), key=lambda item: item[1].started_ms)
        return [(ref.remote_id, w.seconds // 60, w.comment) for ref, w in ours]


def at(desk: Desk, hour: int, minute: int = 0, *, day: int = 0) -> datetime:
    """Give an instant of the desk's day, UTC."""
    midnight = desk.clock.at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=day, hours=hour, minutes=minute)
