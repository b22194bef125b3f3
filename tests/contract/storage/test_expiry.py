"""Days of activity and of what was sent: past their time they open nowhere any more."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.contract.storage.saved_stores.make import HERE
from tests.contract.storage.test_migrations import brought_out
from tests.fakes.keystore import FakeKeystore
from tests.fakes.store import MORNING, Household, hours
from tracksync.core.worktime.activity import Block, Sample, Use, Used
from tracksync.ports.store import SentRecord
from tracksync.storage.local import ring
from tracksync.storage.local.backup import back_up_daily, restore
from tracksync.storage.local.backup_files import list_backups
from tracksync.storage.local.check import check
from tracksync.storage.local.db import no_room
from tracksync.storage.local.durable import write_durably
from tracksync.storage.local.erasure import drop_days
from tracksync.storage.local.opening import Opened
from tracksync.storage.local.ring import DAY_KEYS_ITEM
from tracksync.storage.local.tables import small as small_tables
from tracksync.storage.local.traces import first_kept

DAY = timedelta(days=1)
KEPT = {"strips_for": 90 * DAY, "blocks_for": 744 * DAY, "sent_for": 90 * DAY}
EVER = (MORNING - 9 * DAY, MORNING + 999 * DAY)
SENT = SentRecord(MORNING, "jira", "https://x", "GET", "tasks", 1, 2, 200, 3)


@pytest.fixture
def home(tmp_path: Path) -> Household:
    return Household(tmp_path / "data")


def look_around(home: Household, opened: Opened) -> None:
    """Two hours of use by mouse and keyboard in turns, and something that is sent."""
    for number in range(120):
        reading = home.clock.move(minutes=1)
        use = (Use(Used.YES, Used.NO), Use(Used.NO, Used.YES))[number // 5 % 2]
        opened.store.add_sample(Sample(reading.at, use), reading, grace=hours(1))
    with opened.store.write() as unit:
        unit.add_sent(replace(SENT, at=home.clock.read().at))


def days_go_by(home: Household, days: int) -> None:
    home.clock.set(replace(home.clock.read(), at=MORNING + days * DAY))


def expire(home: Household, opened: Opened, **kept: timedelta) -> None:
    times: dict[str, Any] = KEPT | kept
    now = home.clock.read().at
    drop_days(
        opened.store,
        home.keystore,
        kept=first_kept(now, **times),
        forget=lambda: opened.store.prune(now, **times),
    )


def seen(opened: Opened) -> tuple[tuple[Block, ...], tuple[SentRecord, ...], object]:
    """Tell all there is of activity and of what was sent."""
    with opened.store.read() as now:
        return now.blocks_between(*EVER), now.sent(), now.sent_totals()


def put_back(home: Household, copy: Path) -> Opened:
    shutil.rmtree(home.folder)
    shutil.copytree(copy, home.folder)
    return home.open()


def test_days_past_their_time_keep_broad_lines_only(home: Household) -> None:
    """Whether anything was used stays for two years; which device it was, for ninety days."""
    opened = home.open()
    look_around(home, opened)
    days_go_by(home, 90)
    expire(home, opened)
    blocks, sent, _ = seen(opened)
    assert len(blocks) > 20
    assert len(sent) == 1

    days_go_by(home, 91)
    expire(home, opened)
    blocks, sent, totals = seen(opened)
    assert {b.use for b in blocks if b.start.date() == MORNING.date()} == {Use(Used.YES, Used.YES)}
    assert (sent, totals) == ((), ())
    assert not any(name.startswith(("strip", "sent")) for name in opened.store.day_ring.names())

    days_go_by(home, 745)
    expire(home, opened)
    assert seen(opened) == ((), (), ())
    assert opened.store.day_ring.names() == frozenset()
    opened.store.close()


@pytest.mark.parametrize("is_over", [False, True], ids=["of that day", "of the day after"])
def test_a_copy_of_the_folder_reveals_nothing_that_is_past_its_time(
    home: Household, tmp_path: Path, is_over: bool
) -> None:
    """Put back beside the keystore as it is now; and the store goes on with new samples."""
    opened = home.open()
    look_around(home, opened)
    if is_over:
        days_go_by(home, 1)
        opened.store.prune(home.clock.read().at, **KEPT)
    opened.store.flush()
    assert seen(opened)[0]
    shutil.copytree(home.folder, tmp_path / "copy")
    days_go_by(home, 745)
    expire(home, opened)
    opened.store.close()

    opened = put_back(home, tmp_path / "copy")
    assert seen(opened) == ((), (), ())
    assert check(opened.store).faults == ()
    look_around(home, opened)
    blocks, sent, _ = seen(opened)
    opened.store.close()
    assert blocks[0].start >= MORNING + 745 * DAY
    assert len(sent) == 1


def test_a_daily_backup_brings_back_only_what_is_not_past_its_time(home: Household) -> None:
    """The ring that is here is kept: of the strip nothing, of the broad lines all."""
    opened = home.open()
    look_around(home, opened)
    days_go_by(home, 1)
    opened.store.prune(home.clock.read().at, **KEPT)
    back_up_daily(opened.store, opened.profile, now=home.clock.read().at)
    days_go_by(home, 92)
    expire(home, opened)
    opened.store.close()

    (kept,) = list_backups(home.profile())
    restored = restore(
        home.profile(),
        home.keystore,
        home.clock,
        ids=home.ids,
        source=kept.path,
        secret=opened.identity,
    )
    blocks, sent, _ = seen(restored.opened)
    restored.opened.store.close()
    assert {b.use for b in blocks if b.start.date() == MORNING.date()} == {Use(Used.YES, Used.YES)}
    assert sent == ()


def test_the_broad_lines_are_made_before_the_strip_goes(home: Household) -> None:
    """A computer that was off for months: its last day is not lost with its strip."""
    opened = home.open()
    look_around(home, opened)
    end = seen(opened)[0][-1].end
    opened.store.close()
    days_go_by(home, 200)

    opened = home.open()
    expire(home, opened)
    assert check(opened.store).faults == ()
    blocks = [b for b in seen(opened)[0] if b.start.date() == MORNING.date()]
    opened.store.close()
    assert [b.use for b in blocks] == [Use(Used.YES, Used.YES)]
    # The newest samples, which were no piece of their day yet, are in it.
    assert blocks[-1].end == end


def test_what_comes_late_to_an_expired_day_joins_its_broad_lines(home: Household) -> None:
    """A stretch that lasted for months ends: it is told of, and has no strip."""
    opened = home.open()
    look_around(home, opened)
    days_go_by(home, 91)
    expire(home, opened)
    before = seen(opened)[0]
    for use in (Used.YES, Used.NO):
        reading = home.clock.move(hours=1)
        opened.store.add_sample(Sample(reading.at, Use(use, use)), reading, grace=DAY * 100)
    opened.store.flush()
    days_go_by(home, 92)
    expire(home, opened)
    after = seen(opened)[0]
    opened.store.close()
    assert before[0].start == after[0].start
    assert after[-1].end > before[-1].end


class StopAt(FakeKeystore):
    """Stops at a write of the days' ring keys, before or after it."""

    left = 0
    is_done = False

    def write(self, name: str, secret: str) -> None:
        if name == DAY_KEYS_ITEM and self.left:
            self.left -= 1
            if not self.left:
                if self.is_done:
                    super().write(name, secret)
                raise KeyboardInterrupt
        super().write(name, secret)


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("is_done", [False, True])
def test_an_expiry_cut_short_at_the_keystore_leaves_all_or_nothing(
    home: Household, at: int, is_done: bool
) -> None:
    """The ring opens; what is not past its time is there, and the next expiry finishes it."""
    home.keystore = keystore = StopAt()
    opened = home.open()
    look_around(home, opened)
    days_go_by(home, 91)
    look_around(home, opened)
    keystore.left, keystore.is_done = at, is_done
    with pytest.raises(KeyboardInterrupt):
        expire(home, opened)
    opened.store.close()

    opened = home.open()
    names = opened.store.day_ring.names()
    blocks = seen(opened)[0]
    expire(home, opened)
    assert len(keystore.kept[DAY_KEYS_ITEM].split()) == 1
    assert (f"strip {MORNING.date()}" in names) is (at == 1)
    assert (f"sent {MORNING.date()}" in names) is (at == 1)
    assert seen(opened)[0] == blocks
    assert f"strip {MORNING.date()}" not in opened.store.day_ring.names()
    opened.store.close()


