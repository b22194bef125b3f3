"""Times of entries that went: they open from no copy of the folder either, and nothing is lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes.store import MORNING, Household, hours
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import KeystoreTrouble
from tracksync.platforms.keystore import words
from tracksync.storage.local import age, backup_files, creation, keys, rekeying
from tracksync.storage.local.backup import back_up_daily, backup, restore
from tracksync.storage.local.backup_files import list_backups
from tracksync.storage.local.check import check
from tracksync.storage.local.container import BackupPastItsTime
from tracksync.storage.local.db import Database, Unreadable, no_room
from tracksync.storage.local.erasure import drop_entries
from tracksync.storage.local.keys import (
    STORE_KEYS_ITEM,
    CopyPastItsTime,
    ForeignKeystore,
    StoreKeys,
    read_store_keys,
    write_store_keys,
)
from tracksync.storage.local.opening import Opened, StoreDamaged
from tracksync.storage.local.recovery import RecoveryKey

OLD, KEPT = "what went", "what stays"


@pytest.fixture
def home(tmp_path: Path) -> Household:
    return Household(tmp_path / "data")


def work(home: Household, opened: Opened, at: datetime, note: str) -> None:
    home.clock.set(replace(home.clock.read(), at=at + hours(2)))
    home.scribe(opened).entry(at, at + hours(1), note=note)


def let_go(home: Household, opened: Opened) -> None:
    now = home.clock.read()
    assert drop_entries(
        opened.store, 2, now=now, clock=home.clock, ids=home.ids, on_store=lambda do: do()
    )


def lived(home: Household, copy: Path) -> None:
    """A year with a backup each day it was used, a copy of the folder, and what went since."""
    opened = home.open()
    work(home, opened, MORNING, OLD)
    back_up_daily(opened.store, opened.profile, now=home.clock.read().at)
    opened.store.flush()
    shutil.copytree(home.folder, copy)
    work(home, opened, MORNING + timedelta(days=300), KEPT)
    let_go(home, opened)
    opened.store.close()


def found(opened: Opened) -> list[str]:
    """What is there, and whole; and the store is closed."""
    with opened.store.read() as now:
        entries: tuple[Entry, ...] = now.entries_between(MORNING, MORNING + timedelta(days=999))
    faults = check(opened.store).faults
    opened.store.close()
    assert faults == ()
    return [entry.text.note for entry in entries]


def held(home: Household) -> StoreKeys:
    return read_store_keys(home.keystore.kept[STORE_KEYS_ITEM])


def content(home: Household) -> dict[str, bytes]:
    """All files; but what readers keep in memory they share, which is nothing of the store."""
    files = [path for path in home.folder.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in files if not path.name.endswith("-shm")}


def put_back(home: Household, copy: Path) -> None:
    shutil.rmtree(home.folder)
    shutil.copytree(copy, home.folder)


def test_a_copy_of_the_folder_opens_nowhere_once_entries_went(
    home: Household, tmp_path: Path
) -> None:
    """Neither it nor a backup in it, with the keystore as it is now; and it is said why."""
    lived(home, tmp_path / "copy")
    assert found(home.open()) == [KEPT]
    shutil.copytree(home.folder, tmp_path / "present")
    kept = dict(home.keystore.kept)
    put_back(home, tmp_path / "copy")
    before = content(home)

    for _ in range(2):
        with pytest.raises(CopyPastItsTime, match="from before time entries went") as told:
            home.open()
    assert (told.value.exit_code, isinstance(told.value, KeystoreTrouble)) == (5, True)
    (old,) = list_backups(home.profile())
    with pytest.raises(BackupPastItsTime):
        restore(
            home.profile(),
            home.keystore,
            home.clock,
            ids=home.ids,
            source=old.path,
            secret=held(home).identity,
        )
    for one in held(home).each():
        with pytest.raises(Unreadable):
            Database(home.folder / "store.db", one.store_key, is_read_only=True)
    assert content(home) == before
    assert home.keystore.kept == kept

    put_back(home, tmp_path / "present")
    assert found(home.open()) == [KEPT]


def test_a_store_of_a_copy_in_the_present_folder_is_set_aside(
    home: Household, tmp_path: Path
) -> None:
    """The key check says that the keystore is right; the newest backup of now is offered."""
    lived(home, tmp_path / "copy")
    assert found(home.open()) == [KEPT]
    shutil.copy(tmp_path / "copy" / "store.db", home.folder / "store.db")

    with pytest.raises(StoreDamaged) as told:
        home.open()
    assert told.value.backup is not None
    assert told.value.backup.made_at == home.clock.read().at
    back = restore(
        home.profile(),
        home.keystore,
        home.clock,
        ids=home.ids,
        source=told.value.backup.path,
        secret=held(home).identity,
    )
    assert found(back.opened) == [KEPT]


def test_a_fresh_key_comes_once_for_each_time_entries_went(home: Household, tmp_path: Path) -> None:
    """Not at other starts; the backups are replaced by one, and none is made where none was."""
    opened = home.open()
    first = held(home)
    work(home, opened, MORNING, OLD)
    opened.store.close()
    assert found(home.open()) == [OLD]
    assert held(home) == first

    ids = [first.id]
    for days in (300, 600, 900):
        opened = home.open()
        work(home, opened, MORNING + timedelta(days=days), KEPT)
        if days > 300:
            assert back_up_daily(opened.store, opened.profile, now=home.clock.read().at)
        let_go(home, opened)
        opened.store.close()
        for _ in range(2):
            opened = home.open()
            assert not opened.was_restored
            assert found(opened) == [KEPT]
        ids.append(held(home).id)
        assert len(list_backups(home.profile())) == (days > 300)
    assert ids == [first.id, f"{first.id}-2", f"{first.id}-3", f"{first.id}-4"]
    assert held(home).identity == first.identity


class Cut(BaseException):
    """The power goes."""


def _cut(*_: object, **__: object) -> None:
    raise Cut


Step = Callable[[pytest.MonkeyPatch, Household], None]


def before_the_copy(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(creation, "create_empty", _cut)


def before_the_name(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(creation, "sync_file", _cut)


def before_the_old_one_closes(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(rekeying, "_close", _cut)


def after_the_old_one_closed(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(rekeying, "sync_folder", _cut)


def after_the_name(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(creation, "sync_folder", _cut)


def before_the_check(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(keys, "keep_key_check", _cut)


def before_the_backup(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(backup_files, "keep_backup", _cut)


def before_older_backups_go(patch: pytest.MonkeyPatch, _: Household) -> None:
    patch.setattr(backup_files, "forget_all_but", _cut)


def at_write(number: int) -> Step:
    def step(patch: pytest.MonkeyPatch, home: Household) -> None:
        real, written = home.keystore.write, iter(range(99))

        def write(name: str, secret: str) -> None:
            if name == STORE_KEYS_ITEM and next(written) == number:
                raise Cut
            real(name, secret)

        patch.setattr(home.keystore, "write", write)

    return step


STEPS = [
    at_write(0),
    before_the_copy,
    before_the_name,
    before_the_old_one_closes,
    after_the_old_one_closed,
    after_the_name,
    before_the_check,
    before_the_backup,
    before_older_backups_go,
    at_write(1),
]


@pytest.mark.parametrize("loses_check", [False, True], ids=["", "key check lost"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_cut_short_anywhere_the_next_start_finishes(
    home: Household, tmp_path: Path, step: Step, loses_check: bool
) -> None:
    """All is there, the same key as before or the fresh one; and then copies open nowhere."""
    lived(home, tmp_path / "copy")
    first = held(home)
    with pytest.MonkeyPatch.context() as patch:
        step(patch, home)
        with pytest.raises(Cut):
            home.open()
    if loses_check:
        (home.folder / "key-check.json").unlink()

    opened = home.open()
    assert not opened.was_restored
    assert found(opened) == [KEPT]
    now = held(home)
    assert (now.id, now.next_key) == (f"{first.id}-2", b"")
    assert len(list_backups(home.profile())) == 1
    assert backup_files.newest_good(home.profile(), now) is not None
    assert not list(home.folder.glob("store.db.new*"))
    put_back(home, tmp_path / "copy")
    with pytest.raises(CopyPastItsTime):
        home.open()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_foreign_keystore_is_not_taken_for_damage_meanwhile(
    home: Household, tmp_path: Path, step: Step
) -> None:
    """Whatever was cut short: nothing is set aside, and with the right one it goes on."""
    lived(home, tmp_path / "copy")
    with pytest.MonkeyPatch.context() as patch:
        step(patch, home)
        with pytest.raises(Cut):
            home.open()
    ours = home.keystore.kept
    for foreign in ({}, {STORE_KEYS_ITEM: write_store_keys(StoreKeys.make().followed())}):
        home.keystore.kept = dict(foreign)
        with pytest.raises(ForeignKeystore):
            home.open()
        (home.folder / "key-check.json").rename(tmp_path / "check")
        with pytest.raises(ForeignKeystore):
            home.open()
        (tmp_path / "check").rename(home.folder / "key-check.json")

    home.keystore.kept = ours
    assert not (home.folder / "aside").exists()
    assert found(home.open()) == [KEPT]


def no_disk(patch: pytest.MonkeyPatch, _: Household) -> None:
    def full(*_: object) -> None:
        raise no_room(OSError(errno.ENOSPC, ""))

    patch.setattr(creation, "create_empty", full)


def no_backup(patch: pytest.MonkeyPatch, _: Household) -> None:
    def full(*_: object, **__: object) -> None:
        raise no_room(OSError(errno.ENOSPC, ""))

    patch.setattr(backup_files, "make_backup", full)


def silent_keystore(patch: pytest.MonkeyPatch, home: Household) -> None:
    def write(*_: str) -> None:
        raise words.slow(10)

    patch.setattr(home.keystore, "write", write)


def read_elsewhere(patch: pytest.MonkeyPatch, _: Household) -> None:
    def busy(db: Database) -> None:
        raise no_room(OSError(errno.EACCES, ""))

    patch.setattr(Database, "fold_log", busy)


@pytest.mark.parametrize("trouble", [no_disk, no_backup, silent_keystore, read_elsewhere])
def test_what_cannot_be_done_now_keeps_nobody_from_their_store(
    home: Household, tmp_path: Path, trouble: Step
) -> None:
    """It opens as it is; the next start tries again, and a backup that opens is always there."""
    lived(home, tmp_path / "copy")
    first = held(home)
    with pytest.MonkeyPatch.context() as patch:
        trouble(patch, home)
        assert found(home.open()) == [KEPT]
        assert backup_files.newest_good(home.profile(), held(home)) is not None

    assert found(home.open()) == [KEPT]
    assert (held(home).id, held(home).next_key) == (f"{first.id}-2", b"")
    assert len(list_backups(home.profile())) == 1


def test_a_program_that_reads_meanwhile_puts_it_off(
    home: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log that could not be folded in would be read into the new store."""
    lived(home, tmp_path / "copy")
    monkeypatch.setattr("tracksync.storage.local.db.WAIT_MS", 50)
    writer = Database(home.folder / "store.db", held(home).store_key)
    reader = Database(home.folder / "store.db", held(home).store_key, is_read_only=True)
    with reader.reading():
        assert reader.row("SELECT count(*) FROM entries") == (1,)
        with writer.writing(durable=True):
            writer.run("INSERT INTO about VALUES ('later', 'than the reader')")
        assert found(home.open()) == [KEPT]
        assert "-" not in held(home).id
    reader.close()
    writer.close()
    assert found(home.open()) == [KEPT]
    assert held(home).id.endswith("-2")


