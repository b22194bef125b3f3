"""
A backup file: `manifest.json` and `store.db` in a tar, in one age file.

Opens with common tools: `age -d -i KEY backup.age | tar -x`. The database in it stays encrypted
with a key of its own, which the manifest holds; so no plain copy of it ever lies on a disk.
"""

from __future__ import annotations

import io
import json
import os
import tarfile
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.problems import BadInput, DamagedStore, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.storage.local.age import Crypt, NotAuthentic, NotForThisKey
from tracksync.storage.local.db import no_room
from tracksync.storage.local.durable import sync_folder
from tracksync.storage.local.profile import NewerStore

FORMAT = 2
_UNBOUND = 1  # all that releases up to schema 7 know
MANIFEST = "manifest.json"
DATABASE = "store.db"
_MANIFEST_LIMIT_BYTES = 4 * 2**20
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    What a backup says about itself.

    Attributes:
        store: Number of the schema.
        profile: Id of the profile it was made from.
        counts: Records, entries and deliveries, for people to compare.
        key: Opens the database beside it; where it is bound, together with the store's.
        ring: Keys of the months and days; only where a profile moves to a new machine.
        identity: Secret half of the profile's age identity; likewise.
        tokens: What the keystore holds for the connections, by name; likewise.
    """

    store: int
    profile: str
    generation: str
    made_at: datetime
    counts: dict[str, int]
    key: bytes = field(repr=False)
    ring: dict[str, bytes] = field(default_factory=dict, repr=False)
    identity: str = field(default="", repr=False)
    tokens: dict[str, str] = field(default_factory=dict, repr=False)
    is_bound: bool = False


class BackupDamaged(DamagedStore):
    """The backup cannot be read to its end; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            say("This backup is damaged."), say("Nothing was changed. Try an older one.")
        )


class BackupPastItsTime(NotAllowed):
    """An automatic backup of a store whose key is gone."""

    def __init__(self) -> None:
        super().__init__(
            say("This automatic backup belongs to a store key that is not here."),
            say(
                "It is of another profile, or from before time entries went for their age: then "
                "its key went with them. Nothing was changed."
            ),
        )


class WrongBackupKey(BadInput):
    """The backup was made for another key or passphrase."""

    def __init__(self) -> None:
        super().__init__(
            say("This backup does not open with that key."),
            say("Use the recovery key or the passphrase it was made for. Nothing was changed."),
        )


