"""A small storm without processes: deliveries by the core's own rules, over a disturbed double."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tests.contract.integrations.bench import AT, Seat
from tests.fakes.service_double import Fault, status
from tracksync.core.delivery.door import (
    Delivery,
    DeliveryState,
    Pace,
    Verb,
    after_look,
    after_write,
    begin,
    delivery_key,
    interrupted,
    next_verb,
    release,
    want,
)
from tracksync.core.delivery.outcomes import (
    Surveyed,
    Written,
)
from tracksync.services.personal.delivery.sending import Attempt, perform

ROUND_FAULTS = (
    Fault("drop"),
    Fault("drop", commits=True),
    Fault("reset", commits=True),
    Fault("late", wait_s=0.05),
    Fault("truncated", commits=True),
    Fault("page"),
    Fault("redirect", status=302, to="http://127.0.0.1:9/elsewhere"),
    Fault("garbled", commits=True),
    Fault("nonsense"),
    status(401),
    status(403),
    status(429, Retry_After="1"),
    status(429),
    status(503, Retry_After="1"),
    status(500),
    status(500, commits=True),
    status(502, commits=True),
)
_PACE = Pace()
_AT_ONCE = timedelta(0)
_SECOND = timedelta(seconds=1)
_MOST_STEPS = 400


class Round:
    """
    Some deliveries that go out one after the other, with edits and kills in between.

    Args:
        at: Where.
        seed: Of everything that is left to chance.
    """

    def __init__(self, at: Seat, seed: int) -> None:
        self._at = at
        self._rng = random.Random(seed)
        self.now = AT + timedelta(days=60)

    def bring(self, number: int) -> Delivery:
        """Send one worklog, until it is done or what became of it is known."""
        delivery = self._wanted(number)
        wishes = self._rng.randint(0, 2)
        for _ in range(_MOST_STEPS):
            if wishes and self._rng.random() < 0.3:
                wishes -= 1
                delivery = self._changed(delivery)
            if delivery.state is DeliveryState.DONE and not wishes:
                return delivery
            if delivery.state is DeliveryState.STUCK:
                delivery = release(delivery, self.now)
            self.now = max(self.now + _SECOND, delivery.not_before_at or self.now)
            delivery = self._stepped(delivery)
        raise AssertionError(delivery)

    def _wanted(self, number: int) -> Delivery:
        entry = UUID(int=number + 1)
        worklog = self._at.worklog(str(entry), days=number, comment=f"Round {number}")
        task, connection = worklog.task, worklog.task.connection
        fresh = Delivery(delivery_key(connection, entry, task), connection, entry, task, None)
        return want(fresh, worklog, self.now, release_after=_AT_ONCE)

    def _changed(self, delivery: Delivery) -> Delivery:
        """Make the entry longer, or delete it; it may come back."""
        said = delivery.wanted or delivery.synced or self._wanted(delivery.entry.int - 1).wanted
        assert said is not None
        wish = replace(said, seconds=said.seconds + 60 * self._rng.randint(1, 9))
        wanted = None if self._rng.random() < 0.3 else wish
        return want(delivery, wanted, self.now, release_after=_AT_ONCE)

    def _stepped(self, delivery: Delivery) -> Delivery:
        verb = next_verb(delivery)
        if verb is None:
            return delivery
        is_killed = self._rng.random() < 0.1
        if verb is not Verb.LOOK:
            delivery = begin(delivery, self.now)
        elif _is_settled(delivery, self.now):
            self._at.double.settle()
        outcome = perform(Attempt(self._at.connection, delivery, verb), self._at.sheet)
        if is_killed:
            return interrupted(delivery, self.now)
        jitter = self._rng.random()
        if verb is not Verb.LOOK:
            return after_write(delivery, outcome, self.now, pace=_PACE, jitter=jitter)
        assert not isinstance(outcome, Written | Surveyed)
        after, extra = after_look(delivery, outcome, self.now, pace=_PACE, jitter=jitter)
        assert extra == ()
        return after


def each_stands_once(at: Seat, *, seed: int, count: int) -> None:
    """Send some worklogs through every weather; then exactly the wanted ones stand."""
    going = Round(at, seed)
    at.double.script.by_chance(seed, 0.35, ROUND_FAULTS)
    brought = [going.bring(number) for number in range(count)]
    at.double.script.clear()
    at.double.settle()
    wanted = [d.wanted for d in brought if d.wanted is not None]
    assert sorted(at.ours()) == sorted((w.task.remote_id, w.seconds) for w in wanted)
    for delivery in brought:
        if delivery.wanted is not None:
            found = at.look(delivery.wanted)
            assert delivery.remote_id in {remote.remote_id for remote in found}


def _is_settled(delivery: Delivery, now: datetime) -> bool:
    """Whether nothing can arrive any more, by the core's own rule."""
    since = delivery.unknown_since_at
    return since is not None and now >= since + _PACE.settle
