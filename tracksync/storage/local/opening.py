"""Opening the store of a profile: keys, checks, creation, and what to say when it will not open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracksync.core.problems import DamagedStore, WordsLost
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.keystore import Keystore
from tracksync.storage.local import generation, keys, migrations, rekeying
from tracksync.storage.local.creation import create_store, remove_leftovers, set_aside
from tracksync.storage.local.db import Database, Unreadable
from tracksync.storage.local.erasure import finish_drops
from tracksync.storage.local.generation import Accepted, fresh_generation
from tracksync.storage.local.keys import ForeignKeystore, StoreKeys
from tracksync.storage.local.profile import (
    NewerStore,
    Profile,
    check_file,
    check_folder,
    with_recipient,
)
from tracksync.storage.local.ring import (
    DAY_KEYS_ITEM,
    PICTURE_KEYS_ITEM,
    RING_KEYS_ITEM,
    Ring,
    RingKey,
    read_ring_keys,
    write_ring_keys,
)
from tracksync.storage.local.room import Room
from tracksync.storage.local.store import LocalStore

if TYPE_CHECKING:
    from tracksync.storage.local.backup_files import Backup

_ITEMS = (
    keys.STORE_KEYS_ITEM,
    RING_KEYS_ITEM,
    DAY_KEYS_ITEM,
    keys.GENERATION_ITEM,
    PICTURE_KEYS_ITEM,
)


class StoreDamaged(DamagedStore):
    """
    The store does not open although the key is right, or it is gone.

    Attributes:
        aside: Where the damaged one lies now; None when there was none left.
        backup: The newest automatic backup that opens; None when there is none.
    """

    def __init__(self, aside: Path | None, backup: Backup | None) -> None:
        what = say("The store is missing. Nothing was deleted.")
        if aside is not None:
            what = say("The store is damaged and was set aside. Nothing was deleted.")
        hint = say("No backup was found: start anew, or restore one you kept elsewhere.")
        if backup is not None:
            hint = say(
                "The newest good backup is from {made_at:%Y-%m-%d %H:%M} UTC. Quit TrackSync, then"
                ' bring it back: tracksync restore "{file}"',
                made_at=backup.made_at,
                file=str(backup.path),
            )
        super().__init__(what, hint)
        self.aside = aside
        self.backup = backup


@dataclass(frozen=True, slots=True)
class Opened:
    """
    An open store.

    Attributes:
        profile: As it is now; its recipient is known.
        identity: Secret half of the profile's age identity, for the spool and local backups.
        picture_keys: What opens the ring of the vault; none until a picture was taken.
        is_new: It was made just now.
        was_restored: It came out of a copy; its deliveries are in doubt.
    """

    store: LocalStore
    profile: Profile
    identity: str = field(repr=False)
    picture_keys: tuple[RingKey, ...] = field(repr=False)
    is_new: bool = False
    was_restored: bool = False


@dataclass(frozen=True, slots=True)
class Secrets:
    """
    What the keystore holds for a profile.

    Attributes:
        held: Its store keys; two while the store is written anew.
        keys: The one that is in use, alone.
    """

    held: StoreKeys
    keys: StoreKeys
    ring_keys: tuple[RingKey, ...] = field(repr=False)
    day_keys: tuple[RingKey, ...] = field(repr=False)
    picture_keys: tuple[RingKey, ...] = field(repr=False)
    accepted: Accepted


def open_store(
    profile: Profile, keystore: Keystore, clock: Clock, *, ids: Ids, is_anew: bool = False
) -> Opened:
    """
    Open the store, making it at the very first start. The caller holds the profile's lock.

    Asks the keystore once, and writes to it when something is new: KEYSTORE lane, before STORE
    begins.

    Args:
        is_anew: A store that is missing is made empty, where otherwise its loss is reported.

    Raises:
        KeystoreLocked, KeystoreAbsent, KeystoreSlow: As the keystore says; nothing was changed.
        ForeignKeystore: The keystore is not the one of this store; nothing was changed.
        NewerStore: A newer release made the store; nothing was changed.
        StoreDamaged: See there.
        WordsLost: The ring is missing; see `begin_ring`.
        UnsafeFolder: Somebody else could have had their hands in it.
        DiskFull: There is no room to open or make it.
    """
    check_folder(profile.folder)
    rings = (profile.ring_path, profile.day_ring_path)
    for path in (profile.store_path, profile.key_check_path, *rings):
        check_file(path)
    secrets = read_secrets(profile, keystore)
    profile = with_recipient(profile, secrets.keys.recipient)
    is_new = _is_empty(profile)
    if is_new:
        if secrets.accepted.names and not is_anew:
            raise StoreDamaged(None, _newest_good(profile, secrets.held))
        create_store(profile, secrets.keys.store_key, fresh_generation())
        secrets = replace(secrets, accepted=Accepted(()))
    store = _open(profile, secrets, keystore, clock)
    try:
        _check_ring(profile, store)
        remove_leftovers(profile)
        was_restored = generation.settle(store, keystore, secrets.accepted, clock, ids)
        store.ring.settle(keystore)
        store.day_ring.settle(keystore)
        store.carry_days_over()
        finish_drops(store, clock, ids)
    except BaseException:
        store.close()
        raise
    identity = secrets.keys.identity
    return Opened(store, profile, identity, secrets.picture_keys, is_new, was_restored)


def _check_ring(profile: Profile, store: LocalStore) -> None:
    """Make a first ring; a new one in the place of one that is missing would seal its loss."""
    if profile.ring_path.exists():
        return
    with store.read() as snapshot:
        lost = tuple(sorted({*snapshot.sealed_months()} - snapshot.dropped_months()))
    if lost:
        raise WordsLost(lost)
    store.ring.begin()


def begin_ring(profile: Profile, keystore: Keystore) -> None:
    """Let the words whose keys are missing be lost. No store is open. Raises like `open_store`."""
    Ring(profile.ring_path, read_secrets(profile, keystore).ring_keys).begin()


def read_secrets(profile: Profile, keystore: Keystore) -> Secrets:
    """Read the profile's secrets, making them when nothing was ever made here."""
    found = keystore.read_many(_ITEMS)
    text = found[keys.STORE_KEYS_ITEM]
    if text is None:
        if profile.key_check_path.exists() or not _is_empty(profile):
            raise ForeignKeystore
        made = StoreKeys.make()
        keystore.write(keys.STORE_KEYS_ITEM, keys.write_store_keys(made))
    else:
        made = keys.read_store_keys(text)
    used = rekeying.in_use(profile, made)
    ring_keys = _ring_keys(keystore, RING_KEYS_ITEM, found)
    day_keys = _ring_keys(keystore, DAY_KEYS_ITEM, found)
    picture_keys = read_ring_keys(found[PICTURE_KEYS_ITEM] or "")
    accepted = Accepted.read(found[keys.GENERATION_ITEM])
    return Secrets(made, used, ring_keys, day_keys, picture_keys, accepted)


