"""First starts, later starts, and everything that can be wrong with a store when it is opened."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.fakes.keystore import FakeKeystore
from tests.fakes.store import MORNING, Household, hours
from tracksync.core.delivery.door import Delivery, DeliveryState, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal.entries import EntryText
from tracksync.core.problems import DamagedStore, KeystoreLocked, KeystoreTrouble, WordsLost
from tracksync.storage.local.backup_files import keep_daily
from tracksync.storage.local.check import check
from tracksync.storage.local.db import Database
from tracksync.storage.local.generation import renew
from tracksync.storage.local.home import LocalProfile
from tracksync.storage.local.keys import GENERATION_ITEM, ForeignKeystore, read_store_keys
from tracksync.storage.local.opening import StoreDamaged, begin_ring
from tracksync.storage.local.profile import NewerStore, UnsafeFolder
from tracksync.storage.local.profile_lock import ProfileInUse, ProfileLock


@pytest.fixture
def home(tmp_path: Path) -> Household:
    return Household(tmp_path / "data")


def fill(home: Household) -> None:
    opened = home.open()
    home.scribe(opened).entry(MORNING, MORNING + hours(1), note="kept")
    opened.store.close()


def notes(home: Household) -> list[str]:
    opened = home.open()
    with opened.store.read() as now:
        found = now.entries_between(MORNING, MORNING + hours(24))
    opened.store.close()
    return [entry.text.note for entry in found]


def test_the_first_start_makes_everything_and_the_second_finds_it(home: Household) -> None:
    """Keys, ring and store are made once."""
    first = home.open()
    home.scribe(first).entry(MORNING, MORNING + hours(1), note="kept")
    first.store.close()
    kept = dict(home.keystore.kept)
    second = home.open()
    second.store.close()

    assert (first.is_new, second.is_new) == (True, False)
    assert not second.was_restored
    assert home.keystore.kept == kept
    assert notes(home) == ["kept"]
    assert second.profile.recipient.startswith("age1")


def test_only_their_owner_can_read_the_files(home: Household) -> None:
    """The folder is 0700 and every file in it 0600, while the store is open as well."""
    opened = home.open()
    home.scribe(opened).start()

    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in home.folder.rglob("*")}
    opened.store.close()

    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert {name for name, mode in modes.items() if mode != 0o600} == set()
    assert {"store.db", "store.db-wal", "ring", "reserve", "profile.json"} <= modes.keys()


def test_nothing_lies_in_plain_text(home: Household) -> None:
    """No title, note, key of a task or zone can be found in any file."""
    opened = home.open()
    home.scribe(opened).entry(MORNING, MORNING + hours(1), note="a note nobody reads")
    everything = b"".join(p.read_bytes() for p in home.folder.rglob("*") if p.is_file())
    opened.store.close()

    for secret in (b"a note nobody", b"Write the report", b"PROJ-1", b"Europe/Berlin", b"10001"):
        assert secret not in everything


@pytest.mark.parametrize("state", ["locked", "absent", "slow"])
def test_a_keystore_that_does_not_answer_changes_nothing(home: Household, state: str) -> None:
    """Its own words reach the person; the store is not touched, not even at a first start."""
    fill(home)
    before = sorted(p.name for p in home.folder.rglob("*"))
    home.keystore.state = state

    with pytest.raises(KeystoreTrouble) as told:
        home.open()

    assert not isinstance(told.value, ForeignKeystore)
    assert sorted(p.name for p in home.folder.rglob("*")) == before
    home.keystore.state = "open"
    assert notes(home) == ["kept"]


def test_a_first_start_waits_for_the_keystore(home: Household) -> None:
    """Without a key nothing is written, and never in plain text."""
    home.keystore.state = "locked"
    with pytest.raises(KeystoreLocked):
        home.open()

    assert not (home.folder / "store.db").exists()


def test_a_missing_ring_is_noticed_before_a_new_one_is_made(home: Household) -> None:
    """Put back, every word is there; nothing was sealed under other keys meanwhile."""
    fill(home)
    ring = home.folder / "ring"
    kept = ring.read_bytes()
    ring.unlink()
    for _ in range(2):
        with pytest.raises(WordsLost, match="the words of 2026-11 cannot be read"):
            home.open()

    assert not ring.exists()
    ring.write_bytes(kept)
    assert notes(home) == ["kept"]


def test_who_has_no_copy_of_the_ring_goes_on_without_its_words(home: Household) -> None:
    """Times stay, new words can be read, and `check` goes on telling of the lost ones."""
    fill(home)
    (home.folder / "ring").unlink()
    begin_ring(home.profile(), home.keystore)
    opened = home.open()
    home.scribe(opened).entry(MORNING + hours(2), MORNING + hours(3), note="new")
    faults = check(opened.store).faults
    opened.store.close()

    assert notes(home) == ["", "new"]
    assert [fault.what for fault in faults] == ["the words of 1 records do not open"]


def test_a_ring_that_never_was_is_no_loss(home: Household) -> None:
    """A start that was cut short between the store and its ring."""
    home.open().store.close()
    (home.folder / "ring").unlink()
    home.open().store.close()

    assert (home.folder / "ring").exists()


def test_an_empty_keystore_is_foreign_not_damage(home: Household) -> None:
    """Another session's keystore knows nothing of this store: exit 5, and nothing is moved."""
    fill(home)
    right, home.keystore = home.keystore, FakeKeystore()

    with pytest.raises(ForeignKeystore) as told:
        home.open()

    assert told.value.exit_code == 5
    assert home.keystore.kept == {}
    assert not (home.folder / "aside").exists()
    home.keystore = right
    assert notes(home) == ["kept"]


