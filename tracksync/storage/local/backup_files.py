"""Making backups: a consistent copy, encrypted; and the automatic ones beside the store."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracksync.core.problems import Problem
from tracksync.core.values import dataclass
from tracksync.storage.local.age import Crypt, to_recipients, with_identities
from tracksync.storage.local.container import (
    BackupPastItsTime,
    Manifest,
    read_container,
    write_container,
)
from tracksync.storage.local.creation import COPY, remove_family
from tracksync.storage.local.db import KEY_BYTES, Database, Unreadable, create_empty, no_room
from tracksync.storage.local.durable import sync_folder
from tracksync.storage.local.keys import StoreKeys, bound
from tracksync.storage.local.profile import Profile, instant_name
from tracksync.storage.local.tables import foundation
from tracksync.storage.local.tables import small as small_tables

KEPT = 7
_SUFFIX = ".age"
_DAY = timedelta(days=1)
# Releases with an older schema open no backup that is bound, and theirs may be asked for by one.
_FIRST_BOUND = 8


@dataclass(frozen=True, slots=True)
class Backup:
    """An automatic backup."""

    path: Path
    made_at: datetime


def list_backups(profile: Profile) -> tuple[Backup, ...]:
    """List the automatic backups, newest first. Whether they open is not looked at."""
    found = []
    for path in profile.backup_folder.glob(f"*{_SUFFIX}"):
        made_at = _made_at(path.name)
        if made_at is not None and not path.name.startswith("."):
            found.append(Backup(path, made_at))
    return tuple(sorted(found, key=lambda b: b.made_at, reverse=True))


def keep_backup(
    profile: Profile, db: Database, keys: StoreKeys, *, why: str, made_at: datetime
) -> Path:
    """Make an automatic backup now, for the profile's own key and the store's."""
    folder = profile.backup_folder
    _make_folder(folder)
    path = folder / f"{instant_name(made_at)}_{why}{_SUFFIX}"
    encrypt = to_recipients([keys.recipient])
    make_backup(db, path, encrypt, made_at=made_at, store_key=keys.store_key)
    return path


def keep_daily(
    profile: Profile, db: Database, store_key: bytes, now: datetime, *, most: int = KEPT
) -> Path | None:
    """Make the day's automatic backup if there is none yet; keep the newest *most*."""
    known = list_backups(profile)
    # Of any: the newest may be of a clock that was ahead, and there would be one at every start.
    if any(abs(now - backup.made_at) < _DAY for backup in known):
        return None
    _make_folder(profile.backup_folder)
    path = profile.backup_folder / f"{instant_name(now)}_daily{_SUFFIX}"
    make_backup(db, path, to_recipients([profile.recipient]), made_at=now, store_key=store_key)
    for old in list_backups(profile)[most:]:
        old.path.unlink(missing_ok=True)
    return path


def forget_before(profile: Profile, at: datetime, *, may_be_last: bool) -> None:
    """Remove the automatic backups made before a moment; the last one only where that is meant."""
    known = list_backups(profile)
    if may_be_last or any(backup.made_at >= at for backup in known):
        for backup in known:
            if backup.made_at < at:
                backup.path.unlink(missing_ok=True)


def forget_all_but(profile: Profile, kept: Path) -> None:
    """Remove all other automatic backups."""
    for backup in list_backups(profile):
        if backup.path != kept:
            backup.path.unlink(missing_ok=True)


def make_backup(
    db: Database,
    path: Path,
    encrypt: Crypt,
    *,
    made_at: datetime,
    ring: dict[str, bytes] | None = None,
    identity: str = "",
    tokens: Mapping[str, str] | None = None,
    store_key: bytes = b"",
) -> Manifest:
    """
    Write a backup of an open database.

    A copy, encrypted under a key of its own, lies beside *path* meanwhile. Needs room for the
    store twice.

    Args:
        store_key: It is to open only where this is.
    """
    copy, key = path.with_name(f".{path.name}{COPY}"), secrets.token_bytes(KEY_BYTES)
    # Where entries went for their age it matters more that none opens than that an old one can.
    is_new = db.version() >= _FIRST_BOUND or bool(foundation.read(db).month)
    is_bound = bool(store_key) and is_new
    with _gone_afterwards(copy):
        copy_database(db, copy, bound(store_key, key) if is_bound else key)
        manifest = Manifest(
            db.version(),
            small_tables.about(db, "profile") or "",
            small_tables.about(db, "generation") or "",
            made_at,
            _counts(db),
            key,
            ring or {},
            identity,
            dict(tokens or {}),
            is_bound,
        )
        write_container(path, manifest, copy, encrypt)
    return manifest


def copy_database(source: Database, path: Path, key: bytes) -> None:
    """Copy a database, consistently while it is in use, to one with another key."""
    create_empty(path)
    copy = Database(path, key)
    try:
        copy.fill_from(source)
    finally:
        copy.close()


def newest_good(profile: Profile, keys: StoreKeys) -> Backup | None:
    """Find the newest automatic backup that opens and is whole. Cost: reads each until one is."""
    for backup in list_backups(profile):
        with contextlib.suppress(Problem), opened(backup.path, profile, keys):
            return backup
    return None


@contextlib.contextmanager
def opened(path: Path, profile: Profile, keys: StoreKeys) -> Iterator[tuple[Manifest, Database]]:
    """Open a backup in a scratch file of the profile's folder, and check that it is whole."""
    with opened_with(path, profile, with_identities([keys.identity]), lambda: keys) as found:
        yield found


@contextlib.contextmanager
def opened_with(
    path: Path, profile: Profile, decrypt: Crypt, keys: Callable[[], StoreKeys | None]
) -> Iterator[tuple[Manifest, Database]]:
    """The same with any key; the store's are asked for only where it is bound to them."""
    scratch = profile.folder / f".restore-{secrets.token_hex(4)}.db"
    with _gone_afterwards(scratch):
        manifest = read_container(path, scratch, decrypt)
        db = _unbound(scratch, manifest, keys()) if manifest.is_bound else None
        db = db or Database(scratch, manifest.key)
        try:
            db.must_be_whole()
            yield manifest, db
        finally:
            db.close()


def _unbound(path: Path, manifest: Manifest, keys: StoreKeys | None) -> Database:
    for one in keys.each() if keys else ():
        with contextlib.suppress(Unreadable):
            return Database(path, bound(one.store_key, manifest.key))
    raise BackupPastItsTime


def _counts(db: Database) -> dict[str, int]:
    tables = ("journal", "entries", "deliveries")
    rows = (db.row(f"SELECT count(*) FROM {name}") for name in tables)  # noqa: S608 (ours)
    return {name: int(row[0]) if row else 0 for name, row in zip(tables, rows, strict=True)}


def _made_at(name: str) -> datetime | None:
    instant, _, _ = name.partition("_")
    try:
        return datetime.strptime(instant, "%Y-%m-%dT%H-%M-%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as e:
        raise no_room(e) from e


@contextlib.contextmanager
def _gone_afterwards(path: Path) -> Iterator[None]:
    remove_family(path)
    try:
        yield
    finally:
        remove_family(path)
        with contextlib.suppress(OSError):
            if os.name != "nt":
                sync_folder(path.parent)
