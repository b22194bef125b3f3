"""
A key ring: keys of months, or of days, under a key only the keystore has.

Months, days of pictures and other days have one each, because dropping from a ring makes every
older copy of it unreadable: were the days in the months' ring, no copy of the folder older than a
day would open any words.

Dropping a key makes what it sealed unreadable here and in every copy of the folder that was ever
made, because the ring key those copies were sealed under is gone from the keystore.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.ports.keystore import Keystore
from tracksync.storage import codec
from tracksync.storage.local import day_sealing, sealing
from tracksync.storage.local.durable import read_bounded, write_durably
from tracksync.storage.local.sealing import KEY_BYTES, CannotOpen, bound_to

RING_KEYS_ITEM = "ring-keys"
PICTURE_KEYS_ITEM = "picture-ring-keys"
DAY_KEYS_ITEM = "day-ring-keys"
_HEAD = b"tracksync ring 1 "
_ID_CHARACTERS = 16
_LIMIT_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class RingKey:
    """The key of the ring. `id` is public and stands in front of what it seals."""

    id: str
    secret: bytes = field(repr=False)

    @classmethod
    def make(cls) -> RingKey:
        """Make a fresh one."""
        return cls(secrets.token_hex(_ID_CHARACTERS // 2), os.urandom(KEY_BYTES))


def write_ring_keys(keys: Sequence[RingKey]) -> str:
    """Write ring keys as the keystore holds them, newest first."""
    return " ".join(f"{key.id}:{key.secret.hex()}" for key in keys)


def read_ring_keys(text: str) -> tuple[RingKey, ...]:
    """Read what `write_ring_keys` wrote; ValueError for anything else."""
    pairs = [item.partition(":") for item in text.split()]
    return tuple(RingKey(name, bytes.fromhex(secret)) for name, _, secret in pairs)


class Cipher(Protocol):
    """A module that seals for one place."""

    def seal(self, key: bytes, plain: bytes, place: bytes) -> bytes: ...

    def open_sealed(self, key: bytes, sealed: bytes, place: bytes) -> bytes: ...


class Ring:
    """
    The ring of one profile. Safe to use from several threads.

    The file is read, and the cipher's library loaded, when the first key is asked for.

    Args:
        path: The ring's file; it need not exist.
        keys: The generations the keystore holds, newest first; with none of them nothing can be
            written until `arm`.
        item: Where the keystore holds them.
    """

    def __init__(self, path: Path, keys: Sequence[RingKey], item: str = RING_KEYS_ITEM) -> None:
        self._path = path
        self._item = item
        # The ring of days is sealed as they are, so that a tray at rest loads one library.
        self._cipher: Cipher = day_sealing if item == DAY_KEYS_ITEM else sealing
        self._keys = tuple(keys)
        self._lock = threading.RLock()
        self._held: dict[str, bytes] | None = None

    def arm(self, keystore: Keystore) -> None:
        """Make the first generation, where the keystore holds none. KEYSTORE lane."""
        if not self._keys:
            first = RingKey.make()
            keystore.write(self._item, write_ring_keys((first,)))
            with self._lock:
                self._keys = (first,)

    def begin(self) -> None:
        """Make an empty ring, durably, where there is no file."""
        with self._lock:
            if not self._path.exists():
                self._save({}, self._keys[0])

    def key(self, name: str) -> bytes | None:
        """Tell a key; None when it was dropped or never was."""
        with self._lock:
            return self._load().get(name)

    def names(self) -> frozenset[str]:
        """Name all keys."""
        with self._lock:
            return frozenset(self._load())

    def key_for_sealing(
        self, name: str, make: Callable[[], bytes] = lambda: os.urandom(KEY_BYTES)
    ) -> bytes:
        """Tell a key, making it (durably, before this returns) when there is none."""
        with self._lock:
            held = self._load()
            if name not in held:
                grown = {**held, name: make()}
                self._save(grown, self._keys[0])
                self._held = grown
            return self._load()[name]

    def add(self, keys: dict[str, bytes]) -> None:
        """Take over keys from another machine; those that are here stay."""
        with self._lock:
            grown = {**keys, **self._load()}
            self._save(grown, self._keys[0])
            self._held = grown

    def copy(self) -> dict[str, bytes]:
        """Tell all keys, to carry them to another machine."""
        with self._lock:
            return dict(self._load())

    def drop(
        self, names: frozenset[str], keystore: Keystore, add: Mapping[str, bytes] | None = None
    ) -> None:
        """
        Destroy keys for ever. Blocks on the keystore: KEYSTORE lane.

        Args:
            add: Keys that come into the ring by the same switch.

        A crash at any step leaves a ring that opens; `settle` finishes what was begun.
        """
        # The lock is not held while the keystore is asked: STORE may need a key meanwhile.
        fresh = RingKey.make()
        both = (fresh, self._keys[0])
        keystore.write(self._item, write_ring_keys(both))
        with self._lock:
            left = {name: key for name, key in self._load().items() if name not in names}
            left |= add or {}
            self._save(left, fresh)
            self._held = left
            self._keys = both
        keystore.write(self._item, write_ring_keys((fresh,)))
        with self._lock:
            self._keys = (fresh,)

    def settle(self, keystore: Keystore) -> None:
        """Finish a drop that was cut short: keep only the generation the file is sealed under."""
        if len(self._keys) <= 1:
            return
        used = _id_of(self._path)
        in_use = [key for key in self._keys if key.id == used] or list(self._keys[:1])
        keystore.write(self._item, write_ring_keys(in_use))
        with self._lock:
            self._keys = tuple(in_use)

    def _load(self) -> dict[str, bytes]:
        if self._held is None:
            self._held = self._read()
        return self._held

    def _read(self) -> dict[str, bytes]:
        data = _data_of(self._path)
        if data is None:
            return {}
        head, _, sealed = data.partition(b"\n")
        for key in self._keys:
            if head == _head(key):
                try:
                    plain = self._cipher.open_sealed(key.secret, sealed, _place(head))
                except CannotOpen:
                    break
                return {name: bytes.fromhex(value) for name, value in codec.unpack(plain).items()}
        self._set_aside()
        return {}

    def _set_aside(self) -> None:
        """Keep a ring of another time or place out of the way; its texts cannot be read here."""
        said = "".join(c for c in _id_of(self._path) if c.isascii() and c.isalnum())
        name = f"{self._path.name}.unreadable-{said[:_ID_CHARACTERS]}"
        self._path.replace(self._path.with_name(name))

    def _save(self, held: dict[str, bytes], key: RingKey) -> None:
        plain = codec.pack({name: value.hex() for name, value in held.items()})
        head = _head(key)
        sealed = self._cipher.seal(key.secret, plain, _place(head))
        write_durably(self._path, head + b"\n" + sealed)


def _head(key: RingKey) -> bytes:
    return _HEAD + key.id.encode()


def _place(head: bytes) -> bytes:
    return bound_to("ring", head, "")


def _data_of(path: Path) -> bytes | None:
    """Read a ring's file; empty where it is larger than any is."""
    try:
        return read_bounded(path, _LIMIT_BYTES)
    except ValueError:
        return b""


def _id_of(path: Path) -> str:
    data = _data_of(path) or b""
    return data.partition(b"\n")[0].removeprefix(_HEAD).decode("ascii", "replace")