def _ring_keys(
    keystore: Keystore, item: str, found: Mapping[str, str | None]
) -> tuple[RingKey, ...]:
    held = read_ring_keys(found[item] or "")
    if not held:
        held = (RingKey.make(),)
        keystore.write(item, write_ring_keys(held))
    return held


def _is_empty(profile: Profile) -> bool:
    try:
        return profile.store_path.stat().st_size == 0
    except FileNotFoundError:
        return True


def _open(profile: Profile, secrets: Secrets, keystore: Keystore, clock: Clock) -> LocalStore:
    now = clock.read().at
    try:
        db = open_newest(profile, secrets.keys, now)
        try:
            db, used = rekeying.settle(
                profile,
                db,
                keystore,
                secrets.held,
                secrets.keys,
                now=now,
                reopen=lambda found: open_newest(profile, found, now),
            )
            return LocalStore(
                profile.store_path,
                db,
                used.store_key,
                ring=Ring(profile.ring_path, secrets.ring_keys),
                day_ring=Ring(profile.day_ring_path, secrets.day_keys, DAY_KEYS_ITEM),
                room=Room(profile.reserve_path),
                clock=clock,
            )
        except BaseException:
            db.close()
            raise
    except Unreadable as e:
        aside = set_aside(profile, clock.read().at)
        raise StoreDamaged(aside, _newest_good(profile, secrets.held)) from e


def open_newest(
    profile: Profile, made: StoreKeys, now: datetime, steps: migrations.Steps = migrations.STEPS
) -> Database:
    """Open the database and bring it up to date; a newer one is refused untouched."""
    newest = steps[-1][0]
    db = Database(profile.store_path, made.store_key)
    try:
        db.leave_log_alone(is_alone=True)
        found = db.version()
        _refuse_newer(found, newest)
        db.leave_log_alone(is_alone=False)
        db.begin_keeping()
        if 0 < found < newest:
            from tracksync.storage.local.backup_files import keep_backup  # as below

            keep_backup(profile, db, made, why=f"before-{newest}", made_at=now)
        migrations.migrate(db, steps)
    except BaseException:
        db.close()
        raise
    return db


def _newest_good(profile: Profile, held: StoreKeys) -> Backup | None:
    from tracksync.storage.local.backup_files import newest_good  # pyrage and tarfile: 8 ms, 2 MB

    return newest_good(profile, held)


def _refuse_newer(found: int, newest: int) -> None:
    if found > newest:
        title = say("A newer TrackSync (store {found}) was used with this data.", found=found)
        raise NewerStore(title, say("Install that release again. Nothing was changed."))
