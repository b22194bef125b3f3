"""Asana as the rest of TrackSync sees it: tasks to read, totals of days to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.clock import from_ms
from tracksync.core.delivery.outcomes import (
    Failure,
    Looked,
    LookOutcome,
    Refused,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.integrations.asana import mapping
from tracksync.integrations.asana.client import AsanaClient
from tracksync.integrations.asana.listing import Listing
from tracksync.integrations.asana.refusals import (
    failure_of,
    is_gone,
    is_without_time_tracking,
    unreadable,
)
from tracksync.network.exchange import Exchange
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account, Connection, TaskPage

_AROUND = timedelta(days=2)
_STALE = Refused(
    400, say("That part of the list is no longer there."), say("Fetch the tasks again.")
)
_NO_WORKSPACE = Refused(
    0,
    say("This Asana account does not belong to the workspace that was chosen."),
    say("Connect with the token of somebody who does, or to app.asana.com for all workspaces."),
)


class AsanaTracker:
    """
    Reads tasks. See `ports.tracker.IssueTracker`.

    Args:
        client: The wire.
        connection: Whose tasks; its account may still be unknown for `whoami`.
        clock: For `seen_at`, and for waits told as a date.
        workspace: The gid of the one whose tasks are read; empty for all of the person's.
    """

    def __init__(
        self, client: AsanaClient, connection: Connection, clock: Clock, *, workspace: str
    ) -> None:
        self._client = client
        self._connection = connection
        self._clock = clock
        self._workspace = workspace

    def whoami(self) -> Account | Failure:
        """Ask who is signed in; whoever is not in the chosen workspace is refused with status 0."""
        exchange = self._client.me()
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            me = mapping.data_of(exchange.json())
            workspaces = mapping.workspaces_of(me)
            if self._workspace not in ("", *(w.gid for w in workspaces)):
                return _NO_WORKSPACE
            return mapping.account_of(me, self._workspace)
        except ValueError:
            return unreadable(is_write=False)

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        """Read a page of the person's open tasks, workspace by workspace."""
        if page_token is None:
            return self._first_page()
        try:
            place = _Place.read(page_token)
        except ValueError:
            return _STALE
        return self._page(place) if place.task_list else self._open(place.left, is_first=False)

    def find(self, key: str) -> Task | Failure:
        """Read one task by its gid or its address."""
        gid = mapping.gid_typed(key)
        if not gid:
            reason = say("That is not a task of Asana.")
            return Refused(404, reason, say("Paste its address, or the number at the end of it."))
        exchange = self._client.task(gid)
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            return self._task(mapping.data_of(exchange.json()))
        except ValueError:
            return unreadable(is_write=False)

    def _first_page(self) -> TaskPage | Failure:
        if self._workspace:
            return self._open((self._workspace,), is_first=True)
        exchange = self._client.me()
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            workspaces = mapping.workspaces_of(mapping.data_of(exchange.json()))
        except ValueError:
            return unreadable(is_write=False)
        return self._open(tuple(w.gid for w in workspaces), is_first=True)

    def _open(self, workspaces: tuple[str, ...], *, is_first: bool) -> TaskPage | Failure:
        """
        Begin the list of the first workspace that has one.

        A workspace that keeps the person's list to itself (a guest's, a locked one) is passed over;
        only where there is no other one it is told.
        """
        refused: Refused | None = None
        for position, workspace in enumerate(workspaces):
            exchange = self._client.task_list(workspace)
            match self._failure(exchange):
                case Refused() as refused:
                    continue
                case None:
                    pass
                case failure:
                    return failure
            try:
                task_list = mapping.gid_of(mapping.data_of(exchange.json()))
            except ValueError:
                return unreadable(is_write=False)
            return self._page(_Place(task_list, workspaces[position + 1 :]))
        return refused if refused is not None and is_first else TaskPage((), None)

    def _page(self, place: _Place) -> TaskPage | Failure:
        exchange = self._client.tasks(place.task_list, place.offset)
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            page, offset = mapping.page_of(exchange.json())
            tasks = tuple(self._task(raw) for raw in page if mapping.is_task(raw))
        except ValueError:
            return unreadable(is_write=False)
        return TaskPage(tasks, place.after(offset))

    def _task(self, raw: object) -> Task:
        return mapping.task_of(
            raw,
            connection=self._connection.id,
            account_id=self._connection.account.account_id,
            seen_at=self._clock.read().at,
        )

    def _failure(self, exchange: Exchange) -> Failure | None:
        return failure_of(exchange, is_write=False, now=self._clock.read().at)


