"""Wishes that wait for the keystore: durable, in order, readable by the profile alone."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.store import MORNING, SteppedClock
from tracksync.core.journal.intents import Asked, Intent
from tracksync.core.problems import DiskFull
from tracksync.storage import codec
from tracksync.storage.local import age
from tracksync.storage.local.profile import UnsafeFolder
from tracksync.storage.local.spool import FileSpool

IDENTITY = age.make_identity()


@pytest.fixture
def kept(tmp_path: Path) -> FileSpool:
    return FileSpool(tmp_path / "spool", age.recipient_of(IDENTITY))


def wish(number: int, **fields: object) -> Intent:
    reading = SteppedClock(MORNING + timedelta(minutes=number)).read()
    made = Intent(UUID(int=number), Asked.START, reading, "tray", ref="PROJ-1", note="Füße")
    return replace(made, **fields)  # type: ignore[arg-type]  # any of its fields


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "spool").glob("*.age"))


def test_an_empty_spool_needs_no_folder(kept: FileSpool, tmp_path: Path) -> None:
    """Nothing is made before something is asked for."""
    assert kept.waiting() == 0
    assert kept.read(IDENTITY) == ()
    kept.remove((UUID(int=1),))
    assert not (tmp_path / "spool").exists()


def test_wishes_come_back_in_the_order_they_were_asked_for(kept: FileSpool) -> None:
    """Even when the clock was set back in between."""
    wishes = (wish(9), wish(2, asked=Asked.PAUSE, until=MORNING), wish(5, asked=Asked.SIGN))
    for item in wishes:
        kept.add(item)

    assert kept.waiting() == 3
    assert kept.read(IDENTITY) == wishes
    kept.remove((wishes[0].id, wishes[2].id))
    assert kept.read(IDENTITY) == (wishes[1],)
    kept.add(wish(1))
    assert [item.id.int for item in kept.read(IDENTITY)] == [2, 1]


def test_nobody_else_reads_a_wish(kept: FileSpool, tmp_path: Path) -> None:
    """Sealed to the profile's key, 0600 in 0700, and the name tells only when."""
    kept.add(wish(1))

    (path,) = files(tmp_path)
    assert b"PROJ-1" not in path.read_bytes()
    assert path.read_bytes().startswith(age.PREFIX)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "PROJ" not in path.name


def test_what_cannot_be_read_is_set_aside(kept: FileSpool, tmp_path: Path) -> None:
    """Never deleted; the others are read all the same."""
    for number in range(1, 6):
        kept.add(wish(number))
    other = age.to_recipients([age.recipient_of(age.make_identity())])
    broken = files(tmp_path)
    broken[0].write_bytes(b"spoilt")
    broken[1].write_bytes(b"x" * 100_000)
    with broken[2].open("wb") as file, broken[3].open("rb") as source:
        other(source, file)
    broken[3].unlink()
    broken[3].symlink_to(broken[4])

    assert [item.id.int for item in kept.read(IDENTITY)] == [5]
    assert len(list((tmp_path / "spool" / "aside").iterdir())) == 4
    assert kept.waiting() == 1


def test_a_wish_of_a_newer_release_is_set_aside(kept: FileSpool, tmp_path: Path) -> None:
    """It is not guessed at."""
    kept.add(wish(1))
    (path,) = files(tmp_path)
    facts = codec.to_json(wish(1)) | {"asked": "dance"}
    (tmp_path / "facts").write_bytes(codec.pack(facts))
    with path.open("wb") as file, (tmp_path / "facts").open("rb") as source:
        age.to_recipients([age.recipient_of(IDENTITY)])(source, file)

    assert kept.read(IDENTITY) == ()
    assert kept.waiting() == 0


def test_files_that_are_none_of_ours_are_left_alone(kept: FileSpool, tmp_path: Path) -> None:
    """What a crash left half-written has another name, and counts as never asked."""
    kept.add(wish(1))
    (tmp_path / "spool" / ".00000002-000000000000000-ff.age.new").write_bytes(b"half")
    (tmp_path / "spool" / "notes.txt").write_bytes(b"mine")

    assert kept.waiting() == 1
    assert len(kept.read(IDENTITY)) == 1


def test_a_folder_others_can_write_to_is_refused(kept: FileSpool, tmp_path: Path) -> None:
    """Somebody could put wishes there."""
    kept.add(wish(1))
    (tmp_path / "spool").chmod(0o777)

    with pytest.raises(UnsafeFolder):
        kept.add(wish(2))


def test_a_spool_has_an_end(tmp_path: Path) -> None:
    """A keystore that is never unlocked must not fill the disk."""
    kept = FileSpool(tmp_path / "spool", age.recipient_of(IDENTITY), most=2)
    kept.add(wish(1))
    kept.add(wish(2))

    with pytest.raises(DiskFull):
        kept.add(wish(3))


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_words_survive_the_spool(ref: str, note: str) -> None:
    """Whatever is typed before the list of tasks can be seen."""
    item = wish(1, ref=ref, note=note)

    assert codec.from_json(Intent, codec.unpack(codec.pack(codec.to_json(item)))) == item
