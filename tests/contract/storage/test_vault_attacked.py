"""A vault somebody laid hands on: nothing outside is touched, nothing foreign shown or signed."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.contract.storage.test_vault import DAY, NOON, PIXELS, Room
from tracksync.core.pictures.facts import Picture, PictureKind
from tracksync.core.problems import NotFound
from tracksync.ports.vault import DamagedPicture
from tracksync.storage.local import age
from tracksync.storage.local.vault.records import NoRecord, Signer, read, write

TODAY, TOMORROW = "2026-11-27", "2026-11-28"
THEM = Signer(b"2" * 32)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Three pictures of a day, one of the next."""
    folder = tmp_path / "data"
    folder.mkdir()
    room = Room(folder)
    room.take(3)
    room.take(day=DAY + timedelta(days=1))
    return room


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Somebody's own folder, with names as the vault gives them."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("000000009.webp.age", "letter.age", ".letter.new", "letter.txt"):
        (folder / name).write_text(name)
    return folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def day(room: Room, name: str = TODAY) -> Path:
    return room.folder / "vault" / name


# --- what may lie in the place of a file ----------------------------------------------------------

Lay = Callable[[Path], object]


def lay_link(path: Path) -> None:
    other = path.with_name("elsewhere")
    path.rename(other)
    path.symlink_to(other)


def lay_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def lay_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def lay_huge(path: Path) -> None:
    os.truncate(path, 64 * 2**20 + 1)


FILES: dict[str, Lay] = {
    "link": lay_link,
    "folder": lay_folder,
    "pipe": lay_pipe,
    "huge": lay_huge,
    "nothing": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "changed": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"),
    "of another day": lambda path: shutil.copy(
        path.parents[1] / TOMORROW / path.name.replace("2.", "4.", 1), path
    ),
    "of another number": lambda path: shutil.copy(
        path.with_name(path.name.replace("2.", "3.", 1)), path
    ),
}


@pytest.mark.parametrize("lay", FILES.values(), ids=FILES)
def test_a_picture_in_whose_place_something_lies_is_damaged(room: Room, lay: Lay) -> None:
    """It is not shown, and told of; the others are, and pictures go on."""
    lay(day(room) / "000000002.webp.age")
    vault = room.open()

    with pytest.raises(DamagedPicture):
        vault.open(vault.find(2))
    assert vault.faults() == ("picture 2 is damaged or gone",)
    assert vault.open(vault.find(3)) == PIXELS + b" whole"
    assert vault.extent()[0] == 4
    room.take()
    assert vault.find(5).day == TODAY


@pytest.mark.parametrize("lay", FILES.values(), ids=FILES)
def test_a_record_in_whose_place_something_lies_is_missing(room: Room, lay: Lay) -> None:
    """Neither waited for nor taken for another's; what follows it shows that something is gone."""
    lay(day(room) / "000000002.record.age")
    vault = room.open()

    assert [p.sequence for p in vault.pictures(TODAY)] == [1, 3]
    with pytest.raises(NotFound):
        vault.find(2)
    assert [f for f in vault.faults() if "record of picture 3" in f]
    room.take()
    assert vault.find(5).day == TODAY


HEADS: dict[str, Lay] = {
    **{name: FILES[name] for name in ("link", "folder", "pipe", "huge", "nothing")},
    "no number": lambda path: path.write_text('{"sequence": "x", "digest": ""}'),
    "for ever": lambda path: path.write_text('{"sequence": 1e999, "digest": ""}'),
    "below nothing": lambda path: path.write_text('{"sequence": -5, "digest": ""}'),
    "beyond": lambda path: path.write_text('{"sequence": 1000000000, "digest": ""}'),
    "deep": lambda path: path.write_text("[" * 60_000),
    "from before": lambda path: path.write_text('{"sequence": 1, "digest": "00"}'),
}


