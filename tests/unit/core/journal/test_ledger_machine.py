"""Any day anybody could have: whatever is done in whatever order, time is not lost and not made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.unit.core.made import INVOICE, LOGIN, REVIEW, TEXT, Book, at, uid
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import (
    STOPPED,
    Entry,
    Evidence,
    Question,
    QuestionState,
    Timer,
)
from tracksync.core.journal.ledger import Impossible, Ledger, fold
from tracksync.core.tasks import TaskRef

# Long after everything: what runs is measured up to here, so that starting conserves time too.
FAR = at(9, day=19) + timedelta(days=10_000)
MINUTE = timedelta(minutes=1)

tasks = st.sampled_from([INVOICE, LOGIN, REVIEW])
short = st.integers(1, 90).map(lambda m: m * MINUTE)
any_one = st.integers(0, 10_000)
notes = st.sampled_from(["", "one", "two"])


@dataclass(frozen=True)
class State:
    """All that can be seen of a ledger."""

    entries: dict[UUID, Entry]
    questions: dict[UUID, Question]
    timer: Timer


def state_of(ledger: Ledger) -> State:
    return State(dict(ledger.entries), dict(ledger.questions), ledger.timer())


def total(state: State) -> timedelta:
    """Add up all entries, the running one up to `FAR`."""
    return sum((e.length_at(FAR) for e in state.entries.values()), timedelta(0))


class LedgerMachine(RuleBasedStateMachine):
    """Lives a life with a ledger, and remembers the state before every record."""

    def __init__(self) -> None:
        super().__init__()
        self.book = Book()
        self.now = at(9)
        self.ids = 0
        self.states = [state_of(self.book.ledger)]

    # --- means -------------------------------------------------------------------------------

    @property
    def ledger(self) -> Ledger:
        return self.book.ledger

    @property
    def running(self) -> Entry | None:
        running = self.ledger.timer().entry
        return None if running is None else self.ledger.entries[running]

    def fresh(self) -> UUID:
        self.ids += 1
        return uid(self.ids)

    def later(self, by: timedelta) -> datetime:
        self.now += by
        return self.now

    def pick(self, number: int) -> Entry:
        entries = list(self.ledger.entries.values())
        return entries[number % len(entries)]

    def do(self, event: ev.Event) -> timedelta:
        """Record an event; returns by how much the total changed."""
        before = total(self.states[-1])
        self.book.add(event)
        self.states.append(state_of(self.ledger))
        return total(self.states[-1]) - before

    # --- the timer ---------------------------------------------------------------------------

    @initialize(task=tasks)
    def begins(self, task: TaskRef) -> None:
        self.do(ev.TimerStarted(self.fresh(), task, TEXT, self.now, "UTC"))

    @rule(task=tasks, by=short)
    def starts(self, task: TaskRef, by: timedelta) -> None:
        """A switch neither loses nor makes time."""
        ran = self.running
        # A step of the clock that was undone can leave the start of what runs ahead of now.
        when = self.later(by) if ran is None else max(self.later(by), ran.start_at)
        changed = self.do(ev.TimerStarted(self.fresh(), task, TEXT, when, "UTC"))
        assert ran is None or changed == timedelta(0)

    @precondition(lambda self: self.running is not None)
    @rule(by=short)
    def stops(self, by: timedelta) -> None:
        assert self.running is not None
        self.do(ev.TimerStopped(self.running.id, self.later(by)))
        assert self.running is None

    @rule(by=short)
    def pauses(self, by: timedelta) -> None:
        self.do(ev.TimerPaused(self.later(by)))
        assert self.ledger.timer().is_paused

    @precondition(lambda self: self.ledger.timer().is_paused)
    @rule(by=short)
    def resumes(self, by: timedelta) -> None:
        remembered = self.ledger.timer().paused_entry
        was = None if remembered is None else self.ledger.entry(remembered)
        self.do(ev.TimerResumed(self.fresh(), self.later(by), "UTC"))
        now = self.running
        assert (now is None) == (was is None)
        assert now is None or was is None or (now.task, now.text) == (was.task, was.text)

    @precondition(lambda self: self.running is not None)
    @rule(by=st.integers(-600, 600).map(lambda m: m * MINUTE))
    def clock_steps(self, by: timedelta) -> None:
        """What ran up to the step stays, and goes on from the new time."""
        assert self.running is not None
        old = max(self.now, self.running.start_at)
        self.now += by
        event = ev.ClockStepped(self.running.id, old, self.fresh(), self.now, 0, "UTC")
        assert self.do(event) == old - self.now

    # --- absences ----------------------------------------------------------------------------

    @precondition(lambda self: self.running is not None)
    @rule(ago=short, goes_on=st.booleans())
    def is_away(self, ago: timedelta, goes_on: bool) -> None:
        """The span belongs to nobody until somebody says so."""
        assert self.running is not None
        end = max(self.later(ago), self.running.start_at + MINUTE)
        start = max(end - ago, self.running.start_at)
        after = self.fresh() if goes_on else None
        seen = (Evidence.NO_INPUT,)
        question = self.fresh()
        changed = self.do(
            ev.AbsenceFound(question, self.running.id, start, end, after, "UTC", seen)
        )
        assert not goes_on or changed == start - end

    @precondition(lambda self: self.running is not None)
    @rule(length=short)
    def is_away_from_the_start(self, length: timedelta) -> None:
        """No piece without length is left; the entry goes on under its name."""
        assert self.running is not None
        entry, question = self.running, self.fresh()
        end = entry.start_at + max(length, MINUTE)
        self.now = max(self.now, end)
        span = (entry.start_at, end)
        seen = (Evidence.LOCKED,)
        event = ev.AbsenceFound(question, entry.id, *span, entry.id, "UTC", seen)
        assert self.do(event) == entry.start_at - end
        assert self.running.id == entry.id

    def waiting(self) -> list[Question]:
        asked = self.ledger.questions.values()
        return [q for q in asked if q.state is not QuestionState.ANSWERED]

    def part(self, question: Question, start: datetime, end: datetime) -> ev.AbsencePart:
        return ev.AbsencePart(start, end, self.fresh(), question.task, question.text)

    @precondition(lambda self: self.waiting())
    @rule(number=st.integers(0, 2), choice=st.sampled_from(ev.Choice), share=st.integers(1, 59))
    def answers(self, number: int, choice: ev.Choice, share: int) -> None:
        """What is kept is added, wherever it finds its place; a break adds nothing."""
        waiting = self.waiting()
        asked = waiting[-1 - number % len(waiting)]
        span = asked.end_at - asked.start_at
        middle = asked.start_at + span * share / 60
        parts: tuple[ev.AbsencePart, ...] = ()
        added = timedelta(0)
        if choice is ev.Choice.KEEP:
            parts, added = (self.part(asked, asked.start_at, asked.end_at),), span
        elif choice is ev.Choice.ASSIGN:
            rest = ev.AbsencePart(middle, asked.end_at, self.fresh(), None, None)
            parts = (self.part(asked, asked.start_at, middle), rest)
            added = middle - asked.start_at
        assert self.do(ev.AbsenceAnswered(asked.id, choice, parts)) == added

    @precondition(lambda self: self.running is not None)
    @rule(ago=short, data=st.data())
    def is_away_and_says_so_at_once(self, ago: timedelta, data: st.DataObject) -> None:
        """As on most days."""
        self.is_away(ago, goes_on=True)
        self.answers(0, data.draw(st.sampled_from(ev.Choice)), 20)

    # --- edits -------------------------------------------------------------------------------

    @rule(task=tasks, ago=short, length=short)
    def adds(self, task: TaskRef, ago: timedelta, length: timedelta) -> None:
        start = self.now - ago
        event = ev.EntryAdded(self.fresh(), task, TEXT, start, start + length, "UTC")
        assert self.do(event) == length

    @precondition(lambda self: self.ledger.entries)
    @rule(number=any_one, task=tasks, note=notes, by=short)
    def edits(self, number: int, task: TaskRef, note: str, by: timedelta) -> None:
        entry = self.pick(number)
        text = replace(entry.text, note=note)
        start = entry.start_at - by
        assert self.do(ev.EntryEdited(entry.id, task, text, start, entry.end_at)) == by

    @precondition(lambda self: self.running is not None)
    @rule(by=short)
    def ends_by_editing(self, by: timedelta) -> None:
        assert self.running is not None
        entry = self.running
        end = entry.start_at + by
        self.do(ev.EntryEdited(entry.id, entry.task, entry.text, entry.start_at, end))
        assert self.running is None

    @precondition(lambda self: self.ledger.entries)
    @rule(number=any_one)
    def deletes(self, number: int) -> None:
        entry = self.pick(number)
        assert self.do(ev.EntryDeleted(entry.id)) == -entry.length_at(FAR)

    @precondition(lambda self: self.ledger.entries)
    @rule(number=any_one)
    def splits(self, number: int) -> None:
        """Two halves are one whole."""
        entry = self.pick(number)
        if entry.length_at(FAR) > MINUTE:
            event = ev.EntrySplit(entry.id, entry.start_at + MINUTE / 2, self.fresh())
            assert self.do(event) == timedelta(0)

    @precondition(lambda self: len(self.ledger.entries) > 1)
    @rule(one=any_one, other=any_one)
    def merges(self, one: int, other: int) -> None:
        """From the first start to the last end; so nothing is lost of two that meet."""
        first, second = self.pick(one), self.pick(other)
        if first.id == second.id:
            return
        meet = first.end_at == second.start_at or second.end_at == first.start_at
        changed = self.do(ev.EntriesMerged(first.id, (second.id,), first.text))
        merged = self.ledger.entries[first.id]
        assert merged.start_at == min(first.start_at, second.start_at)
        assert merged.end_at is None or merged.end_at in {first.end_at, second.end_at}
        assert not meet or changed == timedelta(0)

    # --- undo --------------------------------------------------------------------------------

    def effective(self) -> list[int]:
        """Number the records that did something."""
        records = enumerate(self.book.records)
        return [n for n, (record, _) in records if self.ledger.changes_of(record)]

    @precondition(lambda self: self.effective())
    @rule(back=st.integers(1, 4))
    def undoes(self, back: int) -> None:
        """The last record always, to exactly what was before it; an earlier one, or not at all."""
        effective = self.effective()
        number = effective[-min(back, len(effective))]
        before = state_of(self.ledger)
        try:
            self.do(ev.Undone(self.book.records[number][0]))
        except Impossible:
            assert back > 1
            assert state_of(self.ledger) == before
        else:
            assert back > 1 or self.states[-1] == self.states[number]

    @rule(number=any_one)
    def nothing_comes_of_it(self, number: int) -> None:
        """What only witnesses changes nothing, and what cannot be is refused."""
        assert self.do(ev.SessionNoted(ev.SessionFact.LOCKED)) == timedelta(0)
        absurd: tuple[ev.Event, ...] = (
            ev.TimerStopped(uid(0), self.now),
            ev.EntryDeleted(uid(0)),
            ev.EntrySplit(uid(0), self.now, uid(1)),
            ev.EntriesMerged(uid(0), (uid(0),), TEXT),
            ev.EntryAdded(self.fresh(), INVOICE, TEXT, self.now, self.now - MINUTE, "UTC"),
            ev.AbsenceAnswered(uid(0), ev.Choice.KEEP),
            ev.Undone(uid(0)),
        )
        before = state_of(self.ledger)
        with pytest.raises(Impossible):
            self.book.add(absurd[number % len(absurd)])
        assert state_of(self.ledger) == before

    # --- what always holds -------------------------------------------------------------------

    @invariant()
    def at_most_one_entry_runs_and_the_timer_knows_it(self) -> None:
        running = [e.id for e in self.ledger.entries.values() if e.end_at is None]
        timer = self.ledger.timer()
        assert running == ([] if timer.entry is None else [timer.entry])
        assert not (timer.is_paused and running)

    @invariant()
    def no_time_is_negative(self) -> None:
        assert all(e.length_at(e.start_at) >= timedelta(0) for e in self.ledger.entries.values())
        assert all(q.start_at < q.end_at for q in self.ledger.questions.values())

    @invariant()
    def everything_is_kept_under_its_own_name(self) -> None:
        assert all(key == entry.id for key, entry in self.ledger.entries.items())
        assert all(key == question.id for key, question in self.ledger.questions.items())

    def teardown(self) -> None:
        """Fold the journal, undo all of it and do it again: the same, nothing, the same."""
        assert state_of(fold(self.book.records)) == state_of(self.ledger)
        end = state_of(self.ledger)
        undone = [
            self.book.undo(record)
            for record, _ in reversed(list(self.book.records))
            if self.ledger.changes_of(record)
        ]
        assert state_of(self.ledger) == State({}, {}, STOPPED)
        for record in reversed(undone):
            self.book.undo(record)
        assert state_of(self.ledger) == end


def test_no_order_of_events_loses_or_makes_time() -> None:
    """At most one entry runs, every word does exactly what it says, and all can be undone."""
    run_state_machine_as_test(LedgerMachine, settings=settings(stateful_step_count=40))
