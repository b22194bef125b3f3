"""Tempo Cloud as the rest of TrackSync sees it: worklogs to write and read, on Jira's tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.clock import from_ms
from tracksync.core.delivery.details import Choice, Detail, DetailKind
from tracksync.core.delivery.outcomes import (
    Failure,
    Looked,
    LookOutcome,
    Refused,
    RemoteWorklog,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import Sentence, say
from tracksync.core.tasks import Task, TaskRef
from tracksync.integrations.tempo import mapping
from tracksync.integrations.tempo.mapping import Booked
from tracksync.integrations.tempo.reading import Reading
from tracksync.integrations.tempo.refusals import is_gone, unreadable
from tracksync.network.exchange import Exchange
from tracksync.network.retry_after import told_now
from tracksync.ports.tracker import Account, Feed, Listed, Standing, TaskPage

_AROUND = timedelta(days=2)
# What Tempo lists may lag a little behind what it took.
_LAG = timedelta(minutes=2)
_NO_NUMBER = Refused(
    0,
    say("This task has no number at Jira, so Tempo cannot be told which one is meant."),
    say("Refresh the tasks."),
)
_OF_OTHERS = Refused(
    403,
    say("This worklog stands on somebody else's timesheet by now, and is left alone."),
    say("Ask whoever changed it in Tempo."),
)
_MOVED = Refused(
    404,
    say("The worklog was moved to another task in Tempo."),
    say("Change it there, or send yours as a new one."),
)


class TempoTracker:
    """Tries the sign-in. See `ports.tracker.IssueTracker`: Tempo has no tasks of its own."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def whoami(self) -> Account | Failure:
        """
        Ask for the person's own timesheet; the account is the one of the Jira connection.

        A token for another Jira site is refused: its numbers of tasks mean other tasks.
        """
        reading, account = self._reading, self._reading.account
        exchange = reading.client.timesheet(account.account_id, reading.day_of(reading.now()))
        failure = reading.failure(exchange)
        if isinstance(failure, SignInExpired):
            return SignInExpired(self._about_regions(failure.reason))
        if is_gone(exchange):
            return self._unknown()
        if failure is not None:
            return failure
        try:
            account_id, host = mapping.whose(exchange.json())
        except ValueError:
            return unreadable(is_write=False)
        if account_id != account.account_id:
            return unreadable(is_write=False)
        return self._unknown() if mapping.is_elsewhere(host, account.site_name) else account

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        """Tell no tasks: they come from the Jira connection."""
        del page_token
        return TaskPage((), None)

    def find(self, key: str) -> Task | Failure:
        """Find no task."""
        del key
        return Refused(404, say("Tempo has no tasks of its own."), say("Look for it in Jira."))

    def _about_regions(self, reason: Sentence) -> Sentence:
        return say(
            "{reason} It was tried at {host}; should your data lie in another region, leave the "
            "address out: that serves all regions.",
            reason=reason,
            host=self._reading.client.host,
        )

    def _unknown(self) -> Refused:
        where = self._reading.account.site_name
        return Refused(
            404,
            say(
                "This token is not for the Tempo of {site}, or your account is unknown there.",
                site=where,
            ),
            say("Make the token in Tempo at {site}.", site=where),
        )


