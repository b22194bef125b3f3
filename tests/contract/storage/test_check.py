"""A check sees every kind of damage; a repair puts right what follows from the journal."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contract.storage.test_random import FAR, told, wander
from tests.fakes.store import (
    ALPHA,
    LOCAL_TASK,
    MORNING,
    Household,
    Scribe,
    SteppedClock,
    hours,
    make_local_store,
)
from tracksync.core.delivery.door import Delivery
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.hues import Hue
from tracksync.core.journal import events as ev
from tracksync.core.journal.chain import verify
from tracksync.core.journal.entries import EntryText, Timer, TimerChange
from tracksync.core.worktime.activity import Sample, Use, Used
from tracksync.storage.local.check import CheckCancelled, check
from tracksync.storage.local.erasure import drop_month
from tracksync.storage.local.store import LocalStore
from tracksync.storage.local.tables import changes as changes_table
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables import projections


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LocalStore]:
    clock = SteppedClock()
    made = make_local_store(tmp_path, clock)
    scribe = Scribe(made, clock)
    scribe.add(ev.TaskSaved(LOCAL_TASK, EntryText("Read"), "Books", hue=Hue.ROSE))
    first = scribe.entry(MORNING, MORNING + hours(1), note="one")
    scribe.entry(MORNING + hours(1), MORNING + hours(30), note="two")
    deleted = scribe.add(ev.EntryDeleted(first))
    scribe.add(ev.Undone(deleted))
    running = scribe.start()
    clock.move(hours=3)
    scribe.add(
        ev.AbsenceFound(
            UUID(int=600), running, MORNING + hours(1), MORNING + hours(2), UUID(int=601), "UTC", ()
        )
    )
    for number in range(30):
        use = Use(Used(number % 3), Used.NO)
        reading = clock.move(minutes=1)
        made.add_sample(Sample(reading.at, use), reading, grace=hours(1))
    made.flush()
    made.prune(MORNING + timedelta(days=3), strips_for=timedelta(days=30))
    yield made
    made.close()


def tamper(store: LocalStore, *statements: str) -> None:
    with store.write() as unit:
        for sql in statements:
            unit.tables.db.run(sql)


def test_a_sound_store_has_no_faults(store: LocalStore) -> None:
    """And the check says how much it has seen, and how far it is."""
    told_steps: list[tuple[str, float]] = []
    result = check(store, progress=lambda what, part: told_steps.append((what, part)))

    assert result.faults == ()
    assert result.is_whole
    assert (result.records, result.entries) == (7, 4)
    assert told_steps[-1] == ("done", 1.0)
    assert [part for _, part in told_steps] == sorted(part for _, part in told_steps)


REPAIRABLE = {
    "entries": "UPDATE entries SET end_at = end_at + 60000 WHERE text_sequence = 3",
    "entries (one gone)": "DELETE FROM entries WHERE text_sequence = 3",
    "entries (one more)": """INSERT INTO entries SELECT 99, x'00112233445566778899aabbccddeeff',
      task, start_at, end_at, zone, origin, is_scripted, text_sequence, text_part
      FROM entries LIMIT 1""",
    "entries (words of another)": "UPDATE entries SET text_sequence = 2 WHERE text_sequence = 3",
    "questions": "UPDATE questions SET state = 'answered'",
    "questions (gone)": "DELETE FROM questions",
    "timer": "UPDATE timer SET is_paused = 1",
    "timer (gone)": "DELETE FROM timer",
    "totals": "UPDATE day_totals SET total_ms = total_ms + 1",
    "totals (of a month)": "DELETE FROM month_totals",
    "undo": "DELETE FROM undone",
    "changes": "DELETE FROM changes WHERE sequence = 3",
    "changes (wrong)": """UPDATE changes SET after = replace(after, 'manual', 'timer')
      WHERE sequence = 3""",
    "tasks": "DELETE FROM tasks",
}


@pytest.mark.parametrize("where", REPAIRABLE)
def test_what_follows_from_the_journal_is_rebuilt(store: LocalStore, where: str) -> None:
    """It is named first, then worked out anew, and then there is nothing left to say."""
    ids = [UUID(int=number) for number in range(20)]
    with store.read() as now:
        before = told(now, ids)
    tamper(store, REPAIRABLE[where])

    named = check(store)
    repaired = check(store, repair=True)
    after = check(store)

    assert {fault.part for fault in named.faults} >= {where.partition(" ")[0]}
    assert all(fault.can_repair and not fault.is_repaired for fault in named.faults)
    assert not named.is_whole
    assert repaired.is_whole
    assert after.faults == ()
    with store.read() as now:
        assert told(now, ids) == before


NAMED_ONLY = {
    "journal": "UPDATE journal SET via = 'somebody' WHERE sequence = 2",
    "journal (one gone)": "DELETE FROM journal WHERE sequence = 4",
    "texts": "UPDATE journal SET sealed = zeroblob(60) WHERE sequence = 3",
    "activity": "UPDATE strips SET sealed = x'00'",
    "activity (wrong end)": "UPDATE strips SET until = 1",
    "activity (broad lines)": "UPDATE broad_days SET sealed = x'00'",
    "activity (newest)": "UPDATE sampling SET tail = x'07'",
    "activity (newest, sealed)": "UPDATE sampling SET tail = substr(tail, 1, length(tail) - 1)",
}


@pytest.mark.parametrize("where", NAMED_ONLY)
def test_what_cannot_be_rebuilt_is_named(store: LocalStore, where: str) -> None:
    """A broken chain stays broken: it is said, never mended."""
    tamper(store, NAMED_ONLY[where])

    result = check(store, repair=True)

    assert not result.is_whole
    part = where.partition(" ")[0]
    assert any(fault.part == part and not fault.is_repaired for fault in result.faults)


def test_an_event_of_a_newer_release_is_kept(store: LocalStore) -> None:
    """What it did stands, the chain holds, and it can be seen that something happened."""
    with store.read() as now:
        timer = now.timer()
    with store.write() as unit:
        tables = unit.tables
        known = journal_table.find(tables, 3)
        assert known is not None
        head = journal_table.head(tables)
        newer = replace(
            known,
            sequence=head.sequence + 1,
            id=UUID(int=777),
            kind="CoffeeFetched",
            facts=b'{"cups":2}',
            sealed=b"",
            previous=head.digest,
        )
        journal_table.add(tables, newer)
        after = TimerChange(timer, Timer(is_paused=True))
        changes_table.save(tables, newer.sequence, [after])
        projections.carry_out(tables, [after])

    assert check(store).faults == ()
    with store.read() as now:
        happening = now.happenings(limit=1)[0]
        assert (happening.event, happening.changes) == (None, (after,))
        assert verify(record for record, _ in now.records()) == ()


def test_a_delivery_of_no_entry_is_named(store: LocalStore) -> None:
    """Of a deleted entry it is fine: it has to be deleted over there."""
    worklog = Worklog(ALPHA, MORNING, 60, "", "x")
    with store.write() as unit:
        unit.save_delivery(Delivery("a", "jira-1", UUID(int=12345), ALPHA, worklog))

    (fault,) = check(store).faults

    assert fault.part == "deliveries"


def test_a_flipped_byte_in_a_page_is_damage(tmp_path: Path) -> None:
    """Every page carries a code of its own; the check names the file and goes on."""
    clock = SteppedClock()
    made = make_local_store(tmp_path, clock)
    scribe = Scribe(made, clock)
    for number in range(60):
        scribe.entry(MORNING + hours(number), MORNING + hours(number + 1), note="x" * 50)
    made.close()
    path = tmp_path / "store.db"
    rng = random.Random(4)  # misses what opening itself reads
    with path.open("r+b") as file:
        for _ in range(3):
            file.seek(rng.randrange(60 * 1024, path.stat().st_size))
            file.write(b"\xa5")
    made = make_local_store(tmp_path, clock)

    result = check(made, repair=True)
    made.close()

    assert not result.is_whole
    assert "file" in {fault.part for fault in result.faults}


def test_a_check_can_be_cancelled(store: LocalStore) -> None:
    """A big store takes a while; nothing is changed by stopping."""
    scribe = Scribe(store, SteppedClock())
    with store.write() as unit:
        for number in range(300):
            reading = scribe.clock.read()
            record = UUID(int=10_000 + number)
            unit.append(ev.RunStarted("1"), record=record, reading=reading, via="test")

    with pytest.raises(CheckCancelled):
        check(store, cancelled=lambda: True)


def test_a_store_with_an_erased_month_is_whole(tmp_path: Path) -> None:
    """Times, totals, undo and chain are checked as before; the words are simply gone."""
    home = Household(tmp_path / "data")
    opened = home.open()
    scribe = home.scribe(opened)
    running = scribe.start()
    home.clock.move(hours=3)
    question, after = home.ids.new(), home.ids.new()
    scribe.add(
        ev.AbsenceFound(question, running, MORNING + hours(1), MORNING + hours(2), after, "UTC", ())
    )
    text = EntryText("Changed", "", "so it no longer continues the first")
    scribe.add(ev.EntryEdited(after, ALPHA, text, MORNING + hours(2), None))
    scribe.add(ev.AbsenceAnswered(question, ev.Choice.KEEP))
    home.clock.move(days=40)
    drop_month(opened.store, "2026-11", home.keystore, clock=home.clock, ids=home.ids)

    result = check(opened.store, repair=True)
    with opened.store.read() as now:
        kept = now.entry(after)
    opened.store.close()

    assert result.faults == ()
    assert kept is not None


@settings(max_examples=15)
@given(st.integers(0, 10**9))
def test_any_day_can_be_rebuilt_from_its_journal(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Everything that is worked out is thrown away, and comes back as it was."""
    made = make_local_store(tmp_path_factory.mktemp("any"), SteppedClock())
    _, ids = wander(made, seed, 50)
    assert check(made).faults == ()
    with made.read() as now:
        before = told(now, ids)
    tables = ("entries", "questions", "day_totals", "month_totals", "undone", "changes")
    tamper(made, *(f"DELETE FROM {table}" for table in tables))  # noqa: S608 (named above)

    result = check(made, repair=True)

    with made.read() as now:
        assert told(now, ids) == before
        assert now.entries_between(MORNING - FAR, MORNING + FAR) == before["entries"]
    assert result.is_whole
    made.close()
