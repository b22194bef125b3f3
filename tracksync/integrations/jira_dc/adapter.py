"""Jira Data Center as the rest of TrackSync sees it: tasks to read, worklogs to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import (
    Failure,
    Looked,
    LookOutcome,
    Refused,
    RemoteWorklog,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.integrations._atlassian.mapping import written_id
from tracksync.integrations._atlassian.refusals import is_already_gone
from tracksync.integrations.jira_dc import mapping
from tracksync.integrations.jira_dc.client import JiraDcClient
from tracksync.integrations.jira_dc.refusals import failure_of, unreadable
from tracksync.network.exchange import Exchange
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account, Connection, TaskPage

_AROUND = timedelta(days=2) // timedelta(milliseconds=1)
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,60}-[0-9]{1,15}|[0-9]{1,18}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_CLOUD = Refused(
    0,
    say("This is Jira Cloud, which signs in otherwise."),
    say("Connect it as Jira Cloud; in a terminal: tracksync connect jira."),
)


class JiraDcTracker:
    """
    Reads tasks. See `ports.tracker.IssueTracker`.

    Args:
        client: The wire.
        connection: Whose tasks; its account may still be unknown for `whoami`.
        clock: For `seen_at`, and for waits told as a date.
    """

    def __init__(self, client: JiraDcClient, connection: Connection, clock: Clock) -> None:
        self._client = client
        self._connection = connection
        self._clock = clock

    def whoami(self) -> Account | Failure:
        """Ask who is signed in; Jira Cloud is refused with status 0."""
        site = self._client.server_info()
        if (failure := self._failure(site)) is not None:
            return failure
        try:
            is_cloud = mapping.kind_of(site.json()) == "Cloud"
        except ValueError:
            return unreadable(is_write=False)
        if is_cloud:
            return _CLOUD
        person = self._client.myself()
        if (failure := self._failure(person)) is not None:
            return failure
        try:
            return mapping.account_of(person.json(), site.json())
        except ValueError:
            return unreadable(is_write=False)

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        """Read a page of the person's open tasks; one that cannot be read spoils the page."""
        if page_token is not None and not _NUMBER.fullmatch(page_token):
            return Refused(
                400, say("That page of the list is not there any more."), say("Fetch it again.")
            )
        exchange = self._client.assigned(int(page_token or "0"))
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            page = mapping.page_of(exchange.json())
            tasks = tuple(self._task(issue) for issue in page.issues)
        except ValueError:
            return unreadable(is_write=False)
        return TaskPage(tasks, None if page.next_start is None else str(page.next_start))

    def find(self, key: str) -> Task | Failure:
        """Read one task by key or id."""
        if not _KEY.fullmatch(key.strip()):
            return Refused(
                404, say("That is not the key of a Jira task."), say("A key looks like PROJ-142.")
            )
        exchange = self._client.issue(key.strip())
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            return self._task(exchange.json())
        except ValueError:
            return unreadable(is_write=False)

    def _task(self, issue: object) -> Task:
        return mapping.task_of(
            issue,
            connection=self._connection.id,
            site_url=self._connection.site_url,
            account_id=self._connection.account.account_id,
            seen_at=self._clock.read().at,
        )

    def _failure(self, exchange: Exchange) -> Failure | None:
        return failure_of(exchange, is_write=False, now=self._clock.read().at)


class JiraDcTimesheet:
    """
    Writes worklogs. See `ports.tracker.TimesheetSink`.

    Args:
        client: The wire.
        connection: As whom; the account's zone is the one `started` is told in.
        clock: For waits told as a date.
        adjust_estimate: Read at each write: "auto" lowers the task's remaining estimate by the
            booked time, "leave" does not touch it.
        is_marked: Read at each use: the comment's last line is the mark. Else nothing marks a
            worklog, and ours are told from others by what stood there before.
    """

    def __init__(
        self,
        client: JiraDcClient,
        connection: Connection,
        clock: Clock,
        *,
        adjust_estimate: Callable[[], str],
        is_marked: Callable[[], bool],
    ) -> None:
        self._client = client
        self._account = connection.account
        self._clock = clock
        self._adjust_estimate = adjust_estimate
        self._is_marked = is_marked

    @property
    def finds_by_mark(self) -> bool:
        """Whether the comment carries it."""
        return self._is_marked()

    def as_kept(self, worklog: Worklog) -> Worklog:
        """Everything is kept."""
        return worklog

    def create(self, worklog: Worklog) -> WriteOutcome:
        """Book it once."""
        body = self._body(worklog, is_new=True)
        exchange = self._client.add_worklog(worklog.task.remote_id, body, adjust=self._adjust())
        return self._written(exchange)

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        """Make the worklog say this; the mark is written again, so that it cannot get lost."""
        exchange = self._client.change_worklog(
            worklog.task.remote_id,
            remote_id,
            self._body(worklog, is_new=False),
            adjust=self._adjust(),
        )
        outcome = self._written(exchange)
        if isinstance(outcome, Written) and outcome.remote_id != remote_id:
            return unreadable(is_write=True)
        return outcome

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        """
        Remove it; a worklog that is already gone counts as `Written`.

        What Jira's 404 cannot tell apart stands at `_atlassian.refusals.is_already_gone`.
        """
        exchange = self._client.delete_worklog(task.remote_id, remote_id, adjust=self._adjust())
        failure = self._failure(exchange, is_write=True)
        if isinstance(failure, Refused) and is_already_gone(exchange):
            return Written(remote_id)
        return failure if failure is not None else Written(remote_id)

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        """Find our worklogs on *task*: those that carry *mark*, or without marks all of them."""
        exchange = self._client.worklogs(task.remote_id)
        if (failure := self._failure(exchange, is_write=False)) is not None:
            return failure
        try:
            worklogs = mapping.all_worklogs(exchange.json())
        except ValueError:
            return unreadable(is_write=False)
        found = sorted((w for w in worklogs if self._is_ours(w, near)), key=_age)
        if self._is_marked():
            return Looked(mapping.told_apart(tuple(w for w in found if w.mark == mark)))
        return Looked(tuple(replace(w, mark="") for w in found))

    def _body(self, worklog: Worklog, *, is_new: bool) -> dict[str, object]:
        return mapping.worklog_body(
            worklog, zone=self._account.zone, is_new=is_new, is_marked=self._is_marked()
        )

    def _written(self, exchange: Exchange) -> WriteOutcome:
        if (failure := self._failure(exchange, is_write=True)) is not None:
            return failure
        try:
            return Written(written_id(exchange.json()))
        except ValueError:
            return unreadable(is_write=True)

    def _failure(self, exchange: Exchange, *, is_write: bool) -> Failure | None:
        return failure_of(exchange, is_write=is_write, now=self._clock.read().at)

    def _is_ours(self, worklog: RemoteWorklog, near: datetime) -> bool:
        is_near = abs(worklog.started_ms - to_ms(near)) <= _AROUND
        return is_near and worklog.author == self._account.account_id

    def _adjust(self) -> str:
        return "leave" if self._adjust_estimate() == "leave" else "auto"


def _age(worklog: RemoteWorklog) -> tuple[int, int, str]:
    return worklog.created_ms, len(worklog.remote_id), worklog.remote_id