def test_a_damaged_store_under_two_keys_is_said_and_restored(
    home: Household, tmp_path: Path
) -> None:
    """Backups of either key are offered; the one that comes back settles which key is left."""
    lived(home, tmp_path / "copy")
    with pytest.MonkeyPatch.context() as patch:
        before_the_check(patch, home)
        with pytest.raises(Cut):
            home.open()
    (home.folder / "store.db").write_bytes(b"no store" * 999)

    for _ in range(2):
        with pytest.raises(StoreDamaged) as told:
            home.open()
    assert told.value.backup is not None
    back = restore(
        home.profile(),
        home.keystore,
        home.clock,
        ids=home.ids,
        source=told.value.backup.path,
        secret=held(home).identity,
    )
    assert found(back.opened) == [OLD]
    assert held(home).next_key == b""
    assert found(home.open()) == [OLD]


def test_a_backup_by_hand_opens_with_its_key_alone(home: Household, tmp_path: Path) -> None:
    """On any machine, before and after; brought back, its entries go again, with the key."""
    opened = home.open()
    key, file = RecoveryKey.make(), tmp_path / "by-hand.age"
    work(home, opened, MORNING, OLD)
    backup(opened.store, file, now=home.clock.read().at, recipients=[key.recipient])
    opened.store.close()
    lived(home, tmp_path / "copy")
    assert found(home.open()) == [KEPT]

    other = Household(tmp_path / "other")
    for one in (other, home):
        back = restore(
            one.profile(), one.keystore, one.clock, ids=one.ids, source=file, secret=key.secret
        )
        assert len(found(back.opened)) == 1
    opened = home.open()
    work(home, opened, MORNING + timedelta(days=400), KEPT)
    let_go(home, opened)
    opened.store.close()
    before = held(home)
    assert found(home.open()) == [KEPT]
    assert held(home) != before

    put_back(home, tmp_path / "copy")
    back = restore(
        home.profile(), home.keystore, home.clock, ids=home.ids, source=file, secret=key.secret
    )
    assert back.aside is not None
    assert (back.aside / "store.db").exists()
    assert len(found(back.opened)) == 1


