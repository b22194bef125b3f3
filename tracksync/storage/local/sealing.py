"""Personal content sealed under the key of its month (AES-256-GCM)."""

from __future__ import annotations

import os

KEY_BYTES = 32
_NONCE_BYTES = 12
_FORMAT = b"\x01"


class CannotOpen(ValueError):
    """The key is not the one it was sealed with, or the bytes were changed."""


def bound_to(table: str, record: bytes, month: str) -> bytes:
    """Name the one place a sealed text belongs to, so that it opens nowhere else."""
    return b"tracksync\0" + table.encode() + b"\0" + month.encode() + b"\0" + record


def seal(key: bytes, plain: bytes, place: bytes) -> bytes:
    """Seal *plain* for one place."""
    # A run which shows no text never pays that.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 14 ms, 9 MB

    nonce = os.urandom(_NONCE_BYTES)
    return _FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, place)


def open_sealed(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """
    Open what was sealed for this place.

    Raises:
        CannotOpen: Another key, another place, or changed bytes.
    """
    from cryptography.exceptions import InvalidTag  # as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # as above

    if sealed[:1] != _FORMAT:
        msg = "sealed in a form this release does not know"
        raise CannotOpen(msg)
    nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, place)
    except (InvalidTag, ValueError) as e:
        msg = "it does not open with this key"
        raise CannotOpen(msg) from e
