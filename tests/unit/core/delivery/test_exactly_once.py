"""Exactly once, as a property: lost, late, refused or killed, one worklog stands there."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.deliveries import AT_ONCE, NOON, PACE, SECOND, fresh, remote, worklog
from tracksync.core.delivery.door import (
    Delivery,
    DeliveryState,
    Verb,
    after_look,
    after_write,
    begin,
    interrupted,
    next_verb,
    release,
    want,
)
from tracksync.core.delivery.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say

LATEST = timedelta(seconds=60)
FATES = ["done", "done", "done", "busy", "unreached", "refused", "lost", "dropped", "late"]


@dataclass
class Service:
    """A service that loses answers, commits late, and never does what it was not asked."""

    rng: random.Random
    stands: dict[str, Worklog] = field(default_factory=dict)
    late: list[tuple[datetime, Verb, str, Worklog | None]] = field(default_factory=list)
    made: int = 0

    def write(
        self, verb: Verb, remote_id: str, said: Worklog | None, now: datetime
    ) -> WriteOutcome:
        match self.rng.choice(FATES):
            case "busy":
                seconds = self.rng.choice([1, 30, 90_000])
                return self.rng.choice([Busy(seconds * SECOND), Busy(None)])
            case "unreached":
                return NotReached(say("no route"))
            case "refused":
                return Refused(400, say("no"))
            case "lost":
                return NoAnswer(say("dropped before it arrived"))
            case "late":
                self.late.append((now + self.rng.random() * LATEST, verb, remote_id, said))
                return NoAnswer(say("timed out"))
            case "dropped":
                self.commit(verb, remote_id, said)
                return NoAnswer(say("dropped after it arrived"))
            case _:
                return self.commit(verb, remote_id, said)

    def commit(self, verb: Verb, remote_id: str, said: Worklog | None) -> WriteOutcome:
        if verb is Verb.CREATE and said is not None:
            self.made += 1
            remote_id = str(1000 + self.made)
            self.stands[remote_id] = said
        elif verb is Verb.UPDATE and said is not None:
            if remote_id not in self.stands:
                return Refused(404)
            self.stands[remote_id] = said
        else:
            self.stands.pop(remote_id, None)
        return Written(remote_id)

    def look(self) -> LookOutcome:
        if self.rng.random() < 0.2:
            failures: list[LookOutcome] = [NotReached(say("gone")), Busy(None), Refused(403)]
            return self.rng.choice(failures)
        return Looked(tuple(remote(said, i) for i, said in sorted(self.stands.items())))

    def settle_late(self, now: datetime) -> None:
        due = [item for item in self.late if item[0] <= now]
        self.late = [item for item in self.late if item[0] > now]
        for _, verb, remote_id, said in due:
            self.commit(verb, remote_id, said)


def step(delivery: Delivery, service: Service, now: datetime, *, kill: bool) -> Delivery:
    """Carry out one step; a kill loses what came after the durable mark *sending*."""
    verb = next_verb(delivery)
    assert verb is not None
    if verb is Verb.LOOK:
        after, extra = after_look(
            delivery, service.look(), now, pace=PACE, jitter=service.rng.random()
        )
        assert extra == ()
        return delivery if kill else after
    sending = begin(delivery, now)
    if kill and service.rng.random() < 0.3:
        return interrupted(sending, now)
    answer = service.write(verb, sending.remote_id, sending.sending, now)
    if kill:
        return interrupted(sending, now + SECOND)
    return after_write(sending, answer, now, pace=PACE, jitter=service.rng.random())


@given(
    seed=st.integers(0, 2**32),
    edits=st.lists(st.one_of(st.none(), st.integers(1, 9)), max_size=4),
)
@settings(max_examples=4 * settings().max_examples)
def test_one_worklog_stands_whatever_happens_on_the_way(seed: int, edits: list[int | None]) -> None:
    """Drops, late commits, kills, refusals and edits in between end in what is wanted, once."""
    rng = random.Random(seed)
    service = Service(rng)
    now = NOON
    delivery = want(fresh(), worklog(10), now, release_after=AT_ONCE)
    wishes = [None if m is None else worklog(m, f"note {m}") for m in edits]
    for _ in range(400):
        service.settle_late(now)
        if wishes and rng.random() < 0.15:
            delivery = want(delivery, wishes.pop(0), now, release_after=AT_ONCE)
        due = delivery.not_before_at or now
        if next_verb(delivery) is not None and due <= now:
            delivery = step(delivery, service, now, kill=rng.random() < 0.25)
        elif delivery.state is DeliveryState.DONE and not wishes and not service.late:
            break
        if delivery.state is DeliveryState.STUCK:
            delivery = release(delivery, now)
        now = max(now + SECOND, delivery.not_before_at or now)
        assert len(service.stands) <= 1, "two worklogs stand for one entry"
    assert delivery.state is DeliveryState.DONE
    expected = [] if delivery.wanted is None else [delivery.wanted]
    assert list(service.stands.values()) == expected