def test_releases_of_one_key_take_two_for_foreign() -> None:
    """They refuse without a touch, where the store may be sealed with either."""
    text = write_store_keys(StoreKeys.make().followed())
    form, _, _, _, *noted = text.split(" ")
    assert (form, len(noted)) == ("1", 2)  # more than one word noted is what they refuse
    made = read_store_keys(text)
    assert write_store_keys(made) == text
    assert [one.next_key for one in made.each()] == [b"", b""]
    assert made.followed() is made


@pytest.mark.parametrize("went", [False, True])
def test_a_backup_before_a_step_from_old_schemas_is_bound_where_entries_went(
    home: Household, *, went: bool
) -> None:
    """Else the release it is kept for could not open it."""
    opened = home.open()
    if went:
        work(home, opened, MORNING, OLD)
        work(home, opened, MORNING + timedelta(days=400), KEPT)
        let_go(home, opened)
    with opened.store.lend() as db:
        for version, is_bound in ((7, went), (8, True)):
            made = _Versioned(db, version)
            path = home.folder / f"{version}.age"
            manifest = backup_files.make_backup(
                made,  # type: ignore[arg-type]  # a database that says it is older
                path,
                age.to_recipients([opened.profile.recipient]),
                made_at=datetime.now(UTC),
                store_key=opened.store.key,
            )
            assert manifest.is_bound is is_bound
    opened.store.close()


class _Versioned:
    def __init__(self, db: Database, version: int) -> None:
        self._db, self._version = db, version

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)

    def version(self) -> int:
        return self._version
