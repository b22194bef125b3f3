"""The vault: what is in it, who can open it, and that what is deleted is gone."""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519

from tests.desktop_rig.programs import find
from tests.fakes.keystore import FakeKeystore
from tracksync.core.pictures.facts import Picture, PictureKind, Who
from tracksync.core.problems import DiskFull, NotAllowed, NotFound
from tracksync.ports.screen import Seen, Shot
from tracksync.ports.vault import Circumstances, DamagedPicture, Place
from tracksync.storage.local import age
from tracksync.storage.local.db import no_room
from tracksync.storage.local.ring import PICTURE_KEYS_ITEM, read_ring_keys
from tracksync.storage.local.vault import pictures as vault_module
from tracksync.storage.local.vault.day import VaultDay
from tracksync.storage.local.vault.pictures import FileVault
from tracksync.storage.local.vault.records import NoRecord, Signer, read, write

DAY = date(2026, 11, 27)
NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)
PROFILE = "age1profile"
PIXELS = b"RIFF a picture of somebody's screen"


class Room:
    """A data folder with a ring and a vault, and the keystore beside it."""

    def __init__(self, folder: Path, keystore: FakeKeystore | None = None) -> None:
        self.folder = folder
        self.keystore = keystore or FakeKeystore()
        self.interval = timedelta()
        self.who = Who("Änn", "ann@acme.test")
        self.open()

    def open(self) -> FileVault:
        """Start anew on what lies there."""
        keys = read_ring_keys(self.keystore.kept.get(PICTURE_KEYS_ITEM, ""))
        aside = self.folder / "aside"
        self.vault = FileVault(
            self.folder / "vault", keys, self.keystore, aside=aside, profile=PROFILE
        )
        self.vault.prepare()
        return self.vault

    def take(
        self, count: int = 1, day: date = DAY, *, seen: Seen = Seen.KEPT, readers: str = ""
    ) -> Place:
        """Take pictures as the helper process does."""
        for _ in range(count):
            place = self.vault.begin(day, frozenset(readers.split()))
            shots = (shoot(place, seen),)
            about = Circumstances(
                *(NOON, "Europe/Berlin", "clear", "webp", "your own choice", True),
                interval=self.interval,
                who=self.who,
            )
            self.vault.keep(place, shots, about)
        return place


def shoot(place: Place, seen: Seen = Seen.KEPT) -> Shot:
    if seen is not Seen.KEPT:
        return Shot("DP-1", seen)
    whole, small = (seal(place, PIXELS + kind) for kind in (b" whole", b" small"))
    stem = f"{place.first:09d}"
    (Path(place.folder) / f"{stem}.webp.age").write_bytes(whole)
    (Path(place.folder) / f"{stem}.small.age").write_bytes(small)
    return Shot("DP-1", seen, "", 20, 10, len(whole), digest(whole), digest(small))


def seal(place: Place, plain: bytes) -> bytes:
    source, target = Path(place.folder) / ".plain", Path(place.folder) / ".sealed"
    source.write_bytes(plain)
    with source.open("rb") as f, target.open("wb") as t:
        age.to_recipients([place.recipient])(f, t)
    data = target.read_bytes()
    source.unlink()
    target.unlink()
    return data


def digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=32).hexdigest()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    folder = tmp_path / "data"
    folder.mkdir()
    return Room(folder)


def test_pictures_are_there_again_after_a_start(room: Room) -> None:
    """Numbered on, in order, each with what was noted of it; black monitors leave nothing."""
    room.take(2)
    room.take(seen=Seen.UNCHANGED)
    room.take(seen=Seen.BLACK)
    vault = room.open()
    room.take()

    assert vault.days() == ("2026-11-27",)
    kinds = [(p.sequence, p.kind) for p in vault.pictures("2026-11-27")]
    assert kinds == [
        (1, PictureKind.PICTURE),
        (2, PictureKind.PICTURE),
        (3, PictureKind.UNCHANGED),
        (4, PictureKind.PICTURE),
    ]
    found = vault.find(2)
    assert (found.at, found.zone, found.monitor, found.width_px) == (
        NOON,
        "Europe/Berlin",
        "DP-1",
        20,
    )
    assert vault.open(found) == PIXELS + b" whole"
    assert vault.open(found, small=True) == PIXELS + b" small"
    files = list((room.folder / "vault").rglob("*.age"))
    assert vault.extent() == (3, sum(p.stat().st_size for p in files))
    assert vault.faults() == ()


