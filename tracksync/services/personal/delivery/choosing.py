"""Which step of a connection is next, and when it may begin."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracksync.core.delivery.door import Delivery, Verb, later_of, next_verb
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.holds import Holds, held_until
from tracksync.services.personal.delivery.turns import Turns

_ALL = 100_000
# Usually the first due delivery can go; only where all of so many are held back, all are read.
_FEW = 50
# What is due and held back is looked at anew this often: something else may be due before it.
_GLANCE = timedelta(seconds=15)


class Choosing:
    """
    Chooses; remembers nothing itself.

    Args:
        holds: Waits that services asked for.
        turns: What was asked of each service so far; a step begins only when one more may be asked.
    """

    def __init__(self, holds: Holds, turns: Turns) -> None:
        self._holds = holds
        self._turns = turns

    def first(
        self, snapshot: Snapshot, connection: Connection, now: datetime
    ) -> tuple[Delivery, Verb] | None:
        """Find the first due step that nothing holds back; nobody waits behind a held task."""
        held = self._held(connection, now)
        if held is not None and now < held:
            return None
        due = snapshot.due_deliveries(connection.id, now, limit=_FEW)
        found = self._free_of(connection, due, now)
        if found is None and len(due) == _FEW:
            due = snapshot.due_deliveries(connection.id, now, limit=_ALL)
            found = self._free_of(connection, due, now)
        return found

    def next_at(self, snapshot: Snapshot, connection: Connection, now: datetime) -> datetime | None:
        """Tell when the next step of a connection is meant to begin; None when nothing waits."""
        due = snapshot.next_delivery_at(connection.id)
        return due if due is None else later_of(due, self._held(connection, now))

    def wake_at(self, snapshot: Snapshot, connection: Connection, now: datetime) -> datetime | None:
        """Tell when to look for a step anew; None when nothing waits."""
        at = self.next_at(snapshot, connection, now)
        if at is None or at > now:
            return at
        due = snapshot.due_deliveries(connection.id, now, limit=_FEW)
        steps = ((delivery, next_verb(delivery)) for delivery in due)
        free = (self._free_at(connection, d, verb, now) for d, verb in steps if verb is not None)
        return min(min(free, default=now), now + _GLANCE)

    def shown(
        self, snapshot: Snapshot, found: Iterable[Delivery], now: datetime
    ) -> tuple[Delivery, ...]:
        """Say of each that waits for its turn that it does."""
        known = {c.id: c for c in snapshot.connections()}
        return tuple(
            d if d.connection not in known else self._turns.shown(known[d.connection], d, now)
            for d in found
        )

    def _free_of(
        self, connection: Connection, due: Iterable[Delivery], now: datetime
    ) -> tuple[Delivery, Verb] | None:
        for delivery in due:
            verb = next_verb(delivery)
            if verb is not None and self._free_at(connection, delivery, verb, now) <= now:
                return delivery, verb
        return None

    def _free_at(
        self, connection: Connection, delivery: Delivery, verb: Verb, now: datetime
    ) -> datetime:
        """Tell when nothing holds a due step back any more."""
        held = self._holds.until(delivery, verb)
        turn = self._turns.wait_of(connection, delivery)
        return max(held or now, now if turn is None else now + turn.left)

    def _held(self, connection: Connection, now: datetime) -> datetime | None:
        """Tell how long a whole connection waits; may lie in the past, None for not at all."""
        silent, told = self._holds.connection_until(connection.id), held_until(connection, now)
        turn = self._turns.wait(connection)
        waits = (silent, told, None if turn is None else now + turn.left)
        return max((wait for wait in waits if wait is not None), default=None)
