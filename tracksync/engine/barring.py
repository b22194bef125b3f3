"""Asking a channel, before a standup's time comes, whether it would still take it; and its name."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

from tracksync.core.problems import KeystoreTrouble, NotFound, Problem
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.reaching import Reach, What
from tracksync.engine.services import Services
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.standup.barred import barred

# A sign-in that is accepted is not asked about again for that day's standup; another one soon.
_GOOD, _SOON = timedelta(days=2), timedelta(minutes=1)


class Barring:
    """Waits for other lanes: COMMANDS only."""

    def __init__(self, services: Services, reach: Reach, clock: Clock, lanes: Lanes) -> None:
        self._services = services
        self._reach = reach
        self._clock = clock
        self._lanes = lanes
        self._tried: dict[tuple[str, date], tuple[datetime | None, datetime]] = {}

    def look(self, channel: str, day: date) -> Problem | None:
        """Say why a day's standup cannot go to a channel; None where nothing is known of that."""
        postings = self._services.postings
        try:
            self._ask(postings.channel(channel), (channel, day))
            return barred(postings.channel(channel), self._reach.trouble(channel))
        except NotFound:
            return None  # it was disconnected meanwhile

    def _ask(self, channel: Connection, key: tuple[str, date]) -> None:
        at, since = self._clock.read().at, channel.signed_in_at
        tried_since, until = self._tried.get(key, (since, at))
        is_known = tried_since == since and at < until
        if is_known or channel.is_paused or channel.is_read_only:
            return
        with suppress(KeystoreTrouble):  # then nothing can be told
            told = self._lanes.ask(Lane.NETWORK, lambda: self._reach.tracker(channel).whoami())
            answer = self._reach.read(channel, told, What.TASKS)
            self._tried[key] = since, at + (_GOOD if isinstance(answer, Account) else _SOON)
            if isinstance(answer, Account) and channel.called_as(answer) != channel:
                noting = self._services.connections.note_place
                self._lanes.ask(Lane.STORE, lambda: noting(channel.id, answer))
