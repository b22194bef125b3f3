"""Lists what stands in a `FakeTimesheet`. `ports.tracker.TimesheetReader`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tests.fakes.timesheet import ME, FakeTimesheet
from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import Failure
from tracksync.core.tasks import TaskRef
from tracksync.ports.tracker import Feed, Listed, Standing


@dataclass
class FakeReader:
    """
    Reads the person's own.

    Attributes:
        fails: Asked before each read ("between", "one", "changed").
        hidden: Ids a listing leaves out, though they stand.
        gone: What `changed_since` tells as deleted.
    """

    sheet: FakeTimesheet
    has_feed: bool = False
    fails: Callable[[str], Failure | None] = lambda _: None
    hidden: set[str] = field(default_factory=set)
    gone: tuple[str, ...] = ()
    asked: list[tuple[TaskRef, ...]] = field(default_factory=list)

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        self.asked.append(tasks)
        failure = self.fails("between")
        span = range(to_ms(start), to_ms(end))
        own = (s for s in self._own() if s.worklog.started_ms in span)
        listed = tuple(s for s in own if s.worklog.remote_id not in self.hidden)
        return Listed(listed) if failure is None else failure

    def changed_since(self, since: datetime) -> Feed | Failure:
        failure = self.fails("changed")
        return Feed(tuple(self._own()), self.gone, since) if failure is None else failure

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        failure = self.fails("one")
        if failure is not None:
            return failure
        return next((s for s in self._own() if s.worklog.remote_id == remote_id), None)

    def _own(self) -> list[Standing]:
        return [Standing(t, w) for t, w in self.sheet.stands.values() if w.author == ME]