def test_nothing_in_the_folder_can_be_read_without_the_keystore(room: Room) -> None:
    """No picture, no record, no key lies there in the clear."""
    room.take(2)
    secret = room.vault.identity("2026-11-27")

    for path in room.folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert PIXELS not in data
        assert b"DP-1" not in data
        assert secret.encode() not in data
        assert secret.encode().hex().encode() not in data


def test_a_stranger_opens_a_day_with_the_age_command(room: Room, tmp_path: Path) -> None:
    """As docs/screenshot-format.md tells it: the day's key opens pictures and records."""
    room.take()
    key = tmp_path / "day.txt"
    key.write_text(room.vault.identity("2026-11-27") + "\n")
    folder = room.folder / "vault" / "2026-11-27"

    def opened(name: str) -> bytes:
        return subprocess.run(
            [find("age"), "-d", "-i", key, folder / name], check=True, capture_output=True
        ).stdout

    assert opened("000000001.webp.age") == PIXELS + b" whole"
    body, signature = opened("000000001.record.age").splitlines()
    facts = json.loads(body)
    assert facts["sequence"] == 1
    assert facts["digest"] == digest((folder / "000000001.webp.age").read_bytes())
    assert facts["who"] == {"name": "Änn", "email": "ann@acme.test", "profile": PROFILE}
    public = ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(facts["device"]))
    public.verify(bytes.fromhex(signature.decode()), b"tracksync picture 1\0" + body)


def test_another_day_has_another_key(room: Room) -> None:
    """Opening one opens no other."""
    first, second = room.take(), room.take(day=DAY + timedelta(days=1))

    assert first.recipient != second.recipient
    assert room.vault.days() == ("2026-11-28", "2026-11-27")
    assert room.vault.identity("2026-11-27") != room.vault.identity("2026-11-28")
    assert room.vault.faults() == ()


def test_what_is_asked_for_and_not_there_is_said(room: Room) -> None:
    """A number that never was, a day that never was, a monitor that showed nothing new."""
    room.take(seen=Seen.UNCHANGED)
    (unchanged,) = room.vault.pictures("2026-11-27")

    for ask in (
        lambda: room.vault.find(99),
        lambda: room.vault.identity("2026-11-01"),
        lambda: room.vault.identity("device"),
        lambda: room.vault.open(unchanged),
    ):
        with pytest.raises(NotFound):
            ask()
    assert room.vault.pictures("2026-11-01") == ()


def test_an_export_lies_where_it_was_asked_for_or_nowhere(room: Room, tmp_path: Path) -> None:
    """What is no folder, or can be none, is refused; nothing is written over."""
    room.take()
    picture, folder = room.vault.find(1), tmp_path / "out"
    path = room.vault.export(picture, str(folder))
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "not there")

    for place in (str(folder), str(tmp_path / "file"), "a\0b", "a" * 9_000, str(tmp_path / "link")):
        with pytest.raises(NotAllowed, match="cannot be written"):
            room.vault.export(picture, place)
    assert [str(found) for found in folder.iterdir()] == [path]
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_changed_file_is_not_shown(room: Room) -> None:
    """One byte is enough; `faults` finds it, a missing one, and a record of another's making."""
    room.take(3)
    folder = room.folder / "vault" / "2026-11-27"
    first = folder / "000000001.webp.age"
    first.write_bytes(first.read_bytes()[:-1] + b"!")
    (folder / "000000002.webp.age").unlink()
    shutil.copy(folder / "000000003.record.age", folder / "000000002.record.age")

    with pytest.raises(DamagedPicture):
        room.vault.open(room.vault.find(1))
    assert any("picture 1 is damaged" in fault for fault in room.vault.faults())
    assert any("the record of picture 3" in fault for fault in room.vault.faults())


