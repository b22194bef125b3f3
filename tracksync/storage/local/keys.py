"""The secrets of a profile, as the keystore holds them, and the check that they belong here."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import field, replace

from tracksync.core.problems import KeystoreTrouble
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.ports.keystore import Keystore
from tracksync.storage.local.db import KEY_BYTES
from tracksync.storage.local.durable import read_bounded, write_durably
from tracksync.storage.local.profile import Profile

STORE_KEYS_ITEM = "store-keys"
GENERATION_ITEM = "generation"
_FORMAT = "1"
_NUMBERED = "-"
_NOTED = 2
_LIMIT_BYTES = 16 * 1024


class ForeignKeystore(KeystoreTrouble):
    """The keystore in this session is not the one this store was made with."""

    def __init__(self) -> None:
        super().__init__(
            say("This store belongs to another keystore."),
            say(
                "Sign in to the desktop session it was made in. Where its keystore is lost, bring a"
                " backup back: tracksync restore FILE --forsake. Nothing was changed."
            ),
        )


class CopyPastItsTime(ForeignKeystore):
    """The folder is a copy from before entries went for their age, and its key went with them."""

    def __init__(self) -> None:
        # What a foreign keystore says would be wrong: this is the right one.
        KeystoreTrouble.__init__(
            self,
            say("This copy of the data folder is from before time entries went for their age."),
            say(
                "Its key was destroyed with them, so it opens nowhere any more. Put the newer "
                "folder back, or restore a backup you made. Nothing was changed."
            ),
        )


@dataclass(frozen=True, slots=True)
class StoreKeys:
    """
    The keys of a store. All but the store key are made once, at the very first start.

    Attributes:
        id: Public name of the store key: of chance, and from the second on with its number.
        store_key: Opens the database.
        identity: Secret half of the profile's age identity: opens the spool and, together with the
            store key, the automatic backups.
        recipient: Its public half.
        next_key: The store key that is to follow; empty but while the store is written anew.
    """

    id: str
    store_key: bytes = field(repr=False)
    identity: str = field(repr=False)
    recipient: str
    next_key: bytes = field(default=b"", repr=False)

    @classmethod
    def make(cls) -> StoreKeys:
        """Make fresh ones."""
        from tracksync.storage.local.age import make_identity  # as below

        identity = make_identity()
        key = os.urandom(KEY_BYTES)
        return cls(secrets.token_hex(8), key, identity, _recipient_of(identity))

    def followed(self) -> StoreKeys:
        """The same with a key that is to follow."""
        return self if self.next_key else replace(self, next_key=os.urandom(KEY_BYTES))

    def each(self) -> tuple[StoreKeys, ...]:
        """Tell the keys the store may be sealed with, each alone, the newest first."""
        alone = replace(self, next_key=b"")
        if not self.next_key:
            return (alone,)
        name, _, number = self.id.partition(_NUMBERED)
        follower = f"{name}{_NUMBERED}{int(number or 1) + 1}"
        return (replace(alone, id=follower, store_key=self.next_key), alone)


def write_store_keys(keys: StoreKeys) -> str:
    """Write the keys as the keystore holds them."""
    alone = f"{_FORMAT} {keys.id} {keys.store_key.hex()} {keys.identity} {keys.recipient}"
    # Releases that know of one key only take two for those of another store, and touch nothing.
    return f"{alone} {keys.next_key.hex()}" if keys.next_key else alone


def read_store_keys(text: str) -> StoreKeys:
    """Read what `write_store_keys` wrote; `ForeignKeystore` for anything else."""
    try:
        form, name, store_key, identity, *noted = text.split(" ")
        if form != _FORMAT or len(noted) > _NOTED:
            raise ForeignKeystore
        recipient = noted[0] if noted else _recipient_of(identity)
        following = bytes.fromhex("".join(noted[1:]))
        return StoreKeys(name, bytes.fromhex(store_key), identity, recipient, following)
    except ValueError as e:
        raise ForeignKeystore from e


def held(keystore: Keystore) -> StoreKeys | None:
    """Tell the keys the keystore has for the profile."""
    text = keystore.read(STORE_KEYS_ITEM)
    return None if text is None else read_store_keys(text)


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


def not_these(profile: Profile, keys: StoreKeys) -> ForeignKeystore:
    """Say of keys that do not belong to this store why they do not, as its key check has it."""
    facts = json.loads(read_bounded(profile.key_check_path, _LIMIT_BYTES) or b"{}")
    name, _, number = keys.id.partition(_NUMBERED)
    earlier = {name, *(f"{name}{_NUMBERED}{n}" for n in range(2, int(number or 1)))}
    return CopyPastItsTime() if number and str(facts.get("key")) in earlier else ForeignKeystore()


def bound(store_key: bytes, key: bytes) -> bytes:
    """Make a backup's key one that nobody has without the store's."""
    return hmac.new(store_key, b"tracksync backup 1\0" + key, hashlib.sha256).digest()


def _mac(profile: Profile, keys: StoreKeys) -> str:
    said = f"tracksync key check 1\0{profile.id}\0{keys.id}".encode()
    return hmac.new(keys.store_key, said, hashlib.sha256).hexdigest()
