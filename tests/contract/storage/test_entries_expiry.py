"""Entries past their time: gone with their records, and all that is left still adds up."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.preferences import FakePreferences
from tests.fakes.store import (
    ALPHA,
    BETA,
    MORNING,
    CountedIds,
    Household,
    Scribe,
    SteppedClock,
    hours,
    make_local_store,
)
from tests.fakes.store_events import Wanderer
from tracksync.core.delivery.door import Delivery, DeliveryState, delivery_key
from tracksync.core.delivery.worklogs import Worklog, day_id
from tracksync.core.journal.entries import ERASED, Entry
from tracksync.core.journal.events import (
    EntriesExpired,
    EntryDeleted,
    EntryEdited,
    PolicyTaken,
    TimerPaused,
    Undone,
)
from tracksync.core.journal.ledger import Impossible, Ledger
from tracksync.core.problems import NotAllowed
from tracksync.core.settings.limits import Limit
from tracksync.core.worktime.activity import Sample, Use, Used
from tracksync.services.personal.expiring import ExpiringService
from tracksync.services.personal.journal.recording import Recorder
from tracksync.storage.local import trimming
from tracksync.storage.local.backup import back_up_daily
from tracksync.storage.local.backup_files import list_backups
from tracksync.storage.local.check import check
from tracksync.storage.local.erasure import drop_entries
from tracksync.storage.local.home import LocalProfile
from tracksync.storage.local.store import LocalStore

FAR = timedelta(days=20_000)
DAY = timedelta(days=1)


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def scribe(tmp_path: Path, clock: SteppedClock) -> Scribe:
    return Scribe(make_local_store(tmp_path, clock), clock)


def store_of(scribe: Scribe) -> LocalStore:
    assert isinstance(scribe.store, LocalStore)
    return scribe.store


def go_to(clock: SteppedClock, year: int, month: int, day: int = 16) -> datetime:
    at = datetime(year, month, day, 8, tzinfo=UTC)
    clock.set(replace(clock.read(), at=at))
    return at


def work(scribe: Scribe, year: int, month: int, day: int = 16, note: str = "") -> UUID:
    """Two hours, recorded as they end."""
    at = go_to(scribe.clock, year, month, day)
    scribe.clock.move(hours=2)
    return scribe.entry(at, at + hours(2), note=note)


def expire(scribe: Scribe, keep: int = 2) -> bool:
    store = store_of(scribe)
    return drop_entries(
        store,
        keep,
        now=scribe.clock.read(),
        clock=scribe.clock,
        ids=scribe.ids,
        on_store=lambda do: do(),
    )


def entries(scribe: Scribe) -> set[UUID]:
    with scribe.store.read() as now:
        return {entry.id for entry in now.entries_between(MORNING - FAR, MORNING + FAR)}


def faults(scribe: Scribe) -> tuple[object, ...]:
    return check(store_of(scribe)).faults


def send(scribe: Scribe, entry: UUID, state: DeliveryState) -> str:
    """Have a worklog of an entry in some state; its key."""
    with scribe.store.write() as unit:
        found = unit.entry(entry)
        assert found is not None
        log = Worklog(found.task, found.start_at, 7_200, "", str(entry))
        key = delivery_key("jira-1", entry, found.task)
        synced = log if state is DeliveryState.DONE else None
        unit.save_delivery(
            Delivery(key, "jira-1", entry, found.task, log, synced=synced, state=state)
        )
    return key


def test_months_past_their_time_are_gone(scribe: Scribe) -> None:
    """Entry, records, day's total and what was sent; the months' totals and the chain stay."""
    old = work(scribe, 2026, 11, note="Quarterly figures")
    key = send(scribe, old, DeliveryState.DONE)
    kept = work(scribe, 2026, 12)
    go_to(scribe.clock, 2027, 2, 1)
    assert expire(scribe)

    assert entries(scribe) == {kept}
    assert faults(scribe) == ()
    with scribe.store.read() as now:
        assert now.kept_since() == date(2026, 12, 1)
        assert (now.delivery(key), now.history_of(old)) == (None, ())
        assert {t.day for t in now.day_totals(date(2026, 1, 1), date(2027, 1, 1))} == {
            date(2026, 12, 16)
        }
        months = store_of(scribe)
        totals = now.records()
        (said,) = [event for _, event in totals if isinstance(event, EntriesExpired)]
        assert said.totals == (("2026-11", str(ALPHA), 7_200_000),)
        assert [r.reading.at.month for r, _ in now.records()] == [12, 2]
    with months.read() as local:
        found = local.month_totals(date(2026, 11, 1), date(2026, 12, 1))
        assert found == {(2026, 11, ALPHA): hours(2), (2026, 12, ALPHA): hours(2)}


def test_what_is_not_past_its_time_stays(scribe: Scribe) -> None:
    """And asking again changes nothing, until the next month begins."""
    work(scribe, 2026, 11)
    assert not expire(scribe)
    go_to(scribe.clock, 2027, 1, 31)
    assert not expire(scribe)
    work(scribe, 2026, 12)
    go_to(scribe.clock, 2027, 2, 1)
    work(scribe, 2027, 2, 1)
    assert expire(scribe)
    assert not expire(scribe)
    go_to(scribe.clock, 2027, 2, 28)
    assert not expire(scribe)
    go_to(scribe.clock, 2027, 3, 1)
    assert expire(scribe)
    assert len(entries(scribe)) == 1
    assert faults(scribe) == ()


def test_a_clock_ahead_of_everything_expires_nothing(scribe: Scribe) -> None:
    """No record is of a month that would be kept: it is the clock that is wrong."""
    kept = work(scribe, 2026, 11)
    go_to(scribe.clock, 2036, 1, 1)
    assert not expire(scribe)
    assert entries(scribe) == {kept}


@pytest.mark.parametrize("state", [s for s in DeliveryState if s is not DeliveryState.DONE])
def test_what_waits_to_be_sent_stays_until_it_is(scribe: Scribe, state: DeliveryState) -> None:
    """With all of its task and month: what is sent of one may hang on the others."""
    waiting, beside = work(scribe, 2026, 11), work(scribe, 2026, 11, 17)
    scribe.clock.move(hours=1)
    at = scribe.clock.read().at
    other = scribe.entry(at, at + hours(1), BETA)
    key = send(scribe, waiting, state)
    send(scribe, beside, DeliveryState.DONE)
    work(scribe, 2026, 12)
    go_to(scribe.clock, 2027, 2)
    work(scribe, 2027, 2)
    expire(scribe)
    assert {waiting, beside} <= entries(scribe)
    assert other not in entries(scribe)
    assert faults(scribe) == ()
    with scribe.store.read() as now:
        found = now.entry(waiting)
        assert found is not None
        assert found.text.title == "Write the report"

    with scribe.store.write() as unit:
        delivery = unit.delivery(key)
        assert delivery is not None
        unit.save_delivery(replace(delivery, state=DeliveryState.DONE, synced=delivery.wanted))
    go_to(scribe.clock, 2027, 3)
    expire(scribe)
    assert not {waiting, beside} & entries(scribe)
    assert faults(scribe) == ()


def test_a_days_total_that_waits_keeps_its_month(scribe: Scribe) -> None:
    """It is sent for all entries of a task and day; one that was sent goes with them."""
    kept = work(scribe, 2026, 11)
    at = scribe.clock.read().at
    gone = scribe.entry(at, at + hours(1), BETA)
    days = {
        ALPHA: DeliveryState.READY,
        BETA: DeliveryState.DONE,
    }
    with scribe.store.write() as unit:
        for task, state in days.items():
            name = day_id(task, at.date())
            log = Worklog(task, at.replace(hour=12), 3_600, "", str(name))
            unit.save_delivery(Delivery(f"{task}", "asana", name, task, log, state=state))
    work(scribe, 2027, 2)
    expire(scribe)
    assert kept in entries(scribe)
    assert gone not in entries(scribe)
    with scribe.store.read() as now:
        assert [d.task for d in now.deliveries()] == [ALPHA]
    assert faults(scribe) == ()


def test_a_deletion_that_is_still_to_be_sent_stays(scribe: Scribe) -> None:
    """Its entry is gone here, and not yet over there; one that was sent is forgotten."""
    waiting, done = work(scribe, 2026, 11), work(scribe, 2026, 11, 17)
    keys = send(scribe, waiting, DeliveryState.READY), send(scribe, done, DeliveryState.DONE)
    for entry in (waiting, done):
        scribe.add(EntryDeleted(entry))
    work(scribe, 2027, 2)
    expire(scribe)
    with scribe.store.read() as now:
        assert [now.delivery(key) is None for key in keys] == [False, True]
    assert faults(scribe) == ()


def test_what_was_changed_later_stays_as_long_as_the_change(scribe: Scribe) -> None:
    """It can still be undone then, and its history begins where the records do."""
    old = work(scribe, 2026, 11, note="as it was")
    go_to(scribe.clock, 2027, 1)
    with scribe.store.read() as now:
        before = now.entry(old)
    assert before is not None
    text = replace(before.text, note="as it is")
    edit = scribe.add(EntryEdited(old, before.task, text, before.start_at, before.end_at))
    go_to(scribe.clock, 2027, 2, 1)
    expire(scribe)
    assert faults(scribe) == ()
    with scribe.store.read() as now:
        assert [h.record.id for h in now.history_of(old)] == [edit]

    scribe.add(Undone(edit))
    with scribe.store.read() as now:
        assert now.entry(old) == before
    assert faults(scribe) == ()
    go_to(scribe.clock, 2027, 6)
    work(scribe, 2027, 6)
    expire(scribe)
    assert old not in entries(scribe)
    assert faults(scribe) == ()


def test_the_running_timer_is_never_touched(scribe: Scribe) -> None:
    """However long ago it began; nor is the entry a pause goes on with."""
    go_to(scribe.clock, 2026, 11)
    running = scribe.start()
    go_to(scribe.clock, 2027, 2)
    work(scribe, 2027, 2)
    expire(scribe)
    assert running in entries(scribe)
    assert faults(scribe) == ()
    scribe.stop(running)
    assert faults(scribe) == ()


def test_the_entry_of_a_pause_stays(scribe: Scribe) -> None:
    """What resuming goes on with is told by it."""
    go_to(scribe.clock, 2026, 11)
    paused = scribe.start()
    scribe.clock.move(hours=1)
    scribe.add(TimerPaused(scribe.clock.read().at, None))
    work(scribe, 2027, 2)
    expire(scribe)
    assert paused in entries(scribe)
    with scribe.store.read() as now:
        assert now.timer().paused_entry == paused
    assert faults(scribe) == ()


def test_nothing_is_entered_or_brought_back_before_the_border(scribe: Scribe) -> None:
    """It is refused with a sentence, and so is moving an entry there."""
    old, kept = work(scribe, 2026, 11), work(scribe, 2026, 12)
    deleted = scribe.add(EntryDeleted(kept))
    scribe.add(Undone(deleted))
    with scribe.store.read() as now:
        entry = now.entry(kept)
    assert entry is not None
    go_to(scribe.clock, 2027, 1)
    gone = scribe.add(EntryDeleted(old))
    go_to(scribe.clock, 2027, 2)
    expire(scribe)
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    moved = EntryEdited(kept, entry.task, entry.text, at, at + hours(1))
    for event in (Undone(gone), moved):
        with pytest.raises(NotAllowed, match="2026-12-01 is not kept"):
            scribe.add(event)
    with pytest.raises(NotAllowed, match="2026-12-01 is not kept"):
        scribe.entry(at, at + hours(1))
    scribe.add(replace(moved, start_at=entry.start_at + hours(1), end_at=entry.end_at))
    assert faults(scribe) == ()


def test_undo_of_what_went_says_so(scribe: Scribe) -> None:
    old = work(scribe, 2026, 11)
    with scribe.store.read() as now:
        ((record, _),) = list(now.records())
    work(scribe, 2027, 2)
    expire(scribe)
    assert old not in entries(scribe)
    with pytest.raises(Impossible, match="nothing to undo"):
        scribe.add(Undone(record.id))


def test_the_policies_that_were_taken_are_remembered(scribe: Scribe) -> None:
    """Or an older one could be taken again."""
    go_to(scribe.clock, 2026, 11)
    taken = PolicyTaken("key", 7)
    scribe.add(taken)
    work(scribe, 2027, 2)
    expire(scribe)
    with scribe.store.read() as now:
        assert taken in [event for _, event in now.records()]
    assert faults(scribe) == ()


def test_a_check_finds_what_is_changed_beyond_the_border(scribe: Scribe) -> None:
    """The link the chain begins with, and a record that is left over from before it."""
    go_to(scribe.clock, 2026, 11)
    scribe.add(PolicyTaken("key", 7))
    work(scribe, 2026, 12)
    work(scribe, 2027, 2)
    expire(scribe)
    with store_of(scribe).write() as unit:
        unit.tables.db.run("UPDATE journal SET via = 'other' WHERE kind = 'PolicyTaken'")
        unit.tables.db.run(
            "UPDATE about SET value = replace(value, '1 ', '2 ') WHERE name = 'foundation'"
        )
    assert len(faults(scribe)) >= 2


def test_daily_backups_from_before_go_once_there_is_a_newer_one(tmp_path: Path) -> None:
    """And at once where none are wanted any more; restoring the newer one brings nothing back."""
    home = Household(tmp_path / "data")
    opened = home.open()
    scribe = home.scribe(opened)

    def back_up(most: int = 7) -> int:
        back_up_daily(opened.store, opened.profile, now=home.clock.read().at, most=most)
        return len(list_backups(opened.profile))

    old = work(scribe, 2026, 11)
    assert back_up() == 1
    kept = work(scribe, 2027, 2)
    assert back_up() == 2
    scribe.clock.move(minutes=1)
    expire(scribe)
    assert back_up() == 2  # a day has not passed yet
    scribe.clock.move(days=1)
    assert back_up() == 1
    work(scribe, 2027, 5)
    expire(scribe)
    assert back_up(most=0) == 0
    assert old not in entries(scribe)
    assert kept not in entries(scribe)
    opened.store.close()


def test_the_profile_lets_entries_go_as_the_settings_say(tmp_path: Path) -> None:
    """For ever unless somebody chose otherwise, or a policy limits it."""
    home = Household(tmp_path / "data")
    profile = LocalProfile(home.profile(), home.keystore, home.clock, home.ids)
    opened = profile.open()
    chosen = FakePreferences()
    scribe = Scribe(opened.store, home.clock)
    scribe.ids = home.ids
    old, _ = work(scribe, 2026, 11), work(scribe, 2027, 2)

    profile.expire(opened, chosen, home.clock.read(), lambda work: work())
    assert old in entries(scribe)
    chosen.limit({"retention.entries_months": (Limit("Acme", high=2),)})
    profile.expire(opened, chosen, home.clock.read(), lambda work: work())
    assert old not in entries(scribe)
    opened.store.close()


def test_a_clock_far_ahead_lets_nothing_go(tmp_path: Path) -> None:
    """No entry, word, activity or key of a day; after real months away, on the third day of use."""
    home = Household(tmp_path / "data")
    profile = LocalProfile(home.profile(), home.keystore, home.clock, home.ids)
    opened = profile.open()
    store, chosen = opened.store, FakePreferences()
    for months in ("retention.entries_months", "retention.words_months", "retention.blocks_months"):
        chosen.choose(months, 1)
    expiring = ExpiringService(Recorder(store, home.clock, home.ids, chosen))
    scribe = Scribe(store, home.clock)
    scribe.ids = home.ids
    lived = [work(scribe, 2026, 11, day) for day in (16, 17, 18)]

    def day_of_use(year: int, month: int, day: int) -> set[UUID]:
        worked = work(scribe, year, month, day)
        reading = home.clock.read()
        store.add_sample(Sample(reading.at, Use(Used.YES, Used.NO)), reading, grace=hours(1))
        now = expiring.now()
        profile.tidy(opened, chosen, now)
        profile.expire(opened, chosen, now, lambda work: work())
        return entries(scribe) - {worked}

    assert day_of_use(2026, 11, 19) >= set(lived)
    keys = store.day_ring.names() | store.ring.names()
    for ahead in (1, 2):
        assert day_of_use(2036, 1, ahead) >= set(lived)
        assert store.day_ring.names() | store.ring.names() >= keys
        with store.read() as now:
            assert now.blocks_between(MORNING - FAR, MORNING + DAY * 9)
    assert not set(lived) & day_of_use(2036, 1, 3)
    assert not store.day_ring.names() & keys
    assert not store.ring.names() & keys
    assert check(store).faults == ()
    opened.store.close()


def test_the_words_of_what_went_open_from_no_copy(tmp_path: Path) -> None:
    """Of a copy put back the times are there again, and go again; what they were for is not."""
    home = Household(tmp_path / "data")
    profile = LocalProfile(home.profile(), home.keystore, home.clock, home.ids)
    opened = profile.open()
    chosen = FakePreferences()
    chosen.choose("retention.entries_months", 2)
    scribe = Scribe(opened.store, home.clock)
    scribe.ids = home.ids
    old, waiting = work(scribe, 2026, 11), work(scribe, 2026, 12)
    send(scribe, waiting, DeliveryState.READY)
    shutil.copytree(home.folder, tmp_path / "copy")
    work(scribe, 2027, 6)
    profile.expire(opened, chosen, home.clock.read(), lambda work: work())
    assert {"2026-11", "2026-12"} & opened.store.ring.names() == {"2026-12"}
    with opened.store.read() as now:
        found = now.entry(waiting)
    assert found is not None
    assert found.text.title == "Write the report"
    assert check(opened.store).faults == ()
    opened.store.close()

    shutil.rmtree(home.folder)
    shutil.copytree(tmp_path / "copy", home.folder)
    opened = profile.open()
    with opened.store.read() as now:
        found = now.entry(old)
    assert found is not None
    assert found.text == ERASED
    scribe = Scribe(opened.store, home.clock)
    scribe.ids = home.ids
    work(scribe, 2027, 6)
    profile.expire(opened, chosen, home.clock.read(), lambda work: work())
    assert old not in entries(scribe)
    opened.store.close()


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize("step", ["_lay", "_forget_days_sent", "_forget_records"])
def test_an_expiry_cut_short_leaves_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Of a month it is one transaction: the next one lets all of it go."""
    home = Household(tmp_path / "data")
    opened = home.open()
    scribe = home.scribe(opened)
    old, kept = work(scribe, 2026, 11), work(scribe, 2027, 2)

    def cut(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(trimming, step, cut)
        with pytest.raises(Cut):
            expire(scribe)
    opened.store.close()

    opened = home.open()
    scribe = home.scribe(opened)
    assert entries(scribe) == {old, kept}
    assert faults(scribe) == ()
    assert expire(scribe)
    assert entries(scribe) == {kept}
    opened.store.close()
    opened = home.open()
    assert check(opened.store).faults == ()
    opened.store.close()


def test_what_is_worked_out_anew_is_as_it_was(scribe: Scribe) -> None:
    """Of the months that went the totals stay, for nothing else tells them any more."""
    work(scribe, 2026, 11)
    kept = work(scribe, 2027, 1)
    work(scribe, 2027, 2)
    expire(scribe)
    store = store_of(scribe)
    with store.read() as now:
        months = now.month_totals(date(2026, 1, 1), date(2027, 12, 1))
    with store.write() as unit:
        unit.tables.db.run("DELETE FROM entries WHERE id = ?", (kept.bytes,))
        unit.tables.db.run("DELETE FROM month_totals WHERE month > 2027 * 12")
        unit.tables.db.run("DELETE FROM day_totals")
    assert check(store, repair=True).is_whole
    assert faults(scribe) == ()
    with store.read() as now:
        assert now.month_totals(date(2026, 1, 1), date(2027, 12, 1)) == months
    assert kept in entries(scribe)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**9))
