"""What every store does with the journal and what is worked out from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.store import (
    ALPHA,
    BETA,
    MORNING,
    Scribe,
    SteppedClock,
    hours,
    make_local_store,
    minutes,
)
from tracksync.core.journal import events as ev
from tracksync.core.journal.chain import verify
from tracksync.core.journal.entries import STOPPED, EntryText, Evidence, QuestionState, Timer
from tracksync.core.journal.ledger import Impossible
from tracksync.ports.store import DayTotal, Store
from tracksync.storage.memory import MemoryStore

END = MORNING + hours(10_000)


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture(params=["memory", "local"])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: SteppedClock) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else make_local_store(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def scribe(store: Store, clock: SteppedClock) -> Scribe:
    return Scribe(store, clock)


def test_a_new_store_is_empty(store: Store) -> None:
    """Nothing has happened, nothing runs, nothing was seen."""
    with store.read() as now:
        assert now.timer() == STOPPED
        assert now.last_sign() is None
        assert now.latest_entry() is None
        assert now.entries_between(MORNING, END) == ()
        assert now.happenings() == ()
        assert list(now.records()) == []


def test_a_started_timer_is_an_open_entry(store: Store, scribe: Scribe) -> None:
    """Once `write` has returned, the timer runs for whoever reads."""
    entry = scribe.start(title="Füße — 足 \N{WAVING HAND SIGN}")

    with store.read() as now:
        assert now.timer() == Timer(entry)
        found = now.entry(entry)
    assert found is not None
    assert (found.start_at, found.end_at, found.task) == (MORNING, None, ALPHA)
    assert found.text == EntryText("Füße — 足 \N{WAVING HAND SIGN}", "PROJ-1")


def test_a_stopped_timer_counts_on_its_day(
    store: Store, scribe: Scribe, clock: SteppedClock
) -> None:
    """The roll-up holds ended entries only."""
    entry = scribe.start()
    clock.move(hours=1.5)
    day = date(2026, 11, 16)
    with store.read() as now:
        assert now.day_totals(day, day) == ()
    scribe.stop(entry)

    with store.read() as now:
        assert now.timer() == STOPPED
        assert now.day_totals(day, day) == (DayTotal(day, ALPHA, hours(1.5)),)


def test_an_event_that_does_not_fit_leaves_nothing(store: Store, scribe: Scribe) -> None:
    """The whole transaction is undone, what fitted in it as well."""
    unknown = UUID(int=77)
    event = ev.RunStarted("1")

    def append_both() -> None:
        reading = scribe.clock.read()
        with store.write() as unit:
            unit.append(event, record=UUID(int=1), reading=reading, via="test")
            unit.append(ev.EntryDeleted(unknown), record=UUID(int=2), reading=reading, via="test")

    with pytest.raises(Impossible):
        append_both()

    with store.read() as now:
        assert now.happenings() == ()
    scribe.start()
    with store.read() as now:
        assert [h.record.sequence for h in now.happenings()] == [1]


def test_a_record_is_kept_once(store: Store, scribe: Scribe) -> None:
    """A wish that is carried out again after a crash must not count twice."""
    record = scribe.add(ev.RunStarted("1"))

    with pytest.raises(Impossible), store.write() as unit:
        unit.append(ev.RunStarted("1"), record=record, reading=scribe.clock.read(), via="test")


def test_the_journal_is_a_chain(store: Store, scribe: Scribe, clock: SteppedClock) -> None:
    """Each record carries the hash of the one before it, and says what was appended."""
    first = ev.RunStarted("1.0")
    scribe.add(first)
    entry = scribe.start()
    clock.move(minutes=5)
    scribe.stop(entry)

    with store.read() as now:
        records = list(now.records())
        assert [record.sequence for record, _ in now.records(after=2)] == [3]
    assert verify(record for record, _ in records) == ()
    assert records[0][1] == first
    assert records[2][1] == ev.TimerStopped(entry, MORNING + minutes(5))
    assert [record.reading.at for record, _ in records] == [MORNING, MORNING, MORNING + minutes(5)]


def test_what_happened_in_a_span_is_found_whole(
    store: Store, scribe: Scribe, clock: SteppedClock
) -> None:
    """Newest first, by what the clock read, also where it was set back between."""
    for step in (0, 5, -5, 10):
        clock.move(minutes=step)
        scribe.add(ev.RunStarted("1"))

    with store.read() as now:
        found = now.happened_between(MORNING, MORNING + minutes(10))
        assert [h.record.sequence for h in found] == [3, 2, 1]
        assert now.happened_between(MORNING + minutes(11), MORNING + minutes(99)) == ()
        kind = found[0].record.kind
        of_kind = now.happened_between(MORNING, MORNING + minutes(10), kind=kind)
        assert of_kind == tuple(one for one in found if one.record.kind == kind)
        assert now.happened_between(MORNING, MORNING + minutes(10), kind="Nothing") == ()


def test_undo_takes_back_and_undoing_the_undo_does_it_again(
    store: Store, scribe: Scribe, clock: SteppedClock
) -> None:
    """Undo appends; the journal never loses what was."""
    entry = scribe.start()
    clock.move(hours=1)
    stopped = scribe.stop(entry)
    undone = scribe.add(ev.Undone(stopped))

    day = date(2026, 11, 16)
    with store.read() as now:
        assert now.timer() == Timer(entry)
        assert now.day_totals(day, day) == ()
        assert [h.is_undone for h in now.happenings()] == [False, True, False]
    scribe.add(ev.Undone(undone))
    with store.read() as now:
        assert now.timer() == STOPPED
        assert [h.is_undone for h in now.happenings()] == [False, True, False, False]
        assert now.day_totals(day, day) == (DayTotal(day, ALPHA, hours(1)),)


def test_an_undone_edit_brings_the_old_note_back(store: Store, scribe: Scribe) -> None:
    """Before-images keep their text."""
    entry = scribe.entry(MORNING, MORNING + hours(1), note="as it was")
    edited = scribe.add(
        ev.EntryEdited(
            entry, BETA, EntryText("Other", "P-2", "changed"), MORNING, MORNING + hours(2)
        )
    )
    with store.read() as now:
        changed = now.entry(entry)
        assert changed is not None
        assert changed.text.note == "changed"
    scribe.add(ev.Undone(edited))

    with store.read() as now:
        found = now.entry(entry)
        assert found is not None
        assert (found.task, found.text.note) == (ALPHA, "as it was")
        assert [h.record.kind for h in now.history_of(entry)] == [
            "EntryAdded",
            "EntryEdited",
            "Undone",
        ]
        assert found.end_at == MORNING + hours(1)


def test_an_absence_asks_and_its_answer_is_kept(
    store: Store, scribe: Scribe, clock: SteppedClock
) -> None:
    """A question waits, can be deferred, and is answered once."""
    before, after, question = scribe.start(), UUID(int=501), UUID(int=502)
    clock.move(hours=2)
    scribe.add(
        ev.AbsenceFound(
            question,
            before,
            MORNING + hours(1),
            MORNING + hours(2),
            after,
            "Europe/Berlin",
            (Evidence.LOCKED, Evidence.NO_INPUT),
        )
    )
    with store.read() as now:
        (asked,) = now.questions()
        assert asked.evidence == (Evidence.LOCKED, Evidence.NO_INPUT)
        assert asked.text.title == "Write the report"
        assert now.timer() == Timer(after)
    scribe.add(ev.AbsenceAnswered(question, ev.Choice.LATER))
    with store.read() as now:
        assert now.questions(include_deferred=False) == ()
        assert [q.state for q in now.questions()] == [QuestionState.DEFERRED]
    scribe.add(ev.AbsenceAnswered(question, ev.Choice.KEEP))

    with store.read() as now:
        assert now.questions() == ()
        kept = now.question(question)
        assert kept is not None
        assert kept.state is QuestionState.ANSWERED
        assert now.entry(after) is None
        assert now.timer() == Timer(before)


def test_an_absence_lifted_off_and_laid_on_again_keeps_its_names(
    store: Store, scribe: Scribe, clock: SteppedClock
) -> None:
    """Undo does so with what the program saw after the deed."""
    before, after, question = scribe.start(), UUID(int=501), UUID(int=502)
    clock.move(hours=2)
    span = (MORNING + hours(1), MORNING + hours(2))
    found = ev.AbsenceFound(question, before, *span, after, "Europe/Berlin", (Evidence.LOCKED,))
    scribe.add(ev.Undone(scribe.add(found)))
    with store.read() as now:
        assert (now.questions(), now.timer()) == ((), Timer(before))
    scribe.add(found)

    with store.read() as now:
        assert [q.id for q in now.questions()] == [question]
        assert now.timer() == Timer(after)
        again = now.entry(after)
    assert again is not None
    assert again.text.title == "Write the report"


def test_entries_are_cut_at_local_midnight(store: Store, scribe: Scribe) -> None:
    """An entry over midnight counts on both days; in Berlin they begin at 23:00 UTC."""
    start = MORNING.replace(hour=22)
    scribe.entry(start, start + hours(3))

    first, second = date(2026, 11, 16), date(2026, 11, 17)
    with store.read() as now:
        assert now.day_totals(first, second) == (
            DayTotal(first, ALPHA, hours(1)),
            DayTotal(second, ALPHA, hours(2)),
        )
        assert now.day_totals(second, second) == (DayTotal(second, ALPHA, hours(2)),)


def test_entries_are_found_by_the_time_they_share(store: Store, scribe: Scribe) -> None:
    """Touching is not sharing; entries of many days and the running one are found inside too."""
    morning = scribe.entry(MORNING, MORNING + hours(1))
    week = scribe.entry(MORNING - hours(100), MORNING + hours(80), BETA)
    empty = scribe.entry(MORNING + hours(1), MORNING + hours(1))
    running = scribe.start()

    def ids(start: float, end: float) -> list[UUID]:
        with store.read() as now:
            found = now.entries_between(MORNING + hours(start), MORNING + hours(end))
        return [entry.id for entry in found]

    assert ids(0, 1) == [week, morning, running]
    assert ids(1, 2) == [week, running, empty]
    assert ids(-1, 0) == [week]
    assert ids(70, 71) == [week, running]
    assert ids(81, 82) == [running]
    with store.read() as now:
        assert [e.id for e in now.entries_of(BETA, MORNING, END)] == [week]
        assert len(now.entries_between(MORNING, END, limit=2)) == 2
        assert now.entries_of(replace(ALPHA, remote_id="unknown"), MORNING, END) == ()


def test_the_last_tasks_come_first(store: Store, scribe: Scribe) -> None:
    """`start --last` and the tray's menu ask for what was tracked most recently."""
    scribe.entry(MORNING, MORNING + hours(1), ALPHA)
    last = scribe.entry(MORNING + hours(1), MORNING + hours(2), BETA)
    scribe.entry(MORNING - hours(9), MORNING - hours(8), ALPHA)

    with store.read() as now:
        assert now.recent_tasks(5) == (BETA, ALPHA)
        assert now.recent_tasks(1) == (BETA,)
        latest = now.latest_entry()
    assert latest is not None
    assert latest.id == last


