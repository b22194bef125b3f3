"""Starting, stopping, switching and pausing the timer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Entry, EntryText, Timer
from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, seen
from tracksync.core.text import clean_note
from tracksync.core.values import dataclass
from tracksync.core.worktime.idle import Absence, Watch
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.finding import find_entry
from tracksync.services.personal.journal.judging import Stock, running_entry
from tracksync.services.personal.journal.moments import checked
from tracksync.services.personal.journal.permitting import (
    NotAssigned,
    find_trackable,
    why_not_again,
)
from tracksync.services.personal.journal.recording import Recorder, Recording

__all__ = ["LONGEST_PAUSE", "Started", "TimerService", "running_entry", "text_of"]

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
    """
    The running clock. Every answer is given only after the journal is durable.

    Whatever nobody can vouch for, up to the deed, becomes a question and not work: see `judging`.
    """

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
        record: UUID | None = None,
    ) -> Started:
        """
        Start the timer on a task; what runs is ended at the same instant, and a pause is over.

        Starting what runs already, with nothing new to note, changes nothing and says so. With
        another note it is another piece of work: a new entry.

        Args:
            ref: A task reference or key.
            entry: Id for the new entry, which is then made in any case; made up when None.
            reading: When it was asked, if that was earlier (a wish from the spool).

        Raises:
            NotFound, Conflict: No task goes by that name, or several do.
        """
        with self._acting(via, reading) as (recording, stock):
            unit, running = recording.unit, stock.running
            task = find_trackable(unit, ref, self._recorder.preferences)
            text = text_of(task, note)
            if entry is None and running is not None and _says(running, task, text):
                return Started(running, None, is_new=False)
            self._end(recording, stock)
            new = entry or self._recorder.ids.new()
            at, zone = stock.starts.at, stock.starts.zone
            known = seen(task)
            event = ev.TimerStarted(new, task.ref, text, at, zone, self._is_scripted, known)
            recording.add(event, record=record)
            ended = None if running is None else _as_left(unit, running)
            return Started(find_entry(unit, new), ended)

    def consider(self, ref: str, *, via: str) -> Task:
        """
        Find the task somebody else wishes for, so that the person can be asked; nothing starts.

        Raises:
            NotAssigned: Time may not be put on it; that it was asked for is journaled.
            BadInput, NotFound, Conflict: As `find_task`.
        """
        with self._recorder.open(via, is_judged=True) as recording:
            return find_trackable(recording.unit, ref, self._recorder.preferences)

    def start_last(self, *, via: str) -> Started:
        """Start the task tracked last; NotFound when nothing was ever tracked."""
        with self._recorder.store.read() as snapshot:
            last = snapshot.latest_entry()
        if last is None:
            msg = say("Nothing was tracked yet, so there is no last task to go on with.")
            raise NotFound(msg, say("Name a task: tracksync start REF."))
        return self.start(str(last.task), via=via)

    def stop(
        self, *, via: str, reading: Reading | None = None, record: UUID | None = None
    ) -> Entry:
        """
        Stop the timer; a paused one does not go on any more.

        Returns:
            The ended entry. Where the time up to now is unknown it ends with the last sure moment,
            and a question about the rest is open.

        Raises:
            NotAllowed: Nothing runs.
        """
        with self._acting(via, reading) as (recording, stock):
            unit = recording.unit
            if stock.running is None:
                paused = _paused_entry(unit)
                if paused is None:
                    msg = say("No timer is running, so there is nothing to stop.")
                    raise NotAllowed(msg)
                resumed = ev.TimerResumed(None, stock.starts.at, stock.starts.zone)
                recording.add(resumed, record=record)
                return paused
            running = stock.running
            if stock.absence is not None:
                recording.note_absence(running, stock.absence, goes_on=False, record=record)
            else:
                recording.add(ev.TimerStopped(running.id, stock.ends.at), record=record)
            return _as_left(unit, running)

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
        end = None if until is None else checked(until)
        with self._acting(via, reading) as (recording, stock):
            now = recording.reading.at
            if end is not None and not now < end <= now + LONGEST_PAUSE:
                msg = say("A pause must end later than now, and within a week.")
                raise BadInput(msg)
            if stock.running is not None and stock.absence is not None:
                # It goes on for no time at all, so that the pause remembers the task.
                recording.note_absence(stock.running, stock.absence, goes_on=True)
            recording.add(ev.TimerPaused(stock.ends.at, end, is_private), record=record)
            return recording.unit.timer()

    def resume(
        self,
        *,
        via: str,
        reading: Reading | None = None,
        entry: UUID | None = None,
        record: UUID | None = None,
    ) -> Entry | None:
        """
        End the pause.

        What ran before goes on as a new entry, which is returned.

        Raises:
            NotAllowed: Nothing is paused.
            NotAssigned: What ran is somebody else's by now; it stays paused.
        """
        with self._acting(via, reading) as (recording, stock):
            if not recording.unit.timer().is_paused:
                msg = say("Nothing is paused.")
                raise NotAllowed(msg)
            refusal = _refusal(recording.unit, self._recorder.preferences)
            if refusal is not None:
                raise refusal
            return self._resume(recording, stock.starts, entry, record)

    def end_pause_if_due(self, now: Reading) -> Changed:
        """
        Resume, now, when a pause with an end has reached it.

        After a sleep that is later than the end: nobody tracked in between. Where that is long, a
        new morning say, the pause ends and nothing goes on by itself; nor does what policy
        refuses, which is journaled.
        """
        with self._recorder.store.read() as snapshot:
            timer = snapshot.timer()
        if not timer.is_paused or timer.paused_until is None or now.at < timer.paused_until:
            return Changed.NOTHING
        is_late = Absence(timer.paused_until, now.at, (), now.zone).is_long
        with self._recorder.open("engine", reading=now) as recording:
            refusal = None if is_late else _refusal(recording.unit, self._recorder.preferences)
            self._resume(recording, now, None, None, goes_on=not is_late and refusal is None)
            if refusal is not None:
                recording.note_refusal(refusal)
            recording.once_durable(self._recorder.look_anew(Watch(now)))
        return recording.changed

    @contextmanager
    def _acting(self, via: str, reading: Reading | None) -> Iterator[tuple[Recording, Stock]]:
        with self._recorder.open(via, reading=reading, is_judged=True) as recording:
            stock = self._recorder.stock(recording)
            yield recording, stock
            if recording.changes and stock.watch is not None:
                recording.once_durable(self._recorder.look_anew(stock.watch))

    def _end(self, recording: Recording, stock: Stock) -> None:
        """End what runs where that is not the very instant at which the next thing starts."""
        if stock.running is None:
            return
        if stock.absence is not None:
            recording.note_absence(stock.running, stock.absence, goes_on=False)
        elif stock.ends.at != stock.starts.at:
            recording.add(ev.TimerStopped(stock.running.id, stock.ends.at))

    def _resume(
        self,
        recording: Recording,
        now: Reading,
        entry: UUID | None,
        record: UUID | None,
        *,
        goes_on: bool = True,
    ) -> Entry | None:
        unit = recording.unit
        goes_on &= _paused_entry(unit) is not None
        new = (entry or self._recorder.ids.new()) if goes_on else None
        recording.add(ev.TimerResumed(new, now.at, now.zone), record=record)
        return None if new is None else find_entry(unit, new)


def _says(running: Entry, task: Task, text: EntryText) -> bool:
    """Whether what runs says all of it already."""
    return running.task == task.ref and text.note in {"", running.text.note}


def _as_left(snapshot: Snapshot, running: Entry) -> Entry:
    """Tell what ran as it stands now; of no length where nothing of it could be vouched for."""
    return snapshot.entry(running.id) or replace(running, end_at=running.start_at)


def _paused_entry(snapshot: Snapshot) -> Entry | None:
    """Find the entry that a pause has cut; None when nothing is paused or it is gone."""
    paused = snapshot.timer().paused_entry
    return None if paused is None else snapshot.entry(paused)


def _refusal(snapshot: Snapshot, preferences: Preferences) -> NotAssigned | None:
    """Tell why what a pause has cut may not go on; None where it may, or where nothing would."""
    paused = _paused_entry(snapshot)
    return None if paused is None else why_not_again(snapshot, paused.task, preferences)
