"""Dropping a month: the words go for ever, here and in every copy; times and totals stay."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.fakes.keystore import FakeKeystore
from tests.fakes.store import ALPHA, LOCAL_TASK, MORNING, Household, hours, minutes
from tracksync.core.delivery.door import Delivery, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.hues import Hue
from tracksync.core.journal import events as ev
from tracksync.core.journal.chain import verify
from tracksync.core.journal.entries import ERASED, EntryText
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say
from tracksync.core.standup.postings import UNREVIEWED, Posting, PostingState, Review, Told
from tracksync.core.standup.review import with_blocker
from tracksync.core.tasks import Task, TaskRef
from tracksync.ports.store import DayTotal, Snapshot
from tracksync.storage.local.check import check
from tracksync.storage.local.erasure import (
    destroy_key,
    drop_expired,
    drop_month,
    prepare_drop,
    record_drop,
)
from tracksync.storage.local.opening import Opened
from tracksync.storage.local.ring import RING_KEYS_ITEM

OCTOBER = datetime(2026, 10, 5, 8, tzinfo=UTC)
SECRET = "Schweigen"
OLD = TaskRef("jira-1", "7")
AFTER = date(2026, 11, 2)


@pytest.fixture
def home(tmp_path: Path) -> Household:
    made = Household(tmp_path / "data")
    made.clock.set(replace(made.clock.read(), at=OCTOBER))
    return made


def work_in_october(home: Household) -> None:
    """Track, edit, deliver, leave a question, see a task: words in every table there is."""
    opened = home.open()
    scribe = home.scribe(opened)
    local = EntryText(f"Local {SECRET}")
    scribe.add(ev.TaskSaved(LOCAL_TASK, local, f"Project {SECRET}", hue=Hue.PLUM))
    entry = scribe.entry(OCTOBER, OCTOBER + hours(1), note=SECRET)
    scribe.add(
        ev.EntryEdited(
            entry, ALPHA, EntryText(f"Edited {SECRET}", "P-9", SECRET), OCTOBER, OCTOBER + hours(2)
        )
    )
    running = scribe.start(title=f"Running {SECRET}")
    home.clock.move(hours=5)
    question = home.ids.new()
    scribe.add(
        ev.AbsenceFound(
            question, running, OCTOBER + hours(3), OCTOBER + hours(4), None, "Europe/Berlin", ()
        )
    )
    worklog = Worklog(ALPHA, OCTOBER, 7200, f"Comment {SECRET}", str(entry))
    delivery = Delivery(
        delivery_key("jira-1", entry, ALPHA),
        "jira-1",
        entry,
        ALPHA,
        worklog,
        synced=worklog,
        reason=say("They said {secret}", secret=SECRET),
    )
    old = Task(OLD, "P-7", f"Old {SECRET}", "jira", is_done=True)
    live = Task(ALPHA, "P-9", "Still worked on", "jira")
    with opened.store.write() as unit:
        unit.save_delivery(delivery)
        unit.save_tasks("jira-1", [old, live], is_complete=True)
        unit.colour_task(OLD, Hue.ROSE)
        unit.colour_task(ALPHA, Hue.TEAL)
    tell_a_standup(opened, OCTOBER.date())
    opened.store.close()
    home.clock.set(replace(home.clock.read(), at=MORNING))
    opened = home.open()
    home.scribe(opened).entry(MORNING, MORNING + minutes(30), note="November stays")
    opened.store.close()


def tell_a_standup(opened: Opened, since: date) -> None:
    """Post one that tells of a day on the first of the month after, as it was reviewed."""
    told = Told(f"Yesterday {SECRET}", SECRET, since)
    review = with_blocker(UNREVIEWED, f"No {SECRET}")
    with opened.store.write() as unit:
        unit.save_posting(Posting("slack-1", AFTER, PostingState.POSTED, MORNING, told=told))
        unit.save_review("slack-1", AFTER, review, since=since)


def words(now: Snapshot) -> str:
    """Everything a person could read, in one string."""
    return repr(
        (
            now.entries_between(OCTOBER, MORNING + hours(24)),
            now.questions(),
            now.happenings(limit=1000),
            now.tasks(include_deleted=True),
            now.find_tasks(SECRET, include_done=True),
            now.deliveries(),
            now.postings(),
            now.review("slack-1", AFTER),
        )
    )


def drop(home: Household, opened: Opened) -> None:
    drop_month(opened.store, "2026-10", home.keystore, clock=home.clock, ids=home.ids)


def test_a_dropped_month_keeps_times_and_totals_only(home: Household) -> None:
    """Entries, questions, changes, comments and reasons: no word of it is left."""
    work_in_october(home)
    opened = home.open()
    with opened.store.read() as now:
        assert words(now).count(SECRET) > 10
        before = now.day_totals(date(2026, 10, 1), date(2026, 11, 30))
    drop(home, opened)

    with opened.store.read() as now:
        said = words(now)
        assert now.day_totals(date(2026, 10, 1), date(2026, 11, 30)) == before
        assert verify(record for record, _ in now.records()) == ()
        entries = now.entries_between(OCTOBER, MORNING + hours(24))
        hues = [now.chosen_hue(ref) for ref in (OLD, ALPHA, LOCAL_TASK)]
    opened.store.close()
    # Living tasks keep their names: they are needed today.
    assert said.replace(f"Local {SECRET}", "").replace(f"Project {SECRET}", "").count(SECRET) == 0
    assert "Still worked on" in said
    assert hues == [None, Hue.TEAL, Hue.PLUM]
    assert [entry.text for entry in entries][:2] == [ERASED, ERASED]
    assert entries[-1].text.note == "November stays"


def test_a_standup_is_erased_with_the_days_it_tells_of(home: Household) -> None:
    """That it went stays known; that there was a review, too, so that none goes unreviewed."""
    opened = home.open()
    tell_a_standup(opened, OCTOBER.date())
    home.clock.set(replace(home.clock.read(), at=datetime(2026, 12, 1, 12, tzinfo=UTC)))
    drop_expired(
        opened.store,
        1,
        home.keystore,
        now=home.clock.read(),
        clock=home.clock,
        ids=home.ids,
        on_store=lambda do: do(),
    )

    with opened.store.read() as now:
        assert now.dropped_months() == {"2026-10"}
        assert [(p.state, p.told) for p in now.postings()] == [
            (PostingState.POSTED, Told("", "", OCTOBER.date()))
        ]
        assert now.review("slack-1", AFTER) == Review(is_lost=True)
    opened.store.close()


def test_the_journal_says_what_was_dropped(home: Household) -> None:
    """A checkpoint keeps the totals and the head of the chain before the key goes."""
    work_in_october(home)
    opened = home.open()
    drop(home, opened)

    with opened.store.read() as now:
        events = {record.kind: event for record, event in now.records()}
        head = next(r.previous for r, _ in now.records() if r.kind == "Checkpoint")
        totals = now.day_totals(date(2026, 10, 1), date(2026, 10, 31))
    opened.store.close()
    checkpoint = events["Checkpoint"]
    assert isinstance(checkpoint, ev.Checkpoint)
    assert checkpoint.head == head.hex()
    assert checkpoint.totals == tuple(
        ("2026-10", str(t.task), t.total // minutes(1) * 60_000) for t in totals
    )
    assert len(checkpoint.totals) == 1
    assert events["MonthDropped"] == ev.MonthDropped("2026-10")


def test_an_old_copy_put_back_reveals_nothing(home: Household, tmp_path: Path) -> None:
    """The key that opened the copy's ring is gone from the keystore."""
    work_in_october(home)
    shutil.copytree(home.folder, tmp_path / "copy")
    opened = home.open()
    drop(home, opened)
    opened.store.close()
    shutil.rmtree(home.folder)
    shutil.copytree(tmp_path / "copy", home.folder)

    opened = home.open()
    with opened.store.read() as now:
        said = words(now)
        chain = verify(record for record, _ in now.records())
        totals = now.day_totals(date(2026, 10, 1), date(2026, 10, 31))
    # The store goes on; new words get a new key.
    home.scribe(opened).entry(MORNING, MORNING + hours(1), note="again")
    opened.store.close()
    opened = home.open()
    with opened.store.read() as now:
        again = words(now)
    opened.store.close()

    assert SECRET not in said
    assert chain == ()
    assert totals == (DayTotal(date(2026, 10, 5), ALPHA, hours(5)),)
    assert "again" in again


