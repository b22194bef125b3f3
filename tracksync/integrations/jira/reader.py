"""The person's own worklogs in Jira, listed. See `ports.tracker.TimesheetReader`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import Failure, NotReached, Refused
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef
from tracksync.integrations._atlassian.mapping import worklogs_of
from tracksync.integrations._atlassian.refusals import is_already_gone
from tracksync.integrations.jira import mapping
from tracksync.integrations.jira.client import JiraClient
from tracksync.integrations.jira.refusals import failure_of, unreadable
from tracksync.network.exchange import Exchange
from tracksync.network.retry_after import told_now
from tracksync.network.untyped import a_list
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection, Feed, Listed, Standing

# The feeds leave out the last minute; what is read twice does no harm.
_BLIND = timedelta(minutes=5)
_DAY = timedelta(days=1)
_MOST_PAGES = 200
_AT_ONCE = 1000
_TOO_MUCH = NotReached(say("Jira tells of more worklogs than can be looked through."))


class JiraReader:
    """Lists by the days of the profile, follows the feeds, reads single ones."""

    has_feed = True

    def __init__(self, client: JiraClient, connection: Connection, clock: Clock) -> None:
        self._client = client
        self._connection = connection
        self._clock = clock

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        """List what starts in [start, end), on whatever issue."""
        del tasks  # Jira tells itself where time was booked
        issues: set[str] = set()
        token: str | None = None
        for _ in range(_MOST_PAGES):
            answer = self._client.worked((start - _DAY).date(), (end + _DAY).date(), token)
            if (failure := self._failure(answer.exchange)) is not None:
                return failure
            try:
                page, token = mapping.page_of(answer.value)
                issues.update(mapping.issue_id(issue) for issue in page)
            except ValueError:
                return unreadable(is_write=False)
            if token is None:
                return self._on(sorted(issues), start, end)
        return _TOO_MUCH

    def changed_since(self, since: datetime) -> Feed | Failure:
        """Follow both feeds; what is somebody else's is left out."""
        updated = self._ids("updated", to_ms(since))
        if not isinstance(updated, tuple):
            return updated
        deleted = self._ids("deleted", to_ms(since))
        if not isinstance(deleted, tuple):
            return deleted
        ids, until = updated
        changed: list[Standing] = []
        for chunk in _chunks(ids):
            found = self._own(self._client.worklogs_by_id(chunk))
            if not isinstance(found, list):
                return found
            changed += found
        gone = tuple(str(worklog_id) for worklog_id in deleted[0])
        return Feed(tuple(changed), gone, max(since, min(until, deleted[1])))

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        """Read one; None when Jira says that it is gone."""
        exchange = self._client.worklog(task.remote_id, remote_id)
        failure = self._failure(exchange)
        if isinstance(failure, Refused) and is_already_gone(exchange):
            return None
        if failure is not None:
            return failure
        try:
            return mapping.standing_of(exchange.json(), connection=self._connection.id)
        except ValueError:
            return unreadable(is_write=False)

    def _on(self, issues: list[str], start: datetime, end: datetime) -> Listed | Failure:
        standing: list[Standing] = []
        for issue_id in issues:
            seen = 0
            for _ in range(_MOST_PAGES):
                exchange = self._client.worklogs(
                    issue_id, after_ms=to_ms(start), before_ms=to_ms(end), start_at=seen
                )
                found = self._own(exchange, "worklogs")
                if not isinstance(found, list):
                    return found
                standing += found
                entries, total = worklogs_of(exchange.json())
                seen += len(entries)
                if not entries or seen >= total:
                    break
            else:
                return _TOO_MUCH
        return Listed(
            tuple(s for s in standing if to_ms(start) <= s.worklog.started_ms < to_ms(end))
        )

    def _ids(self, kind: str, since_ms: int) -> tuple[list[int], datetime] | Failure:
        """Read all ids of a feed, and up to when it is complete."""
        found: dict[int, None] = {}
        for _ in range(_MOST_PAGES):
            exchange = self._client.changes(kind, since_ms)
            if (failure := self._failure(exchange)) is not None:
                return failure
            try:
                ids, until_ms, is_last = mapping.changes_of(exchange.json())
            except ValueError:
                return unreadable(is_write=False)
            found.update(dict.fromkeys(ids))
            if is_last or until_ms <= since_ms:
                theirs = told_now(exchange.headers.get("date"), self._clock.read().at)
                return list(found), theirs - _BLIND
            since_ms = until_ms
        return _TOO_MUCH

    def _own(self, exchange: Exchange, within: str = "") -> list[Standing] | Failure:
        """Read worklogs, and keep the person's own."""
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            raw = exchange.json()
            entries = worklogs_of(raw)[0] if within else a_list(raw)
            found = [mapping.standing_of(e, connection=self._connection.id) for e in entries]
        except ValueError:
            return unreadable(is_write=False)
        me = self._connection.account.account_id
        return [standing for standing in found if standing.worklog.author == me]

    def _failure(self, exchange: Exchange) -> Failure | None:
        return failure_of(exchange, is_write=False, now=self._clock.read().at)


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for place in range(0, len(ids), _AT_ONCE):
        yield ids[place : place + _AT_ONCE]
