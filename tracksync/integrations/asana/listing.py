"""What of the person's own stands on a task: time entries, and comments that stand in for them."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.delivery.outcomes import Failure, NotReached, RemoteWorklog
from tracksync.core.sentences import say
from tracksync.integrations.asana import mapping
from tracksync.integrations.asana.client import AsanaClient
from tracksync.integrations.asana.refusals import failure_of, is_without_time_tracking, unreadable
from tracksync.network.exchange import Exchange
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection

_MOST_PAGES = 100
_TOO_MANY = NotReached(say("The task holds more than can be looked through."))

Found = tuple[RemoteWorklog, ...]


class Listing:
    """
    Looks through tasks. Blocking: NETWORK lane only; never raises for what Asana does.

    Args:
        client: The wire.
        connection: Whose.
        clock: For waits told as a date.
        workspace: The gid of the one the connection is for; empty for all.
        comments_instead: Read at each look: the person lets comments stand in for time entries.
    """

    def __init__(
        self,
        client: AsanaClient,
        connection: Connection,
        clock: Clock,
        *,
        workspace: str,
        comments_instead: Callable[[], bool],
    ) -> None:
        self._client = client
        self._workspace = workspace
        self._me = connection.account.account_id
        self._clock = clock
        self._comments_instead = comments_instead

    def own(self, task: str, mark: str) -> Found | Failure:
        """
        Find what stands on a task, oldest first; of entries, Asana tells their order only.

        Comments are looked through only where they may stand in for entries: by the person's
        choice, or where entries are refused now and may not have been before that choice.

        Args:
            mark: Of comments only those that carry it.

        Returns:
            Where entries are refused, that refusal; unless a comment stands, or may be written.
        """
        entries = self._entries(task)
        if isinstance(entries, tuple):
            if not self._comments_instead():
                return entries
            comments = self.comments(task, mark=mark)
            return (*entries, *comments) if isinstance(comments, tuple) else comments
        if not is_without_time_tracking(entries):
            return entries
        comments = self.comments(task, mark=mark)
        return comments if comments or self._comments_instead() else entries

    def of_dates(self, first: str, last: str) -> Found | Failure:
        """Find the person's entries of the dates *first* to *last*, on any task."""
        return self._pages(
            lambda offset: self._client.entries_of(self._me, self._workspace, first, last, offset),
            mapping.remote_entry,
        )

    def comments(self, task: str, *, mark: str = "") -> Found | Failure:
        """Find our comments on a task, oldest first; only those that carry *mark*, if any."""
        found = self._pages(lambda offset: self._client.stories(task, offset), mapping.remote_story)
        if not isinstance(found, tuple):
            return found
        marked = (c for c in found if c.mark and mark in {"", c.mark})
        return mapping.told_apart(tuple(sorted(marked, key=lambda c: c.created_ms)))

    def _entries(self, task: str) -> Found | Failure:
        found = self._pages(lambda offset: self._client.entries(task, offset), mapping.remote_entry)
        return tuple(sorted(found, key=_age)) if isinstance(found, tuple) else found

    def _pages(
        self,
        ask: Callable[[str], Exchange],
        read: Callable[[object], RemoteWorklog],
    ) -> Found | Failure:
        found: list[RemoteWorklog] = []
        offset = ""
        for _ in range(_MOST_PAGES):
            exchange = ask(offset)
            now = self._clock.read().at
            if (failure := failure_of(exchange, is_write=False, now=now)) is not None:
                return failure
            try:
                page, offset = mapping.page_of(exchange.json())
                # What others wrote need not make sense.
                found += [read(raw) for raw in page if mapping.author_of(raw) == self._me]
            except ValueError:
                return unreadable(is_write=False)
            if not offset:
                return tuple(found)
        return _TOO_MANY


def _age(entry: RemoteWorklog) -> tuple[int, str]:
    """Put entries in the order they were made in: gids grow."""
    return len(entry.remote_id), entry.remote_id