def write_container(path: Path, manifest: Manifest, database: Path, encrypt: Crypt) -> None:
    """Write a backup file, durable and complete before it appears under its name."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        with os.fdopen(_create(fresh), "wb") as out, database.open("rb") as source:
            encrypt(_Joined(manifest, source, database.stat().st_size), out)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as e:
        fresh.unlink(missing_ok=True)
        raise no_room(e) from e


def open_backup(path: Path) -> BinaryIO:
    """
    Open a backup file to read.

    Raises:
        NotFound: It is not there.
        NotAllowed: It may not be read, or is a folder.
    """
    try:
        return path.open("rb")
    except FileNotFoundError as e:
        title = say("There is no file {name} there. Nothing was changed.", name=path.name)
        raise NotFound(title, say("Look at the path again.")) from e
    except OSError as e:
        why = e.strerror
        title = say("{name} cannot be read ({why}). Nothing was changed.", name=path.name, why=why)
        raise NotAllowed(title, say("Name a file that is yours to read.")) from e


def read_container(path: Path, database: Path, decrypt: Crypt) -> Manifest:
    """
    Open a backup file, leaving its database, still encrypted, at *database*.

    The database may be used only after this has returned: what is not authentic raises.

    Raises:
        WrongBackupKey: It was made for another key or passphrase.
        BackupDamaged: It is cut short, was changed, or is no backup.
        NotFound, NotAllowed: See `open_backup`.
    """
    try:
        with open_backup(path) as source, os.fdopen(_create(database), "wb") as out:
            parts = _Parts(out)
            decrypt(source, parts)
            parts.finish()
            out.flush()
            os.fsync(out.fileno())
    except NotForThisKey as e:
        raise WrongBackupKey from e
    except (NotAuthentic, tarfile.TarError) as e:
        raise BackupDamaged from e
    except OSError as e:
        raise no_room(e) from e
    return _manifest(bytes(parts.manifest))


class _Joined:
    """The tar as it is read, without ever being put together on disk or in memory."""

    def __init__(self, manifest: Manifest, database: BinaryIO, size: int) -> None:
        said = json.dumps(_facts(manifest), indent=1).encode()
        head = _header(MANIFEST, len(said)) + said + _padding(len(said)) + _header(DATABASE, size)
        self._parts: list[BinaryIO] = [
            io.BytesIO(head),
            database,
            io.BytesIO(_padding(size) + bytes(2 * _BLOCK)),
        ]

    def read(self, size: int = -1, /) -> bytes:
        if size < 0:
            return b"".join(part.read() for part in self._parts)
        while self._parts:
            found = self._parts[0].read(size)
            if found:
                return found
            self._parts.pop(0)
        return b""


class _Parts:
    """Takes the tar as it comes: the manifest into memory, the database into its file."""

    def __init__(self, database: BinaryIO) -> None:
        self.manifest = bytearray()
        self._database = database
        self._pending = bytearray()
        self._left = self._skip = 0
        self._name = ""
        self._seen: set[str] = set()

    def write(self, data: bytes) -> int:
        self._pending += data
        while self._pending and (self._left or self._skip or len(self._pending) >= _BLOCK):
            if self._left:
                self._take()
            elif self._skip:
                self._skip -= self._drop(self._skip)
            else:
                self._begin()
        return len(data)

    def flush(self) -> None:
        """Nothing waits that could be written."""

    def finish(self) -> None:
        """Make sure everything was there."""
        if self._left or self._seen != {MANIFEST, DATABASE}:
            raise BackupDamaged

    def _begin(self) -> None:
        block = bytes(self._pending[:_BLOCK])
        self._drop(_BLOCK)
        if block.count(0) == _BLOCK:
            return
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        if info.name not in {MANIFEST, DATABASE} - self._seen or not info.isreg():
            raise BackupDamaged
        if info.name == MANIFEST and info.size > _MANIFEST_LIMIT_BYTES:
            raise BackupDamaged
        self._name, self._left, self._skip = info.name, info.size, -info.size % _BLOCK
        self._seen.add(info.name)

    def _take(self) -> None:
        piece = bytes(self._pending[: self._left])
        self._left -= self._drop(len(piece))
        if self._name == MANIFEST:
            self.manifest += piece
        else:
            self._database.write(piece)

    def _drop(self, size: int) -> int:
        size = min(size, len(self._pending))
        del self._pending[:size]
        return size


def _create(path: Path) -> int:
    flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), 0o600)


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


def _facts(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT if manifest.is_bound else _UNBOUND,
        "store": manifest.store,
        "profile": manifest.profile,
        "generation": manifest.generation,
        "made_at_ms": to_ms(manifest.made_at),
        "counts": manifest.counts,
        "cipher": "chacha20 (SQLite3 Multiple Ciphers), raw key",
        "key": manifest.key.hex(),
        "ring": {name: key.hex() for name, key in manifest.ring.items()},
        "identity": manifest.identity,
        "tokens": manifest.tokens,
    }


def _manifest(data: bytes) -> Manifest:
    try:
        facts = json.loads(data)
        form = int(facts["format"])
        if form > FORMAT:
            title = say("This backup was made by a newer TrackSync.")
            raise NewerStore(title, say("Install that release to restore it. Nothing was changed."))
        return Manifest(
            int(facts["store"]),
            str(facts["profile"]),
            str(facts["generation"]),
            from_ms(int(facts["made_at_ms"])),
            {str(name): int(number) for name, number in facts["counts"].items()},
            bytes.fromhex(facts["key"]),
            {str(name): bytes.fromhex(key) for name, key in facts["ring"].items()},
            str(facts["identity"]),
            {str(name): str(kept) for name, kept in facts.get("tokens", {}).items()},
            form > _UNBOUND,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as e:
        raise BackupDamaged from e