def test_a_file_that_went_away_is_said_to_be_gone(room: Room) -> None:
    """Whoever deleted it by hand."""
    room.take()
    (room.folder / "vault" / "2026-11-27" / "000000001.webp.age").unlink()

    with pytest.raises(NotFound):
        room.vault.open(room.vault.find(1))


def test_one_picture_is_deleted_and_the_others_stay(room: Room) -> None:
    """Its day has another key: no copy of the old files opens; the chain still holds."""
    room.take(3)
    room.take(day=DAY + timedelta(days=1))
    copy = room.folder.parent / "copy"
    shutil.copytree(room.folder, copy)

    assert room.vault.delete(frozenset({2, 99})) == 1
    assert room.vault.delete(frozenset({2})) == 0
    room.take()

    vault = room.open()
    kinds = [p.kind for p in vault.pictures("2026-11-27.2")]
    assert kinds == [
        PictureKind.PICTURE,
        PictureKind.DELETED,
        PictureKind.PICTURE,
        PictureKind.PICTURE,
    ]
    assert vault.days() == ("2026-11-28", "2026-11-27.2")
    assert vault.open(vault.find(3)) == PIXELS + b" whole"
    assert vault.find(5).day == "2026-11-27.2"
    assert vault.faults() == ()
    assert Room(copy, room.keystore).vault.days() == ()


def test_the_interval_of_its_time_stays_with_a_picture(room: Room) -> None:
    """Also when its day gets another key; records from before it was noted are read as ever."""
    room.take()
    room.interval = timedelta(minutes=5)
    room.take(2)
    room.vault.delete(frozenset({3}))
    vault = room.open()

    assert [vault.find(number).interval for number in (1, 2)] == [timedelta(), room.interval]
    assert vault.faults() == ()


def test_whose_screen_it_was_stays_with_a_picture(room: Room) -> None:
    """Also when its day gets another key; of one that is deleted nothing is left."""
    room.take(2)
    room.vault.delete(frozenset({2}))
    vault = room.open()

    assert [vault.find(n).who for n in (1, 2)] == [Who("Änn", "ann@acme.test", PROFILE), Who()]
    assert vault.faults() == ()


def test_records_from_before_they_said_whose_are_read_as_ever() -> None:
    """Nobody is named, and the signature holds."""
    signer = Signer(b"1" * 32)
    old = Picture(1, NOON, "UTC", "2026-11-27", PictureKind.PICTURE, "DP-1", codec="webp")
    data, digest = write(old, "0" * 64, signer)
    kept = read(data, "2026-11-27")

    assert b'"who"' not in data
    assert (kept.picture, kept.is_signed, kept.digest) == (old, True, digest)


def test_a_day_can_lose_pictures_twice(room: Room) -> None:
    """Deleted ones stay deleted, unchanged ones unchanged, whatever is deleted next."""
    room.take(2)
    room.take(seen=Seen.UNCHANGED)
    room.take()

    assert room.vault.delete(frozenset({1})) == 1
    assert room.vault.delete(frozenset({3, 4})) == 2

    kinds = [p.kind for p in room.vault.pictures("2026-11-27.3")]
    gone, kept = PictureKind.DELETED, PictureKind.PICTURE
    assert kinds == [gone, kept, gone, gone]
    assert room.vault.faults() == ()
    room.take()
    assert room.open().faults() == ()


def test_deleting_can_be_ended(room: Room) -> None:
    """The day under way is as it was, to the byte; those before it are done, each once."""
    room.take(2)
    room.take(3, DAY + timedelta(days=1))
    told: list[float] = []

    def goes_on(part: float) -> bool:
        told.append(part)
        return part < 0.75

    assert room.vault.delete(frozenset({1, 4}), goes_on) == 1
    names = sorted(path.name for path in (room.folder / "vault").iterdir())
    vault = room.open()

    assert told == pytest.approx([0, 1 / 6, 1 / 3, 1 / 2, 3 / 4])
    assert names == ["2026-11-27", "2026-11-28.2", "head", "ring"]
    assert vault.days() == ("2026-11-28.2", "2026-11-27")
    assert vault.find(1).kind is PictureKind.PICTURE
    assert vault.find(4).kind is PictureKind.DELETED
    assert vault.open(vault.find(1)) == PIXELS + b" whole"
    assert vault.faults() == ()