def test_an_expiry_cut_short_before_the_keys_is_done_again(home: Household) -> None:
    """Rows are gone, keys are not: a copy would still open, so the keys are asked for again."""
    opened = home.open()
    look_around(home, opened)
    days_go_by(home, 91)
    opened.store.prune(home.clock.read().at, **KEPT)
    assert f"sent {MORNING.date()}" in opened.store.day_ring.names()

    expire(home, opened)
    assert f"sent {MORNING.date()}" not in opened.store.day_ring.names()
    opened.store.close()


def test_nothing_past_its_time_asks_the_keystore_nothing(home: Household) -> None:
    opened = home.open()
    look_around(home, opened)
    before, asked = dict(home.keystore.kept), []
    forget: Callable[[], None] = lambda: asked.append(date.today)  # noqa: E731 (never called)
    kept = first_kept(home.clock.read().at, **KEPT)
    drop_days(opened.store, home.keystore, kept=kept, forget=forget)
    opened.store.close()
    assert (home.keystore.kept, asked) == (before, [])


def test_an_older_store_is_sealed_when_it_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its unsealed tables are gone, and a second opening finds nothing to do."""
    home = brought_out(HERE / "v7", tmp_path / "data")
    writes: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        writes.append(path)
        write_durably(path, data)

    monkeypatch.setattr(ring, "write_durably", write)
    opened = home.open()
    # One for all keys: a year of activity must not take a sync of the disk a day.
    assert writes.count(opened.profile.day_ring_path) == 1
    first = seen(opened)
    with opened.store.lend() as db:
        tables = {name for (name,) in db.rows("SELECT name FROM sqlite_schema")}
    opened.store.close()
    opened = home.open()
    assert seen(opened) == first
    assert first[0]
    assert first[1]
    opened.store.close()
    assert not tables & {"blocks", "packed_days", "sent"}


FULL = no_room(OSError(errno.ENOSPC, "full"))


@pytest.mark.parametrize("trouble", [KeyboardInterrupt(), FULL], ids=["killed", "full"])
def test_a_sealing_that_is_cut_short_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    """Nothing of the older store is lost, whenever the disk is full or the program dies."""
    whole = brought_out(HERE / "v7", tmp_path / "whole").open()
    expected = seen(whole)
    whole.store.close()
    home = brought_out(HERE / "v7", tmp_path / "data")

    def stop(*_: object) -> None:
        raise trouble

    with monkeypatch.context() as patched:
        patched.setattr(small_tables, "add_sent", stop)
        with pytest.raises(type(trouble)):
            home.open()
    opened = home.open()
    assert seen(opened) == expected
    opened.store.close()
