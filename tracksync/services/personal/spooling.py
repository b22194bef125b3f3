"""Carrying out, after unlocking, what was asked for while the store could not be opened."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tracksync.core.clock import Reading, elapsed
from tracksync.core.journal.entries import EntryText
from tracksync.core.journal.events import TaskSaved
from tracksync.core.journal.intents import Asked, Intent
from tracksync.core.problems import BadInput, Conflict, DiskFull, NotFound, Problem
from tracksync.core.tasks import LOCAL, TaskRef
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.core.worktime.activity import NOTHING_KNOWN, Sample
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.finding import find_task
from tracksync.services.personal.journal.judging import running_entry
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.worktime.editing import Edit, EditingService
from tracksync.services.personal.worktime.timer import TimerService

_NO_GRACE = timedelta(0)
# While the store is closed a sign of life is left once a minute.
_SIGN_EVERY = timedelta(minutes=1)
_BETWEEN_SIGNS = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the wishes: done ones may be forgotten, the rest come with the reason."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[Intent, Problem], ...]


class SpoolingService:
    """
    Merges wishes, oldest first, each with the clocks of the moment it was made.

    Doing it twice changes nothing.
    """

    def __init__(self, recorder: Recorder, timer: TimerService, editing: EditingService) -> None:
        self._recorder = recorder
        self._timer = timer
        self._editing = editing

    def merge(self, intents: tuple[Intent, ...], *, lives_on: bool = False) -> Merged:
        """
        Carry out *intents*.

        A task nobody knows (the list was locked away when it was typed) becomes a local task of
        that name, so that no time is lost. A crash in between is harmless: a wish whose record
        exists already is skipped. With a full disk the rest stays where it waits.

        Args:
            lives_on: A program that watches merges them, and not a single command.
        """
        patience, self._recorder.patience = self._recorder.patience, _SIGN_EVERY
        try:
            return self._merge(intents, lives_on=lives_on)
        finally:
            self._recorder.patience = patience

    def _merge(self, intents: tuple[Intent, ...], *, lives_on: bool) -> Merged:
        done: list[UUID] = []
        refused: list[tuple[Intent, Problem]] = []
        for intent in sorted(intents, key=lambda i: (i.reading.at, i.id)):
            try:
                if not self._is_known(intent):
                    self._carry_out(intent)
            except DiskFull:
                break
            except Problem as problem:
                refused.append((intent, problem))
            done.append(intent.id)
        if lives_on and done and len(done) == len(intents):
            self._note_alive(max(intents, key=lambda i: i.reading.at).reading)
        return Merged(tuple(done), tuple(refused))

    def _note_alive(self, last: Reading) -> None:
        """Take a wish of a moment ago for a sign of life: this program was there to take it."""
        now = self._recorder.clock.read()
        passed = elapsed(last, now)
        if passed.same_boot and passed.awake + passed.asleep <= _BETWEEN_SIGNS:
            self._note_sign(last, "engine")
            self._sample(now)

    def _note_sign(self, reading: Reading, via: str) -> None:
        """Note that the program was alive then; what was used nobody saw."""
        with self._recorder.open(via, reading=reading):
            pass  # opening it judges the time before
        self._sample(reading)

    def _sample(self, reading: Reading) -> None:
        sample = Sample(reading.at, NOTHING_KNOWN)
        self._recorder.store.add_sample(sample, reading, grace=_NO_GRACE)

    def _is_known(self, intent: Intent) -> bool:
        with self._recorder.store.read() as snapshot:
            return snapshot.has_record(intent.id)

    def _carry_out(self, intent: Intent) -> None:
        via, reading, record = intent.via, intent.reading, intent.id
        match intent.asked:
            case Asked.START:
                ref = self._known_task(intent)
                self._timer.start(
                    ref, via=via, note=intent.note, entry=record, reading=reading, record=record
                )
            case Asked.STOP:
                self._timer.stop(via=via, reading=reading, record=record)
            case Asked.PAUSE | Asked.PRIVATE:
                self._pause(intent)
            case Asked.RESUME:
                self._timer.resume(via=via, reading=reading, entry=record, record=record)
            case Asked.NOTE:
                self._describe(intent)
            case _:
                self._note_sign(reading, via)

    def _pause(self, intent: Intent) -> None:
        self._timer.pause(
            via=intent.via,
            until=intent.until,
            is_private=intent.asked is Asked.PRIVATE,
            reading=intent.reading,
            record=intent.id,
        )

    def _describe(self, intent: Intent) -> None:
        """Note what is (or was last) tracked."""
        with self._recorder.store.read() as snapshot:
            meant = running_entry(snapshot) or snapshot.latest_entry()
        if meant is not None:
            self._editing.edit(meant.id, Edit(note=intent.note), via=intent.via)

    def _known_task(self, intent: Intent) -> str:
        """Find the task that was meant; make a local one where there is none."""
        with self._recorder.store.read() as snapshot:
            if not intent.ref:
                latest = snapshot.latest_entry()
                known = None if latest is None else snapshot.task(latest.task)
                if known is not None and not known.is_deleted:
                    return str(known.ref)
            try:
                return str(find_task(snapshot, intent.ref).ref)
            except (BadInput, Conflict, NotFound):
                pass
        return self._make_local(intent)

    def _make_local(self, intent: Intent) -> str:
        # The wish's id names the task too, so that merging twice does not make two.
        ref = TaskRef(LOCAL, str(intent.id))
        with self._recorder.open(intent.via, reading=intent.reading) as recording:
            if recording.unit.task(ref) is None:
                title = clean_line(intent.ref) or "(no name)"
                recording.add(TaskSaved(ref, EntryText(title), ""))
                recording.changed |= Changed.TASKS
        return str(ref)