def test_days_are_shredded(room: Room) -> None:
    """Files and keys are gone here, keys in every copy; numbers go on where they were."""
    room.take(2)
    room.take(day=DAY + timedelta(days=1))
    copy = room.folder.parent / "copy"
    shutil.copytree(room.folder, copy)

    assert room.vault.shred(("2026-11-27", "2026-11-28")) == 3
    assert room.vault.shred(("2026-11-27",)) == 0
    room.take(day=DAY + timedelta(days=2))

    assert room.vault.days() == ("2026-11-29",)
    assert room.vault.find(4).day == "2026-11-29"
    assert room.open().faults() == ()
    assert sorted(p.name for p in (room.folder / "vault").iterdir()) == [
        "2026-11-29",
        "head",
        "ring",
    ]
    assert Room(copy, room.keystore).vault.days() == ()


def test_a_picture_taken_while_its_day_was_deleted_is_not_kept(room: Room) -> None:
    """Its key is gone, so nobody could open it."""
    room.take()
    place = room.vault.begin(DAY)
    shot = shoot(place)
    room.vault.delete(frozenset({1}))

    about = Circumstances(NOON, "UTC", "clear", "webp", "", is_scripted=False)
    assert room.vault.keep(place, (shot,), about) == ()
    assert [p.sequence for p in room.vault.pictures("2026-11-27.2")] == [1]


@pytest.mark.parametrize(
    ("where", "name", "first"),
    [
        pytest.param(VaultDay, "write_record", 2, id="the record"),
        pytest.param(vault_module, "write_head", 3, id="the head"),
    ],
)
def test_pictures_go_on_after_the_disk_was_full(
    room: Room, monkeypatch: pytest.MonkeyPatch, where: object, name: str, first: int
) -> None:
    """No number is given twice: the next picture would find files it may not write over."""
    room.take()
    place = room.vault.begin(DAY)
    shot, about = shoot(place), Circumstances(NOON, "UTC", "clear", "webp", "", is_scripted=False)

    def full(*_: object) -> None:
        raise no_room(OSError(errno.ENOSPC, "full"))

    with monkeypatch.context() as disk:
        disk.setattr(where, name, full)
        with pytest.raises(DiskFull):
            room.vault.keep(place, (shot,), about)

    assert {int(path.name[:9]) for path in Path(place.folder).glob("*.age")} == set(range(1, first))
    assert room.vault.begin(DAY).first == first
    room.take()
    assert room.vault.faults() == ()


def test_files_without_a_record_are_cleared_away(room: Room) -> None:
    """The program ended between the picture and its record, or the look failed half-way."""
    room.take()
    shoot(room.vault.begin(DAY))
    folder = room.folder / "vault" / "2026-11-27"
    (folder / ".000000002.record.age.new").write_bytes(b"half")
    (room.folder / "vault" / "2026-11-20").mkdir()

    vault = room.open()

    assert sorted(p.name for p in folder.iterdir()) == [
        "000000001.record.age",
        "000000001.small.age",
        "000000001.webp.age",
    ]
    assert not (room.folder / "vault" / "2026-11-20").exists()
    place = vault.begin(DAY)
    shoot(place)
    vault.discard(place)
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("loss", ["ring", "keystore"])
def test_a_lost_ring_takes_no_pictures_with_it(room: Room, loss: str) -> None:
    """They cannot be opened, but somebody may find the ring again: they are set aside."""
    room.take()
    for number in (1, 2):
        if loss == "ring":
            (room.folder / "vault" / "ring").unlink()
        else:
            room.keystore.kept.clear()
        vault = room.open()
        assert vault.days() == ()
        assert vault.faults() == ()
        assert (room.folder / "aside" / f"vault-{number}" / "2026-11-27").is_dir()
        assert room.take().first == 1


def test_without_a_picture_there_is_nothing(room: Room) -> None:
    """Looking makes nothing; only preparing does."""
    vault = FileVault(room.folder / "other", (), room.keystore, aside=room.folder)

    assert (vault.days(), vault.faults(), vault.extent()) == ((), (), (0, 0))
    assert not (room.folder / "other").exists()


