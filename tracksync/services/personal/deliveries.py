"""Delivering worklogs, exactly once: what is due, doing it, and taking in how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tracksync.core.delivery import (
    Delivery,
    DeliveryState,
    Pace,
    Verb,
    after_look,
    after_write,
    begin,
    interrupted,
    let_go,
    next_verb,
    release,
)
from tracksync.core.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NotReached,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.problems import NotFound
from tracksync.core.tasks import TaskRef
from tracksync.ports.store import Snapshot, Unit
from tracksync.ports.tracker import Connection, TimesheetSink
from tracksync.services.personal.changed import Changed
from tracksync.services.personal.recording import Recorder

_MANY = 100_000


@dataclass(frozen=True, slots=True)
class Attempt:
    """One step of one delivery, ready to be carried out on the NETWORK lane."""

    connection: Connection
    delivery: Delivery
    verb: Verb


@dataclass
class _Holds:
    """Waits that services asked for, by connection and by task."""

    connections: dict[str, datetime] = field(default_factory=dict)
    tasks: dict[TaskRef, datetime] = field(default_factory=dict)

    def until(self, delivery: Delivery) -> datetime | None:
        """Tell how long a delivery is held back."""
        waits = [
            w
            for w in (self.connections.get(delivery.connection), self.tasks.get(delivery.task))
            if w is not None
        ]
        return max(waits, default=None)


class DeliveryService:
    """
    The outbox. `next_attempt` and `settle` on STORE, `perform` on NETWORK.

    At most one step per connection is under way, so writes to one issue never overtake each other.
    """

    def __init__(
        self, recorder: Recorder, pace_of: Callable[[str], Pace], jitter: Callable[[], float]
    ) -> None:
        self._recorder = recorder
        self._pace_of = pace_of
        self._jitter = jitter
        self._busy: set[str] = set()
        self._holds = _Holds()
        self._lost: set[str] = set()

    def recover(self) -> Changed:
        """At the start of a run: writes that were under way have an unknown fate."""
        with self._recorder.open("engine") as recording:
            for delivery in recording.unit.deliveries((DeliveryState.SENDING,), limit=_MANY):
                recording.unit.save_delivery(interrupted(delivery, recording.reading.at))
                recording.changed |= Changed.OUTBOX
        return recording.changed

    def next_attempt(self, now: datetime) -> Attempt | None:
        """
        Choose the next step that is due and, if it is a write, make *sending* durable first.

        None when nothing is due on any connection that is free.
        """
        with self._recorder.store.read() as snapshot:
            chosen = self._choose(snapshot, now)
        if chosen is None:
            return None
        connection, delivery = chosen
        verb = next_verb(delivery)
        if verb is None:
            return None
        if verb is not Verb.LOOK:
            delivery = begin(delivery, now)
            with self._recorder.store.write() as unit:
                unit.save_delivery(delivery)
        self._busy.add(connection.id)
        return Attempt(connection, delivery, verb)

    def next_due_at(self, now: datetime) -> datetime | None:
        """Tell when the next step of any free connection becomes due; None when nothing waits."""
        with self._recorder.store.read() as snapshot:
            usable = {c.id for c in snapshot.connections() if _is_usable(c)} - self._busy
            found: datetime | None = None
            for connection in usable:
                due = snapshot.next_delivery_at(connection)
                held = self._holds.connections.get(connection)
                if due is not None:
                    due = max(due, held or due)
                    found = due if found is None else min(found, due)
        return None if found is None else max(found, now)

    def settle(self, attempt: Attempt, outcome: WriteOutcome | LookOutcome) -> Changed:
        """Take in how a step ended; durable before the next one begins."""
        self._busy.discard(attempt.connection.id)
        pace, jitter = self._pace_of(attempt.connection.service), self._jitter()
        with self._recorder.open("engine") as recording:
            now = recording.reading.at
            # The person may have changed what is wanted while the step was under way.
            current = recording.unit.delivery(attempt.delivery.key) or attempt.delivery
            if attempt.verb is Verb.LOOK:
                after, _ = after_look(current, _as_look(outcome), now, pace=pace, jitter=jitter)
            else:
                after = after_write(current, _as_write(outcome), now, pace=pace, jitter=jitter)
            recording.unit.save_delivery(after)
            recording.changed |= Changed.OUTBOX
            recording.changed |= self._take_note(recording.unit, attempt, outcome, after, now)
        return recording.changed

    def give_back(self, attempt: Attempt) -> Changed:
        """
        Take back a step that was never carried out (shutting down, keystore locked).

        Nothing was sent.
        """
        return self.settle(attempt, NotReached(""))

    def outbox(
        self, states: Iterable[DeliveryState] = (), *, limit: int = 1000
    ) -> tuple[Delivery, ...]:
        """Deliveries in these states (none named: all), newest first."""
        with self._recorder.store.read() as snapshot:
            return snapshot.deliveries(states, limit=limit)

    def release(self, key: str | None, *, via: str) -> tuple[Delivery, ...]:
        """Send one delivery now, or (None) everything that waits, stuck ones included."""
        return self._say(key, release, via)

    def release_connection(self, connection: str, *, via: str) -> tuple[Delivery, ...]:
        """Let everything of one connection try again, for instance after a new sign-in."""
        self._holds.connections.pop(connection, None)
        return self._say(None, release, via, connection=connection)

    def let_go(self, key: str, *, via: str) -> tuple[Delivery, ...]:
        """Do not send this one; what stands over there is left alone."""
        return self._say(key, let_go, via)

    def is_lost(self, connection: str) -> bool:
        """Whether a connection could not be reached at the last try."""
        return connection in self._lost

    def _say(
        self,
        key: str | None,
        word: Callable[[Delivery, datetime], Delivery],
        via: str,
        *,
        connection: str | None = None,
    ) -> tuple[Delivery, ...]:
        with self._recorder.open(via) as recording:
            unit = recording.unit
            if key is None:
                waiting = (DeliveryState.READY, DeliveryState.UNKNOWN, DeliveryState.STUCK)
                meant = [
                    d
                    for d in unit.deliveries(waiting, limit=_MANY)
                    if connection is None or d.connection == connection
                ]
            else:
                meant = [_find(unit, key)]
            said = tuple(word(delivery, recording.reading.at) for delivery in meant)
            for before, after in zip(meant, said, strict=True):
                if after != before:
                    unit.save_delivery(after)
                    recording.changed |= Changed.OUTBOX
        return said

    def _choose(self, snapshot: Snapshot, now: datetime) -> tuple[Connection, Delivery] | None:
        for connection in snapshot.connections():
            if not _is_usable(connection) or connection.id in self._busy:
                continue
            held = self._holds.connections.get(connection.id)
            if held is not None and now < held:
                continue
            for delivery in snapshot.due_deliveries(connection.id, now):
                until = self._holds.until(delivery)
                if until is None or until <= now:
                    return connection, delivery
        return None

    def _take_note(
        self,
        unit: Unit,
        attempt: Attempt,
        outcome: WriteOutcome | LookOutcome,
        after: Delivery,
        now: datetime,
    ) -> Changed:
        """Remember waits, lost connections and dead sign-ins."""
        connection = attempt.connection
        if isinstance(outcome, NotReached):
            if connection.id in self._lost or not outcome.reason:
                return Changed.NOTHING
            self._lost.add(connection.id)
            self._holds.connections[connection.id] = after.not_before_at or now
            return Changed.CONNECTIONS
        changed = Changed.CONNECTIONS if connection.id in self._lost else Changed.NOTHING
        self._lost.discard(connection.id)
        if isinstance(outcome, Busy) and after.not_before_at is not None:
            if outcome.scope == "task":
                self._holds.tasks[attempt.delivery.task] = after.not_before_at
            elif outcome.scope == "connection":
                self._holds.connections[connection.id] = after.not_before_at
        if isinstance(outcome, SignInExpired):
            current = unit.connection(connection.id)
            if current is not None and not current.is_paused:
                unit.save_connection(_paused(current))
            return changed | Changed.CONNECTIONS
        return changed


def perform(attempt: Attempt, sink: TimesheetSink) -> WriteOutcome | LookOutcome:
    """
    Carry out a step. Blocking: NETWORK lane; touches nothing but the service.

    When a look finds our mark more than once, the later copies, which are ours, are deleted at
    once; if that
    fails the look counts as failed and is repeated.
    """
    delivery, write = attempt.delivery, attempt.delivery.sending
    if attempt.verb is Verb.LOOK:
        return _look(delivery, sink)
    if attempt.verb is Verb.DELETE or write is None:
        return sink.delete(delivery.task, delivery.remote_id)
    if attempt.verb is Verb.UPDATE:
        return sink.update(delivery.remote_id, write)
    return sink.create(write)


def _look(delivery: Delivery, sink: TimesheetSink) -> LookOutcome:
    about = delivery.sending or delivery.synced or delivery.wanted
    if about is None:
        return Looked(())
    looked = sink.look(delivery.task, about.mark, about.started_at)
    if isinstance(looked, Looked):
        for extra in looked.found[1:]:
            gone = sink.delete(delivery.task, extra.remote_id)
            if not isinstance(gone, Written):
                return gone
        return Looked(looked.found[:1])
    return looked


def _as_look(outcome: WriteOutcome | LookOutcome) -> LookOutcome:
    if isinstance(outcome, Written):
        msg = "a look cannot write"
        raise TypeError(msg)
    return outcome


def _as_write(outcome: WriteOutcome | LookOutcome) -> WriteOutcome:
    if isinstance(outcome, Looked):
        msg = "a write cannot look"
        raise TypeError(msg)
    return outcome


def _is_usable(connection: Connection) -> bool:
    return not (connection.is_paused or connection.is_read_only)


def _paused(connection: Connection) -> Connection:
    return replace(connection, is_paused=True)


def _find(unit: Unit, key: str) -> Delivery:
    found = unit.delivery(key)
    if found is None:
        msg = f"Nothing in the outbox goes by {key[:120]!r}."
        raise NotFound(msg, "tracksync outbox list shows the keys.")
    return found


def settle_time(timeout: timedelta) -> timedelta:
    """Tell how long a lost write can still arrive: the request's time-out plus a minute."""
    return timeout + timedelta(seconds=60)
