r"""
The passphrase lock: a keystore in one sealed file, for machines that have none.

The file is `TSPL1\n`, a line of JSON (salt, the cost of Argon2id, nonce, a check), and AES-256-GCM
over the names and secrets, with everything before it authenticated. The check, eight bytes more of
what Argon2id gives, tells a wrong passphrase from a damaged file; it helps nobody to guess who has
the file, since the seal itself says as much. Nothing in the file is readable, names included.

One process writes it at a time, as with the store beside it.
"""

from __future__ import annotations

import errno
import hmac
import json
import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tracksync.core.problems import DiskFull, KeystoreAbsent
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.platforms.keystore import words
from tracksync.platforms.keystore.pieces import SECRET_LIMIT, checked_name

_MARK = b"TSPL1\n"
_FILE_LIMIT = 64 * 1024 * 1024
_HEAD_LIMIT = 1_000
_SALT_BYTES = 16
_NONCE_BYTES = 12
_KEY_BYTES = 32
_CHECK_BYTES = 8
_ROUNDS_LIMIT = 100
_LANES_LIMIT = 64
_MEMORY_LIMIT_KIB = 1024 * 1024
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Cost:
    """
    What one guess costs. Source: RFC 9106, section 4, the second recommended choice.

    Attributes:
        lanes: Threads Argon2id may use.
    """

    rounds: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def is_sane(self) -> bool:
        """Bound what a file from elsewhere may make us spend."""
        return (
            1 <= self.rounds <= _ROUNDS_LIMIT
            and 1 <= self.lanes <= _LANES_LIMIT
            and 8 * self.lanes <= self.memory_kib <= _MEMORY_LIMIT_KIB
        )


@dataclass(frozen=True, slots=True)
class _Lock:
    salt: bytes
    cost: Cost
    key: bytes
    check: bytes


class PassphraseKeystore:
    """
    Secrets in one file that a passphrase opens.

    The passphrase is turned into a key at the first call (0.1 s, 64 MiB for that time) and then
    forgotten; the key stays in memory as long as this object.

    Args:
        file: May not exist yet; its folder must.
        passphrase: Not empty; the same text typed on another system opens it too (NFC).
        cost: Of a new file; an existing one says its own.
    """

    name: str = say("passphrase lock")

    def __init__(self, file: Path, passphrase: str, *, cost: Cost | None = None) -> None:
        if not passphrase:
            msg = "an empty passphrase locks nothing"
            raise ValueError(msg)
        self._file = file
        self._passphrase = unicodedata.normalize("NFC", passphrase)
        self._cost = cost or Cost()
        self._lock: _Lock | None = None

    def read(self, name: str) -> str | None:
        return self.read_many([name])[name]

    def read_many(self, names: Iterable[str]) -> dict[str, str | None]:
        wanted = [checked_name(name) for name in names]
        kept = self._load()
        return {name: kept.get(name) for name in wanted}

    def write(self, name: str, secret: str) -> None:
        if len(secret) > SECRET_LIMIT:
            msg = f"a secret of {len(secret)} characters is over the limit of {SECRET_LIMIT}"
            raise ValueError(msg)
        self._save(self._load() | {checked_name(name): secret})

    def erase(self, name: str) -> None:
        kept = self._load()
        if kept.pop(checked_name(name), None) is not None:
            self._save(kept)

    def unlock(self) -> None:
        """Try the passphrase; it was asked for before this object was made."""
        self._load()

    def give_up(self) -> None:
        """Do nothing: it is a file of ours, and waits for nobody."""

    def _load(self) -> dict[str, str]:
        try:
            with self._file.open("rb") as file:
                sealed = file.read(_FILE_LIMIT + 1)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _unreachable(error) from error
        head, nonce, lock = self._opened(sealed)
        try:
            plain = AESGCM(lock.key).decrypt(nonce, sealed[len(head) :], head)
            kept = json.loads(plain)
        except (InvalidTag, ValueError) as error:
            raise words.damaged_lock() from error
        self._settle(lock)
        return {str(name): str(secret) for name, secret in kept.items()}

    def _save(self, kept: dict[str, str]) -> None:
        lock = self._lock or self._derived(os.urandom(_SALT_BYTES), self._cost)
        nonce = os.urandom(_NONCE_BYTES)
        head = _head(lock, nonce)
        sealed = head + AESGCM(lock.key).encrypt(nonce, json.dumps(kept).encode(), head)
        try:
            _replace(self._file, sealed)
        except OSError as error:
            raise _unreachable(error) from error
        self._settle(lock)

    def _settle(self, lock: _Lock) -> None:
        """Keep the key that fits the file, and forget what it was made from."""
        self._lock, self._passphrase = lock, ""

    def _opened(self, sealed: bytes) -> tuple[bytes, bytes, _Lock]:
        """Read the head and find the key that its salt asks for."""
        end = sealed.find(b"\n", len(_MARK), _HEAD_LIMIT) + 1
        if len(sealed) > _FILE_LIMIT or not sealed.startswith(_MARK) or end == 0:
            raise words.damaged_lock()
        try:
            fields = json.loads(sealed[len(_MARK) : end])
            cost = Cost(*(int(number) for number in fields["argon2id"]))
            salt, nonce, check = (bytes.fromhex(fields[key]) for key in ("salt", "nonce", "check"))
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise words.damaged_lock() from error
        if not cost.is_sane() or len(salt) < _SALT_BYTES or len(nonce) != _NONCE_BYTES:
            raise words.damaged_lock()
        lock = self._lock
        if lock is None:
            lock = self._derived(salt, cost)
        if (lock.salt, lock.cost) != (salt, cost):
            raise words.other_lock()
        if not hmac.compare_digest(lock.check, check):
            raise words.wrong_passphrase()
        return sealed[:end], nonce, lock

    def _derived(self, salt: bytes, cost: Cost) -> _Lock:
        try:
            both = hash_secret_raw(
                self._passphrase.encode("utf-8", "surrogatepass"),
                salt,
                time_cost=cost.rounds,
                memory_cost=cost.memory_kib,
                parallelism=cost.lanes,
                hash_len=_KEY_BYTES + _CHECK_BYTES,
                type=Type.ID,
            )
        except (HashingError, MemoryError) as error:
            raise words.no_memory(cost.memory_kib // 1024) from error
        return _Lock(salt, cost, both[:_KEY_BYTES], both[_KEY_BYTES:])


def _unreachable(error: OSError) -> DiskFull | KeystoreAbsent:
    return words.no_room() if error.errno in _NO_ROOM else words.no_access()


def _head(lock: _Lock, nonce: bytes) -> bytes:
    fields: dict[str, Any] = {
        "argon2id": [lock.cost.rounds, lock.cost.memory_kib, lock.cost.lanes],
        "salt": lock.salt.hex(),
        "nonce": nonce.hex(),
        "check": lock.check.hex(),
    }
    return _MARK + json.dumps(fields).encode() + b"\n"


def _replace(file: Path, content: bytes) -> None:
    """Put *content* there whole, or leave what was; durable on return."""
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    if os.name == "posix":  # Windows cannot open a folder to sync it
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