def test_a_month_that_is_not_over_stays(home: Household) -> None:
    """And what is no month is said to be none."""
    work_in_october(home)
    opened = home.open()
    for month, problem in (("2026-11", NotAllowed), ("2027-01", NotAllowed), ("soon", BadInput)):
        with pytest.raises(problem):
            prepare_drop(opened.store, month, clock=home.clock, ids=home.ids)
    opened.store.close()


def test_a_drop_cut_short_before_the_journal_is_completed_at_start(home: Household) -> None:
    """The key is gone; the next start says so in the journal."""
    work_in_october(home)
    opened = home.open()
    prepare_drop(opened.store, "2026-10", clock=home.clock, ids=home.ids)
    destroy_key(opened.store, "2026-10", home.keystore)
    opened.store.close()

    opened = home.open()
    with opened.store.read() as now:
        kinds = [record.kind for record, _ in now.records()]
    opened.store.close()
    assert kinds[-1] == "MonthDropped"


def kinds_of(opened: Opened) -> list[str]:
    with opened.store.read() as now:
        return [record.kind for record, _ in now.records()]


def test_what_is_written_before_the_drop_is_journaled_hides_no_drop(home: Household) -> None:
    """It makes a key of the month again; the words before it went all the same, and it stays."""
    work_in_october(home)
    opened = home.open()
    prepare_drop(opened.store, "2026-10", clock=home.clock, ids=home.ids)
    destroy_key(opened.store, "2026-10", home.keystore)
    meanwhile = "Written meanwhile"
    home.scribe(opened).entry(OCTOBER + hours(20), OCTOBER + hours(21), note=meanwhile)
    opened.store.close()

    for _ in range(2):
        opened = home.open()
        assert kinds_of(opened).count("MonthDropped") == 1
        assert check(opened.store).faults == ()
        with opened.store.read() as now:
            assert meanwhile in words(now)
        opened.store.close()


