"""Backups a person asks for, and bringing one back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from tracksync.core.clock import from_ms
from tracksync.core.problems import BadInput, Conflict
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.keystore import Keystore
from tracksync.storage.local import age, migrations
from tracksync.storage.local.backup_files import (
    KEPT,
    forget_before,
    keep_daily,
    make_backup,
    opened_with,
)
from tracksync.storage.local.container import Manifest, WrongBackupKey, open_backup
from tracksync.storage.local.creation import create_store, set_aside
from tracksync.storage.local.db import Database
from tracksync.storage.local.generation import fresh_generation
from tracksync.storage.local.keys import CopyPastItsTime, ForeignKeystore, held
from tracksync.storage.local.opening import Opened, open_store, read_secrets
from tracksync.storage.local.profile import NewerStore, Profile
from tracksync.storage.local.recovery import RecoveryKey
from tracksync.storage.local.ring import Ring
from tracksync.storage.local.store import LocalStore
from tracksync.storage.local.tables import foundation
from tracksync.storage.local.tables import small as small_tables
from tracksync.storage.local.traces import is_of_a_day

_TOKEN = re.compile("(?:token|app):[!-~]{1,90}")  # their names in the keystore


@dataclass(frozen=True, slots=True)
class BackedUp:
    """
    A backup that was made.

    Attributes:
        records, entries: How much is in it.
        carries_keys: It opens every month that was not erased, on any machine, for ever.
    """

    path: Path
    made_at: datetime
    records: int
    entries: int
    carries_keys: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """
    A store that was brought back.

    Attributes:
        aside: Where the store that was there before lies now; None when there was none.
        made_at: When the backup was made; what came later is not in it.
        lost_months: Months of which only times and totals can be read here.
    """

    opened: Opened
    aside: Path | None
    made_at: datetime
    lost_months: tuple[str, ...]


def backup(
    store: LocalStore,
    destination: Path,
    *,
    now: datetime,
    recipients: Sequence[str] = (),
    passphrase: str | None = None,
) -> BackedUp:
    """
    Write a backup without any key of this machine: tokens, ring and months' keys stay here.

    So on another machine it brings back times and totals, and texts only where the keys are. READ
    lane.

    Args:
        recipients: Public age keys; each can open it. Usually the recovery key's.
        passphrase: Opens it instead; costs the backup in memory and a second of work.

    Raises:
        BadInput: Neither or both were given, or a key is none.
        Conflict: *destination* exists.
        DiskFull: It could not be written.
    """
    encrypt = _encryption(recipients, passphrase)
    return _write(store, destination, encrypt, now=now)


def back_up_daily(
    store: LocalStore, profile: Profile, *, now: datetime, most: int = KEPT
) -> Path | None:
    """
    Make today's automatic backup beside the store unless there is one; keep the newest *most*.

    None are made when *most* is 0; those that are there stay. Those from before entries went for
    their age go as soon as there is a newer one, or none is wanted.

    READ lane; cheap to ask often. Returns its path when one was made.
    """
    with store.lend() as db:
        made = keep_daily(profile, db, store.key, now, most=most) if most else None
        went_at = foundation.read(db).at_ms
    if went_at:
        forget_before(profile, from_ms(went_at), may_be_last=not most)
    return made


def backup_to_move(
    store: LocalStore,
    destination: Path,
    *,
    now: datetime,
    recovery_recipient: str,
    identity: str,
    tokens: Mapping[str, str],
) -> BackedUp:
    """
    Write a backup that carries months' keys, tokens and the profile's identity, to move elsewhere.

    Whoever has it and the recovery key reads every month that had not been erased by then; erasing
    one later does not reach it.
    """
    encrypt = _encryption([recovery_recipient], None)
    ring = store.ring.copy() | store.day_ring.copy()
    return _write(store, destination, encrypt, now=now, ring=ring, identity=identity, tokens=tokens)


def _encryption(recipients: Sequence[str], passphrase: str | None) -> age.Crypt:
    if bool(recipients) == bool(passphrase):
        title = say("A backup is made for a recovery key or a passphrase.")
        raise BadInput(title, say("Make a recovery key first, or give a passphrase."))
    if passphrase:
        return age.to_passphrase(passphrase)
    try:
        return age.to_recipients(recipients)
    except ValueError as e:
        title = say("That is not a key a backup can be made for.")
        raise BadInput(title, say("It begins with age1.")) from e


def _write(
    store: LocalStore,
    destination: Path,
    encrypt: age.Crypt,
    *,
    now: datetime,
    ring: dict[str, bytes] | None = None,
    identity: str = "",
    tokens: Mapping[str, str] | None = None,
) -> BackedUp:
    if destination.exists():
        title = say("{name} exists already.", name=destination.name)
        raise Conflict(title, say("Choose another name; nothing was overwritten."))
    with store.lend() as db:
        made = make_backup(
            db, destination, encrypt, made_at=now, ring=ring, identity=identity, tokens=tokens
        )
    counts = made.counts
    return BackedUp(destination, now, counts["journal"], counts["entries"], ring is not None)


def own_secret(profile: Profile, keystore: Keystore, source: Path) -> str | None:
    """Tell what opens an automatic copy of this profile: the keystore has it; None for others."""
    if source.resolve().parent != profile.backup_folder.resolve():
        return None
    found = held(keystore)
    return None if found is None else found.identity


def restore(
    profile: Profile,
    keystore: Keystore,
    clock: Clock,
    *,
    ids: Ids,
    source: Path,
    secret: str,
    may_forsake: bool = False,
) -> Restored:
    """
    Bring a backup back into a profile. No store of it is open; the caller holds its lock.

    The store that is there is set aside, not deleted. Deliveries that are not done become
    *unknown*, so that nothing is sent twice.

    Args:
        secret: A recovery key, an age identity, or a passphrase.
        may_forsake: The store here belongs to another keystore; set it aside for good.

    Raises:
        WrongBackupKey: *secret* does not open it.
        BackupDamaged: It is cut short or was changed.
        BackupPastItsTime: It is bound to a store key that is not here.
        NotFound, NotAllowed: There is no such file, or it may not be read.
        NewerStore: A newer release made it.
        ForeignKeystore: See *may_forsake*.
        KeystoreLocked, KeystoreAbsent, KeystoreSlow, DiskFull: Nothing was changed.
    """
    decrypt = _decryption(source, secret)
    with opened_with(source, profile, decrypt, lambda: held(keystore)) as (manifest, db):
        if manifest.store > migrations.NEWEST:
            title = say("This backup was made by a newer TrackSync.")
            raise NewerStore(title, say("Install that release to restore it. Nothing was changed."))
        before = None
        try:
            secrets = read_secrets(profile, keystore)
        except CopyPastItsTime:
            # The keystore is the right one; only the store, and the check of its key, are past.
            before = set_aside(profile, clock.read().at)
            profile.key_check_path.unlink()
            secrets = read_secrets(profile, keystore)
        except ForeignKeystore:
            if not may_forsake:
                raise
            set_aside(profile, clock.read().at, with_keys=True)
            secrets = read_secrets(profile, keystore)
        # A backup brings no ring, or one that is added later; what stays unread is told at the end.
        Ring(profile.ring_path, secrets.ring_keys).begin()
        aside = _replace(profile, secrets.keys.store_key, manifest, db, now=clock.read().at)
    opened = open_store(profile, keystore, clock, ids=ids)
    if manifest.ring:
        days = {name: key for name, key in manifest.ring.items() if is_of_a_day(name)}
        opened.store.ring.add({n: key for n, key in manifest.ring.items() if n not in days})
        opened.store.day_ring.add(days)
    _bring_tokens(keystore, manifest.tokens)
    return Restored(opened, aside or before, manifest.made_at, lost_months(opened.store))


def _bring_tokens(keystore: Keystore, tokens: Mapping[str, str]) -> None:
    """Put the tokens where there are none; nothing else of a keystore can come from a copy."""
    names = [name for name in tokens if _TOKEN.fullmatch(name)]
    for name, kept in keystore.read_many(names).items():
        if kept is None:
            keystore.write(name, tokens[name])


def _replace(
    profile: Profile, key: bytes, manifest: Manifest, copy: Database, *, now: datetime
) -> Path | None:
    """Put the backup's database where the store is."""
    aside: list[Path | None] = []

    def fill(db: Database) -> None:
        db.fill_from(copy)

    def mark(db: Database) -> None:
        small_tables.set_restored_from(db, manifest.made_at)

    create_store(
        profile,
        key,
        fresh_generation(),
        fill=fill,
        mark=mark,
        before_naming=lambda: aside.append(set_aside(profile, now)),
    )
    return aside[0]


def _decryption(source: Path, secret: str) -> age.Crypt:
    """Take the secret for what it is: a key where it reads as one, else a passphrase."""
    try:
        return age.with_identities([RecoveryKey.parse(secret).secret])
    except BadInput as e:
        if not _is_for_passphrase(source):
            raise WrongBackupKey from e
    return age.with_passphrase(secret)


def _is_for_passphrase(source: Path) -> bool:
    with open_backup(source) as file:
        head = file.read(256)
    return head.startswith(age.PREFIX + b"-> scrypt ")


def lost_months(store: LocalStore) -> tuple[str, ...]:
    """Name the months whose texts cannot be read here, though they were never erased here."""
    with store.read() as snapshot:
        sealed, dropped = snapshot.sealed_months(), snapshot.dropped_months()
    held = store.ring.names()
    return tuple(month for month in sealed if month not in held and month not in dropped)