def test_splitting_and_merging_keep_the_total(store: Store, scribe: Scribe) -> None:
    """What is cut and joined again is as long as before."""
    entry, second = scribe.entry(MORNING, MORNING + hours(2), note="both"), UUID(int=900)
    day = date(2026, 11, 16)
    scribe.add(ev.EntrySplit(entry, MORNING + hours(1), second))
    with store.read() as now:
        found = now.entry(second)
        assert found is not None
        assert found.text.note == "both"
        assert now.day_totals(day, day) == (DayTotal(day, ALPHA, hours(2)),)
    scribe.add(ev.EntriesMerged(entry, (second,), EntryText("One", "", "again")))

    with store.read() as now:
        assert now.entry(second) is None
        merged = now.entry(entry)
        assert merged is not None
        assert (merged.duration, merged.text.note) == (hours(2), "again")
        assert now.day_totals(day, day) == (DayTotal(day, ALPHA, hours(2)),)


def test_happenings_come_in_pages(store: Store, scribe: Scribe) -> None:
    """Newest first, from below a given record."""
    for number in range(5):
        scribe.add(ev.RunStarted(str(number)))

    with store.read() as now:
        assert [h.record.sequence for h in now.happenings(limit=2)] == [5, 4]
        assert [h.record.sequence for h in now.happenings(before=4, limit=2)] == [3, 2]
        assert now.happenings(before=1) == ()


def test_a_deleted_entry_stays_in_the_journal(store: Store, scribe: Scribe) -> None:
    """Deleting is an event like any other."""
    entry = scribe.entry(MORNING, MORNING + hours(1), note="gone?")
    scribe.add(ev.EntryDeleted(entry))

    day = date(2026, 11, 16)
    with store.read() as now:
        assert now.entry(entry) is None
        assert now.day_totals(day, day) == ()
        (change,) = now.history_of(entry)[-1].changes
    assert getattr(change, "before", None) is not None


def test_recent_tasks_come_in_the_order_they_were_tracked(store: Store, scribe: Scribe) -> None:
    """More entries than tasks: the newest entry of each task decides."""
    for task in (ALPHA, BETA, ALPHA, ALPHA, BETA):
        scribe.entry(MORNING, MORNING + minutes(5), task)
    scribe.entry(MORNING + hours(2), MORNING + hours(3), ALPHA)
    scribe.entry(MORNING + hours(4), MORNING + hours(5), BETA)

    with store.read() as now:
        assert now.recent_tasks(5) == (BETA, ALPHA)
        assert now.recent_tasks(1) == (BETA,)
