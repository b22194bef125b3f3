"""Making a database file whole before it gets its name, and putting a bad one out of the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tracksync.storage.local import migrations
from tracksync.storage.local.db import Database, create_empty, no_room
from tracksync.storage.local.durable import sync_file, sync_folder
from tracksync.storage.local.profile import Profile, instant_name
from tracksync.storage.local.tables import small as small_tables

# What SQLite keeps beside a database; together they are one store.
FAMILY = ("", "-wal", "-shm", "-journal")
COPY = ".copy.db"
_FRESH = "store.db.new"


def family(path: Path) -> list[Path]:
    """List the files of a database that are there."""
    return [found for end in FAMILY if (found := path.with_name(path.name + end)).exists()]


def remove_family(path: Path) -> None:
    """Remove a database that nobody needs."""
    for file in family(path):
        file.unlink()


def remove_leftovers(profile: Profile) -> None:
    """Remove what a crash left of half-made copies."""
    for folder in (profile.folder, profile.backup_folder):
        for pattern in (".restore-*", f".*{COPY}*", ".*.age.new"):
            for path in folder.glob(pattern):
                path.unlink(missing_ok=True)


def _nothing(_: Database) -> None:
    """Put nothing in."""


def create_store(
    profile: Profile,
    key: bytes,
    generation: str,
    *,
    fill: Callable[[Database], None] = _nothing,
    mark: Callable[[Database], None] = _nothing,
    before_naming: Callable[[], object] = lambda: None,
) -> None:
    """
    Make the profile's database, durable and complete before it appears under its name.

    Args:
        fill: Puts content in before the schema is brought up to date (a restore).
        mark: Notes something in the finished store.
        before_naming: Called when all is ready; moves an older store away.
    """
    fresh = profile.folder / _FRESH
    try:
        remove_family(fresh)
        create_empty(fresh)
        _build(fresh, key, fill, lambda db: _sign(db, profile, generation, mark))
        sync_file(fresh)
        before_naming()
        fresh.replace(profile.store_path)
        sync_folder(profile.folder)
    except OSError as e:
        raise no_room(e) from e


def _build(
    path: Path, key: bytes, fill: Callable[[Database], None], sign: Callable[[Database], None]
) -> None:
    db = Database(path, key)
    try:
        db.begin_keeping()
        fill(db)
        migrations.migrate(db)
        with db.writing(durable=True):
            sign(db)
    finally:
        # Closing folds the log in: afterwards the store is this one file.
        db.close()


def _sign(
    db: Database, profile: Profile, generation: str, mark: Callable[[Database], None]
) -> None:
    small_tables.set_about(db, "profile", profile.id)
    small_tables.set_about(db, "generation", generation)
    mark(db)


def set_aside(profile: Profile, at: datetime, *, with_keys: bool = False) -> Path | None:
    """
    Move the database with all that belongs to it out of the way; nothing is deleted.

    Args:
        with_keys: The ring and the key check go with it: nothing of it is to be opened here again.

    Returns:
        The folder it lies in now; None when there was nothing.
    """
    # The database last: while it has its name, the store is not yet seen as gone.
    found = [path for path in family(profile.store_path) if path != profile.store_path]
    if with_keys:
        others = (profile.ring_path, profile.day_ring_path, profile.key_check_path)
        found += [path for path in others if path.exists()]
    if profile.store_path.exists():
        found.append(profile.store_path)
    if not found:
        return None
    folder = profile.aside_folder / instant_name(at)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in found:
            file.replace(folder / file.name)
        sync_folder(folder)
        sync_folder(profile.folder)
    except OSError as e:
        raise no_room(e) from e
    return folder