class TempoTimesheet:
    """Writes worklogs. See `ports.tracker.TimesheetSink`."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._zone = reading.account.zone

    @property
    def finds_by_mark(self) -> bool:
        """Where the site has an attribute for our mark."""
        return bool(self._reading.mark_key)

    def as_kept(self, worklog: Worklog) -> Worklog:
        """The start is kept as a local time of day, to the minute."""
        return mapping.kept(worklog, self._zone)

    def create(self, worklog: Worklog) -> WriteOutcome:
        """Book it once, carrying its mark where the site has room for it."""
        reading = self._reading
        try:
            body = mapping.new_body(
                worklog,
                account_id=reading.account.account_id,
                zone=self._zone,
                mark_key=reading.mark_key,
            )
        except ValueError:
            return _NO_NUMBER
        return self._written(reading.client.add_worklog(body))

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        """Make the worklog say this. A change replaces it whole: what others set is said again."""
        reading = self._reading
        standing = self._own(worklog.task, remote_id)
        if not isinstance(standing, Booked):
            return standing or Refused(404)
        body = mapping.changed_body(
            worklog,
            standing,
            account_id=reading.account.account_id,
            zone=self._zone,
            mark_key=reading.mark_key,
        )
        outcome = self._written(reading.client.change_worklog(remote_id, body))
        if isinstance(outcome, Written) and outcome.remote_id != remote_id:
            return unreadable(is_write=True)
        return outcome

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        """Remove it; a worklog that is already gone counts as `Written`."""
        standing = self._own(task, remote_id)
        if not isinstance(standing, Booked):
            return standing or Written(remote_id)
        exchange = self._reading.client.delete_worklog(remote_id)
        if is_gone(exchange):
            return Written(remote_id)
        return self._reading.failure(exchange, is_write=True) or Written(remote_id)

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        """
        Find the person's own worklogs on *task*, of the days around *near*.

        Those that carry *mark*, or none: what was written before there were marks has none.
        """
        found = self._reading.own_between(near - _AROUND, near + _AROUND)
        if not isinstance(found, tuple):
            return found
        here = (booked.remote for booked in found if booked.issue == task.remote_id)
        return Looked(tuple(sorted((w for w in here if w.mark in {mark, ""}), key=_age)))

    def _own(self, task: TaskRef, remote_id: str) -> Booked | Failure | None:
        """Fetch what is to be changed; refused where it is not ours to change any more."""
        standing = self._reading.one(remote_id)
        if not isinstance(standing, Booked):
            return standing
        if not self._reading.is_own(standing):
            return _OF_OTHERS
        return standing if standing.issue == task.remote_id else _MOVED

    def _written(self, exchange: Exchange) -> WriteOutcome:
        if (failure := self._reading.failure(exchange, is_write=True)) is not None:
            return failure
        try:
            return Written(self._reading.booked(exchange.json()).remote.remote_id)
        except ValueError:
            return unreadable(is_write=True)


class TempoReader:
    """
    Reads the person's own worklogs. See `ports.tracker.TimesheetReader`.

    Args:
        home: Id of the connection the tasks belong to.
    """

    def __init__(self, reading: Reading, home: str) -> None:
        self._reading = reading
        self._home = home

    @property
    def has_feed(self) -> bool:
        """What was made or changed is told; what was deleted only a listing shows."""
        return True

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        """List what starts in [start, end), on all tasks."""
        del tasks
        found = self._reading.own_between(start, end)
        if not isinstance(found, tuple):
            return found
        inside = (b for b in found if start <= from_ms(b.remote.started_ms) < end)
        return Listed(tuple(map(self._standing, inside)))

    def changed_since(self, since: datetime) -> Feed | Failure:
        """
        Tell what was made or changed.

        Deletions are not told: Tempo's list of them is a log for administrators.
        """
        reading, dates = self._reading, list[datetime]()

        def ask(offset: int) -> Exchange:
            exchange = reading.client.changed(reading.account.account_id, since, offset)
            dates.append(told_now(exchange.headers.get("date"), reading.now()))
            return exchange

        found = reading.own(ask)
        if not isinstance(found, tuple):
            return found
        return Feed(tuple(map(self._standing, found)), None, max(since, dates[0] - _LAG))

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        """Read one; None when it is surely gone, or on somebody else's timesheet by now."""
        del task
        found = self._reading.one(remote_id)
        if not isinstance(found, Booked):
            return found
        return self._standing(found) if self._reading.is_own(found) else None

    def _standing(self, booked: Booked) -> Standing:
        return Standing(TaskRef(self._home, booked.issue), booked.remote)


class TempoAttributes:
    """
    Reads which work attributes a worklog needs. See `ports.tracker.DetailsReader`.

    Args:
        mark_key: The attribute that may hold our mark; asked at each use.
    """

    def __init__(self, reading: Reading, *, mark_key: Callable[[], str]) -> None:
        self._reading = reading
        self._mark_key = mark_key

    def wanted(self) -> tuple[Detail, ...] | Failure:
        """Tell the required attributes, and where our mark can stand."""
        client, key = self._reading.client, self._mark_key()
        attributes = self._reading.pages(client.attributes)
        if not isinstance(attributes, tuple):
            return attributes
        try:
            needed, has_room = mapping.needed_of(attributes, key)
            is_about_accounts = any(map(mapping.is_account, needed))
            accounts = self._accounts() if is_about_accounts else ()
            if not isinstance(accounts, tuple):
                return accounts
            ours = (Detail(key, key, DetailKind.MARK),) if has_room else ()
            return (*ours, *(mapping.detail_of(a, accounts) for a in needed))
        except ValueError:
            return unreadable(is_write=False)

    def _accounts(self) -> tuple[Choice, ...] | Failure:
        """Read the open accounts; none where the person may not list them."""
        pages = self._reading.pages(self._reading.client.accounts)
        if isinstance(pages, Refused):
            return ()
        if not isinstance(pages, tuple):
            return pages
        return tuple(a for a in map(mapping.account_of, pages) if a is not None)


def _age(worklog: RemoteWorklog) -> tuple[int, int, str]:
    return worklog.created_ms, len(worklog.remote_id), worklog.remote_id
