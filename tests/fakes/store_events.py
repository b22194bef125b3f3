"""Any event there is, for property tests, and any day a person could have."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import get_args
from uuid import UUID

from hypothesis import strategies as st

from tests.fakes.store import ALPHA, BETA, LOCAL_TASK, SteppedClock
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Entry, EntryText, Evidence, QuestionState
from tracksync.core.journal.ledger import Ledger
from tracksync.core.journal.picture_events import TimeSubtracted
from tracksync.core.tasks import TaskRef

TASKS = (ALPHA, BETA, LOCAL_TASK, TaskRef("azure:devops", "42"))
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC")

any_text = st.text(max_size=30)
instants = st.integers(-(10**12), 10**13).map(
    lambda ms: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
_PARTS = {
    str: any_text,
    datetime: instants,
    int: st.integers(-(2**53), 2**53),
    UUID: st.uuids(),
    TaskRef: st.builds(TaskRef, any_text, any_text),
}
for _shape, _strategy in _PARTS.items():
    st.register_type_strategy(_shape, _strategy)

any_event = st.one_of(*(st.from_type(kind) for kind in get_args(ev.Event)))


class Wanderer:
    """Makes up a next event that fits, or does not, from what is in a ledger."""

    def __init__(self, seed: int, clock: SteppedClock) -> None:
        self._random = random.Random(seed)
        self._clock = clock
        self._made = 0
        self.done: list[UUID] = []

    def new(self) -> UUID:
        self._made += 1
        return UUID(int=self._made)

    def next(self, ledger: Ledger) -> ev.Event:
        self._clock.move(minutes=self._random.choice([0, 1, 7, 60, 500, 3000]))
        makers = (
            self._start,
            self._stop,
            self._pause,
            self._resume,
            self._absence,
            self._answer,
            self._step,
            self._add,
            self._edit,
            self._delete,
            self._split,
            self._subtract,
            self._merge,
            self._undo,
            self._task,
        )
        return self._random.choice(makers)(ledger)

    def _text(self) -> EntryText:
        word = self._random.choice(["a", "b", "ü", "note\n2"])
        return EntryText(f"Title {word}", self._random.choice(["", "P-1"]), word)

    def _at(self) -> datetime:
        return self._clock.read().at - timedelta(minutes=self._random.choice([0, 0, 5, 90, 2000]))

    def _zone(self) -> str:
        return self._random.choice(ZONES)

    def _some(self, ledger: Ledger) -> Entry | None:
        return self._random.choice(list(ledger.entries.values())) if ledger.entries else None

    def _start(self, _: Ledger) -> ev.Event:
        task = self._random.choice(TASKS)
        return ev.TimerStarted(self.new(), task, self._text(), self._at(), self._zone())

    def _stop(self, ledger: Ledger) -> ev.Event:
        return ev.TimerStopped(ledger.timer().entry or self.new(), self._at())

    def _pause(self, _: Ledger) -> ev.Event:
        return ev.TimerPaused(self._at(), self._at(), is_private=self._random.random() < 0.5)

    def _resume(self, ledger: Ledger) -> ev.Event:
        entry = self.new() if ledger.timer().paused_entry is not None else None
        return ev.TimerResumed(entry, self._at(), self._zone())

    def _absence(self, ledger: Ledger) -> ev.Event:
        start = self._at()
        return ev.AbsenceFound(
            self.new(),
            ledger.timer().entry or self.new(),
            start,
            start + timedelta(minutes=self._random.choice([0, 30, 900])),
            self._random.choice([None, self.new()]),
            self._zone(),
            (Evidence.NO_INPUT, Evidence.LOCKED),
        )

    def _answer(self, ledger: Ledger) -> ev.Event:
        waiting = [q for q in ledger.questions.values() if q.state is not QuestionState.ANSWERED]
        if not waiting:
            return self._start(ledger)
        question = self._random.choice(waiting)
        choice = self._random.choice(list(ev.Choice))
        parts: tuple[ev.AbsencePart, ...] = ()
        if choice is ev.Choice.ASSIGN:
            task, text = self._random.choice([(None, None), (BETA, self._text())])
            middle = question.start_at + (question.end_at - question.start_at) / 2
            middle = middle.replace(microsecond=middle.microsecond // 1000 * 1000)
            parts = (
                ev.AbsencePart(question.start_at, middle, self.new(), task, text),
                ev.AbsencePart(middle, question.end_at, self.new(), ALPHA, self._text()),
            )
        return ev.AbsenceAnswered(question.id, choice, parts)

    def _step(self, ledger: Ledger) -> ev.Event:
        running = ledger.timer().entry
        after = self.new() if running is not None else None
        return ev.ClockStepped(running, self._at(), after, self._at(), 5000, self._zone())

    def _add(self, _: Ledger) -> ev.Event:
        start = self._at()
        end = start + timedelta(minutes=self._random.choice([0, 10, 3000]))
        task = self._random.choice(TASKS)
        return ev.EntryAdded(self.new(), task, self._text(), start, end, self._zone())

    def _edit(self, ledger: Ledger) -> ev.Event:
        entry = self._some(ledger)
        if entry is None:
            return self._start(ledger)
        text = self._random.choice([entry.text, self._text()])
        start = self._random.choice([entry.start_at, entry.start_at - timedelta(minutes=3)])
        return ev.EntryEdited(entry.id, self._random.choice(TASKS), text, start, entry.end_at)

    def _delete(self, ledger: Ledger) -> ev.Event:
        entry = self._some(ledger)
        return ev.EntryDeleted(entry.id if entry else self.new())

    def _split(self, ledger: Ledger) -> ev.Event:
        entry = self._some(ledger)
        if entry is None:
            return self._start(ledger)
        return ev.EntrySplit(entry.id, entry.start_at + timedelta(minutes=2), self.new())

    def _subtract(self, ledger: Ledger) -> ev.Event:
        entry = self._some(ledger)
        if entry is None:
            return self._start(ledger)
        start = entry.start_at + timedelta(minutes=self._random.choice([-1, 1]))
        return TimeSubtracted(entry.id, start, start + timedelta(minutes=2), self.new())

    def _merge(self, ledger: Ledger) -> ev.Event:
        first, second = self._some(ledger), self._some(ledger)
        if first is None or second is None:
            return self._start(ledger)
        return ev.EntriesMerged(first.id, (second.id,), self._text())

    def _undo(self, _: Ledger) -> ev.Event:
        return ev.Undone(self._random.choice(self.done[-4:]) if self.done else self.new())

    def _task(self, _: Ledger) -> ev.Event:
        return ev.TaskSaved(LOCAL_TASK, self._text(), "Books", is_done=False)
