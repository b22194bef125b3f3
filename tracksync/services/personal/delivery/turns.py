"""Whose turn it is: what was asked over each connection, and no more than its service allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.delivery.door import Delivery, Verb, next_verb
from tracksync.core.delivery.pacing import Limit, counted, free_at
from tracksync.core.sentences import Sentence, say
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection


@dataclass(frozen=True, slots=True)
class Wait:
    """How long the next request waits, and why."""

    left: timedelta
    limit: Limit

    @property
    def reason(self) -> Sentence:
        """Why, in words."""
        return say(
            "The service allows {count} requests in {seconds:g} s; this one waits for its turn.",
            count=self.limit.count,
            seconds=self.limit.span.total_seconds(),
        )


class Turns:
    """
    Counts what is asked over each connection: a limit is one of an account. On STORE only.

    Args:
        limits_of: What a service allows, by its name.
    """

    def __init__(self, clock: Clock, limits_of: Callable[[str], tuple[Limit, ...]]) -> None:
        self._clock = clock
        self._limits_of = limits_of
        self._full_at: dict[tuple[str, TaskRef | None, Limit], timedelta] = {}

    def count(self, service: str, connection: str, *, is_write: bool) -> None:
        """Count a request that left."""
        for limit in self._limits_of(service):
            if limit.scope != "task" and limit.covers(is_write=is_write):
                self._count((connection, None, limit))

    def count_write(self, connection: Connection, task: TaskRef) -> None:
        """Count a write on one task, before it leaves."""
        for limit in self._limits_of(connection.service):
            if limit.scope == "task":
                self._count((connection.id, task, limit))

    def wait(self, connection: Connection, task: TaskRef | None = None) -> Wait | None:
        """Tell what the next request waits for, if it writes to *task*; None where it may go."""
        now = self._now()
        waits = (
            Wait(free_at(limit, full_at) - now, limit)
            for (of, on, limit), full_at in self._full_at.copy().items()
            if of == connection.id and on in {None, task}
        )
        longest = max(waits, key=lambda wait: wait.left, default=None)
        return longest if longest is not None and longest.left > timedelta(0) else None

    def wait_of(self, connection: Connection, delivery: Delivery) -> Wait | None:
        """Tell what the next step of a delivery waits for; None where it may go."""
        is_look = next_verb(delivery) is Verb.LOOK
        return self.wait(connection, None if is_look else delivery.task)

    def shown(self, connection: Connection, delivery: Delivery, now: datetime) -> Delivery:
        """Say of a delivery that it waits for its turn, where that is what it waits for."""
        wait = None if next_verb(delivery) is None else self.wait_of(connection, delivery)
        if wait is None or now + wait.left <= (delivery.not_before_at or now):
            return delivery
        return replace(delivery, not_before_at=now + wait.left, reason=wait.reason)

    def _count(self, key: tuple[str, TaskRef | None, Limit]) -> None:
        now = self._now()
        if key not in self._full_at:
            # Tasks come and go: those that are full again are as good as never asked about.
            self._full_at = {k: at for k, at in self._full_at.items() if at > now}
        self._full_at[key] = counted(key[2], self._full_at.get(key), now)

    def _now(self) -> timedelta:
        """Read a clock that nobody sets; turns end with the run, so it need not outlive a boot."""
        now = self._clock.read()
        ms = now.monotonic_ms if now.boottime_ms is None else now.boottime_ms
        return timedelta(milliseconds=ms)