def test_whatever_was_done_all_that_is_left_adds_up(seed: int) -> None:
    """Five months of random wishes, what is past its time let go now and then; undo goes on."""
    with tempfile.TemporaryDirectory() as folder:
        clock = SteppedClock()
        store = make_local_store(Path(folder), clock)
        wanderer, ledger, ids = Wanderer(seed, clock), Ledger(), CountedIds()
        ids._made = 10**6  # noqa: SLF001  apart from the wanderer's
        for step in range(360):
            event, record = wanderer.next(ledger), wanderer.new()
            try:
                with store.write() as unit:
                    changes = unit.append(event, record=record, reading=clock.read(), via="test")
            except (Impossible, NotAllowed):
                continue
            assert ledger.add(record, event) == changes
            wanderer.done.append(record)
            if step % 60 == 59 and drop_entries(
                store, 1, now=clock.read(), clock=clock, ids=ids, on_store=lambda do: do()
            ):
                before = dict(ledger.entries)
                _catch_up(ledger, store)
                _went_rightly(before, ledger.entries, store)
                assert check(store).faults == ()
        assert check(store).faults == ()
        with store.read() as now:
            found = {e.id: e for e in now.entries_between(MORNING - FAR, MORNING + FAR)}
            assert (found, now.timer()) == (ledger.entries, ledger.timer())
        store.close()


def _catch_up(ledger: Ledger, store: LocalStore) -> None:
    """Have a ledger forget what a store forgot."""
    with store.read() as now:
        for ident in [i for i in ledger.entries if now.entry(i) is None]:
            del ledger.entries[ident]
        for ident in [i for i in ledger.questions if now.question(i) is None]:
            del ledger.questions[ident]
        known = ledger._changes  # noqa: SLF001  what can be undone
        for ident in [i for i in known if not now.has_record(i) or not now.changes_of(i)]:
            del known[ident]


def _went_rightly(before: dict[UUID, Entry], after: dict[UUID, Entry], store: LocalStore) -> None:
    with store.read() as now:
        since = now.kept_since()
        assert since is not None
        first = datetime(since.year, since.month, 1, tzinfo=UTC) + DAY
        for ident, entry in before.items():
            if entry.end_at is None or entry.end_at >= first:
                assert ident in after
        for ident, entry in after.items():
            assert now.entry(ident) == entry
