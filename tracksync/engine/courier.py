"""The courier: takes what is due out of the outbox, step by step, and brings the outcome back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.delivery.outcomes import LookOutcome, NoAnswer, Surveyed, WriteOutcome
from tracksync.core.problems import KeystoreTrouble, Problem
from tracksync.core.sentences import say
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection, TimesheetSink
from tracksync.services.personal.delivery.deliveries import Attempt, DeliveryService, perform

_ALARM = "courier"
# The alarm's clock stands still while the machine sleeps: what is due is asked anew this often.
_LONGEST_NAP = timedelta(minutes=5)
_HELD_BACK = timedelta(seconds=15)
_AFTER_TROUBLE_SECONDS = 60.0

Outcome = WriteOutcome | LookOutcome | Surveyed


class Courier:
    """
    Each step: choose it and make it durable (STORE), do it (NETWORK), take in its outcome (STORE).

    Wakes when the next step is due and not before; with an empty outbox, never.

    Args:
        sink: What writes worklogs over a connection; may raise `KeystoreTrouble` when used.
        prepare: Done once, on the KEYSTORE lane, before the first step of a run.
        unexpected: Told of faults; the step's fate then counts as unknown.
    """

    def __init__(
        self,
        deliveries: DeliveryService,
        sink: Callable[[Connection], TimesheetSink],
        *,
        clock: Clock,
        lanes: Lanes,
        alarms: Alarms,
        prepare: Callable[[], None],
        unexpected: Callable[[BaseException], None],
    ) -> None:
        self._prepare = prepare
        self._is_prepared = False
        self._is_preparing = False
        self._deliveries = deliveries
        self._sink = sink
        self._clock = clock
        self._lanes = lanes
        self._alarms = alarms
        self._unexpected = unexpected
        self._unsettled: list[tuple[Attempt, Outcome]] = []
        self._under_way = 0
        self._is_closing = False
        self._is_idle = threading.Event()
        self._is_idle.set()

    def kick(self) -> None:
        """See what is due, soon; call it whenever the outbox or the world changed."""
        self._lanes.store(self._go_on, failed=self._in_trouble)

    def close(self) -> None:
        """Begin no further step."""
        self._is_closing = True
        self._alarms.clear(_ALARM)

    def wait(self, seconds: float) -> None:
        """Wait for steps under way to be settled: an outcome that is lost costs a look later."""
        self._is_idle.wait(seconds)

    def _go_on(self) -> None:
        while self._unsettled:
            self._settle(*self._unsettled.pop())
        while not self._is_closing and self._may_begin():
            attempt = self._deliveries.next_attempt(self._clock.read().at)
            if attempt is None:
                break
            self._under_way += 1
            self._is_idle.clear()
            self._lanes.submit(Lane.NETWORK, lambda attempt=attempt: self._perform(attempt))  # type: ignore[misc]  # bound now
        now = self._clock.read().at
        self._sleep_until(self._deliveries.next_due_at(now), now)

    def _may_begin(self) -> bool:
        """Whether a step may begin; prepares for the first one when it is due."""
        if self._is_prepared:
            return True
        now = self._clock.read().at
        due_at = self._deliveries.next_due_at(now)
        if due_at is not None and due_at <= now and not self._is_preparing:
            self._is_preparing = True
            self._lanes.keystore(self._prepare, done=self._prepared, failed=self._unprepared)
        return False

    def _prepared(self, _: None) -> None:
        self._is_prepared = True
        self.kick()

    def _unprepared(self, problem: Problem) -> None:
        self._is_preparing = False
        self._in_trouble(problem)

    def _sleep_until(self, due_at: datetime | None, now: datetime) -> None:
        if due_at is None or self._is_closing:
            self._alarms.clear(_ALARM)
            return
        wait = min(due_at - now, _LONGEST_NAP)
        if wait <= timedelta(0):
            # Due, and yet not begun: its task is held back by the service. Ask again in a while.
            wait = _HELD_BACK
        self._alarms.set(_ALARM, wait.total_seconds(), self.kick)

    def _perform(self, attempt: Attempt) -> None:
        """Carry out a step on the NETWORK lane; however it ends, its outcome is brought back."""
        outcome: Outcome | None
        try:
            outcome = perform(attempt, self._sink(attempt.connection))
        except KeystoreTrouble:
            outcome = None  # the token could not be read, so nothing was sent
        except BaseException as e:  # noqa: BLE001  a fault must not leave the step hanging
            self._unexpected(e)
            outcome = NoAnswer(say("Something went wrong while it was sent."))
        self._lanes.store(lambda: self._finish(attempt, outcome), failed=self._in_trouble)

    def _finish(self, attempt: Attempt, outcome: Outcome | None) -> None:
        self._under_way -= 1
        try:
            if outcome is None:
                self._deliveries.give_back(attempt)
            else:
                self._settle(attempt, outcome)
        finally:
            if self._under_way == 0:
                self._is_idle.set()
        self._go_on()

    def _settle(self, attempt: Attempt, outcome: Outcome) -> None:
        try:
            self._deliveries.settle(attempt, outcome)
        except Problem:
            # A full disk: the outcome is known and must not get lost; it is written later.
            self._unsettled.append((attempt, outcome))
            raise

    def _in_trouble(self, _: Problem) -> None:
        self._alarms.set(_ALARM, _AFTER_TROUBLE_SECONDS, self.kick)