def test_a_head_that_was_lost_is_read_from_the_newest_record(room: Room) -> None:
    """Nothing is numbered twice."""
    room.take(3)
    (room.folder / "vault" / "head").write_bytes(b"{}")

    room.open()
    room.take()

    assert [p.sequence for p in room.vault.pictures("2026-11-27")] == [1, 2, 3, 4]
    assert room.vault.faults() == ()


@pytest.mark.parametrize("data", [b"", b"{}", b"{}\n00\n", b"[]\n\n", b"\xff\n"])
def test_what_is_no_record_is_not_read_as_one(data: bytes) -> None:
    """Nor does it raise anything else."""
    with pytest.raises(NoRecord):
        read(data, "2026-11-27")


@pytest.mark.parametrize(
    "do", [lambda v: v.delete(frozenset({1})), lambda v: v.shred(("2026-11-27",))]
)
def test_a_keystore_that_is_locked_leaves_all(room: Room, do: Callable[[FileVault], int]) -> None:
    """Nothing is deleted by halves; the next try does it."""
    room.take(2)
    room.keystore.state = "locked"
    with pytest.raises(Exception, match="locked"):
        do(room.vault)
    room.keystore.state = "open"

    vault = room.open()
    assert [p.kind for p in vault.pictures("2026-11-27")] == [PictureKind.PICTURE] * 2
    assert vault.faults() == ()
    assert do(vault) > 0


def test_a_day_tells_who_can_open_it_and_what_is_new(tmp_path: Path) -> None:
    """The public half of its key, and of its pictures those after one that is known."""
    room = Room(tmp_path)
    place = room.take(3)
    vault, day = room.vault, str(DAY)
    newer = vault.pictures(day, after=2)
    written = vault.export(newer[0], str(tmp_path), "desk.webp")

    assert vault.recipient(day) == place.recipient == age.recipient_of(vault.identity(day))
    assert [picture.sequence for picture in newer] == [3]
    assert Path(written) == tmp_path / "desk.webp"
    assert Path(written).read_bytes() == PIXELS + b" whole"


# --- readers --------------------------------------------------------------------------------------


def someone(folder: Path, name: str) -> tuple[Path, str]:
    """Make an identity as age does; its file, and its recipient."""
    file = folder / f"{name}.txt"
    subprocess.run([find("age-keygen"), "-o", file], check=True, capture_output=True)
    told = subprocess.run([find("age-keygen"), "-y", file], check=True, capture_output=True)
    return file, told.stdout.decode().strip()


