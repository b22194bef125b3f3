"""A signed-in connection to the Azure DevOps double, as tests of the integration use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.contract.network.gateway_rig import PATIENT, access
from tests.fakes.azure_devops import (
    BOB,
    COMPLETED,
    MIA,
    OWL,
    REMAINING,
    AzureDouble,
    Person,
    connection_of,
    revision,
    small_world,
)
from tracksync.core.delivery.outcomes import Looked, RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.integrations.azure_devops import AzureDevOps
from tracksync.network import Limits, SentRecord
from tracksync.ports.tracker import (
    Adapters,
    IssueTracker,
    TaskPage,
    TimesheetReader,
    TimesheetSink,
)

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
LATER = "2026-03-02T09:00:00Z"
OWL_REF = TaskRef("azure_devops-1", str(OWL))


@dataclass
class Desk:
    """Somebody at work with an Azure DevOps: the double, the adapters, and what left."""

    azure: AzureDouble
    tracker: IssueTracker
    sheet: TimesheetSink
    reader: TimesheetReader
    patient: TimesheetSink
    sent: list[SentRecord]

    def assigned(self) -> list[Task]:
        """Read all assigned tasks, page by page."""
        tasks: list[Task] = []
        token: str | None = None
        while True:
            page = self.tracker.assigned(token)
            assert isinstance(page, TaskPage), page
            tasks += page.tasks
            token = page.next_token
            if token is None:
                return tasks

    def field(self, number: int, name: str = COMPLETED) -> Any:  # noqa: ANN401  # any field's value
        """Tell what a field of a work item holds; None where it is empty."""
        item = self.azure.world.item(number)
        assert item is not None
        return item.fields.get(name)

    def remaining(self, number: int) -> float | None:
        """Tell the remaining hours of a work item."""
        found: float | None = self.field(number, REMAINING)
        return found

    def comments(self, number: int) -> list[str]:
        """Tell all comments in a work item's history, oldest first."""
        item = self.azure.world.item(number)
        assert item is not None
        changes = [u["fields"].get("System.History", {}) for u in item.updates]
        return [change["newValue"] for change in changes if change]

    def edit(self, number: int, hours: float | None, by: Person = BOB, comment: str = "") -> None:
        """Have somebody change the completed hours now."""
        fields = {COMPLETED: hours} | ({"System.History": comment} if comment else {})
        self.azure.world.revise(number, by.id, LATER, fields)

    def edit_before(self, method: str, path: str, number: int, hours: float) -> None:
        """Have Bob change the completed hours just before the next request of that kind."""
        change = revision(number, BOB.id, LATER, {COMPLETED: hours})
        self.azure.world.plan(method, path, change)

    def look(self, worklog: Worklog) -> tuple[RemoteWorklog, ...]:
        """Look for a worklog by its mark, with all the time in the world; it must work."""
        looked = self.patient.look(worklog.task, worklog.mark, worklog.started_at)
        assert isinstance(looked, Looked), looked
        return looked.found


def worklog(
    number: int = OWL,
    mark: str = "mark-1",
    *,
    at: datetime = AT,
    seconds: int = 5400,
    comment: str = "Drew it.",
) -> Worklog:
    return Worklog(TaskRef("azure_devops-1", str(number)), at, seconds, comment, mark)


@contextmanager
def desk(
    *,
    limits: Limits = PATIENT,
    person: Person = MIA,
    token: str | None = None,
    adjust: str = "auto",
    base_url: str = "",
    azure: AzureDouble | None = None,
) -> Iterator[Desk]:
    """Sit down: the double runs, and is checked at the end for breaches of the descriptions."""
    sent: list[SentRecord] = []
    with azure if azure is not None else AzureDouble(small_world()) as double:

        def adapters(limits: Limits) -> Adapters:
            chosen = {
                "azure_devops.adjust_remaining": adjust,
                "services.azure_devops.base_url": base_url,
            }
            service = AzureDevOps(access(sent.append, limits=limits, settings=chosen))
            connection = connection_of(person, double.site)
            return service.connect(connection, lambda: person.token if token is None else token)

        made = adapters(limits)
        assert made.reader is not None
        patient = adapters(PATIENT).sink
        yield Desk(double, made.tracker, made.sink, made.reader, patient, sent)
        double.settle()
        double.check()
