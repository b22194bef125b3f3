"""
Writing and erasing secrets so that no crash between two steps loses one.

The first piece of a generation, its head, is written first and erased last. So whatever remains of
a broken step can be found by its head, and a generation without all its pieces is never believed.
"""

from __future__ import annotations

import os
from typing import Protocol

from tracksync.platforms.keystore import pieces


class NotKept(Exception):
    """The back end took a secret, but gives something else back."""


class Entries(Protocol):
    """What a keystore back end can do: short texts by name."""

    def get(self, key: str) -> str | None: ...

    def put(self, key: str, text: str) -> None: ...

    def drop(self, key: str) -> None:
        """No error when there is none."""


def read_all(entries: Entries, names: list[str]) -> dict[str, str | None]:
    """Read secrets by name; None for one that is not there."""
    return pieces.read_all(names, lambda keys: _fetch(entries, keys))


def write(entries: Entries, name: str, secret: str) -> None:
    """
    Keep *secret* as the next generation, read it back, then drop the former one.

    Raises:
        NotKept: What comes back is not what was written; the former secret stands.
    """
    texts, ranked = _heads(entries, name)
    slot = "b" if _whole_slot(entries, name, ranked) == "a" else "a"
    generation = max((head.generation for _, head in ranked), default=0) + 1
    parts = pieces.split(secret, generation=generation, tag=os.urandom(6).hex())
    counts = dict.fromkeys(texts, 1) | {place: head.count for place, head in ranked}
    _drop(entries, name, slot, counts.pop(slot, 0))
    for index, part in enumerate(parts):
        entries.put(pieces.entry(name, slot, index), part)
    if [entries.get(pieces.entry(name, slot, index)) for index in range(len(parts))] != parts:
        _drop(entries, name, slot, len(parts))
        raise NotKept
    for former, count in counts.items():
        _drop(entries, name, former, count)
        if entries.get(pieces.entry(name, former, 0)) is not None:
            raise NotKept


def erase(entries: Entries, name: str) -> None:
    """Forget a secret, the older generation first, so that an old one never comes back to light."""
    texts, ranked = _heads(entries, name)
    counts = dict.fromkeys(texts, 1)  # also what lies under our name but cannot be read
    for slot, head in reversed(ranked):
        counts.pop(slot)
        _drop(entries, name, slot, head.count)
    for slot, count in counts.items():
        _drop(entries, name, slot, count)


def _heads(entries: Entries, name: str) -> tuple[set[str], list[tuple[str, pieces.Piece]]]:
    """Return the slots with anything in them, and the readable heads, newest first."""
    keys = {pieces.entry(pieces.checked_name(name), slot, 0): slot for slot in pieces.SLOTS}
    texts = _fetch(entries, list(keys))
    return {keys[key] for key in texts}, pieces.newest_first(name, texts)


def _whole_slot(entries: Entries, name: str, ranked: list[tuple[str, pieces.Piece]]) -> str | None:
    """Return the slot of the newest generation that has all its pieces."""
    for slot, head in ranked:
        keys = [pieces.entry(name, slot, index) for index in range(1, head.count)]
        rest = _fetch(entries, keys)
        if pieces.join(head, [pieces.parse(rest.get(key)) for key in keys]) is not None:
            return slot
    return None


def _drop(entries: Entries, name: str, slot: str, count: int) -> None:
    for index in reversed(range(count)):
        entries.drop(pieces.entry(name, slot, index))


def _fetch(entries: Entries, keys: list[str]) -> dict[str, str]:
    texts = ((key, entries.get(key)) for key in keys)
    return {key: text for key, text in texts if text is not None}
