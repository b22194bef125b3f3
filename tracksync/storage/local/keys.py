"""The secrets of a profile, as the keystore holds them, and the check that they belong here."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import field

from tracksync.core.problems import KeystoreTrouble
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.storage.local.db import KEY_BYTES
from tracksync.storage.local.durable import read_bounded, write_durably
from tracksync.storage.local.profile import Profile

STORE_KEYS_ITEM = "store-keys"
GENERATION_ITEM = "generation"
_FORMAT = "1"
_LIMIT_BYTES = 16 * 1024


class ForeignKeystore(KeystoreTrouble):
    """The keystore in this session is not the one this store was made with."""

    def __init__(self) -> None:
        super().__init__(
            say("This store belongs to another keystore."),
            say(
                "Sign in to the desktop session it was made in, or restore a backup here. "
                "Nothing was changed."
            ),
        )


@dataclass(frozen=True, slots=True)
class StoreKeys:
    """
    The keys made once, at the very first start.

    Attributes:
        id: Public name of the store key.
        store_key: Opens the database.
        identity: Secret half of the profile's age identity: opens the spool and the backups.
        recipient: Its public half.
    """

    id: str
    store_key: bytes = field(repr=False)
    identity: str = field(repr=False)
    recipient: str

    @classmethod
    def make(cls) -> StoreKeys:
        """Make fresh ones."""
        from tracksync.storage.local.age import make_identity  # as below

        identity = make_identity()
        key = os.urandom(KEY_BYTES)
        return cls(secrets.token_hex(8), key, identity, _recipient_of(identity))


def write_store_keys(keys: StoreKeys) -> str:
    """Write the keys as the keystore holds them."""
    return f"{_FORMAT} {keys.id} {keys.store_key.hex()} {keys.identity} {keys.recipient}"


def read_store_keys(text: str) -> StoreKeys:
    """Read what `write_store_keys` wrote; `ForeignKeystore` for anything else."""
    try:
        form, name, store_key, identity, *noted = text.split(" ")
        if form != _FORMAT or len(noted) > 1:
            raise ForeignKeystore
        recipient = noted[0] if noted else _recipient_of(identity)
        return StoreKeys(name, bytes.fromhex(store_key), identity, recipient)
    except ValueError as e:
        raise ForeignKeystore from e


def _recipient_of(identity: str) -> str:
    """Work out what the first stores did not note."""
    from tracksync.storage.local.age import recipient_of  # pyrage: 4 ms, 1.3 MB

    return recipient_of(identity)


def keep_key_check(profile: Profile, keys: StoreKeys) -> None:
    """Write what lets a later start tell a foreign keystore from a damaged store."""
    facts = {"format": int(_FORMAT), "key": keys.id, "mac": _mac(profile, keys)}
    write_durably(profile.key_check_path, json.dumps(facts).encode() + b"\n")


def is_checked(profile: Profile, keys: StoreKeys) -> bool | None:
    """
    Tell whether these keys belong to this store.

    Returns:
        None when there is nothing to check by.
    """
    data = read_bounded(profile.key_check_path, _LIMIT_BYTES)
    if data is None:
        return None
    try:
        facts = json.loads(data)
        return hmac.compare_digest(str(facts["mac"]), _mac(profile, keys))
    except (KeyError, TypeError, ValueError):
        return None


def _mac(profile: Profile, keys: StoreKeys) -> str:
    said = f"tracksync key check 1\0{profile.id}\0{keys.id}".encode()
    return hmac.new(keys.store_key, said, hashlib.sha256).hexdigest()
