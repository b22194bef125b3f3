"""Teams as a channel: translates and reports, decides nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from tracksync.core.delivery.outcomes import WriteOutcome, Written
from tracksync.core.standup.text import Message
from tracksync.integrations.teams.client import TeamsClient
from tracksync.integrations.teams.mapping import body_of
from tracksync.integrations.teams.refusals import failure_of
from tracksync.network.webhook import NoTasks
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account


class TeamsHook(NoTasks):
    """`ports.tracker.IssueTracker`: only names the workflow."""

    def __init__(self, *, read_address: Callable[[], str]) -> None:
        self._read_address = read_address

    def whoami(self) -> Account:
        """Name the workflow; it cannot be tried without posting."""
        # The same workflow is the same connection; the digest does not tell its address.
        digest = hashlib.sha256(self._read_address().strip().encode()).hexdigest()
        return Account(digest, "Webhook", "", "")


class TeamsChannel:
    """`ports.channel.Channel`."""

    def __init__(self, client: TeamsClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    def post(self, message: Message, _mark: str) -> WriteOutcome:
        """Post it; 202 says that it was taken. No id is told."""
        exchange = self._client.post(body_of(message))
        failure = failure_of(exchange, now=self._clock.read().at)
        return Written("") if failure is None else failure
