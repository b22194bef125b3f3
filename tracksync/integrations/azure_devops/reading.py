"""A work item, together with what the person's TrackSync said in its history."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracksync.core.delivery.outcomes import Failure, NotReached, Refused
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.integrations.azure_devops import mapping, refusals
from tracksync.integrations.azure_devops.client import BATCH, AzureClient
from tracksync.integrations.azure_devops.history import History, read_history
from tracksync.network.exchange import Exchange
from tracksync.ports.clock import Clock

NUMBER = re.compile(r"[1-9][0-9]{0,9}")
# Azure DevOps takes 10 000 changes of one work item from programs, and more from people.
_MOST_PAGES = 100
_IS_LATE = say("The history of the work item is not up to date yet.")


@dataclass(frozen=True, slots=True)
class Read:
    """A work item and what we said in it, both of one revision."""

    item: mapping.Item
    history: History


class Reading:
    """Reads work items together with what the signed-in person's TrackSync said in them."""

    def __init__(self, client: AzureClient, account_id: str, clock: Clock) -> None:
        self._client = client
        self._account_id = account_id
        self._clock = clock

    def read(self, task: TaskRef) -> Read | Failure:
        """
        Read the item first and its history after it.

        The history then reaches at least to the item's revision, and a change made in between is
        caught by the test of that revision when something is written.
        """
        if not NUMBER.fullmatch(task.remote_id):
            return refusals.NO_ITEM
        exchange = self._client.item(task.remote_id, mapping.ITEM_FIELDS)
        if (failure := self.failure(exchange)) is not None:
            return failure
        try:
            item = mapping.item_of(exchange.json())
        except ValueError:
            return refusals.unreadable(is_write=False)
        history = self.history(item.project, task, item.rev)
        return Read(item, history) if isinstance(history, History) else history

    def history(self, project: str, task: TaskRef, rev: int) -> History | Failure:
        """
        Read all that was said in a work item. Cost: a request for each 200 changes of it.

        Args:
            rev: What the item was read at; a history that ends before it is not all.
        """
        try:
            return self._history(project, task, rev)
        except ValueError:
            return refusals.unreadable(is_write=False)

    def _history(self, project: str, task: TaskRef, rev: int) -> History | Failure:
        updates: list[Mapping[str, object]] = []
        for _ in range(_MOST_PAGES):
            exchange = self._client.updates(project, task.remote_id, skip=len(updates))
            failure = self.failure(exchange)
            if isinstance(failure, Refused) and failure.status == refusals.NOT_FOUND:
                # The item itself is there: its project was renamed or changed at this moment.
                return NotReached(say("The work item was moved while it was read."))
            if failure is not None:
                return failure
            page = mapping.updates_of(exchange.json())
            updates += page
            if len(page) < BATCH:
                history = read_history(updates, self._account_id)
                if history.rev >= rev:
                    return history
                if not page:
                    return NotReached(_IS_LATE)
        return refusals.IS_ENDLESS

    def failure(self, exchange: Exchange) -> Failure | None:
        """Say what a read means that did not succeed."""
        return refusals.failure_of(exchange, is_write=False, now=self._clock.read().at)
