"""Starting, stopping, switching and pausing the timer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tracksync.core import events as ev
from tracksync.core.clock import Reading, elapsed
from tracksync.core.entries import Entry, EntryText, Timer
from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.tasks import Task
from tracksync.core.text import clean_note
from tracksync.ports.store import Snapshot, Unit
from tracksync.services.personal.changed import Changed
from tracksync.services.personal.finding import find_task
from tracksync.services.personal.recording import Recorder

LONGEST_PAUSE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Started:
    """What runs now, and what was ended for it (None if nothing ran)."""

    entry: Entry
    ended: Entry | None
    is_new: bool = True


def text_of(task: Task, note: str = "") -> EntryText:
    """Take the personal content of an entry on *task*."""
    return EntryText(task.title, task.key, clean_note(note))


class TimerService:
    """The running clock. Every answer is given only after the journal is durable."""

    def __init__(self, recorder: Recorder, *, is_scripted: bool = False) -> None:
        self._recorder = recorder
        self._is_scripted = is_scripted

    def start(
        self,
        ref: str,
        *,
        via: str,
        note: str = "",
        entry: UUID | None = None,
        reading: Reading | None = None,
    ) -> Started:
        """
        Start the timer on a task; what runs is ended at the same instant.

        Args:
            ref: A task reference or key. Starting what runs already changes nothing and says so.
            entry: Id for the new entry; made when None.
            reading: When it was asked, if that was earlier (a wish from the spool).

        Raises:
            NotFound, Conflict: No task goes by that name, or several do.
        """
        with self._recorder.open(via, reading=reading) as recording:
            unit = recording.unit
            task = find_task(unit, ref)
            running = running_entry(unit)
            if running is not None and running.task == task.ref and not note:
                return Started(running, None, is_new=False)
            at = recording.reading.at
            if running is not None:
                at = max(end_of(unit, running, recording.reading), running.start_at)
            new = entry or self._recorder.ids.new()
            zone = recording.reading.zone
            event = ev.TimerStarted(new, task.ref, text_of(task, note), at, zone, self._is_scripted)
            recording.add(event)
            ended = unit.entry(running.id) if running is not None else None
            return Started(_must(unit, new), ended)

    def start_last(self, *, via: str) -> Started:
        """Start the task tracked last; NotFound when nothing was ever tracked."""
        with self._recorder.store.read() as snapshot:
            last = snapshot.latest_entry()
        if last is None:
            msg = "Nothing was tracked yet, so there is no last task to go on with."
            raise NotFound(msg, "Name a task: tracksync start REF.")
        return self.start(str(last.task), via=via)

    def stop(
        self, *, via: str, reading: Reading | None = None, record: UUID | None = None
    ) -> Entry:
        """Stop the timer; `NotAllowed` when nothing runs. Returns the ended entry."""
        with self._recorder.open(via, reading=reading) as recording:
            running = running_entry(recording.unit)
            if running is None:
                msg = "No timer is running, so there is nothing to stop."
                raise NotAllowed(msg)
            end = end_of(recording.unit, running, recording.reading)
            recording.add(ev.TimerStopped(running.id, end), record=record)
            return _must(recording.unit, running.id)

    def pause(
        self,
        *,
        via: str,
        until: datetime | None = None,
        is_private: bool = False,
        reading: Reading | None = None,
        record: UUID | None = None,
    ) -> Timer:
        """
        Pause tracking and sampling, until *until* or until told.

        Raises:
            BadInput: *until* lies in the past or more than a week ahead.
        """
        with self._recorder.open(via, reading=reading) as recording:
            now = recording.reading.at
            if until is not None and not now < until <= now + LONGEST_PAUSE:
                msg = "A pause must end later than now, and within a week."
                raise BadInput(msg)
            running = running_entry(recording.unit)
            end = now if running is None else end_of(recording.unit, running, recording.reading)
            recording.add(ev.TimerPaused(end, until, is_private), record=record)
            return recording.unit.timer()

    def resume(
        self, *, via: str, reading: Reading | None = None, entry: UUID | None = None
    ) -> Entry | None:
        """
        End the pause.

        What ran before goes on as a new entry, which is returned. `NotAllowed` when not paused.
        """
        with self._recorder.open(via, reading=reading) as recording:
            timer = recording.unit.timer()
            if not timer.is_paused:
                msg = "Nothing is paused."
                raise NotAllowed(msg)
            earlier = (
                timer.paused_entry is not None
                and recording.unit.entry(timer.paused_entry) is not None
            )
            new = (entry or self._recorder.ids.new()) if earlier else None
            now = recording.reading
            recording.add(ev.TimerResumed(new, now.at, now.zone))
            return None if new is None else recording.unit.entry(new)

    def end_pause_if_due(self, now: Reading) -> Changed:
        """Resume when a pause with an end has reached it."""
        with self._recorder.store.read() as snapshot:
            timer = snapshot.timer()
        if not timer.is_paused or timer.paused_until is None or now.at < timer.paused_until:
            return Changed.NOTHING
        self.resume(via="engine", reading=now)
        return Changed.TIMER | Changed.TODAY


def running_entry(snapshot: Snapshot) -> Entry | None:
    """Find the entry the timer runs on."""
    running = snapshot.timer().entry
    return None if running is None else snapshot.entry(running)


def end_of(unit: Unit, running: Entry, now: Reading) -> datetime:
    """
    Tell where a running entry ends now: by the wall clock as it was at the last sign of life.

    A step the watcher has not seen yet must not lengthen or shorten the entry.
    """
    sign = unit.last_sign()
    if sign is None:
        return max(now.at, running.start_at)
    passed = elapsed(sign.reading, now)
    return max(now.at - passed.stepped, running.start_at)


def _must(snapshot: Snapshot, entry: UUID) -> Entry:
    found = snapshot.entry(entry)
    if found is None:  # pragma: no cover - the ledger has just written it
        msg = f"entry {entry} vanished"
        raise LookupError(msg)
    return found
