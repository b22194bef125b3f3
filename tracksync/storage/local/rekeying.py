"""
A fresh key for the store once entries went for their age, so that older copies open nowhere.

Before the store is handed out it is written anew under a fresh key and renamed into place; the
keystore has both keys until that is done. Whatever is cut short, the next start tries both: a key
that opens the store is its key, and the other one goes.

    keystore        store       key check
    old             old         old         entries went; it is due
    old and new     old         old         a copy is being written beside it
    old and new     new         old         renamed into place
    old and new     new         new         automatic backups are replaced
    new             new         new

The automatic backups are bound to the store's key and go with the old one. Where there are any,
one of the new store is made before that.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime

from tracksync.core.problems import Problem
from tracksync.ports.keystore import Keystore
from tracksync.storage.local import keys
from tracksync.storage.local.creation import create_store, family
from tracksync.storage.local.db import Database, Unreadable
from tracksync.storage.local.durable import sync_folder
from tracksync.storage.local.keys import StoreKeys
from tracksync.storage.local.profile import Profile
from tracksync.storage.local.tables import foundation
from tracksync.storage.local.tables import small as small_tables

_MARK = "keyed_at"


def in_use(profile: Profile, held: StoreKeys) -> StoreKeys:
    """
    Tell which of the keys that are held the store is sealed with.

    Raises:
        ForeignKeystore: None of them belongs to it.
    """
    checked = {one: keys.is_checked(profile, one) for one in held.each()}
    if not any(found in {True, None} for found in checked.values()):
        raise keys.not_these(profile, held)
    is_checked = None not in checked.values()
    found = next((one for one, is_right in checked.items() if is_right), held.each()[-1])
    is_there = profile.store_path.exists() and profile.store_path.stat().st_size
    # Where there are two, or the check was lost, only a key that opens is believed.
    if is_there and (held.next_key or not is_checked):
        opening = next((one for one in checked if _opens(profile, one)), None)
        if opening is None and not is_checked:
            raise keys.ForeignKeystore
        found = opening or found
    if not is_checked:  # it was lost, or a first start was cut short
        keys.keep_key_check(profile, found)
    return found


def _opens(profile: Profile, one: StoreKeys) -> bool:
    try:
        Database(profile.store_path, one.store_key, is_read_only=True).close()
    except Unreadable:
        return False
    return True


def is_due(db: Database) -> bool:
    """Tell whether entries went since the store got its key."""
    link = foundation.read(db)
    return bool(link.month) and small_tables.about(db, _MARK) != _marked(link)


def settle(
    profile: Profile,
    db: Database,
    keystore: Keystore,
    held: StoreKeys,
    used: StoreKeys,
    *,
    now: datetime,
    reopen: Callable[[StoreKeys], Database],
) -> tuple[Database, StoreKeys]:
    """
    Give the store a fresh key where that is due, and finish what was cut short.

    Where that cannot be done now (the disk is full, the keystore does not take it) the store is as
    it was, and the next start tries again.

    Args:
        db: The only open connection; it is closed where another one comes back.
        held: The keys as the keystore has them.
        used: The one that opened it.
    """
    if used.id == held.id and is_due(db):
        held = held.followed()
        with contextlib.suppress(Problem):
            keystore.write(keys.STORE_KEYS_ITEM, keys.write_store_keys(held))
            _write_anew(profile, db, held.each()[0])
        db.close()
        used = in_use(profile, held)
        db = reopen(used)
    if held.next_key:
        with contextlib.suppress(Problem):
            _finish(profile, db, used, now, is_new=used.id != held.id)
            keystore.write(keys.STORE_KEYS_ITEM, keys.write_store_keys(used))
    return db, used


def _write_anew(profile: Profile, db: Database, fresh: StoreKeys) -> None:
    def fill(copy: Database) -> None:
        copy.fill_from(db)
        copy.must_be_whole()

    def mark(copy: Database) -> None:
        small_tables.set_about(copy, _MARK, _marked(foundation.read(copy)))

    create_store(
        profile,
        fresh.store_key,
        small_tables.about(db, "generation") or "",
        fill=fill,
        mark=mark,
        before_naming=lambda: _close(profile, db),
    )


def _close(profile: Profile, db: Database) -> None:
    """Close the store so that nothing of its log is left, which would be read into the new one."""
    db.fold_log()
    db.close()
    for file in family(profile.store_path):
        if file != profile.store_path:
            file.unlink()
    sync_folder(profile.folder)


def _finish(
    profile: Profile, db: Database, used: StoreKeys, now: datetime, *, is_new: bool
) -> None:
    if keys.is_checked(profile, used) is not True:
        keys.keep_key_check(profile, used)
    if is_new:
        from tracksync.storage.local import backup_files  # pyrage and tarfile: 8 ms, 2 MB

        if backup_files.list_backups(profile):
            made = backup_files.keep_backup(profile, db, used, why="daily", made_at=now)
            backup_files.forget_all_but(profile, made)


def _marked(link: foundation.Foundation) -> str:
    return f"{link.sequence} {link.at_ms}"