@pytest.mark.parametrize("lay", HEADS.values(), ids=HEADS)
def test_a_head_somebody_wrote_changes_no_number(room: Room, lay: Lay) -> None:
    """The newest record counts; nothing is numbered twice."""
    lay(room.folder / "vault" / "head")
    room.open()
    if (room.folder / "vault" / "head").is_dir():
        (room.folder / "vault" / "head").rmdir()

    assert room.take(day=DAY + timedelta(days=1)).first == 5
    assert room.open().faults() == ()


@pytest.mark.parametrize("name", ["link", "folder", "pipe", "huge", "nothing"])
def test_a_note_of_readers_that_cannot_be_read_makes_a_new_key(room: Room, name: str) -> None:
    """Nobody knows who it named."""
    one = age.recipient_of(age.make_identity())
    room.take(readers=one)
    FILES[name](day(room) / "readers")

    assert room.open().begin(DAY, frozenset({one})).day == "2026-11-27.2"


def test_a_folder_that_went_takes_the_note_of_its_readers_with_it(room: Room) -> None:
    """Its key is not used again: nobody knows who has it."""
    before = room.vault.recipient(TODAY)
    shutil.rmtree(day(room))

    assert room.take().recipient != before
    assert room.open().find(5).day == "2026-11-27.2"


# --- what is no day -------------------------------------------------------------------------------


def test_a_link_in_the_place_of_a_day_leads_nowhere(room: Room, outside: Path) -> None:
    """Nothing is read, written or cleared away behind it, whatever is done."""
    shutil.rmtree(day(room, TOMORROW))
    for name in (TOMORROW, "2026-01-01", "somewhere"):
        day(room, name).symlink_to(outside, target_is_directory=True)
    before = names_in(outside)
    vault = room.vault

    assert vault.days() == (TODAY,)
    room.take(day=DAY + timedelta(days=1))
    vault = room.open()
    assert vault.delete(frozenset({5})) == 1
    assert vault.shred(vault.days()) > 0
    assert names_in(outside) == before
    assert not day(room, "2026-01-01").is_symlink()


def test_a_link_where_a_day_is_to_be_goes(room: Room, outside: Path) -> None:
    """The pictures of that day lie in the vault."""
    later = DAY + timedelta(days=2)
    day(room, later.isoformat()).symlink_to(outside, target_is_directory=True)
    before = names_in(outside)
    room.take(day=later)

    assert names_in(outside) == before
    assert room.open().find(5).day == later.isoformat()


@pytest.mark.parametrize("name", ["2026-11-27.backup", "2026-11-27 copy", "20261127", "2026-W48-5"])
def test_what_has_no_name_of_a_day_is_left_alone(room: Room, name: str) -> None:
    """A copy somebody made there is theirs."""
    shutil.copytree(day(room), day(room, name))
    before = names_in(day(room, name))

    assert room.open().days() == (TOMORROW, TODAY)
    assert names_in(day(room, name)) == before


def test_a_vault_is_set_aside_beside_those_from_before(room: Room) -> None:
    """Also where somebody took the first of them away."""
    (room.folder / "aside" / "vault-1").mkdir(parents=True)
    (room.folder / "aside" / "vault-3").mkdir()
    (room.folder / "vault" / "ring").unlink()
    room.open()

    assert names_in(room.folder / "aside") == ["vault-1", "vault-2", "vault-3"]
    assert (room.folder / "aside" / "vault-2" / TODAY).is_dir()


def test_a_day_that_was_moved_away_is_destroyed_in_its_time(room: Room, tmp_path: Path) -> None:
    """Its key goes all the same, so that nobody opens it where it lies, or once it is back."""
    moved = tmp_path / "moved"
    day(room).rename(moved)
    vault = room.open()

    assert (vault.days(), vault.keys()) == ((TOMORROW,), (TOMORROW, TODAY))
    vault.shred((TODAY,))
    moved.rename(day(room))
    assert room.open().keys() == room.vault.days() == (TOMORROW,)
    with pytest.raises(NotFound):
        room.vault.identity(TODAY)


# --- what others made -----------------------------------------------------------------------------