class AsanaTimesheet:
    """
    Writes the total of a task's day. See `ports.tracker.TimesheetSink`.

    It is a time entry; or a comment that carries our mark, where entries are refused and the person
    chose that. What a total stands in is told by its id, and stays so.

    Args:
        client: The wire.
        listing: What stands.
        clock: For waits told as a date.
        comments_instead: Read at each write: the person's choice.
    """

    def __init__(
        self,
        client: AsanaClient,
        listing: Listing,
        clock: Clock,
        *,
        comments_instead: Callable[[], bool],
    ) -> None:
        self._client = client
        self._listing = listing
        self._clock = clock
        self._comments_instead = comments_instead

    @property
    def finds_by_mark(self) -> bool:
        """A time entry has no room for a mark; only comments carry theirs."""
        return False

    def as_kept(self, worklog: Worklog) -> Worklog:
        """Only the date and whole minutes are kept."""
        return mapping.as_kept(worklog)

    def create(self, worklog: Worklog) -> WriteOutcome:
        """Book it once; as a comment where entries are refused and the person chose that."""
        entry = self._client.add_entry(worklog.task.remote_id, mapping.entry_data(worklog))
        outcome = self._written(entry)
        if not is_without_time_tracking(outcome) or not self._comments_instead():
            return outcome
        text = mapping.comment_text(worklog)
        commented = self._written(self._client.add_story(worklog.task.remote_id, text))
        return _as_comment(commented)

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        """Make the total say this, in whatever it stands."""
        story = mapping.story_gid(remote_id)
        if story:
            text = mapping.comment_text(worklog)
            outcome = _as_comment(self._written(self._client.change_story(story, text)))
        else:
            data = mapping.entry_data(worklog)
            outcome = self._written(self._client.change_entry(remote_id, data))
        if isinstance(outcome, Written) and outcome.remote_id != remote_id:
            return unreadable(is_write=True)
        return outcome

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        """Remove it; what is already gone counts as `Written`."""
        del task  # an entry's id is enough
        story = mapping.story_gid(remote_id)
        delete = self._client.delete_story if story else self._client.delete_entry
        exchange = delete(story or remote_id)
        failure = self._failure(exchange)
        return Written(remote_id) if failure is None or is_gone(exchange) else failure

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        """Find the person's own entries near that date, and our comments that carry *mark*."""
        own = self._listing.own(task.remote_id, mark)
        if not isinstance(own, tuple):
            return own
        return Looked(
            tuple(w for w in own if w.mark or abs(from_ms(w.started_ms) - near) <= _AROUND)
        )

    def _written(self, exchange: Exchange) -> WriteOutcome:
        if (failure := self._failure(exchange)) is not None:
            return failure
        try:
            return Written(mapping.gid_of(mapping.data_of(exchange.json())))
        except ValueError:
            return unreadable(is_write=True)

    def _failure(self, exchange: Exchange) -> Failure | None:
        return failure_of(exchange, is_write=True, now=self._clock.read().at)


@dataclass(frozen=True, slots=True)
class _Place:
    """How far the tasks were read: a list, where in it, and the workspaces after it."""

    task_list: str
    left: tuple[str, ...]
    offset: str = ""

    @classmethod
    def read(cls, token: str) -> _Place:
        """Read what `after` wrote; ValueError for anything else."""
        task_list, left, offset = token.split(" ", 2)
        return cls(task_list, tuple(filter(None, left.split(","))), offset)

    def after(self, offset: str) -> str | None:
        """Write the next place; None after the last page of the last list."""
        if not offset and not self.left:
            return None
        return " ".join((self.task_list if offset else "", ",".join(self.left), offset))


def _as_comment(outcome: WriteOutcome) -> WriteOutcome:
    return Written(mapping.story_id(outcome.remote_id)) if isinstance(outcome, Written) else outcome
