"""The person's totals, read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tracksync.core.clock import from_ms
from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef
from tracksync.integrations.asana import mapping
from tracksync.integrations.asana.client import AsanaClient
from tracksync.integrations.asana.listing import Found, Listing
from tracksync.integrations.asana.refusals import (
    failure_of,
    is_gone,
    is_without_time_tracking,
    unreadable,
)
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection, Feed, Listed, Standing

# Comments are listed task by task; of more tasks than this it is left, and said so.
_MOST_TASKS = 50


class AsanaReader:
    """
    Reads the person's own totals. See `ports.tracker.TimesheetReader`.

    A listing of entries does not tell what each stands on, so each is then read by itself. That is
    still less than asking about every task of the person, by far.

    Args:
        client: The wire.
        listing: What stands.
        connection: Whose.
        clock: For waits told as a date.
        comments_instead: Read at each listing: the person lets comments stand in for time entries.
    """

    def __init__(
        self,
        client: AsanaClient,
        listing: Listing,
        connection: Connection,
        clock: Clock,
        *,
        comments_instead: Callable[[], bool],
    ) -> None:
        self._client = client
        self._listing = listing
        self._connection = connection
        self._clock = clock
        self._comments_instead = comments_instead

    @property
    def has_feed(self) -> bool:
        """Asana does not tell what changed."""
        return False

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        """List the person's entries; where comments may stand in, also those on the *tasks*."""
        entries = self._entries(start, end)
        if not isinstance(entries, Listed | Refused):
            return entries
        has_comments = self._comments_instead()
        comments = self._comments(start, end, tasks) if has_comments else Listed(())
        if not isinstance(comments, Listed):
            return comments
        if isinstance(entries, Listed):
            standing, is_whole = entries.worklogs, True
        else:
            standing, is_whole = (), has_comments and is_without_time_tracking(entries)
        return Listed((*standing, *comments.worklogs), is_whole and comments.is_complete)

    def changed_since(self, since: datetime) -> Feed | Failure:
        """Tell nothing; only listings do."""
        del since
        reason = say("Asana does not tell what changed.")
        return Refused(404, reason, say("The days are compared instead."))

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        """Read one; None when it is gone."""
        story = mapping.story_gid(remote_id)
        exchange = self._client.story(story) if story else self._client.entry(remote_id)
        if is_gone(exchange):
            return None
        failure = failure_of(exchange, is_write=False, now=self._clock.read().at)
        if isinstance(failure, Refused) and not exchange.is_json:
            return unreadable(is_write=False)
        if failure is not None:
            return failure
        try:
            raw = mapping.data_of(exchange.json())
            worklog = mapping.remote_story(raw) if story else mapping.remote_entry(raw)
            gid = mapping.task_gid(raw, "target" if story else "task")
        except ValueError:
            return unreadable(is_write=False)
        ref = task if gid == task.remote_id else TaskRef(self._connection.id, gid)
        return Standing(ref, worklog)

    def _entries(self, start: datetime, end: datetime) -> Listed | Failure:
        first, last = (at.astimezone(UTC).date().isoformat() for at in (start, end))
        found = self._listing.of_dates(first, last)
        if not isinstance(found, tuple):
            return found
        nowhere = TaskRef(self._connection.id, "?")
        standing: list[Standing] = []
        for entry in _within(found, start, end):
            one = self.one(nowhere, entry.remote_id)
            if isinstance(one, Standing):
                standing.append(one)
            elif one is not None:
                return one
        return Listed(tuple(standing))

    def _comments(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        standing: list[Standing] = []
        is_complete = len(tasks) <= _MOST_TASKS
        for task in tasks if is_complete else ():
            found = self._listing.comments(task.remote_id)
            if isinstance(found, Refused):
                is_complete = False
            elif isinstance(found, tuple):
                standing += [Standing(task, c) for c in _within(found, start, end)]
            else:
                return found
        return Listed(tuple(standing), is_complete)


def _within(found: Found, start: datetime, end: datetime) -> Found:
    return tuple(w for w in found if start <= from_ms(w.started_ms) < end)
