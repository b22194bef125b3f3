"""
What goes by the day, sealed under the key of its day (XChaCha20-Poly1305).

Days are sealed from the first sample on, in a tray that rests: this cipher's library is a sixth of
the one `sealing` loads when words are read.
"""

from __future__ import annotations

import os

from tracksync.storage.local.sealing import CannotOpen

_NONCE_BYTES = 24  # so many that chance never makes one twice
_TAG_BYTES = 16
_FORMAT = b"\x02"


def seal(key: bytes, plain: bytes, place: bytes) -> bytes:
    """Seal *plain* for one place."""
    # Imported here: 6 ms and 1.4 MB that a command which shows no day never pays.
    from nacl.bindings import (  # 6 ms
        crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt,
    )

    nonce = os.urandom(_NONCE_BYTES)
    return _FORMAT + nonce + encrypt(plain, place, nonce, key)


def open_sealed(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """
    Open what was sealed for this place.

    Raises:
        CannotOpen: Another key, another place, or changed bytes.
    """
    # Imported here for the same reason as above.
    from nacl.bindings import (  # 6 ms
        crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt,
    )
    from nacl.exceptions import CryptoError  # 6 ms

    nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    if sealed[:1] != _FORMAT or len(ciphertext) < _TAG_BYTES:
        msg = "sealed in a form this release does not know"
        raise CannotOpen(msg)
    try:
        return decrypt(ciphertext, place, nonce, key)
    except CryptoError as e:
        msg = "it does not open with this key"
        raise CannotOpen(msg) from e
