"""
What goes by the day, sealed under the key of its day (XChaCha20-Poly1305).

Days are sealed from the first sample on, in a tray that rests: this cipher's library takes a tenth
of the one `sealing` loads when words are read.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from typing import Any

from tracksync.storage.local.sealing import KEY_BYTES, CannotOpen

_NONCE_BYTES = 24  # so many that chance never makes one twice
_TAG_BYTES = 16
_FORMAT = b"\x02"


def seal(key: bytes, plain: bytes, place: bytes) -> bytes:
    """Seal *plain* for one place."""
    if len(key) != KEY_BYTES:
        msg = f"a key has {KEY_BYTES} bytes, not {len(key)}"
        raise ValueError(msg)
    sodium, nonce = _sodium(), os.urandom(_NONCE_BYTES)
    none, made = sodium.ffi.NULL, sodium.ffi.new("unsigned char[]", len(plain) + _TAG_BYTES)
    sodium.lib.crypto_aead_xchacha20poly1305_ietf_encrypt(
        made, none, plain, len(plain), place, len(place), none, nonce, key
    )
    return _FORMAT + nonce + bytes(sodium.ffi.buffer(made))


def open_sealed(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """
    Open what was sealed for this place.

    Raises:
        CannotOpen: Another key, another place, or changed bytes.
    """
    nonce, closed = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    if sealed[:1] != _FORMAT or len(closed) < _TAG_BYTES:
        msg = "sealed in a form this release does not know"
        raise CannotOpen(msg)
    sodium = _sodium()
    none, made = sodium.ffi.NULL, sodium.ffi.new("unsigned char[]", len(closed) - _TAG_BYTES)
    if len(key) != KEY_BYTES or sodium.lib.crypto_aead_xchacha20poly1305_ietf_decrypt(
        made, none, none, closed, len(closed), place, len(place), nonce, key
    ):
        msg = "it does not open with this key"
        raise CannotOpen(msg)
    return bytes(sodium.ffi.buffer(made))


@cache
def _sodium() -> Any:  # noqa: ANN401 (it ships no types)
    """
    Load libsodium: what PyNaCl's `nacl.bindings` stand on, whose functions take as much again.

    Loaded late: 3 ms and 0.8 MB that a command which shows no day never pays.
    """
    loaded = importlib.import_module("nacl._sodium")  # 3 ms, 0.8 MB
    if loaded.lib.sodium_init() < 0:
        msg = "libsodium does not start on this machine"
        raise OSError(msg)
    return loaded
