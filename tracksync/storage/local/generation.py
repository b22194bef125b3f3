"""
The generation: a mark that stands in the keystore and in the store alike.

A store that comes out of a copy carries an older one than the keystore. Then deliveries may have
been sent since that copy was made, and nobody may believe what the store says of them.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from tracksync.core.clock import Reading, local_date
from tracksync.core.delivery.door import restored
from tracksync.core.journal.events import StoreRestored
from tracksync.core.standup.postings import doubted
from tracksync.core.standup.schedules import after_restore
from tracksync.core.values import dataclass
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.keystore import Keystore
from tracksync.storage.local.keys import GENERATION_ITEM
from tracksync.storage.local.store import LocalStore
from tracksync.storage.local.unit import LocalUnit

# Among so many standups a channel that is in use is found.
_MANY = 200


def fresh_generation() -> str:
    """Make one up."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The generations the keystore accepts; two while a renewal is under way."""

    names: tuple[str, ...]

    @classmethod
    def read(cls, text: str | None) -> Accepted:
        """Read the keystore's item."""
        return cls(tuple((text or "").split()))

    def keep(self, keystore: Keystore) -> None:
        """Write the keystore's item."""
        keystore.write(GENERATION_ITEM, " ".join(self.names))


def settle(
    store: LocalStore, keystore: Keystore, accepted: Accepted, clock: Clock, ids: Ids
) -> bool:
    """
    Compare the generations at start, finishing whatever was cut short.

    Returns:
        Whether the store was brought back from a copy; its deliveries are *unknown* then.
    """
    here = store.generation()
    if store.restored_from() is None and (here in accepted.names or not accepted.names):
        if accepted.names != (here,):
            Accepted((here,)).keep(keystore)
        return False
    # Keystore first: a crash in between finds them different again, and does this once more.
    fresh = fresh_generation()
    Accepted((fresh,)).keep(keystore)
    note_restored(store, fresh, clock, ids)
    return True


def note_restored(store: LocalStore, generation: str, clock: Clock, ids: Ids) -> None:
    """
    Doubt every delivery that is not done, and journal that the store came out of a copy.

    What was sent since the copy was made may be unknown here: each connection remembers that.
    """
    now = clock.read()
    with store.write() as unit:
        made_at = unit.restored_from() or _last_seen(unit, now.at)
        for delivery in unit.not_done():
            unit.save_delivery(restored(delivery, now.at))
        for connection in unit.connections():
            unit.save_connection(connection.forgetting_since(made_at))
        for schedule in unit.schedules():
            unit.save_schedule(after_restore(schedule, now.at, now.zone))
        _doubt_standups(unit, now)
        unit.append(StoreRestored(made_at), record=ids.new(), reading=now, via="engine")
        unit.set_generation(generation)
        unit.forget_restored_from()


def _doubt_standups(unit: LocalUnit, now: Reading) -> None:
    """Doubt today's standup of every channel that has had one, or has a schedule."""
    today = local_date(now.at, now.zone)
    posted = (posting.channel for posting in unit.postings(limit=_MANY))
    scheduled = (schedule.channel for schedule in unit.schedules())
    for channel in sorted({*posted, *scheduled}):
        found = doubted(unit.posting(channel, today), channel, today, now.at)
        if found is not None:
            unit.save_posting(found)


def _last_seen(unit: LocalUnit, now: datetime) -> datetime:
    sign = unit.last_sign()
    return now if sign is None else sign.reading.at


def begin_renewal(store: LocalStore, keystore: Keystore) -> str:
    """
    First step of a renewal: let the keystore accept a fresh generation too. KEYSTORE lane.

    A renewal makes every copy of the folder taken before it recognizable as one. It is due before
    the first delivery of a run is sent, and with the daily backup.
    """
    fresh = fresh_generation()
    Accepted((store.generation(), fresh)).keep(keystore)
    return fresh


def carry_renewal(store: LocalStore, fresh: str) -> None:
    """Second step: the store takes it. STORE lane."""
    with store.write() as unit:
        unit.set_generation(fresh)


def end_renewal(keystore: Keystore, fresh: str) -> None:
    """Last step: the keystore accepts nothing else any more. KEYSTORE lane."""
    Accepted((fresh,)).keep(keystore)


def renew(store: LocalStore, keystore: Keystore) -> None:
    """Take all three steps on one thread. A crash at any of them does no harm."""
    fresh = begin_renewal(store, keystore)
    carry_renewal(store, fresh)
    end_renewal(keystore, fresh)
