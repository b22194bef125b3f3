"""Stores of every released version open, and say what they said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.storage.saved_stores.make import HERE, KEYS, SAID, make, told
from tests.fakes.keystore import FakeKeystore
from tests.fakes.store import Household
from tracksync.storage import codec
from tracksync.storage.local import glance, migrations
from tracksync.storage.local.backup_files import list_backups, opened
from tracksync.storage.local.check import check
from tracksync.storage.local.db import Database
from tracksync.storage.local.keys import read_store_keys
from tracksync.storage.local.opening import open_newest

SAVED = sorted(path for path in HERE.iterdir() if path.name.startswith("v"))


def brought_out(saved: Path, folder: Path) -> Household:
    """Copy a saved store, as a person's folder would be found."""
    shutil.copytree(saved, folder)
    home = Household(folder)
    home.keystore = FakeKeystore(json.loads((saved / KEYS).read_text()))
    return home


def still_said(then: codec.Json, now: codec.Json, where: str = "it") -> list[str]:
    """Name what was said then and is not said now; a later release may say more."""
    match then:
        case dict():
            lost = [f"{where}.{key}" for key in then if key not in now]
            kept = [key for key in then if key in now]
            return lost + [
                fault for key in kept for fault in still_said(then[key], now[key], f"{where}.{key}")
            ]
        case list() if len(then) == len(now):
            pairs = enumerate(zip(then, now, strict=True))
            return [f for n, (a, b) in pairs for f in still_said(a, b, f"{where}[{n}]")]
        case _:
            return [] if then == now else [f"{where}: {then!r} became {now!r}"]


def test_there_is_a_saved_store_of_this_release() -> None:
    """`python -m tests.contract.storage.saved_stores.make` makes it when the schema grows."""
    assert SAVED[-1].name == f"v{migrations.NEWEST}"
    assert [number for number, _ in migrations.STEPS] == list(range(1, migrations.NEWEST + 1))


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.name)
def test_a_saved_store_says_what_it_said(saved: Path, tmp_path: Path) -> None:
    """Not a word, not a millisecond and not a digest is different."""
    home = brought_out(saved, tmp_path / "data")
    found = home.open()
    with found.store.read() as now:
        said = told(now)
    result = check(found.store)
    found.store.close()

    assert still_said(json.loads((saved / SAID).read_text()), said) == []
    assert result.faults == ()
    assert not found.was_restored


def test_a_store_made_today_is_like_the_saved_one(tmp_path: Path) -> None:
    """Whatever changes how things are kept without a migration shows here."""
    make(tmp_path / "data")

    fresh = json.loads((tmp_path / "data" / SAID).read_text())
    saved = json.loads((SAVED[-1] / SAID).read_text())
    del saved["digests"]  # sealed bytes are random
    assert still_said(saved, fresh) == []


def step(db: Database) -> None:
    db.run_script("ALTER TABLE entries ADD COLUMN colour TEXT")


def broken(db: Database) -> None:
    db.run_script("CREATE TABLE half (a)")
    msg = "no"
    raise RuntimeError(msg)


def step_two(db: Database) -> None:
    db.run_script("CREATE TABLE more (a); CREATE TABLE even_more (a)")


def grown(*ups: Callable[[Database], None]) -> migrations.Steps:
    """Steps of a release from the future."""
    more = tuple((migrations.NEWEST + 1 + n, up) for n, up in enumerate(ups))
    return migrations.STEPS + more


def test_a_backup_is_made_before_a_step(tmp_path: Path) -> None:
    """Once, and it opens with the profile's key and holds the store as it was."""
    home = brought_out(SAVED[-1], tmp_path / "data")
    keys = read_store_keys(home.keystore.kept["store-keys"])
    for _ in range(2):
        db = open_newest(home.profile(), keys, home.clock.read().at, grown(step, step_two))
        assert db.version() == migrations.NEWEST + 2
        db.close()

    (kept,) = list_backups(home.profile())
    assert f"before-{migrations.NEWEST + 2}" in kept.path.name
    with opened(kept.path, home.profile(), keys) as (manifest, copy):
        assert manifest.store == copy.version() == migrations.NEWEST


def test_a_step_that_fails_leaves_the_store_before_it(tmp_path: Path) -> None:
    """Each is one transaction; the next start begins there again."""
    home = brought_out(SAVED[-1], tmp_path / "data")
    keys = read_store_keys(home.keystore.kept["store-keys"])
    with pytest.raises(RuntimeError):
        open_newest(home.profile(), keys, home.clock.read().at, grown(step, broken))

    db = Database(home.folder / "store.db", keys.store_key)
    assert db.version() == migrations.NEWEST + 1
    assert db.row("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == (0,)
    db.close()


def test_a_glance_knows_the_newest_store() -> None:
    """Else `tracksync status` would start the whole program for each store of this release."""
    assert glance.SCHEMA == migrations.NEWEST
