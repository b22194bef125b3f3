"""Slack as a channel, by a webhook: translates and reports, decides nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from tracksync.core.delivery.outcomes import Failure, WriteOutcome, Written
from tracksync.core.standup.text import Message
from tracksync.integrations.slack import refusals
from tracksync.integrations.slack.client import HookClient
from tracksync.integrations.slack.mapping import body_of
from tracksync.network.webhook import NoTasks
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account


class SlackHook(NoTasks):
    """`ports.tracker.IssueTracker`: only tries the webhook."""

    def __init__(
        self, client: HookClient, clock: Clock, *, read_address: Callable[[], str]
    ) -> None:
        self._client = client
        self._clock = clock
        self._read_address = read_address

    def whoami(self) -> Account | Failure:
        """Try the webhook by a message without text; nothing appears in the channel."""
        exchange = self._client.post({})
        failure = refusals.failure_of(exchange, self._clock.read().at)
        if failure is not None and not refusals.is_welcome(exchange):
            return failure
        # The same webhook is the same connection; the digest does not tell its address.
        digest = hashlib.sha256(self._read_address().strip().encode()).hexdigest()
        return Account(digest, "Webhook", "", "")


class SlackChannel:
    """`ports.channel.Channel`."""

    def __init__(self, client: HookClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    def post(self, message: Message, _mark: str) -> WriteOutcome:
        """Post it; Slack answers "ok" and tells no id."""
        exchange = self._client.post(body_of(message))
        failure = refusals.failure_of(exchange, self._clock.read().at)
        return Written("") if failure is None else failure
