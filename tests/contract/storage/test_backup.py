"""Backups: what is in them, who can open them, and what is true after one came back."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.contract.storage.saved_stores.make import SCHEDULES
from tests.contract.storage.test_tables import connection
from tests.fakes.keystore import FakeKeystore
from tests.fakes.store import ALPHA, MORNING, Household, hours
from tracksync.core.clock import local_date
from tracksync.core.delivery.door import Delivery, DeliveryState, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.hues import Hue
from tracksync.core.journal import events as ev
from tracksync.core.journal.chain import verify
from tracksync.core.journal.entries import ERASED
from tracksync.core.problems import BadInput, Conflict, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.core.standup.postings import Posting, PostingState
from tracksync.core.standup.schedules import Device, after_restore
from tracksync.core.tasks import Task
from tracksync.storage.local import age
from tracksync.storage.local.backup import back_up_daily, backup, backup_to_move, restore
from tracksync.storage.local.backup_files import KEPT, list_backups, newest_good
from tracksync.storage.local.check import check
from tracksync.storage.local.container import BackupDamaged, WrongBackupKey
from tracksync.storage.local.db import Database
from tracksync.storage.local.keys import ForeignKeystore, read_store_keys
from tracksync.storage.local.migrations import NEWEST
from tracksync.storage.local.opening import Opened
from tracksync.storage.local.profile import NewerStore
from tracksync.storage.local.recovery import RecoveryKey

NOTE = "what I did there"


@pytest.fixture
def home(tmp_path: Path) -> Household:
    return Household(tmp_path / "data")


@pytest.fixture
def key() -> RecoveryKey:
    return RecoveryKey.make()


def worked(home: Household) -> Opened:
    """A store with an entry, a coloured task, one delivery that is done and one that waits."""
    opened = home.open()
    entry = home.scribe(opened).entry(MORNING, MORNING + hours(1), note=NOTE)
    worklog = Worklog(ALPHA, MORNING, 3600, NOTE, str(entry))
    with opened.store.write() as unit:
        unit.save_connection(connection("jira-1"))
        unit.save_tasks("jira-1", [Task(ALPHA, "P-1", "Alpha", "jira")], is_complete=True)
        unit.colour_task(ALPHA, Hue.TEAL)
        for name, state in (("jira-1", DeliveryState.READY), ("jira-2", DeliveryState.DONE)):
            key = delivery_key(name, entry, ALPHA)
            unit.save_delivery(Delivery(key, name, entry, ALPHA, worklog, state=state))
    return opened


def backed_up(home: Household, path: Path, key: RecoveryKey) -> Path:
    opened = worked(home)
    backup(opened.store, path, now=home.clock.read().at, recipients=[key.recipient])
    opened.store.close()
    return path


def said(opened: Opened) -> list[str]:
    with opened.store.read() as now:
        return [
            e.text.note or e.text.title for e in now.entries_between(MORNING, MORNING + hours(99))
        ]


def colour(opened: Opened) -> Hue | None:
    with opened.store.read() as now:
        return now.chosen_hue(ALPHA)


def origin(opened: Opened) -> str:
    with opened.store.read() as snapshot:
        return snapshot.origin()


def test_a_backup_brings_the_day_back_with_its_words(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """On the same machine the months' keys are still there; what came later is set aside."""
    path = backed_up(home, tmp_path / "b.age", key)
    opened = home.open()
    home.scribe(opened).entry(MORNING + hours(5), MORNING + hours(6), note="later")
    opened.store.close()

    back = restore(
        home.profile(),
        home.keystore,
        home.clock,
        ids=home.ids,
        source=path,
        secret=key.printed(),
    )

    assert said(back.opened) == [NOTE]
    assert colour(back.opened) is Hue.TEAL
    assert back.lost_months == ()
    assert back.made_at == MORNING
    assert back.aside is not None
    assert (back.aside / "store.db").exists()
    assert check(back.opened.store).faults == ()
    back.opened.store.close()
    again = home.open()
    assert said(again) == [NOTE]
    assert not again.was_restored
    again.store.close()