def lay_record(room: Room, number: int, codec: str = "webp") -> None:
    """Lay a picture there that a reader made, who has the day's key."""
    plain = b"what nobody ever saw"
    key = room.vault.recipient(TODAY)
    into = io.BytesIO()
    age.to_recipients([key])(io.BytesIO(plain), into)
    whole = into.getvalue()
    digest = hashlib.blake2b(whole, digest_size=32).hexdigest()
    picture = Picture(
        *(number, NOON, "UTC", TODAY, PictureKind.PICTURE, "DP-1"),
        codec=codec,
        size_bytes=len(whole),
        digest=digest,
        small_digest=digest,
    )
    data, _ = write(picture, "0" * 64, THEM)
    sealed = io.BytesIO()
    age.to_recipients([key])(io.BytesIO(data), sealed)
    for end, content in (("record", sealed.getvalue()), ("webp", whole), ("small", whole)):
        (day(room) / f"{number:09d}.{end}.age").write_bytes(content)


@pytest.mark.parametrize("number", [2, 99, 999_999_999])
def test_a_picture_another_made_is_none_of_ours(room: Room, number: int) -> None:
    """Not shown, not counted on from, and told of."""
    lay_record(room, number)
    vault = room.open()

    assert number not in [p.sequence for p in vault.pictures(TODAY)]
    with pytest.raises(NotFound):
        vault.find(number)
    assert any(f"record of picture {number} was not made here" in f for f in vault.faults())
    assert room.take().first == 5


@pytest.mark.parametrize("spoil", ["foreign", "gone"])
def test_deleting_signs_nobodys_tampering(room: Room, spoil: str) -> None:
    """The day gets another key and new signatures; that something is wrong is still told."""
    if spoil == "foreign":
        lay_record(room, 2)
    else:
        (day(room) / "000000002.record.age").unlink()
    room.vault.delete(frozenset({1}))
    vault = room.open()

    assert [p.sequence for p in vault.pictures("2026-11-27.2")] == [1, 3]
    assert vault.open(vault.find(3)) == PIXELS + b" whole"
    told = "the record of picture 3 was not made here, or others are missing before it"
    assert vault.faults() == (told,)


def test_a_day_that_was_gone_on_with_keeps_its_chain(room: Room) -> None:
    """The clock was set back over midnight: deleting a picture of such a day breaks nothing."""
    room.take(2)
    assert [p.sequence for p in room.vault.pictures(TODAY)] == [1, 2, 3, 5, 6]
    room.vault.delete(frozenset({2, 6}))

    assert room.open().faults() == ()


BROKEN: dict[str, dict[str, object]] = {
    "a place for a codec": {"codec": "/../../x"},
    "a codec nobody knows": {"codec": "png"},
    "no number": {"sequence": None},
    "a time beyond all": {"at_ms": 10**30},
    "an interval beyond all": {"interval_ms": 10**30},
    "nobody": {"who": None},
    "a word for somebody": {"who": "Ann"},
    "a kind nobody knows": {"kind": "film"},
    "no device": {"device": "00"},
    "no hex": {"device": "zz" * 32},
    "what stood is a number": {"stood": 7},
}


@pytest.mark.parametrize("facts", BROKEN.values(), ids=BROKEN)
def test_a_record_that_says_what_cannot_be_is_none(facts: dict[str, object]) -> None:
    """Whoever signed it; nothing else comes of it."""
    picture = Picture(1, NOON, "UTC", TODAY, PictureKind.PICTURE, "DP-1", codec="webp")
    data, _ = write(picture, "0" * 64, THEM)
    body, _, signature = data.partition(b"\n")
    body = json.dumps(json.loads(body) | facts).encode()
    with pytest.raises(NoRecord):
        read(body + b"\n" + signature, TODAY)


@pytest.mark.parametrize("data", [b"[" * 60_000, b'{"a":' * 10_000, b"9" * 60_000, b"\x00" * 99])
def test_what_is_deep_or_long_is_no_record(data: bytes) -> None:
    """It does not bring the reader down."""
    with pytest.raises(NoRecord):
        read(data, TODAY)