def test_a_month_erased_before_is_not_taken_for_erased_again(home: Household) -> None:
    """What was written of it since opens, so its second drop was only prepared."""
    work_in_october(home)
    opened = home.open()
    drop(home, opened)
    later = "Written later"
    home.scribe(opened).entry(OCTOBER + hours(20), OCTOBER + hours(21), note=later)
    prepare_drop(opened.store, "2026-10", clock=home.clock, ids=home.ids)
    opened.store.close()

    opened = home.open()
    assert kinds_of(opened).count("MonthDropped") == 1
    with opened.store.read() as now:
        assert later in words(now)
    opened.store.close()


def test_a_drop_that_was_only_prepared_can_be_done_again(home: Household) -> None:
    """Nothing is lost before the key goes."""
    work_in_october(home)
    opened = home.open()
    prepare_drop(opened.store, "2026-10", clock=home.clock, ids=home.ids)
    opened.store.close()

    opened = home.open()
    with opened.store.read() as now:
        assert SECRET in words(now)
    drop(home, opened)
    record_drop(opened.store, "2026-10", clock=home.clock, ids=home.ids)
    with opened.store.read() as now:
        assert "November stays" in words(now)
    opened.store.close()


class StopAt(FakeKeystore):
    """Stops at a write of the ring keys, before or after it."""

    left = 0
    is_done = False

    def write(self, name: str, secret: str) -> None:
        if name == RING_KEYS_ITEM and self.left:
            self.left -= 1
            if not self.left:
                if self.is_done:
                    super().write(name, secret)
                raise KeyboardInterrupt
        super().write(name, secret)


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("is_done", [False, True])
def test_a_drop_cut_short_at_the_keystore_leaves_a_ring_that_opens(
    home: Household, at: int, is_done: bool
) -> None:
    """New key into the keystore, new ring, old key away: every cut heals at the next start."""
    home.keystore = keystore = StopAt()
    work_in_october(home)
    opened = home.open()
    prepare_drop(opened.store, "2026-10", clock=home.clock, ids=home.ids)
    keystore.left, keystore.is_done = at, is_done
    with pytest.raises(KeyboardInterrupt):
        destroy_key(opened.store, "2026-10", keystore)
    opened.store.close()

    opened = home.open()
    with opened.store.read() as now:
        said = words(now)
    opened.store.close()
    assert "November stays" in said
    assert len(keystore.kept[RING_KEYS_ITEM].split()) == 1
    is_gone = f"Comment {SECRET}" not in said
    assert is_gone is (at == 2)


