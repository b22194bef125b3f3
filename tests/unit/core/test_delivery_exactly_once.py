"""Exactly once, as a property: whatever is lost, late, refused or killed, one worklog stands there."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tracksync.core.clock import to_ms
from tracksync.core.delivery import (
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
    want,
)
from tracksync.core.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    RemoteWorklog,
    WriteOutcome,
    Written,
)
from tracksync.core.tasks import TaskRef
from tracksync.core.worklogs import Worklog

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TASK = TaskRef("jira-1", "10001")
ENTRY = UUID(int=7)
PACE = Pace()
LATEST = timedelta(seconds=60)


def worklog(minutes: int, comment: str = "") -> Worklog:
    return Worklog(TASK, NOON, minutes * 60, comment, str(ENTRY))


@dataclass
class Service:
    """A service that loses answers, commits late, and never does what it was not asked."""

    rng: random.Random
    stands: dict[str, Worklog] = field(default_factory=dict)
    late: list[tuple[datetime, str, str, Worklog | None]] = field(default_factory=list)
    made: int = 0

    def write(self, verb: Verb, remote_id: str, said: Worklog | None, now: datetime) -> WriteOutcome:
        fate = self.rng.choice(["done", "done", "refused", "busy", "lost", "dropped", "late", "done"])
        match fate:
            case "refused":
                return Busy(timedelta(seconds=self.rng.choice([1, 30, 90_000])))
            case "busy":
                return self.rng.choice([Busy(None), NotReached("no route")])
            case "lost":
                return NoAnswer("dropped before it arrived")
            case "late":
                delay = self.rng.random() * LATEST
                self.late.append((now + delay, verb, remote_id, said))
                return NoAnswer("timed out")
        outcome = self.commit(verb, remote_id, said)
        return NoAnswer("dropped after it arrived") if fate == "dropped" else outcome

    def commit(self, verb: str, remote_id: str, said: Worklog | None) -> WriteOutcome:
        if verb == Verb.CREATE and said is not None:
            self.made += 1
            remote_id = str(1000 + self.made)
            self.stands[remote_id] = said
            return Written(remote_id)
        if verb == Verb.UPDATE and said is not None:
            if remote_id not in self.stands:
                return Refused(404)
            self.stands[remote_id] = said
            return Written(remote_id)
        self.stands.pop(remote_id, None)
        return Written(remote_id)

    def look(self) -> LookOutcome:
        if self.rng.random() < 0.2:
            return self.rng.choice([NotReached("gone"), Busy(None)])
        return Looked(
            tuple(
                RemoteWorklog(i, w.mark, to_ms(w.started_at), w.seconds, w.comment, "me")
                for i, w in sorted(self.stands.items())
            )
        )

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
        outcome = service.look()
        after, extra = after_look(
            delivery, outcome, now, pace=PACE, jitter=service.rng.random()
        )
        assert extra == ()
        return delivery if kill else after
    sending = begin(delivery, now)
    if kill and service.rng.random() < 0.3:
        return interrupted(sending, now)
    answer = service.write(verb, sending.remote_id, sending.sending, now)
    if kill:
        return interrupted(sending, now + timedelta(seconds=1))
    return after_write(sending, answer, now, pace=PACE, jitter=service.rng.random())


@given(seed=st.integers(0, 2**32), edits=st.lists(st.one_of(st.none(), st.integers(1, 9)), max_size=4))
@settings(max_examples=400, deadline=None)
def test_one_worklog_stands_whatever_happens_on_the_way(
    seed: int, edits: list[int | None]
) -> None:
    """Drops, late commits, kills and edits in between end in exactly what is wanted, once."""
    rng = random.Random(seed)
    service = Service(rng)
    now = NOON
    delivery = want(
        Delivery(delivery_key("jira-1", ENTRY, TASK), "jira-1", ENTRY, TASK, None),
        worklog(10),
        now,
        release_after=timedelta(0),
    )
    wishes = [None if m is None else worklog(m, f"note {m}") for m in edits]
    for _ in range(400):
        service.settle_late(now)
        if wishes and rng.random() < 0.15:
            delivery = want(delivery, wishes.pop(0), now, release_after=timedelta(0))
        due = delivery.not_before_at or now
        if next_verb(delivery) is not None and due <= now:
            delivery = step(delivery, service, now, kill=rng.random() < 0.25)
        elif delivery.state is DeliveryState.DONE and not wishes and not service.late:
            break
        if delivery.state is DeliveryState.STUCK:
            # The person says: send it again.
            delivery = replace(delivery, state=DeliveryState.READY, attempts=0)
        now = max(now + timedelta(seconds=1), delivery.not_before_at or now)
        assert len(service.stands) <= 1, "two worklogs stand for one entry"
    assert delivery.state is DeliveryState.DONE
    expected = [] if delivery.wanted is None else [delivery.wanted]
    assert list(service.stands.values()) == expected
