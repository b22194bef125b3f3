"""The person's own worklogs in Jira Data Center, read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import Failure, Refused, RemoteWorklog
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.integrations._atlassian.refusals import is_surely_gone
from tracksync.integrations.jira_dc import mapping
from tracksync.integrations.jira_dc.client import JiraDcClient
from tracksync.integrations.jira_dc.refusals import failure_of, unreadable
from tracksync.network.exchange import Exchange
from tracksync.network.retry_after import told_now
from tracksync.network.untyped import a_list, an_id
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection, Feed, Listed, Standing

_NOT_FOUND = 404
_DAY = timedelta(days=1)
_MOST_PAGES = 50
# Jira takes a thousand; so many worklogs with long comments still fit into one answer.
_MOST_IDS = 500
# The feeds leave out the last minute; what is read twice does no harm.
_BLIND = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class _Issues:
    ids: tuple[str, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class _Changed:
    ids: tuple[int, ...]
    until: datetime


class JiraDcReader:
    """
    Reads worklogs. See `ports.tracker.TimesheetReader`.

    Args:
        client: The wire.
        connection: Whose worklogs.
        clock: For waits told as a date.
    """

    def __init__(self, client: JiraDcClient, connection: Connection, clock: Clock) -> None:
        self._client = client
        self._connection = connection
        self._clock = clock

    @property
    def has_feed(self) -> bool:
        """Jira tells which worklogs changed and which were deleted, but for the last minute."""
        return True

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        """List what starts in [start, end), on whatever task; *tasks* are passed over."""
        del tasks
        issues = self._booked(start, end)
        if not isinstance(issues, _Issues):
            return issues
        found: list[Standing] = []
        is_complete = issues.is_complete
        for issue_id in issues.ids:
            worklogs = self._on(issue_id)
            if isinstance(worklogs, Refused) and worklogs.status == _NOT_FOUND:
                is_complete = False  # the task is hidden since, or gone
            elif not isinstance(worklogs, tuple):
                return worklogs
            else:
                task = TaskRef(self._connection.id, issue_id)
                inside = (w for w in worklogs if to_ms(start) <= w.started_ms < to_ms(end))
                found += [Standing(task, w) for w in inside if self._is_ours(w)]
        return Listed(tuple(found), is_complete)

    def changed_since(self, since: datetime) -> Feed | Failure:
        """Tell what changed; where there is too much for once, until an earlier instant."""
        changed = self._ids(self._client.updated, since)
        if not isinstance(changed, _Changed):
            return changed
        gone = self._ids(self._client.deleted, since)
        if not isinstance(gone, _Changed):
            return gone
        standing = self._standing(changed.ids)
        if not isinstance(standing, tuple):
            return standing
        ids = tuple(str(one) for one in gone.ids)
        return Feed(standing, ids, max(since, min(changed.until, gone.until)))

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        """Read one; None when Jira says that there is no such worklog on a task it shows."""
        exchange = self._client.worklog(task.remote_id, remote_id)
        if (failure := self._failure(exchange)) is not None:
            return None if is_surely_gone(exchange) else failure
        try:
            return Standing(task, mapping.remote_worklog(exchange.json()))
        except ValueError:
            return unreadable(is_write=False)

    def _booked(self, start: datetime, end: datetime) -> _Issues | Failure:
        """Find the tasks that may have worklogs in the period; Jira's days are its own."""
        found: list[str] = []
        place: int | None = 0
        for _ in range(_MOST_PAGES):
            if place is None:
                break
            exchange = self._client.booked((start - _DAY).date(), (end + _DAY).date(), place)
            if (failure := self._failure(exchange)) is not None:
                return failure
            try:
                page = mapping.page_of(exchange.json())
                found += [an_id(issue.get("id")) for issue in page.issues]
            except ValueError:
                return unreadable(is_write=False)
            place = page.next_start
        return _Issues(tuple(dict.fromkeys(found)), place is None)

    def _on(self, issue_id: str) -> tuple[RemoteWorklog, ...] | Failure:
        exchange = self._client.worklogs(issue_id)
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            return mapping.all_worklogs(exchange.json())
        except ValueError:
            return unreadable(is_write=False)

    def _ids(self, ask: Callable[[int], Exchange], since: datetime) -> _Changed | Failure:
        """Read the pages of a feed; as far as they go."""
        ids: list[int] = []
        until = since
        for _ in range(_MOST_PAGES):
            exchange = ask(to_ms(until))
            if (failure := self._failure(exchange)) is not None:
                return failure
            try:
                page = mapping.changes_of(exchange.json())
            except ValueError:
                return unreadable(is_write=False)
            ids += page.ids
            theirs = told_now(exchange.headers.get("date"), self._clock.read().at)
            if page.is_last or page.until <= until:
                return _Changed(tuple(dict.fromkeys(ids)), theirs - _BLIND)
            until = page.until
        return _Changed(tuple(dict.fromkeys(ids)), until)

    def _standing(self, ids: tuple[int, ...]) -> tuple[Standing, ...] | Failure:
        """Read worklogs by their ids, and keep the person's own."""
        found: list[Standing] = []
        for first in range(0, len(ids), _MOST_IDS):
            exchange = self._client.listed(ids[first : first + _MOST_IDS])
            if (failure := self._failure(exchange)) is not None:
                return failure
            try:
                listed = a_list(exchange.json())
                read = [mapping.standing(raw, self._connection.id) for raw in listed]
            except ValueError:
                return unreadable(is_write=False)
            found += [standing for standing in read if self._is_ours(standing.worklog)]
        return tuple(found)

    def _failure(self, exchange: Exchange) -> Failure | None:
        return failure_of(exchange, is_write=False, now=self._clock.read().at)

    def _is_ours(self, worklog: RemoteWorklog) -> bool:
        return worklog.author == self._connection.account.account_id
