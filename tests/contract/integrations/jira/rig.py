"""A signed-in connection to the Jira double, as tests of the integration use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.contract.network.gateway_rig import PATIENT, access
from tests.fakes.jira_cloud import MIA, JiraDouble, connection_of, small_world
from tracksync.core.delivery.outcomes import Looked, RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.demo.jira_world import Issue, Person
from tracksync.integrations.jira import JiraCloud
from tracksync.network import Limits, SentRecord
from tracksync.ports.tracker import Adapters, IssueTracker, TimesheetSink

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@dataclass
class Desk:
    """Somebody at work with a Jira: the double, both adapters, and what left."""

    jira: JiraDouble
    tracker: IssueTracker
    sheet: TimesheetSink
    patient: TimesheetSink
    sent: list[SentRecord]

    def marks(self) -> list[str]:
        """Tell the marks of all worklogs that stand, in the order of their making."""
        return [w.properties["tracksync"]["id"] for w in self.jira.world.worklogs()]

    def look(self, worklog: Worklog) -> tuple[RemoteWorklog, ...]:
        """Look for a worklog by its mark, with all the time in the world; it must work."""
        looked = self.patient.look(worklog.task, worklog.mark, worklog.started_at)
        assert isinstance(looked, Looked), looked
        return looked.found


def worklog(
    issue: Issue,
    mark: str = "mark-1",
    *,
    at: datetime = AT,
    seconds: int = 3600,
    comment: str = "Drew it.",
) -> Worklog:
    return Worklog(TaskRef("jira-1", issue.id), at, seconds, comment, mark)


@contextmanager
def desk(
    *,
    limits: Limits = PATIENT,
    person: Person = MIA,
    token: str | None = None,
    adjust: str = "auto",
    base_url: str = "",
    jira: JiraDouble | None = None,
) -> Iterator[Desk]:
    """Sit down: the double runs, and is checked at the end for breaches of Jira's description."""
    sent: list[SentRecord] = []
    with jira if jira is not None else JiraDouble(small_world()) as double:

        def adapters(limits: Limits) -> Adapters:
            chosen = {"jira.adjust_estimate": adjust, "services.jira.base_url": base_url}
            cloud = JiraCloud(access(sent.append, limits=limits, settings=chosen))
            connection = connection_of(person, double.url)
            return cloud.connect(connection, lambda: person.token if token is None else token)

        made = adapters(limits)
        yield Desk(double, made.tracker, made.sink, adapters(PATIENT).sink, sent)
        double.settle()
        double.check()
