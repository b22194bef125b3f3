"""Delivering worklogs, exactly once: what is due, and taking in how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.clock import elapsed, to_ms
from tracksync.core.delivery.door import (
    Delivery,
    DeliveryState,
    Pace,
    Verb,
    after_look,
    after_write,
    backoff,
    begin,
    given_back,
    interrupted,
    let_go,
    release,
    retry,
    shifted,
    told_apart,
)
from tracksync.core.delivery.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    SignInExpired,
    Surveyed,
    WriteOutcome,
    Written,
)
from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.ports.store import Snapshot, Unit
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.choosing import Choosing
from tracksync.services.personal.delivery.holds import WHOLE, Holds, hold_whole
from tracksync.services.personal.delivery.sending import Attempt, perform
from tracksync.services.personal.delivery.turns import Turns
from tracksync.services.personal.delivery.word import (
    apply_word,
    brought_back,
    find_delivery,
)
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.leaving import looks_first, may_leave, said_with
from tracksync.services.personal.journal.recording import Recorder

__all__ = ["Attempt", "DeliveryService", "perform"]

_MANY = 100_000
_WAITING = (DeliveryState.READY, DeliveryState.UNKNOWN, DeliveryState.STUCK)
_NOT_DONE = (*_WAITING, DeliveryState.SENDING)

Outcome = WriteOutcome | LookOutcome | Surveyed


class DeliveryService:
    """
    The outbox. `next_attempt` and `settle` on STORE, `perform` on NETWORK.

    At most one step per connection is under way, so writes to one issue never overtake each other.

    Args:
        turns: What was asked of each service so far; a step begins only when it may ask once more.
    """

    def __init__(
        self,
        recorder: Recorder,
        pace_of: Callable[[str], Pace],
        jitter: Callable[[], float],
        turns: Turns,
    ) -> None:
        self._recorder = recorder
        self._pace_of = pace_of
        self._jitter = jitter
        self._busy: set[str] = set()
        self._holds = Holds()
        self._turns = turns
        self._choosing = Choosing(self._holds, self._turns)
        self._lost: set[str] = set()
        self._seen = recorder.clock.read()
        self._began_ms = to_ms(self._seen.at)
        # Else a wait that is noted after a step would be moved by that step.
        recorder.before_each(self._mind_the_clock)

    def recover(self) -> Changed:
        """
        At the start of a run: writes that were under way have an unknown fate.

        Waits that services asked for before hold again.
        """
        with self._recorder.open("engine") as recording:
            now = recording.reading.at
            for delivery in recording.unit.deliveries(_NOT_DONE, limit=_MANY):
                found = interrupted(delivery, now)
                if found is not delivery:
                    recording.unit.save_delivery(found)
                    recording.changed |= Changed.OUTBOX
                if found.hold and found.not_before_at is not None:
                    scope = found.hold if found.hold == "task" else "connection"
                    self._holds.hold(scope, found, Verb.CREATE, found.not_before_at)
        return recording.changed

    def next_attempt(self, now: datetime) -> Attempt | None:
        """
        Choose the next step that is due and, if it is a write, make *sending* durable first.

        None when nothing is due on any connection that is free.
        """
        self._mind_the_clock()
        while True:
            with self._recorder.store.read() as snapshot:
                chosen = self._choose(snapshot, now)
            if chosen is None:
                return None
            attempt = chosen if chosen.verb is Verb.LOOK else self._begun(chosen, now)
            if attempt is not None:
                self._busy.add(attempt.connection.id)
                if attempt.verb is not Verb.LOOK:
                    self._turns.count_write(attempt.connection, attempt.delivery.task)
                return attempt
            self._recorder.announce(Changed.OUTBOX)

    def next_due_at(self, now: datetime) -> datetime | None:
        """Tell when the next step of any free connection becomes due; None when nothing waits."""
        with self._recorder.store.read() as snapshot:
            free = [
                self._choosing.wake_at(snapshot, connection, now)
                for connection in snapshot.connections()
                if _is_usable(connection) and connection.id not in self._busy
            ]
        return min((at for at in free if at is not None), default=None)

    def next_of(self, snapshot: Snapshot, connection: Connection, now: datetime) -> datetime | None:
        """Tell when the next step of a connection is meant to begin, whatever makes it wait."""
        return self._choosing.next_at(snapshot, connection, now)

    def turn_of(self, connection: Connection) -> Sentence:
        """Say why a connection waits for its turn; nothing where it does not."""
        wait = self._turns.wait(connection)
        return UNSAID if wait is None else wait.reason

    def settle(self, attempt: Attempt, outcome: Outcome) -> Changed:
        """Take in how a step ended; durable before the next one begins."""
        self._mind_the_clock()
        pace, jitter = self._pace_of(attempt.connection.service), self._jitter()
        with self._recorder.open("engine") as recording:
            now = recording.reading.at
            after = self._after(recording.unit, attempt, outcome, now, pace=pace, jitter=jitter)
            recording.changed |= Changed.OUTBOX | self._take_note(
                recording.unit, attempt, outcome, now
            )
            recording.changed |= self._hold_back(
                recording.unit, attempt, outcome, after, now=now, pace=pace, jitter=jitter
            )
        self._busy.discard(attempt.connection.id)
        return recording.changed

    def give_back(self, attempt: Attempt) -> Changed:
        """
        Take back a step that was never carried out (shutting down, keystore locked).

        Nothing was sent; the connection rests a little, the longer the more often this happens.
        """
        pace, jitter = self._pace_of(attempt.connection.service), self._jitter()
        with self._recorder.open("engine") as recording:
            now = recording.reading.at
            wait = backoff(self._holds.failed(attempt.connection.id), pace, jitter)
            current = recording.unit.delivery(attempt.delivery.key) or attempt.delivery
            recording.unit.save_delivery(given_back(current, wait, now))
            self._holds.hold("connection", attempt.delivery, attempt.verb, now + wait)
            recording.changed |= Changed.OUTBOX
        self._busy.discard(attempt.connection.id)
        return recording.changed

    def outbox(
        self, states: Iterable[DeliveryState] = (), *, limit: int = 1000
    ) -> tuple[Delivery, ...]:
        """Deliveries in these states (none named: all), newest first."""
        with self._recorder.store.read() as snapshot:
            found = snapshot.deliveries(states, limit=limit)
            return self._choosing.shown(snapshot, found, self._recorder.clock.read().at)

    def named(self, keys: Iterable[str]) -> tuple[Delivery, ...]:
        """Deliveries by their keys; those that are forgotten by now are left out."""
        with self._recorder.store.read() as snapshot:
            found = [d for key in keys if (d := snapshot.delivery(key)) is not None]
            return self._choosing.shown(snapshot, found, self._recorder.clock.read().at)

    def release(self, key: str | None, *, via: str) -> tuple[Delivery, ...]:
        """
        Send one delivery now, or (None) everything that waits, stuck ones included.

        What is being sent at this moment is among the answer.

        What was set aside because somebody changed it over there, or was left out by the person,
        goes only when it is named.
        """
        with self._recorder.open(via) as recording:
            if key is None:
                waiting = recording.unit.deliveries(_NOT_DONE, limit=_MANY)
                meant = [delivery for delivery in waiting if not delivery.is_set_aside]
            else:
                found = find_delivery(recording.unit, key)
                meant = [brought_back(recording, found, self._recorder.preferences)]
            return apply_word(recording, meant, release)

    def release_connection(self, connection: str, *, via: str) -> tuple[Delivery, ...]:
        """
        Let what failed on one connection try again, for instance after a new sign-in.

        What still waits for the person's word goes on waiting for it.
        """
        self._holds.lift(connection)
        with self._recorder.open(via) as recording:
            held = recording.unit.connection(connection)
            if held is not None:
                recording.unit.save_connection(replace(held, held_until_at=None))
            waiting = recording.unit.deliveries(_WAITING, limit=_MANY)
            meant = [delivery for delivery in waiting if delivery.connection == connection]
            return apply_word(recording, meant, retry)

    def let_go(self, key: str, *, via: str) -> tuple[Delivery, ...]:
        """
        Do not send this one; what stands over there is left alone.

        Raises:
            NotAllowed: It is being sent at this moment.
        """
        with self._recorder.open(via) as recording:
            found = find_delivery(recording.unit, key)
            if found.state is DeliveryState.SENDING:
                msg = say("It is being sent at this moment, so it cannot be left out any more.")
                raise NotAllowed(
                    msg, say("Once it stands there, delete the entry to take it back.")
                )
            return apply_word(recording, [found], let_go)

    def is_lost(self, connection: str) -> bool:
        """Whether a connection could not be reached at the last try."""
        return connection in self._lost

    # --- choosing ---------------------------------------------------------------------------------

    def _begun(self, chosen: Attempt, now: datetime) -> Attempt | None:
        """Make *sending* durable; None where it must not be sent so, which is made durable too."""
        with self._recorder.store.write() as unit:
            if not may_leave(unit, chosen.delivery, chosen.verb, now):
                return None
            delivery = begin(chosen.delivery, now)
            unit.save_delivery(delivery)
            details = said_with(unit, chosen.connection, delivery.task)
        is_wary = looks_first(delivery, chosen.verb, self._began_ms)
        return replace(chosen, delivery=delivery, looks_first=is_wary, details=details)

    def _choose(self, snapshot: Snapshot, now: datetime) -> Attempt | None:
        for connection in snapshot.connections():
            if _is_usable(connection) and connection.id not in self._busy:
                found = self._choosing.first(snapshot, connection, now)
                if found is not None:
                    return Attempt(connection, *found)
        return None

    # --- taking in --------------------------------------------------------------------------------

    def _after(
        self,
        unit: Unit,
        attempt: Attempt,
        outcome: Outcome,
        now: datetime,
        *,
        pace: Pace,
        jitter: float,
    ) -> Delivery:
        """Work out what becomes of the delivery, as it is by now, and save it."""
        # The person may have changed what is wanted, or let go of it, while the step was under way.
        current = unit.delivery(attempt.delivery.key)
        known = current or attempt.delivery
        if attempt.verb is not Verb.LOOK:
            if not known.is_in_flight:
                return known
            told = _without_others(unit, attempt, outcome)
            after = after_write(known, told, now, pace=pace, jitter=jitter)
        elif isinstance(outcome, Written | Surveyed):
            msg = "a look cannot write"
            raise TypeError(msg)
        elif known.state is not DeliveryState.UNKNOWN:
            return known
        else:
            after, _ = after_look(known, outcome, now, pace=pace, jitter=jitter)
        if current is not None or after.is_in_flight or after.remote_id:
            # One that was forgotten with its connection comes back only if something may stand.
            unit.save_delivery(after)
        if isinstance(outcome, Written) and attempt.verb is Verb.CREATE:
            _tell_apart(unit, after)
        return after

    def _take_note(self, unit: Unit, attempt: Attempt, outcome: Outcome, now: datetime) -> Changed:
        """Remember lost connections and dead sign-ins."""
        connection = attempt.connection.id
        was_lost = connection in self._lost
        if isinstance(outcome, NotReached):
            self._lost.add(connection)
            return Changed.NOTHING if was_lost else Changed.CONNECTIONS
        self._lost.discard(connection)
        changed = Changed.CONNECTIONS if was_lost else Changed.NOTHING
        if isinstance(outcome, SignInExpired):
            current = unit.connection(connection)
            if current is not None:
                unit.save_connection(current.given_up(attempt.connection))
            return changed | Changed.CONNECTIONS
        if isinstance(outcome, Written):
            _note_sent(unit, connection, now)
        return changed

    def _hold_back(
        self,
        unit: Unit,
        attempt: Attempt,
        outcome: Outcome,
        after: Delivery,
        *,
        now: datetime,
        pace: Pace,
        jitter: float,
    ) -> Changed:
        """Let others wait too where the service asked for it, or does not answer."""
        connection, delivery = attempt.connection.id, attempt.delivery
        is_told = isinstance(outcome, Busy) and (outcome.wait is not None or outcome.is_absurd)
        if is_told or not isinstance(outcome, Busy | NotReached | NoAnswer):
            self._holds.answered(connection)
            wait = timedelta(0)
        else:
            wait = backoff(self._holds.failed(connection), pace, jitter)
        if isinstance(outcome, Busy):
            until = max(after.not_before_at or now, now + wait)
            if outcome.scope in WHOLE:
                return hold_whole(unit, connection, outcome.scope, until)
            self._holds.hold(outcome.scope, delivery, attempt.verb, until)
        elif wait:
            self._holds.hold("connection", delivery, attempt.verb, now + wait)
        return Changed.NOTHING

    def _mind_the_clock(self) -> None:
        """Move all waits along when the wall clock was stepped, so that they keep their length."""
        now = self._recorder.clock.read()
        by = elapsed(self._seen, now).stepped
        if by:
            with self._recorder.store.write() as unit:
                for delivery in unit.deliveries(_NOT_DONE, limit=_MANY):
                    unit.save_delivery(shifted(delivery, by))
                for connection in unit.connections():
                    if connection.held_until_at is not None:
                        moved = connection.held_until_at + by
                        unit.save_connection(replace(connection, held_until_at=moved))
            self._holds.shift(by)
        self._seen = now


def _without_others(unit: Unit, attempt: Attempt, outcome: Outcome) -> Outcome:
    """Leave out, of what looks like a new worklog, what is known to be another one's."""
    if attempt.verb is not Verb.CREATE or not isinstance(outcome, Looked | Surveyed):
        return outcome
    alike = outcome.found if isinstance(outcome, Looked) else outcome.twins
    ids = [remote.remote_id for remote in alike if not remote.mark]
    standing = unit.deliveries_standing(attempt.connection.id, ids)
    others = {d.remote_id for d in standing if d.key != attempt.delivery.key}
    left = tuple(remote for remote in alike if remote.remote_id not in others)
    if isinstance(outcome, Surveyed):
        return replace(outcome, twins=left)
    return Looked(left) if left else Surveyed((*(attempt.delivery.before or ()), *ids))


def _tell_apart(unit: Unit, sent: Delivery) -> None:
    """Let those whose fate is unknown know that what was just written is not theirs."""
    for delivery in unit.deliveries((DeliveryState.UNKNOWN,), limit=_MANY):
        if delivery.connection == sent.connection and delivery.key != sent.key:
            known = told_apart(delivery, sent.remote_id)
            if known is not delivery:
                unit.save_delivery(known)


def _note_sent(unit: Unit, connection: str, now: datetime) -> None:
    current = unit.connection(connection)
    if current is not None:
        unit.save_connection(replace(current, sent_at=now))


def _is_usable(connection: Connection) -> bool:
    return not (connection.is_paused or connection.is_read_only)
