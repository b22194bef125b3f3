"""Small files, keys as text, and the words for what can be wrong with them."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracksync.core.problems import DiskFull, NotAllowed
from tracksync.storage.local import profile as profiles
from tracksync.storage.local.db import KEY_BYTES, Database, Unreadable, create_empty
from tracksync.storage.local.durable import read_bounded, write_durably
from tracksync.storage.local.keys import (
    ForeignKeystore,
    StoreKeys,
    is_checked,
    keep_key_check,
    read_store_keys,
    write_store_keys,
)
from tracksync.storage.local.profile import (
    NewerStore,
    Profile,
    UnsafeFolder,
    check_folder,
    check_home,
    open_profile,
    with_recovery,
)
from tracksync.storage.local.profile_lock import ProfileLock

AT = datetime(2026, 11, 16, 8, tzinfo=UTC)
KEY = bytes(KEY_BYTES)


def now() -> datetime:
    return AT


def test_a_file_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    """What cannot be replaced stays as it was, and no half-written one is left."""
    path = tmp_path / "file"
    write_durably(path, b"old")
    path.unlink()
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "full").touch()

    with pytest.raises(DiskFull):
        write_durably(path, b"new")

    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """Every file of ours has a limit; a missing one is none."""
    path = tmp_path / "file"
    assert read_bounded(path, 3) is None
    path.write_bytes(b"abcd")

    assert read_bounded(path, 4) == b"abcd"
    with pytest.raises(ValueError, match="larger than 3"):
        read_bounded(path, 3)


def test_store_keys_come_back_from_the_keystore() -> None:
    """ASCII, and never shown by accident."""
    keys = StoreKeys.make()
    text = write_store_keys(keys)

    assert read_store_keys(text) == keys
    assert text.isascii()
    assert len(text) < 1000
    assert keys.store_key.hex() not in repr(keys)
    assert keys.identity not in repr(keys)
    assert keys.recipient.startswith("age1")


@pytest.mark.parametrize("text", ["", "1", "2 a b c", "1 id nothex AGE-SECRET", "1 a b c d e"])
def test_what_is_no_store_key_is_foreign(text: str) -> None:
    """A keystore with something else under our name is not ours."""
    with pytest.raises(ForeignKeystore):
        read_store_keys(text)


def made(tmp_path: Path) -> Profile:
    return open_profile(tmp_path / "data", now)


def test_a_key_check_knows_its_key_and_its_profile(tmp_path: Path) -> None:
    """Nothing to check by is no answer, and so is a check that cannot be read."""
    profile, keys = made(tmp_path), StoreKeys.make()
    assert is_checked(profile, keys) is None
    keep_key_check(profile, keys)

    assert is_checked(profile, keys) is True
    assert is_checked(profile, StoreKeys.make()) is False
    other = Profile(profile.folder, "another", AT)
    assert is_checked(other, keys) is False
    profile.key_check_path.write_text("{}")
    assert is_checked(profile, keys) is None
    assert keys.store_key.hex() not in profile.key_check_path.read_text()


def test_a_profile_keeps_its_name(tmp_path: Path) -> None:
    """Random, made once; the public half of the recovery key can be noted."""
    profile = made(tmp_path)
    known = with_recovery(profile, "age1xyz")

    assert made(tmp_path) == known
    assert known.recovery_recipient == "age1xyz"
    assert len(profile.id) == 32
    assert open_profile(tmp_path / "other", now).id != profile.id


def test_two_programs_at_the_very_first_start_agree(tmp_path: Path) -> None:
    """The slower one takes the profile the quicker one has made."""
    quicker: list[Profile] = []

    def slow_now() -> datetime:
        quicker.append(made(tmp_path))
        return AT

    assert open_profile(tmp_path / "data", slow_now) == quicker[0]
    assert sorted(p.name for p in (tmp_path / "data").iterdir()) == ["profile.json"]


@pytest.mark.parametrize("facts", ["", "[]", "{}", '{"format": 1}', '{"format": "x"}', "\x00"])
def test_a_spoilt_profile_is_not_replaced(tmp_path: Path, facts: str) -> None:
    """Its name is the only way to the keys."""
    path = made(tmp_path).folder / "profile.json"
    path.write_text(facts)

    with pytest.raises(UnsafeFolder, match="cannot be read"):
        made(tmp_path)
    assert path.read_text() == facts


def test_a_profile_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    """With a sentence that says so."""
    path = made(tmp_path).folder / "profile.json"
    path.write_text(json.dumps({"format": profiles.FORMAT + 1}))

    with pytest.raises(NewerStore, match="newer"):
        made(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """And a folder that cannot be made is said to be so."""
    (tmp_path / "file").touch()
    with pytest.raises(UnsafeFolder, match="is a file"):
        check_folder(tmp_path / "file")
    with pytest.raises((DiskFull, UnsafeFolder)):
        check_folder(tmp_path / "file" / "below")


def test_a_profile_that_is_being_made_is_no_other_thing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several that start at once, one makes it while the others look."""
    link, seen = os.link, list[set[str]]()

    def look_first(*paths: Path) -> None:
        check_home(paths[0].parent)
        seen.append({path.name for path in paths[0].parent.iterdir()})
        link(*paths)

    monkeypatch.setattr(os, "link", look_first)
    made(tmp_path)

    assert [len(names) for names in seen] == [1]