def test_other_keys_of_the_same_name_are_foreign_too(home: Household, tmp_path: Path) -> None:
    """A wrong key and a damaged first page say the same; the key check tells them apart."""
    fill(home)
    other = Household(tmp_path / "other")
    fill(other)
    right, home.keystore = home.keystore, other.keystore

    with pytest.raises(ForeignKeystore):
        home.open()
    (home.folder / "key-check.json").unlink()
    with pytest.raises(ForeignKeystore):
        home.open()

    home.keystore = right
    assert notes(home) == ["kept"]


def test_a_lost_key_check_is_made_again(home: Household) -> None:
    """A key that opens the store is the right one."""
    fill(home)
    (home.folder / "key-check.json").unlink()

    assert notes(home) == ["kept"]
    assert (home.folder / "key-check.json").exists()


def damage_a_backed_up_store(home: Household) -> None:
    """One entry, an automatic backup of it, and then a store that does not open."""
    opened = home.open()
    home.scribe(opened).entry(MORNING, MORNING + hours(1), note="kept")
    with opened.store.lend() as db:
        keep_daily(opened.profile, db, opened.store.key, MORNING)
    opened.store.close()
    damage(home.folder / "store.db")


def test_a_damaged_store_is_set_aside_and_the_newest_backup_offered(home: Household) -> None:
    """Exit 6: everything of it is kept, and the person is told what there is."""
    damage_a_backed_up_store(home)

    with pytest.raises(StoreDamaged) as told:
        home.open()

    assert told.value.exit_code == 6
    assert told.value.aside is not None
    assert (told.value.aside / "store.db").exists()
    assert told.value.backup is not None
    assert told.value.backup.made_at == MORNING
    assert told.value.hint.endswith(f'tracksync restore "{told.value.backup.path}"')
    assert not (home.folder / "store.db").exists()
    with pytest.raises(StoreDamaged) as again:
        home.open()
    assert again.value.aside is None
    assert again.value.backup == told.value.backup


def test_a_damaged_store_comes_back_by_what_is_offered(home: Household) -> None:
    """Of an automatic copy nobody has a passphrase, so none is asked for."""
    damage_a_backed_up_store(home)
    with pytest.raises(StoreDamaged) as told:
        home.open()
    assert told.value.backup is not None
    asked: list[str] = []

    def secret() -> str:
        asked.append("the secret")
        return ""

    here = LocalProfile(home.profile(), home.keystore, home.clock, home.ids)
    done = here.restore(told.value.backup.path, secret, may_forsake=False)

    assert asked == []
    assert str(done["says"]).startswith("The store is as it was on ")
    assert notes(home) == ["kept"]
    assert not here.has_recovery_key


def test_a_lost_store_is_not_replaced_in_silence(home: Household) -> None:
    """A missing store is reported; an empty one is made only when that was asked for."""
    fill(home)
    (home.folder / "store.db").unlink()

    with pytest.raises(DamagedStore):
        home.open()
    anew = home.open(is_anew=True)
    anew.store.close()
    assert (anew.is_new, anew.was_restored) == (True, False)
    assert notes(home) == []


def test_a_newer_store_is_refused_byte_for_byte_unharmed(home: Household) -> None:
    """Going back a release must not cost anything."""
    fill(home)
    keys = read_store_keys(home.keystore.kept["store-keys"])
    db = Database(home.folder / "store.db", keys.store_key)
    with db.writing(durable=True):
        db.run("PRAGMA user_version = 99")
    db.leave_log_alone(is_alone=True)
    db.close()
    before = {p.name: p.read_bytes() for p in home.folder.glob("store.db*")}

    with pytest.raises(NewerStore, match="newer TrackSync"):
        home.open()

    after = {p.name: p.read_bytes() for p in home.folder.glob("store.db*")}
    assert after["store.db"] == before["store.db"]
    assert after.get("store.db-wal", b"") == before.get("store.db-wal", b"")


