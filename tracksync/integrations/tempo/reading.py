"""Reading at Tempo: lists page by page, and one person's own worklogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from tracksync.core.delivery.details import DetailKind
from tracksync.core.delivery.outcomes import Failure, NotReached
from tracksync.core.sentences import say
from tracksync.integrations.tempo import mapping
from tracksync.integrations.tempo.client import TempoClient
from tracksync.integrations.tempo.mapping import Booked
from tracksync.integrations.tempo.refusals import failure_of, is_gone, unreadable
from tracksync.network.exchange import Exchange
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection

_MOST_PAGES = 100


class Reading:
    """
    Reads at Tempo, for one connection.

    Args:
        client: The wire.
        connection: Whose timesheet; its account is the one at Jira.
        clock: For today, and for waits told as a date.

    Attributes:
        mark_key: The attribute that holds our mark; empty where the site has none.
    """

    def __init__(self, client: TempoClient, connection: Connection, clock: Clock) -> None:
        self.client = client
        self.account = connection.account
        self.mark_key = next((d.key for d in connection.details if d.kind is DetailKind.MARK), "")
        self._clock = clock

    def now(self) -> datetime:
        """Tell the time."""
        return self._clock.read().at

    def day_of(self, at: datetime) -> date:
        """Tell the local day of an instant, in the person's profile."""
        return mapping.wall_of(at, self.account.zone).date()

    def failure(self, exchange: Exchange, *, is_write: bool = False) -> Failure | None:
        """Say why there is no answer to go on with; None where there is one."""
        return failure_of(exchange, is_write=is_write, now=self.now())

    def booked(self, raw: object) -> Booked:
        """Read one worklog; ValueError for what is none."""
        return mapping.booked(raw, zone=self.account.zone, mark_key=self.mark_key)

    def is_own(self, booked: Booked) -> bool:
        """Whether a worklog stands on the person's own timesheet."""
        return booked.remote.author == self.account.account_id

    def one(self, worklog_id: str) -> Booked | Failure | None:
        """Fetch one worklog; None when it is surely gone."""
        exchange = self.client.worklog(worklog_id)
        if is_gone(exchange):
            return None
        if (failure := self.failure(exchange)) is not None:
            return failure
        try:
            return self.booked(exchange.json())
        except ValueError:
            return unreadable(is_write=False)

    def pages(self, ask: Callable[[int], Exchange]) -> tuple[object, ...] | Failure:
        """
        Fetch a list page by page: all of it, or why not.

        A page that is the one before once more brings nothing, and ends the list.
        """
        found: list[object] = []
        last: tuple[object, ...] = ()
        offset = 0
        for _ in range(_MOST_PAGES):
            exchange = ask(offset)
            if (failure := self.failure(exchange)) is not None:
                return failure
            try:
                results, further = mapping.page_of(exchange.json(), offset)
            except ValueError:
                return unreadable(is_write=False)
            if results == last:
                return tuple(found)
            found += results
            if further is None:
                return tuple(found)
            offset, last = further, results
        return NotReached(say("Tempo lists more than can be looked through."))

    def own(self, ask: Callable[[int], Exchange]) -> tuple[Booked, ...] | Failure:
        """Fetch the person's own worklogs, each once; one that cannot be read spoils all."""
        pages = self.pages(ask)
        if not isinstance(pages, tuple):
            return pages
        try:
            found = {b.remote.remote_id: b for b in map(self.booked, pages)}
        except ValueError:
            return unreadable(is_write=False)
        return tuple(booked for booked in found.values() if self.is_own(booked))

    def own_between(self, start: datetime, end: datetime) -> tuple[Booked, ...] | Failure:
        """Fetch the person's own worklogs of all days from *start* to *end*, both included."""
        account, first, last = self.account.account_id, self.day_of(start), self.day_of(end)
        return self.own(lambda offset: self.client.worklogs(account, first, last, offset))
