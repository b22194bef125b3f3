"""The person's word on deliveries: finding the one meant, and carrying the word out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from tracksync.core.delivery.door import Delivery
from tracksync.core.delivery.worklogs import is_day_id
from tracksync.core.journal.entries import EntryChange
from tracksync.core.problems import NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Unit
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.following import follow, follow_day
from tracksync.services.personal.journal.recording import Recording

LONGEST_KEY = 400


def apply_word(
    recording: Recording,
    meant: Iterable[Delivery],
    word: Callable[[Delivery, datetime], Delivery],
) -> tuple[Delivery, ...]:
    """Apply the person's word to some deliveries; the answer is how they stand now."""
    said: list[Delivery] = []
    for before in meant:
        after = word(before, recording.reading.at)
        if after != before:
            recording.unit.save_delivery(after)
            recording.changed |= Changed.OUTBOX
        said.append(after)
    return tuple(said)


def find_delivery(unit: Unit, key: str) -> Delivery:
    """Find a delivery by key; `NotFound` where there is none."""
    # No store need look for what no key can hold.
    found = unit.delivery(clean_line(key)) if len(key) <= LONGEST_KEY else None
    if found is None:
        msg = say("Nothing in the outbox goes by {key!r}.", key=clean_line(key, limit=120))
        raise NotFound(msg, say("tracksync outbox list shows the keys."))
    return found


def brought_back(recording: Recording, delivery: Delivery, preferences: Preferences) -> Delivery:
    """Work out anew what should stand of an entry that the person had left out."""
    unit, entry = recording.unit, recording.unit.entry(delivery.entry)
    if not delivery.is_withheld:
        return delivery
    unit.save_delivery(replace(delivery, is_withheld=False))
    if is_day_id(delivery.entry):
        recording.changed |= follow_day(unit, delivery, recording.reading.at, preferences)
    else:
        same = EntryChange(delivery.entry, entry, entry)
        recording.changed |= follow(unit, [same], recording.reading.at, preferences)
    return unit.delivery(delivery.key) or delivery