def test_what_is_written_of_an_erased_month_goes_in_its_turn(home: Household) -> None:
    """Words added after a month was erased by hand are no exception from how long words stay."""
    work_in_october(home)
    opened = home.open()
    drop(home, opened)
    later = "Written later"
    home.scribe(opened).entry(OCTOBER + hours(20), OCTOBER + hours(21), note=later)
    with opened.store.read() as now:
        assert later in words(now)

    home.clock.set(replace(home.clock.read(), at=datetime(2026, 12, 1, 12, tzinfo=UTC)))
    drop_expired(
        opened.store,
        1,
        home.keystore,
        now=home.clock.read(),
        clock=home.clock,
        ids=home.ids,
        on_store=lambda do: do(),
    )

    with opened.store.read() as now:
        assert later not in words(now)
    opened.store.close()


def test_what_is_written_of_an_erased_month_is_no_loss_of_its_words(home: Household) -> None:
    """`check` tells the words that were erased from those that should open, by what came first."""
    work_in_october(home)
    opened = home.open()
    drop(home, opened)
    home.scribe(opened).entry(OCTOBER + hours(20), OCTOBER + hours(21), note="Written later")
    assert check(opened.store).faults == ()

    opened.store.ring.drop(frozenset({"2026-10"}), home.keystore)
    opened.store.ring.key_for_sealing("2026-10")
    opened.store.forget_texts()
    faults = check(opened.store).faults
    opened.store.close()

    assert [fault.what for fault in faults] == ["the words of 1 records do not open"]


@pytest.mark.parametrize("is_deleted", [True, False])
def test_a_local_task_goes_with_the_month_it_ended_in(home: Household, *, is_deleted: bool) -> None:
    """Finished or deleted: its name was erased, and nobody misses it."""
    work_in_october(home)
    home.clock.set(replace(home.clock.read(), at=OCTOBER + hours(9)))
    opened = home.open()
    local = EntryText(f"Local {SECRET}")
    ended = ev.TaskSaved(LOCAL_TASK, local, "", is_done=not is_deleted, is_deleted=is_deleted)
    home.scribe(opened).add(ended)
    home.clock.set(replace(home.clock.read(), at=MORNING))
    drop(home, opened)
    with opened.store.read() as now:
        assert now.task(LOCAL_TASK) is None
        assert SECRET not in words(now)
    faults = check(opened.store).faults
    opened.store.close()

    assert faults == ()


def test_months_go_when_their_time_has_come(home: Household) -> None:
    """Only those that are older than what is kept; the chain holds, and once is enough."""
    work_in_october(home)
    opened = home.open()

    def drop(keep: int) -> list[str]:
        drop_expired(
            opened.store,
            keep,
            home.keystore,
            now=home.clock.read(),
            clock=home.clock,
            ids=home.ids,
            on_store=lambda work: work(),
        )
        with opened.store.read() as snapshot:
            return sorted(snapshot.dropped_months())

    assert drop(1) == []
    home.clock.set(replace(home.clock.read(), at=datetime(2026, 12, 1, 12, tzinfo=UTC)))
    assert drop(1) == ["2026-10"]
    assert drop(1) == ["2026-10"]
    with opened.store.read() as snapshot:
        assert verify(record for record, _ in snapshot.records()) == ()
    opened.store.close()
