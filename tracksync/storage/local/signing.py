"""
Ed25519, as policies and the records of pictures are signed with.

Imported with the first key or signature: `cryptography` takes 14 ms and 9 MB.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

_PEM, _FORM = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8


class Key:
    """
    A key that signs.

    Args:
        secret: 32 bytes.
    """

    def __init__(self, secret: bytes) -> None:
        self._key = ed25519.Ed25519PrivateKey.from_private_bytes(secret)
        self.public = self._key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """Sign *data*; 64 bytes."""
        return self._key.sign(data)

    def locked(self, passphrase: str) -> str:
        """Write it as PKCS #8 in PEM, under a passphrase."""
        how = serialization.BestAvailableEncryption(passphrase.encode())
        return self._key.private_bytes(_PEM, _FORM, how).decode()


def fresh() -> bytes:
    """Make the secret of a new key."""
    return ed25519.Ed25519PrivateKey.generate().private_bytes_raw()


def unlocked(text: str, passphrase: str) -> bytes:
    """
    Read the secret that `Key.locked` wrote.

    Raises:
        ValueError: Another passphrase, another kind of key, or no key at all.
    """
    try:
        key = serialization.load_pem_private_key(text.encode(), passphrase.encode())
    except TypeError as e:  # it is not locked
        raise ValueError(*e.args) from e
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        msg = "not an Ed25519 key"
        raise ValueError(msg)  # noqa: TRY004  like every other key that does not fit
    return key.private_bytes_raw()


def is_signed(data: bytes, signature: bytes, public: bytes) -> bool:
    """
    Whether the signature is of *data*, by that key.

    Raises:
        ValueError: *public* is no key.
    """
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except InvalidSignature:
        return False
    return True
