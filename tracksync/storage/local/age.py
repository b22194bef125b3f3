"""The age format (age-encryption.org/v1): streams to public recipients or under a passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

import pyrage  # type: ignore[import-untyped]  # ships no types; they stop in this file

PREFIX: Final = b"age-encryption.org/v1\n"


class Source(Protocol):
    """Something bytes are read from."""

    def read(self, size: int = -1, /) -> bytes: ...


class Sink(Protocol):
    """Something bytes are written to."""

    def write(self, data: bytes, /) -> int: ...

    def flush(self) -> None: ...


Crypt = Callable[[Source, Sink], None]


class NotForThisKey(ValueError):
    """It was encrypted for another key or passphrase."""


class NotAuthentic(ValueError):
    """It is no age file, is cut short, or was changed. What came out of it must not be used."""


def make_identity() -> str:
    """Make a fresh secret identity ("AGE-SECRET-KEY-1…")."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Tell the public half ("age1…") of a secret identity; ValueError when it is none."""
    return str(_identity(identity).to_public())


def to_recipients(recipients: Sequence[str]) -> Crypt:
    """Encrypt so that each of these can open it; ValueError for one that is no recipient."""
    keys = _recipients(recipients)

    def encrypt(source: Source, sink: Sink) -> None:
        pyrage.encrypt_io(source, sink, keys)

    return encrypt


def armored(plain: bytes, recipients: Sequence[str]) -> str:
    """Encrypt something small as text ("-----BEGIN AGE ENCRYPTED FILE-----"); see above."""
    keys = _recipients(recipients)
    return bytes(pyrage.encrypt(plain, keys, armored=True)).decode("ascii")


def to_passphrase(passphrase: str) -> Crypt:
    """Encrypt under a passphrase: a second of work, and all of it in memory."""

    def encrypt(source: Source, sink: Sink) -> None:
        sink.write(pyrage.passphrase.encrypt(source.read(), passphrase))

    return encrypt


def with_identities(identities: Sequence[str]) -> Crypt:
    """Decrypt with any of these; ValueError for one that is no identity."""
    keys = [_identity(identity) for identity in identities]

    def decrypt(source: Source, sink: Sink) -> None:
        try:
            pyrage.decrypt_io(source, sink, keys)
        except pyrage.DecryptError as e:
            raise _told_apart(e) from e
        except OSError as e:
            if e.errno is not None:  # the disk's, not the format's
                raise
            msg = "the file was changed or cut short"
            raise NotAuthentic(msg) from e

    return decrypt


def with_passphrase(passphrase: str) -> Crypt:
    """Decrypt what `to_passphrase` encrypted: a second of work, and all of it in memory."""

    def decrypt(source: Source, sink: Sink) -> None:
        try:
            sink.write(pyrage.passphrase.decrypt(source.read(), passphrase))
        except pyrage.DecryptError as e:
            raise _told_apart(e) from e

    return decrypt


def _identity(identity: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(identity)
    except pyrage.IdentityError as e:
        msg = "not an age identity"
        raise ValueError(msg) from e


def _recipients(recipients: Sequence[str]) -> list[pyrage.x25519.Recipient]:
    try:
        return [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError as e:
        msg = "not an age recipient"
        raise ValueError(msg) from e


def _told_apart(error: Exception) -> ValueError:
    """The library tells its errors apart only by their words."""
    said = str(error).casefold()
    if "no matching keys" in said or said == "decryption failed":
        return NotForThisKey("it was encrypted for another key")
    return NotAuthentic("the file was changed or cut short")
