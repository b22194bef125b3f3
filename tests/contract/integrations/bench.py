"""What the shared suite must know of a service: its bench. One small class for each."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.contract.network.gateway_rig import PATIENT, access
from tests.fakes.service_double import Double, Fault
from tracksync.core.delivery.outcomes import Looked, RemoteWorklog, Written
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.network import Limits, SentRecord
from tracksync.network.access import Access
from tracksync.ports.tracker import Adapters, Connection, Integration, IssueTracker, TimesheetSink

# Noon: on a service that keeps days, a worklog's start names its date only.
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Call:
    """The request that does something over there: its method, and a pattern in its path."""

    method: str
    path: str


class Bench(ABC):
    """
    One service, as the shared suite uses it.

    Attributes:
        connection_id: Of the connection all of this goes over.
        token: What signs us in.
        task_id, task_key: A task assigned to us in a fresh double, which holds one more of ours;
            the key is what people type to find it.
        calls: The request that reads ("whoami", "assigned", "find", "look") or writes ("create",
            "update", "delete"). Before it others may be made.
        secrets: What must stand in no log and no record of what left: titles, people, tokens.
        no_keys: Texts that cannot be the key of a task, and must be asked of nobody.
        has_reader: Its worklogs can be listed.
        is_marked: Those of this bench carry their marks, though not all of the service's do.
        has_tasks: It has tasks of its own; else `calls` names no request for them.
    """

    connection_id: str
    token: str
    task_id: str
    task_key: str
    calls: Mapping[str, Call]
    secrets: tuple[str, ...]
    no_keys: tuple[str, ...]
    has_reader: bool = False
    is_marked: bool = False
    has_tasks: bool = True

    @abstractmethod
    def integration(self, access: Access) -> Integration:
        """Build the integration."""

    @abstractmethod
    def double(self) -> Double[Any]:
        """Make a fresh double: we, somebody else, two tasks of ours, one worklog of the other."""

    @abstractmethod
    def connection(self, url: str) -> Connection:
        """Make the signed-in connection to the double at *url*."""

    @abstractmethod
    def grow(self, double: Double[Any], count: int) -> None:
        """Assign so many more tasks to us."""

    @abstractmethod
    def ours(self, double: Double[Any]) -> list[tuple[str, int]]:
        """Tell what of us stands: the id of its task and its seconds; in the order it was made."""

    @abstractmethod
    def of_others(self, double: Double[Any]) -> object:
        """Tell everything of others; compared before and after."""

    def pass_time(self, double: Double[Any]) -> None:  # noqa: B027  # most need not
        """Let time pass over there, for a feed that does not tell the last minute."""

    def homes(self) -> tuple[Connection, ...]:
        """Tell what is connected before us, because our time is booked on its tasks."""
        return ()

    def settings(self, url: str) -> Mapping[str, object]:
        """Choose settings; for a service with one address for everybody, where the double is."""
        return {}


@dataclass
class Seat:
    """Somebody at work with a service: its double, the adapters, and what left."""

    bench: Bench
    double: Double[Any]
    integration: Integration
    connection: Connection
    adapters: Adapters
    patient: Adapters
    sent: list[SentRecord]

    @property
    def tracker(self) -> IssueTracker:
        return self.adapters.tracker

    @property
    def sheet(self) -> TimesheetSink:
        return self.adapters.sink

    @property
    def is_marked(self) -> bool:
        """Whether what stands carries its mark."""
        return self.sheet.finds_by_mark or self.bench.is_marked

    @property
    def task(self) -> TaskRef:
        return TaskRef(self.connection.books_for or self.connection.id, self.bench.task_id)

    @property
    def reads(self) -> dict[str, Callable[[Seat], object]]:
        """What can be read here."""
        return {name: read for name, read in READS.items() if name in self.bench.calls}

    def worklog(
        self, mark: str = "mark-1", *, days: int = 0, seconds: int = 3600, comment: str = "Beak."
    ) -> Worklog:
        return Worklog(self.task, AT + timedelta(days=days), seconds, comment, mark)

    def look(self, worklog: Worklog) -> tuple[RemoteWorklog, ...]:
        """Look for a worklog with all the time in the world; it must work."""
        looked = self.patient.sink.look(worklog.task, worklog.mark, worklog.started_at)
        assert isinstance(looked, Looked), looked
        return looked.found

    def made(self, what: str) -> int:
        """Count the requests that did something."""
        call = self.bench.calls[what]
        return sum(
            s.method == call.method and re.search(call.path, s.path) is not None
            for s in self.double.seen
        )

    def ours(self) -> list[tuple[str, int]]:
        return self.bench.ours(self.double)


@contextmanager
def seat(
    bench: Bench,
    *,
    limits: Limits = PATIENT,
    token: str | None = None,
    settings: Mapping[str, object] | None = None,
) -> Iterator[Seat]:
    """Sit down: the double runs, and is checked at the end."""
    sent: list[SentRecord] = []
    with bench.double() as double:
        chosen = {**bench.settings(double.url), **(settings or {})}
        connection = bench.connection(double.url)
        before = bench.of_others(double)

        def integration(limits: Limits) -> Integration:
            return bench.integration(access(sent.append, limits=limits, settings=chosen))

        def adapters(built: Integration) -> Adapters:
            return built.connect(connection, lambda: bench.token if token is None else token)

        usual, patient = integration(limits), adapters(integration(PATIENT))
        yield Seat(bench, double, usual, connection, adapters(usual), patient, sent)
        double.settle()
        double.check()
        assert bench.of_others(double) == before, "something of somebody else was touched"


READS: dict[str, Callable[[Seat], object]] = {
    "whoami": lambda at: at.tracker.whoami(),
    "assigned": lambda at: at.tracker.assigned(None),
    "find": lambda at: at.tracker.find(at.bench.task_key),
    "look": lambda at: at.sheet.look(at.task, "mark-1", AT),
}
WRITES: dict[str, Callable[[Seat, str], object]] = {
    "create": lambda at, _: at.sheet.create(at.worklog()),
    "update": lambda at, remote_id: at.sheet.update(remote_id, at.worklog(seconds=600)),
    "delete": lambda at, remote_id: at.sheet.delete(at.task, remote_id),
}


def written(outcome: object) -> str:
    """Have a write that was confirmed; the id."""
    assert isinstance(outcome, Written), outcome
    return outcome.remote_id


def found_by(at: Seat, remote_id: str) -> RemoteWorklog:
    """Find one worklog of ours by a look."""
    (found,) = (w for w in at.look(at.worklog()) if w.remote_id == remote_id)
    return found


def disturbed(at: Seat, what: str, fault: Fault, remote_id: str = "") -> object:
    """Write while a fault meets the very request that writes."""
    call = at.bench.calls[what]
    at.double.script.add(fault, method=call.method, path=call.path)
    outcome = WRITES[what](at, remote_id)
    at.double.settle()
    return outcome


def use_everything(at: Seat) -> None:
    """Do all that the adapters can do."""
    for read in at.reads.values():
        read(at)
    if at.adapters.details is not None:
        at.adapters.details.wanted()
    remote_id = written(at.sheet.create(at.worklog()))
    written(at.sheet.update(remote_id, at.worklog(seconds=600)))
    reader = at.adapters.reader
    if reader is not None:
        reader.between(AT - timedelta(days=1), AT + timedelta(days=1), (at.task,))
        reader.one(at.task, remote_id)
        if reader.has_feed:
            reader.changed_since(AT)
    written(at.sheet.delete(at.task, remote_id))