def test_a_newer_profile_is_refused(home: Household) -> None:
    """The format of the folder is looked at before anything else."""
    fill(home)
    path = home.folder / "profile.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 2'))

    with pytest.raises(NewerStore):
        home.profile()


def test_a_folder_of_somebody_else_is_refused(home: Household) -> None:
    """A store from another user could say anything."""
    fill(home)
    home.folder.chmod(0o777)
    with pytest.raises(UnsafeFolder):
        home.profile()
    home.folder.chmod(0o755)
    home.profile()
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    if os.geteuid() == 0:
        os.chown(home.folder, 12345, 12345)
        with pytest.raises(UnsafeFolder, match="another user"):
            home.profile()


@pytest.mark.parametrize("name", ["store.db", "ring", "key-check.json", "profile.json"])
def test_a_link_in_place_of_a_file_is_refused(home: Household, tmp_path: Path, name: str) -> None:
    """Nothing is read or written through a link somebody put there."""
    fill(home)
    elsewhere = tmp_path / "elsewhere"
    shutil.move(home.folder / name, elsewhere)
    (home.folder / name).symlink_to(elsewhere)

    with pytest.raises(UnsafeFolder):
        home.open()


def test_one_writer_a_profile(home: Household) -> None:
    """The lock ends with its holder, and is refused at once to everybody else."""
    path = home.profile().lock_path
    held = ProfileLock.take(path)
    with pytest.raises(ProfileInUse):
        ProfileLock.take(path)
    held.release()
    held.release()

    ProfileLock.take(path).release()


def waiting_delivery(home: Household) -> None:
    opened = home.open()
    entry = home.scribe(opened).entry(MORNING, MORNING + hours(1))
    with opened.store.write() as unit:
        found = unit.entry(entry)
        assert found is not None
        for number, state in enumerate((DeliveryState.READY, DeliveryState.DONE)):
            worklog = Worklog(found.task, MORNING, 3600, "note", str(entry))
            unit.save_delivery(
                Delivery(
                    delivery_key(f"jira-{number}", entry, found.task),
                    f"jira-{number}",
                    entry,
                    found.task,
                    worklog,
                    state=state,
                )
            )
    opened.store.close()


def test_a_copy_that_comes_back_doubts_its_deliveries(home: Household, tmp_path: Path) -> None:
    """What was sent since the copy was made must not be sent again."""
    waiting_delivery(home)
    shutil.copytree(home.folder, tmp_path / "copy")
    opened = home.open()
    renew(opened.store, home.keystore)
    opened.store.close()
    shutil.rmtree(home.folder)
    shutil.copytree(tmp_path / "copy", home.folder)

    back = home.open()
    with back.store.read() as now:
        states = sorted(d.state for d in now.deliveries())
        kinds = [h.record.kind for h in now.happenings(limit=1)]
    back.store.close()
    once_more = home.open()
    once_more.store.close()

    assert back.was_restored
    assert states == [DeliveryState.DONE, DeliveryState.UNKNOWN]
    assert kinds == ["StoreRestored"]
    assert not once_more.was_restored


def test_a_renewal_cut_short_is_no_restore(home: Household) -> None:
    """Both generations are accepted while one replaces the other."""
    fill(home)
    here = home.keystore.kept[GENERATION_ITEM]
    home.keystore.kept[GENERATION_ITEM] = f"{here} fresh"
    opened = home.open()
    opened.store.close()
    assert not opened.was_restored
    home.keystore.kept[GENERATION_ITEM] = f"old {here}"

    opened = home.open()
    opened.store.close()
    assert not opened.was_restored
    assert home.keystore.kept[GENERATION_ITEM] == here


class CutShort(Exception):
    """The machine went off."""


class FragileKeystore(FakeKeystore):
    """Goes off at its n-th write, before or after doing it."""

    def __init__(self, at: int, *, is_done: bool) -> None:
        super().__init__()
        self.left = at
        self.is_done = is_done

    def write(self, name: str, secret: str) -> None:
        self.left -= 1
        if self.left == 0 and not self.is_done:
            raise CutShort
        super().write(name, secret)
        if self.left == 0:
            raise CutShort


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("is_done", [False, True])
def test_a_first_start_cut_short_heals(home: Household, at: int, is_done: bool) -> None:
    """At whichever step it stopped, the next start completes it."""
    home.keystore = FragileKeystore(at, is_done=is_done)
    with pytest.raises(CutShort):
        home.open()

    fill(home)
    assert notes(home) == ["kept"]


def damage(path: Path, at: int = 100) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 64)


def test_texts_survive_a_second_start(home: Household) -> None:
    """The ring is read again."""
    opened = home.open()
    home.scribe(opened).start(title="Ein Titel")
    opened.store.close()
    opened = home.open()
    with opened.store.read() as now:
        latest = now.latest_entry()
    opened.store.close()

    assert latest is not None
    assert latest.text == EntryText("Ein Titel", "PROJ-1")
