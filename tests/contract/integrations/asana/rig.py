"""A signed-in connection to the Asana double, as tests of the integration use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.contract.network.gateway_rig import PATIENT, access
from tests.fakes.asana import MIA, AsanaDouble, Job, Person, connection_of, small_world
from tracksync.core.delivery.outcomes import Looked, Refused, RemoteWorklog, Written
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.integrations.asana import Asana
from tracksync.network import Limits, SentRecord
from tracksync.ports.tracker import Adapters, IssueTracker, TimesheetReader, TimesheetSink

# Names the second of March.
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
MARK = "6f1c9a52-8f0e-5a1e-9d8a-2f6f0d6a7c11"


@dataclass
class Desk:
    """Somebody at work with Asana: the double, the adapters, and what left."""

    asana: AsanaDouble
    tracker: IssueTracker
    sheet: TimesheetSink
    reader: TimesheetReader
    patient: TimesheetSink
    sent: list[SentRecord]

    def look(self, worklog: Worklog) -> tuple[RemoteWorklog, ...]:
        """Look for a worklog, with all the time in the world; it must work."""
        looked = self.patient.look(worklog.task, worklog.mark, worklog.started_at)
        assert isinstance(looked, Looked), looked
        return looked.found

    def minutes(self) -> list[int]:
        """Tell the lengths of all time entries that stand."""
        return [e.minutes for e in self.asana.world.entries()]


def ref(job: Job) -> TaskRef:
    return TaskRef("asana-1", job.gid)


def worklog(
    job: Job, mark: str = MARK, *, at: datetime = AT, minutes: int = 60, comment: str = ""
) -> Worklog:
    return Worklog(ref(job), at, 60 * minutes, comment, mark)


def written(outcome: object) -> str:
    assert isinstance(outcome, Written), outcome
    return outcome.remote_id


def refused(outcome: object) -> Refused:
    assert isinstance(outcome, Refused), outcome
    return outcome


@contextmanager
def desk(
    *,
    limits: Limits = PATIENT,
    person: Person = MIA,
    token: str | None = None,
    workspace: str = "",
    without: str = "refuse",
    base_url: str = "",
    asana: AsanaDouble | None = None,
) -> Iterator[Desk]:
    """Sit down: the double runs, and is checked at the end for breaches of the description."""
    sent: list[SentRecord] = []
    with asana if asana is not None else AsanaDouble(small_world()) as double:

        def adapters(limits: Limits) -> Adapters:
            chosen = {"asana.without_time_tracking": without, "services.asana.base_url": base_url}
            made = Asana(access(sent.append, limits=limits, settings=chosen))
            site = f"{double.url}/1/{workspace}" if workspace else double.url
            connection = connection_of(person, site)
            return made.connect(connection, lambda: person.token if token is None else token)

        made = adapters(limits)
        assert made.reader is not None
        patient = adapters(PATIENT).sink
        yield Desk(double, made.tracker, made.sink, made.reader, patient, sent)
        double.settle()
        double.check()