def as_they_lie(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Tell bytes and times of all files of pictures."""
    files = (folder / "vault").rglob("*.age")
    return {str(f): (f.read_bytes(), f.stat().st_mtime_ns) for f in files}


def test_a_reader_opens_a_day_by_its_box_with_the_age_command(room: Room, tmp_path: Path) -> None:
    """As docs/screenshot-format.md tells it; no stranger does, and no picture is touched."""
    (ann, ann_key), (eve, _) = someone(tmp_path, "ann"), someone(tmp_path, "eve")
    room.take()
    before = as_they_lie(room.folder)
    box, day_key = tmp_path / "day.box", tmp_path / "day.key"
    box.write_text(room.vault.box(("2026-11-27",), frozenset({ann_key})))

    def opened(key: Path, file: Path) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [find("age"), "-d", "-i", key, file], check=False, capture_output=True
        )

    day_key.write_bytes(opened(ann, box).stdout)
    picture = room.folder / "vault" / "2026-11-27" / "000000001.webp.age"
    assert opened(day_key, picture).stdout == PIXELS + b" whole"
    assert opened(eve, box).returncode != 0
    assert opened(ann, picture).returncode != 0
    assert as_they_lie(room.folder) == before


def test_no_box_lies_in_the_folder(room: Room, tmp_path: Path) -> None:
    """A copy of it opens nothing by a reader's key, whenever it is found."""
    ann, key = someone(tmp_path, "ann")
    room.take(readers=key)
    room.vault.box(("2026-11-27",), frozenset({key}))

    for path in room.folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert b"AGE ENCRYPTED FILE" not in data
        if path.suffix == ".age":
            words = [find("age"), "-d", "-i", str(ann), str(path)]
            assert subprocess.run(words, check=False, capture_output=True).returncode != 0


def test_another_reader_takes_the_boxes_of_all_days_and_no_new_key(room: Room) -> None:
    """A box is for whoever may read when it is made, of days from before too."""
    one, two = (age.recipient_of(age.make_identity()) for _ in range(2))
    room.take(2, readers=one)
    room.take(day=DAY + timedelta(days=1), readers=one)
    before = as_they_lie(room.folder)

    assert "BEGIN AGE" in room.vault.box(room.vault.days(), frozenset({one, two}))
    assert as_they_lie(room.folder) == before
    assert room.take(day=DAY + timedelta(days=1), readers=f"{one} {two}").day == "2026-11-28"
    assert room.vault.days() == ("2026-11-28", "2026-11-27")


def test_a_reader_who_goes_leaves_a_new_key_at_once(room: Room) -> None:
    """Also after a start; what is there stays as it is, and the chain goes on."""
    one, two = (age.recipient_of(age.make_identity()) for _ in range(2))
    first = room.take(2, readers=f"{one} {two}")
    before = as_they_lie(room.folder)
    room.open()
    second = room.take(readers=two)
    third = room.take()
    room.open()
    fourth = room.take()

    assert [place.day for place in (first, second, third, fourth)] == [
        "2026-11-27",
        "2026-11-27.2",
        "2026-11-27.3",
        "2026-11-27.3",
    ]
    assert len({place.recipient for place in (first, second, third)}) == 3
    assert as_they_lie(room.folder).items() >= before.items()
    assert [p.sequence for d in reversed(room.vault.days()) for p in room.vault.pictures(d)] == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert room.vault.faults() == ()


def test_whoever_got_a_box_counts_though_no_picture_was_taken_for_them(room: Room) -> None:
    """The key was out of the house."""
    one = age.recipient_of(age.make_identity())
    room.take()
    room.vault.box(("2026-11-27",), frozenset({one}))

    assert room.open().begin(DAY, frozenset({one})).day == "2026-11-27"
    assert room.vault.begin(DAY).day == "2026-11-27.2"


def test_days_of_one_date_lose_pictures_and_go_on(room: Room) -> None:
    """Ten readers come and go, pictures of each part are deleted: numbers and chain hold."""
    for number in range(11):
        room.take(readers=f"age1{number}")
    assert room.vault.days()[0] == "2026-11-27.11"
    room.vault.begin(DAY, frozenset({"age1a"}))  # nothing was seen then, and nothing later
    assert room.take(readers="age1b").day == "2026-11-27.13"

    assert room.vault.delete(frozenset({1, 12})) == 2
    newest = room.take(readers="age1b").day
    vault = room.open()
    assert vault.find(13).day == newest == "2026-11-27.14"
    assert vault.find(1).kind is PictureKind.DELETED
    assert vault.faults() == ()
    (room.folder / "vault" / "head").unlink()
    assert room.open().begin(DAY).first == 14
    assert room.vault.shred(room.vault.days()) == 11
    assert room.vault.days() == ()


def test_a_record_that_is_missing_between_days_of_one_date_is_found(room: Room) -> None:
    """Only whole dates are destroyed."""
    room.take(2, readers="age1a")
    room.take()
    (room.folder / "vault" / "2026-11-27" / "000000002.record.age").unlink()

    assert any("the record of picture 3" in fault for fault in room.vault.faults())


def test_a_note_of_readers_that_was_spoilt_makes_a_new_key(room: Room) -> None:
    """Nobody knows who it named."""
    room.take(readers="age1a")
    note = room.folder / "vault" / "2026-11-27" / "readers"
    assert note.read_text() == "age1a\n"
    note.write_bytes(b"\xff\x00")

    assert room.take(readers="age1a").day == "2026-11-27.2"


def test_a_box_needs_a_day_that_is_there(room: Room) -> None:
    """A destroyed one has none."""
    room.take()
    with pytest.raises(NotFound):
        room.vault.box(("2026-11-27", "2026-11-01"), frozenset({"age1a"}))
