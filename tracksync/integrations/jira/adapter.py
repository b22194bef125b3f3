"""Jira Cloud as the rest of TrackSync sees it: tasks to read, worklogs to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import (
    Failure,
    Looked,
    LookOutcome,
    NotReached,
    Refused,
    RemoteWorklog,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.integrations._atlassian.mapping import worklogs_of, written_id
from tracksync.integrations._atlassian.refusals import is_already_gone
from tracksync.integrations.jira import mapping
from tracksync.integrations.jira.client import JiraClient
from tracksync.integrations.jira.refusals import failure_of, unreadable
from tracksync.network.exchange import Exchange
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account, Connection, TaskPage

_AROUND = timedelta(days=2)
_MOST_PAGES = 100
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,60}-[0-9]{1,15}|[0-9]{1,18}")
_NOT_CLOUD = Refused(
    0,
    say("This is a Jira Data Center or Server, which signs in by a personal access token."),
    say("Connect it as Jira Data Center; in a terminal: tracksync connect jira_dc."),
)


class JiraTracker:
    """
    Reads tasks. See `ports.tracker.IssueTracker`.

    Args:
        client: The wire.
        connection: Whose tasks; its account may still be unknown for `whoami`.
        clock: For `seen_at`, and for waits told as a date.
    """

    def __init__(self, client: JiraClient, connection: Connection, clock: Clock) -> None:
        self._client = client
        self._connection = connection
        self._clock = clock

    def whoami(self) -> Account | Failure:
        """Ask who is signed in; a Jira that is not Cloud is refused with status 0."""
        site = self._client.server_info()
        if (failure := self._failure(site.exchange)) is not None:
            return failure
        if not isinstance(site.value, dict):
            return unreadable(is_write=False)
        if not mapping.is_cloud(site.value):
            return _NOT_CLOUD
        person = self._client.myself()
        if (failure := self._failure(person.exchange)) is not None:
            return failure
        try:
            return mapping.account_of(person.value, site.value)
        except ValueError:
            return unreadable(is_write=False)

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        """Read a page of the person's open tasks; one that cannot be read spoils the page."""
        answer = self._client.assigned(page_token)
        if (failure := self._failure(answer.exchange)) is not None:
            return failure
        try:
            issues, token = mapping.page_of(answer.value)
            return TaskPage(tuple(self._task(issue) for issue in issues), token)
        except ValueError:
            return unreadable(is_write=False)

    def find(self, key: str) -> Task | Failure:
        """Read one task by key or id."""
        if not _KEY.fullmatch(key.strip()):
            return Refused(
                404, say("That is not the key of a Jira task."), say("A key looks like PROJ-142.")
            )
        answer = self._client.issue(key.strip())
        if (failure := self._failure(answer.exchange)) is not None:
            return failure
        try:
            return self._task(answer.value)
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


class JiraTimesheet:
    """
    Writes worklogs. See `ports.tracker.TimesheetSink`.

    Args:
        client: The wire.
        connection: As whom; the account's zone is the one `started` is told in.
        clock: For waits told as a date.
        adjust_estimate: Read at each write: "auto" lowers the task's remaining estimate by the
            booked time, "leave" does not touch it.
    """

    def __init__(
        self,
        client: JiraClient,
        connection: Connection,
        clock: Clock,
        *,
        adjust_estimate: Callable[[], str],
    ) -> None:
        self._client = client
        self._account = connection.account
        self._clock = clock
        self._adjust_estimate = adjust_estimate

    @property
    def finds_by_mark(self) -> bool:
        """Each worklog carries its mark in a property."""
        return True

    def as_kept(self, worklog: Worklog) -> Worklog:
        """Everything is kept."""
        return worklog

    def create(self, worklog: Worklog) -> WriteOutcome:
        """Book it once, carrying its mark."""
        body = mapping.worklog_body(worklog, zone=self._account.zone, is_new=True)
        exchange = self._client.add_worklog(worklog.task.remote_id, body, adjust=self._adjust())
        return self._written(exchange)

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        """Make the worklog say this; the mark is written again, so that it cannot get lost."""
        body = mapping.worklog_body(worklog, zone=self._account.zone, is_new=False)
        exchange = self._client.change_worklog(
            worklog.task.remote_id, remote_id, body, adjust=self._adjust()
        )
        outcome = self._written(exchange)
        if isinstance(outcome, Written) and outcome.remote_id != remote_id:
            return unreadable(is_write=True)
        return outcome

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        """
        Remove it; a worklog that is already gone counts as `Written`.

        What Jira's 404 cannot tell apart stands at `refusals.is_already_gone`.
        """
        exchange = self._client.delete_worklog(task.remote_id, remote_id, adjust=self._adjust())
        failure = self._failure(exchange, is_write=True)
        if isinstance(failure, Refused) and is_already_gone(exchange):
            return Written(remote_id)
        return failure if failure is not None else Written(remote_id)

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        """Find our worklogs on *task* that carry *mark*, started within two days of *near*."""
        found: list[RemoteWorklog] = []
        seen = 0
        for _ in range(_MOST_PAGES):
            exchange = self._client.worklogs(
                task.remote_id,
                after_ms=to_ms(near - _AROUND),
                before_ms=to_ms(near + _AROUND),
                start_at=seen,
            )
            if (failure := self._failure(exchange, is_write=False)) is not None:
                return failure
            try:
                entries, total = worklogs_of(exchange.json())
                page = tuple(mapping.remote_worklog(entry) for entry in entries)
            except ValueError:
                return unreadable(is_write=False)
            found += [w for w in page if w.mark == mark and self._is_ours(w)]
            seen += len(entries)
            if not entries or seen >= total:
                return Looked(tuple(sorted(found, key=_age)))
        return NotReached(say("The task holds more worklogs than can be looked through."))

    def _written(self, exchange: Exchange) -> WriteOutcome:
        if (failure := self._failure(exchange, is_write=True)) is not None:
            return failure
        try:
            return Written(written_id(exchange.json()))
        except ValueError:
            return unreadable(is_write=True)

    def _failure(self, exchange: Exchange, *, is_write: bool) -> Failure | None:
        return failure_of(exchange, is_write=is_write, now=self._clock.read().at)

    def _is_ours(self, worklog: RemoteWorklog) -> bool:
        return worklog.author == self._account.account_id

    def _adjust(self) -> str:
        return "leave" if self._adjust_estimate() == "leave" else "auto"


def _age(worklog: RemoteWorklog) -> tuple[int, int, str]:
    return worklog.created_ms, len(worklog.remote_id), worklog.remote_id
