"""Azure DevOps as the rest of TrackSync sees it: tasks to read, time to add to work items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from tracksync.core.delivery.outcomes import (
    Failure,
    Looked,
    LookOutcome,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.text import clean_note
from tracksync.integrations.azure_devops import mapping, refusals
from tracksync.integrations.azure_devops.client import BATCH, AzureClient
from tracksync.integrations.azure_devops.history import (
    History,
    Share,
    comment_of,
    hours_after,
    worklog_of,
)
from tracksync.integrations.azure_devops.process import Process
from tracksync.integrations.azure_devops.reading import NUMBER, Read, Reading
from tracksync.network.exchange import Exchange
from tracksync.network.untyped import an_object
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account, Connection, Feed, Listed, Standing, TaskPage


class AzureTracker:
    """
    Reads tasks. See `ports.tracker.IssueTracker`.

    Args:
        client: The wire.
        connection: Whose tasks; its account may still be unknown for `whoami`.
        organization: Its name.
        process: Which states are the end.
        clock: For `seen_at`, and for waits told as a date.
    """

    def __init__(
        self,
        client: AzureClient,
        connection: Connection,
        organization: str,
        *,
        process: Process,
        clock: Clock,
    ) -> None:
        self._client = client
        self._connection = connection
        self._organization = organization
        self._process = process
        self._clock = clock

    def whoami(self) -> Account | Failure:
        """Ask who is signed in, and try whether work items may be read."""
        exchange = self._client.connection_data()
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            account = mapping.account_of(exchange.json(), self._organization)
        except ValueError:
            return refusals.unreadable(is_write=False)
        if account is None:
            return refusals.signed_out()
        return self._failure(self._client.assigned_ids(1)) or account

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        """
        Read a page of the person's open work items.

        The service tells all their numbers at once; those of later pages are the page token.
        """
        try:
            ids = self._all_ids() if page_token is None else mapping.ids_of(page_token)
        except ValueError:
            return refusals.unreadable(is_write=False)
        if not isinstance(ids, list):
            return ids
        tasks = self._page(ids[:BATCH])
        if not isinstance(tasks, tuple):
            return tasks
        return TaskPage(tasks, mapping.token_of(ids[BATCH:]))

    def find(self, key: str) -> Task | Failure:
        """Read one work item by its number, with or without `#`."""
        number = key.strip().removeprefix("#")
        if not NUMBER.fullmatch(number):
            return refusals.NO_KEY
        exchange = self._client.item(number, mapping.TASK_FIELDS)
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            return self._task(an_object(exchange.json()))
        except ValueError:
            return refusals.unreadable(is_write=False)

    def _all_ids(self) -> list[int] | Failure:
        exchange = self._client.assigned_ids()
        if (failure := self._failure(exchange)) is not None:
            return failure
        return mapping.found_ids(exchange.json())

    def _page(self, ids: list[int]) -> tuple[Task, ...] | Failure:
        if not ids:
            return ()
        exchange = self._client.batch(ids, mapping.TASK_FIELDS)
        if (failure := self._failure(exchange)) is not None:
            return failure
        tasks: list[Task] = []
        try:
            for item in mapping.items_seen(exchange.json()):
                task = self._task(item)
                if not isinstance(task, Task):
                    return task
                if not task.is_done:
                    tasks.append(task)
        except ValueError:
            return refusals.unreadable(is_write=False)
        return tuple(tasks)

    def _task(self, item: Mapping[str, object]) -> Task | Failure:
        is_done = self._process.is_ended(*mapping.kind_name_of(item), mapping.state_of(item))
        if not isinstance(is_done, bool):
            return is_done
        return mapping.task_of(
            item,
            connection=self._connection.id,
            site_url=self._connection.site_url,
            account_id=self._connection.account.account_id,
            is_done=is_done,
            seen_at=self._clock.read().at,
        )

    def _failure(self, exchange: Exchange) -> Failure | None:
        return refusals.failure_of(exchange, is_write=False, now=self._clock.read().at)


class AzureTimesheet:
    """
    Adds time to work items. See `ports.tracker.TimesheetSink`.

    A worklog is what stands of an entry in the item's field of completed hours; it goes by its
    mark. Each write is one change that holds or fails as a whole: the field, and in the history
    whose time it is. It is bound to the revision that was read, so nothing comes in between.

    Args:
        client: The wire.
        connection: As whom.
        process: Which types have the field.
        clock: For waits told as a date.
        adjust_remaining: Read at each write: "auto" lowers the remaining hours by the booked ones,
            "leave" does not touch them.
    """

    def __init__(
        self,
        client: AzureClient,
        connection: Connection,
        *,
        process: Process,
        clock: Clock,
        adjust_remaining: Callable[[], str],
    ) -> None:
        self._client = client
        self._account_id = connection.account.account_id
        self._process = process
        self._clock = clock
        self._adjust_remaining = adjust_remaining
        self._reading = Reading(client, self._account_id, clock)

    @property
    def finds_by_mark(self) -> bool:
        """Each change says its mark in the history."""
        return True

    def as_kept(self, worklog: Worklog) -> Worklog:
        """Everything is kept, in the history."""
        return worklog

    def create(self, worklog: Worklog) -> WriteOutcome:
        """Add its time once; where it stands already, nothing is left to do."""
        read = self._reading.read(worklog.task)
        return self._stand(read, worklog.mark, worklog) if isinstance(read, Read) else read

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        """Make its time this; `Refused(404)` when the history tells of none."""
        read = self._reading.read(worklog.task)
        if not isinstance(read, Read):
            return read
        if read.history.standing(remote_id) is None:
            return refusals.NO_SHARE
        return self._stand(read, remote_id, worklog)

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        """Take its time back; where none stands, nothing is left to do."""
        read = self._reading.read(task)
        return self._stand(read, remote_id, None) if isinstance(read, Read) else read

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        """Find what stands of *mark* in the work item, whenever it began."""
        del near
        read = self._reading.read(task)
        if not isinstance(read, Read):
            return read
        share = read.history.standing(mark)
        return Looked(() if share is None else (worklog_of(share, self._account_id),))

    def _stand(self, read: Read, mark: str, wanted: Worklog | None) -> WriteOutcome:
        """Have *wanted* stand under *mark*, and not what stands there now."""
        item, share = read.item, read.history.standing(mark)
        if _says(share, wanted):
            return Written(mark)
        change = (wanted.seconds if wanted else 0) - (share.seconds if share else 0)
        if not change:
            return self._send(item, mark, comment_of(mark, share, wanted))
        if (failure := self._no_place(item)) is not None:
            return failure
        hours = hours_after(item.completed, delta_seconds=change, drift=read.history.drift)
        if hours < 0:
            return refusals.below_zero(item.completed or 0.0)
        return self._send(item, mark, comment_of(mark, share, wanted), hours)

    def _no_place(self, item: mapping.Item) -> Failure | None:
        """Tell why there is no place for hours; None where there is. An empty field is asked of."""
        if item.completed is not None:
            return None
        has_hours = self._process.has_hours(item.project, item.kind)
        if isinstance(has_hours, bool):
            return None if has_hours else refusals.no_field(item.kind, item.project)
        return has_hours

    def _send(
        self, item: mapping.Item, mark: str, comment: str, hours: float | None = None
    ) -> WriteOutcome:
        remaining = None
        if hours is not None and self._adjust_remaining() != "leave":
            remaining = mapping.remaining_after(item, hours)
        operations = mapping.change_of(item, comment, completed=hours, remaining=remaining)
        exchange = self._client.change(str(item.id), operations)
        now = self._clock.read().at
        if (failure := refusals.failure_of(exchange, is_write=True, now=now)) is not None:
            return failure
        try:
            answered, rev = mapping.revision_of(exchange.json())
        except ValueError:
            return refusals.unreadable(is_write=True)
        if answered != item.id or rev <= item.rev:
            return refusals.unreadable(is_write=True)
        return Written(mark)


class AzureReader:
    """
    Reads the person's own time in work items. See `ports.tracker.TimesheetReader`.

    Args:
        client: The wire.
        connection: Whose time.
        clock: For waits told as a date.
    """

    def __init__(self, client: AzureClient, connection: Connection, clock: Clock) -> None:
        self._client = client
        self._account_id = connection.account.account_id
        self._reading = Reading(client, self._account_id, clock)

    @property
    def has_feed(self) -> bool:
        """Azure DevOps tells of no changes; work items are read one by one."""
        return False

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        """
        List what began in [start, end) on *tasks*; a work item that may not be seen leaves a gap.

        Nothing was said of it in one that did not change since *start*, so those are passed over:
        time that was booked before it began is found by its mark alone.
        """
        found: list[Standing] = []
        is_complete = True
        for first in range(0, len(tasks), BATCH):
            places = self._places(tasks[first : first + BATCH])
            if not isinstance(places, dict):
                return places
            for task in tasks[first : first + BATCH]:
                place = places.get(task.remote_id)
                if place is None or not place.project:
                    is_complete = False
                    continue
                if place.changed_at is not None and place.changed_at < start:
                    continue
                history = self._reading.history(place.project, task, place.rev)
                if not isinstance(history, History):
                    return history
                found += self._began(history, task, start, end)
        return Listed(tuple(found), is_complete=is_complete)

    def changed_since(self, since: datetime) -> Feed | Failure:
        """Tell nothing: there is no feed."""
        del since
        return refusals.NO_FEED

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        """Read what stands of one entry; None when nothing does."""
        read = self._reading.read(task)
        if not isinstance(read, Read):
            return read
        share = read.history.standing(remote_id)
        return None if share is None else Standing(task, worklog_of(share, self._account_id))

    def _places(self, tasks: tuple[TaskRef, ...]) -> dict[str, mapping.Place] | Failure:
        """Tell where tasks are; those that may not be seen are left out."""
        ids = [int(task.remote_id) for task in tasks if NUMBER.fullmatch(task.remote_id)]
        if not ids:
            return {}
        exchange = self._client.batch(ids, mapping.PLACE_FIELDS)
        if (failure := self._reading.failure(exchange)) is not None:
            return failure
        try:
            return mapping.places_of(exchange.json())
        except ValueError:
            return refusals.unreadable(is_write=False)

    def _began(
        self, history: History, task: TaskRef, start: datetime, end: datetime
    ) -> list[Standing]:
        return [
            Standing(task, worklog_of(share, self._account_id))
            for share in history.shares.values()
            if share.seconds and start <= share.started_at < end
        ]


def _says(share: Share | None, wanted: Worklog | None) -> bool:
    """Whether what stands is what is wanted, start and note included."""
    if share is None or wanted is None:
        return share is None and wanted is None
    return (
        share.seconds == wanted.seconds
        and share.started_at == wanted.started_at.replace(microsecond=0)
        and share.note.split() == clean_note(wanted.comment).split()
    )