def test_after_a_restore_every_open_delivery_is_in_doubt(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """So nothing is sent twice; the journal says from when the store is."""
    path = backed_up(home, tmp_path / "b.age", key)
    home.clock.move(days=2)

    back = restore(
        home.profile(), home.keystore, home.clock, ids=home.ids, source=path, secret=key.secret
    )

    with back.opened.store.read() as now:
        states = {d.connection: d.state for d in now.deliveries()}
        newest = now.happenings(limit=1)[0].event
        since = {c.forgotten_since_at for c in now.connections()}
        chain = verify(record for record, _ in now.records())
    back.opened.store.close()
    assert back.opened.was_restored
    assert states == {"jira-1": DeliveryState.UNKNOWN, "jira-2": DeliveryState.DONE}
    assert newest == ev.StoreRestored(MORNING)
    assert since == {MORNING}
    assert chain == ()


def test_after_a_restore_no_standup_goes_before_the_next_day(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """What was posted since the copy was made is unknown."""
    opened = home.open()
    with opened.store.write() as unit:
        unit.save_schedule(SCHEDULES[0])
    opened.store.close()
    path = backed_up(home, tmp_path / "b.age", key)
    home.clock.move(days=2)
    back = restore(
        home.profile(), home.keystore, home.clock, ids=home.ids, source=path, secret=key.secret
    )

    with back.opened.store.read() as now:
        (schedule,) = now.schedules()
    back.opened.store.close()
    assert schedule == after_restore(SCHEDULES[0], home.clock.read().at, "Europe/Berlin")
    assert schedule.since_at is not None
    assert schedule.since_at > home.clock.read().at


def test_after_a_restore_the_days_standup_is_in_doubt(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """It may have gone since the copy was made; what the copy knows to be there stays so."""
    opened, now = home.open(), home.clock.read()
    today, refused = local_date(now.at, now.zone), PostingState.REFUSED
    told = {"a": refused, "b": PostingState.POSTED}
    with opened.store.write() as unit:
        unit.save_schedule(SCHEDULES[0])
        for channel, state in told.items():
            unit.save_posting(Posting(channel, today, state, now.at, say("Because.")))
    opened.store.close()
    path = backed_up(home, tmp_path / "b.age", key)
    back = restore(
        home.profile(), home.keystore, home.clock, ids=home.ids, source=path, secret=key.secret
    )

    with back.opened.store.read() as seen:
        found = {posting.channel: posting for posting in seen.postings()}
    back.opened.store.close()
    unknown = PostingState.UNKNOWN
    assert {name: posting.state for name, posting in found.items()} == {
        "a": unknown,
        "b": PostingState.POSTED,
        SCHEDULES[0].channel: unknown,
    }
    assert "A backup was brought back" in found["a"].reason


def test_only_on_another_machine_a_schedule_is_another_devices(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """The id of a device comes with no backup, and stays where one is brought back."""
    here, opened = home.profile(), home.open()
    with opened.store.write() as unit:
        unit.save_schedule(replace(SCHEDULES[0], poster=Device(here.id, "Office PC")))
    opened.store.close()
    path = backed_up(home, tmp_path / "b.age", key)
    other = Household(tmp_path / "other")

    for at, is_here in ((home, True), (other, False)):
        back = restore(
            at.profile(), at.keystore, at.clock, ids=at.ids, source=path, secret=key.secret
        )
        with back.opened.store.read() as now:
            (schedule,) = now.schedules()
        back.opened.store.close()
        assert schedule.poster.name == "Office PC"
        assert schedule.is_posted_from(Device(at.profile().id)) is is_here


def test_elsewhere_a_backup_brings_back_times_only(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """Without the months' keys the words stay closed, and that is said."""
    path = backed_up(home, tmp_path / "b.age", key)
    other = Household(tmp_path / "other")

    back = restore(
        other.profile(), other.keystore, other.clock, ids=other.ids, source=path, secret=key.secret
    )

    assert said(back.opened) == [ERASED.title]
    assert back.lost_months == ("2026-11",)
    assert back.opened.was_restored
    assert check(back.opened.store).faults == ()
    back.opened.store.close()


def test_a_backup_to_move_brings_the_words_along(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """It carries the months' keys, encrypted to the recovery key."""
    opened = worked(home)
    path = tmp_path / "move.age"
    made = backup_to_move(
        opened.store,
        path,
        now=MORNING,
        recovery_recipient=key.recipient,
        identity=opened.identity,
        tokens={
            "token:jira-1": "https://a.example\nT",
            "app:jira-1": "https://a.example\n{}",
            "store-key": "no",
            "token: x": "no",
        },
    )
    called = origin(opened)
    opened.store.close()
    other = Household(tmp_path / "other")

    back = restore(
        other.profile(), other.keystore, other.clock, ids=other.ids, source=path, secret=key.secret
    )

    assert made.carries_keys
    assert origin(back.opened) == called
    assert said(back.opened) == [NOTE]
    assert back.lost_months == ()
    assert other.keystore.read("token:jira-1") == "https://a.example\nT"
    assert other.keystore.read("app:jira-1") == "https://a.example\n{}"
    assert other.keystore.read("store-key") != "no"
    back.opened.store.close()


def test_a_passphrase_opens_what_it_was_made_for(home: Household, tmp_path: Path) -> None:
    """And nothing else does."""
    opened = worked(home)
    path = tmp_path / "b.age"
    backup(opened.store, path, now=MORNING, passphrase="vier alte Wörter")
    opened.store.close()

    with pytest.raises(WrongBackupKey):
        bring_back(home, path, "drei alte Wörter")
    back = bring_back(home, path, "vier alte Wörter")

    assert back == [NOTE]


def bring_back(home: Household, path: Path, secret: str) -> list[str]:
    back = restore(
        home.profile(), home.keystore, home.clock, ids=home.ids, source=path, secret=secret
    )
    notes = said(back.opened)
    back.opened.store.close()
    return notes


def test_a_wrong_key_changes_nothing(home: Household, tmp_path: Path, key: RecoveryKey) -> None:
    """Nor does a passphrase where a key is needed, or a file that is no backup."""
    path = backed_up(home, tmp_path / "b.age", key)
    before = {p.name: p.read_bytes() for p in home.folder.iterdir() if p.is_file()}
    no_backup = tmp_path / "letter.txt"
    no_backup.write_text("Dear Ann")

    for source, secret, problem in (
        (path, RecoveryKey.make().secret, WrongBackupKey),
        (path, "a passphrase", WrongBackupKey),
        (no_backup, key.secret, BackupDamaged),
        (tmp_path / "missing", key.secret, NotFound),
        (tmp_path / "missing", "a passphrase", NotFound),
        (tmp_path, key.secret, NotAllowed),
    ):
        with pytest.raises(problem):
            bring_back(home, source, secret)

    assert {p.name: p.read_bytes() for p in home.folder.iterdir() if p.is_file()} == before


@pytest.mark.parametrize("cut", [30, 300, 5_000, -1])
def test_a_damaged_backup_changes_nothing(
    home: Household, tmp_path: Path, key: RecoveryKey, cut: int
) -> None:
    """Cut short or flipped: it is noticed before anything is replaced."""
    path = backed_up(home, tmp_path / "b.age", key)
    data = bytearray(path.read_bytes())
    if cut > 0:
        del data[cut:]
    else:
        data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(BackupDamaged):
        bring_back(home, path, key.secret)

    opened = home.open()
    assert said(opened) == [NOTE]
    opened.store.close()
    assert list(home.folder.glob(".restore-*")) == []


def test_no_key_of_this_machine_is_in_an_ordinary_backup(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """Neither ring nor identity nor the store's own key; the database has a key of its own."""
    path = backed_up(home, tmp_path / "b.age", key)

    manifest = open_with_age(path, key, tmp_path)

    kept = " ".join(home.keystore.kept.values())
    assert manifest["ring"] == {}
    assert manifest["identity"] == ""
    assert manifest["key"] not in kept
    assert manifest["counts"] == {"journal": 1, "entries": 1, "deliveries": 2}


def open_with_age(path: Path, key: RecoveryKey, folder: Path) -> dict[str, Any]:
    """Open a backup with Debian's `age` and tar, as the guide says."""
    identity = folder / "key.txt"
    identity.write_text(key.secret + "\n")
    plain = folder / "backup.tar"
    out = folder / "out"
    out.mkdir()
    command = ["age", "--decrypt", "--identity", str(identity), "--output", str(plain), str(path)]
    subprocess.run(command, check=True, timeout=60)
    subprocess.run(["tar", "-xf", str(plain), "-C", str(out)], check=True, timeout=60)
    manifest: dict[str, Any] = json.loads((out / "manifest.json").read_text())
    return manifest


def test_common_tools_open_a_backup(home: Household, tmp_path: Path, key: RecoveryKey) -> None:
    """`age` and tar; the key in the manifest opens the database."""
    path = backed_up(home, tmp_path / "b.age", key)

    manifest = open_with_age(path, key, tmp_path)

    db = Database(tmp_path / "out" / "store.db", bytes.fromhex(manifest["key"]))
    assert db.row("SELECT count(*) FROM journal") == (1,)
    db.close()


def test_a_backup_overwrites_nothing(home: Household, tmp_path: Path, key: RecoveryKey) -> None:
    """And is made for somebody."""
    opened = worked(home)
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(Conflict):
        backup(opened.store, taken, now=MORNING, recipients=[key.recipient])
    elsewhere = tmp_path / "b.age"
    for recipients, passphrase in (([], None), (["nobody"], None), ([key.recipient], "x")):
        with pytest.raises(BadInput):
            backup(
                opened.store, elsewhere, now=MORNING, recipients=recipients, passphrase=passphrase
            )
    opened.store.close()
    assert taken.read_text() == "mine"
    assert not (tmp_path / "b.age").exists()


def test_a_restore_into_a_foreign_store_needs_a_word(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """The keystore was lost: what is there can be set aside, and the backup brought back."""
    path = backed_up(home, tmp_path / "b.age", key)
    home.keystore = FakeKeystore()
    with pytest.raises(ForeignKeystore):
        bring_back(home, path, key.secret)

    back = restore(
        home.profile(),
        home.keystore,
        home.clock,
        ids=home.ids,
        source=path,
        secret=key.secret,
        may_forsake=True,
    )

    assert said(back.opened) == [ERASED.title]
    back.opened.store.close()
    assert any((home.folder / "aside").iterdir())
    again = home.open()
    again.store.close()


def test_a_backup_of_a_newer_release_is_refused(
    home: Household, tmp_path: Path, key: RecoveryKey
) -> None:
    """Nothing is replaced."""
    opened = worked(home)
    with opened.store.write() as unit:
        unit.tables.db.run("PRAGMA user_version = 99")
    backup(opened.store, tmp_path / "b.age", now=MORNING, recipients=[key.recipient])
    with opened.store.write() as unit:
        unit.tables.db.run(f"PRAGMA user_version = {NEWEST:d}")
    opened.store.close()

    with pytest.raises(NewerStore):
        bring_back(home, tmp_path / "b.age", key.secret)
    opened = home.open()
    assert said(opened) == [NOTE]
    opened.store.close()


def test_a_backup_of_a_clock_far_ahead_has_none_made_at_every_start(home: Household) -> None:
    """Each would push an older one out; it is one a day by the clock that is right again."""
    opened = worked(home)
    moments = [timedelta(days=3_650), *(timedelta(hours=n) for n in (0, 1, 23, 24, 25))]
    made = [back_up_daily(opened.store, opened.profile, now=MORNING + at) for at in moments]
    opened.store.close()

    assert [path is not None for path in made] == [True, True, False, False, True, False]


def test_the_automatic_backups_are_daily_and_seven(home: Household) -> None:
    """The oldest go; they open with the profile's own key."""
    opened = worked(home)
    made = []
    for hour in range(0, 24 * 9, 6):
        now = MORNING + timedelta(hours=hour)
        made.append(back_up_daily(opened.store, opened.profile, now=now))
    opened.store.close()

    kept = list_backups(opened.profile)
    assert sum(path is not None for path in made) == 9
    assert len(kept) == KEPT
    assert kept[0].made_at == MORNING + timedelta(days=8)
    keys = read_store_keys(home.keystore.kept["store-keys"])
    assert newest_good(opened.profile, keys) == kept[0]
    kept[0].path.write_bytes(b"spoilt")
    assert newest_good(opened.profile, keys) == kept[1]
    assert newest_good(opened.profile, replace(keys, identity=age.make_identity())) is None
    assert newest_good(opened.profile, replace(keys, store_key=bytes(32))) is None


def test_a_lost_store_comes_back_from_the_automatic_backup(home: Household) -> None:
    """The offer made with the damage is one call away."""
    opened = worked(home)
    path = back_up_daily(opened.store, opened.profile, now=MORNING)
    opened.store.close()
    shutil.move(home.folder / "store.db", home.folder / "lost")

    assert path is not None
    assert bring_back(home, path, opened.identity) == [NOTE]


def test_a_recovery_key_is_read_however_it_is_typed() -> None:
    """Groups, cases and line breaks do not matter; a mistake is noticed."""
    key = RecoveryKey.make()
    printed = key.printed()

    assert RecoveryKey.parse(printed) == key
    assert RecoveryKey.parse(printed.lower().replace(" ", "-")) == key
    assert RecoveryKey.parse(f"\n {key.secret} \n") == key
    assert all(len(line) <= 24 for line in printed.splitlines())
    wrong = printed[:-1] + ("Q" if printed[-1] != "Q" else "P")
    with pytest.raises(BadInput, match="typing mistake"):
        RecoveryKey.parse(wrong)
    assert key.secret not in repr(key)