@pytest.mark.parametrize("name", ["notes.txt", ".bashrc", "src"])
def test_a_folder_of_something_else_is_not_touched(tmp_path: Path, name: str) -> None:
    """A slip of the finger closes nobody's folder, and puts nothing into it."""
    (tmp_path / name).touch()
    (tmp_path / "lock").touch()
    tmp_path.chmod(0o755)

    with pytest.raises(UnsafeFolder, match="holds other things"):
        check_home(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["settings.toml", "log"],
        ["lock", ".profile.json.new"],
        ["settings-broken-20261127T093000Z.toml"],
        ["store.db", "notes.txt"],
        ["profile.json", "notes.txt"],
    ],
)
def test_a_folder_of_ours_may_hold_what_a_person_put_there(
    tmp_path: Path, names: list[str]
) -> None:
    """And one may be there before its profile, with settings or after a power cut."""
    for name in names:
        (tmp_path / name).touch()
    tmp_path.chmod(0o755)
    check_home(tmp_path)

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """It would lock, or make, a file somewhere else."""
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UnsafeFolder):
        ProfileLock.take(tmp_path / "lock")
    with pytest.raises(DiskFull):
        ProfileLock.take(tmp_path / "missing" / "lock")


def database(tmp_path: Path, key: bytes = KEY) -> Database:
    create_empty(tmp_path / "db")
    return Database(tmp_path / "db", key)


def test_a_database_opens_with_its_key_only(tmp_path: Path) -> None:
    """Anything else reads as no database at all."""
    db = database(tmp_path)
    db.begin_keeping()
    db.run("CREATE TABLE t (a)")
    db.run("INSERT INTO t VALUES (?)", (1,))
    assert db.changed_rows() == 1
    db.close()

    with pytest.raises(Unreadable):
        database(tmp_path, bytes(31) + b"x")
    with pytest.raises(ValueError, match="32 bytes"):
        database(tmp_path, b"short")
    again = database(tmp_path)
    assert again.rows("SELECT a FROM t") == [(1,)]
    assert list(again.each("SELECT a FROM t")) == [(1,)]
    again.must_be_whole()
    again.close()


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    """The lock of the profile keeps others out; this is what is left to say without it."""
    one = database(tmp_path)
    one.begin_keeping()
    one.run("CREATE TABLE t (a)")
    other = database(tmp_path)
    other.connection.set_busy_timeout(1)

    with (
        one.writing(durable=True),
        pytest.raises(NotAllowed, match="Another program"),
        other.writing(durable=True),
    ):
        pass
    other.close()
    one.close()


def test_a_mistake_in_a_statement_is_a_bug(tmp_path: Path) -> None:
    """It is not dressed up as a problem."""
    db = database(tmp_path)
    with pytest.raises(Exception, match="no such table") as told:
        db.run("SELECT * FROM nowhere")
    db.close()

    assert type(told.value).__module__ == "apsw"


def test_a_database_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    """Nothing is made in passing."""
    with pytest.raises(DiskFull):
        Database(tmp_path / "missing", KEY)
    with pytest.raises(DiskFull):
        create_empty(tmp_path / "missing" / "db")
