"""
Taking back the last thing a person did, also where the program has written something on it since.

An absence or a step of the clock cuts what runs, so the entry that a deed left is not there any
more as it was left, and the journal refuses to overwrite what came later (`core.journal.undo`).
But what the program saw is no deed: it stays true of the person, whichever task the timer was on.
So it is lifted off, the deed is taken back, and it is laid on what runs then, in one transaction.
Questions keep their names, and so do the entries behind them.

One thing is refused. Where the deed started the timer and nothing ran before, nothing is left to
lay it on: what was tracked up to the absence would go with one word, and as undo only ever goes
further back, no word would bring it again. (With no absence in between, undoing a start does that
too; but then it takes the running timer, before everybody's eyes, and not a settled morning.) The
sentence says to delete the entries instead: that names each, and can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import ERASED, Change, Entry, EntryChange, Evidence
from tracksync.core.journal.ledger import Impossible, apply
from tracksync.core.problems import Conflict
from tracksync.core.sentences import say
from tracksync.core.worktime.idle import Absence
from tracksync.ports.store import Happening, Snapshot
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.judging import running_entry
from tracksync.services.personal.journal.recording import ENGINE, Recording

# A stop taken back within so short a time was a slip; after it nobody knows what the time was.
FORGIVEN = timedelta(minutes=1)
_PAGE, _PAGES = 200, 5
# An undo is taken back by none; what went with a deleted picture was said to stay gone.
_FINAL = frozenset({"Undone", "TimeSubtracted"})


def last_undoable(snapshot: Snapshot) -> Happening | None:
    """Find the newest thing a person did that changed something and still stands."""
    before: int | None = None
    for _ in range(_PAGES):
        page = snapshot.happenings(before=before, limit=_PAGE)
        for happening in page:
            before = happening.record.sequence
            is_deed = happening.record.via != ENGINE
            if is_deed and (_stands(happening) or _is_gone(snapshot, happening.event)):
                return happening
        if len(page) < _PAGE:
            return None
    return None


def take_back(recording: Recording, target: Happening) -> str:
    """
    Take back what *target* did. Where a timer runs on that had stopped, the time since is asked.

    Returns:
        What that was: the kind of its record, or `TaskDeleted`.

    Raises:
        Conflict: It cannot be, in words; the whole transaction is given up.
    """
    if isinstance(target.event, ev.TaskSaved):
        bring_back(recording, target.event)
        return "TaskDeleted"
    nothing_ran = recording.unit.timer().entry is None
    on_top = _on_top(recording.unit, target)
    for happening in on_top:
        recording.add(ev.Undone(happening.record.id), via=ENGINE)
    changes = recording.add(ev.Undone(target.record.id))
    _refuse_to_lose(recording, target, on_top)
    for happening in reversed(on_top):
        _lay_on(recording, happening.event, changes)
    if nothing_ran:
        _ask_about_the_gap(recording, changes, target.record.reading.at)
    return target.record.kind


def bring_back(recording: Recording, deleted: ev.TaskSaved) -> None:
    """Have a deleted task again, as it was."""
    recording.add(replace(deleted, is_deleted=False))
    # What undo would take back is shown with the day.
    recording.changed |= Changed.TASKS | Changed.TODAY


def _is_gone(snapshot: Snapshot, event: ev.Event | None) -> bool:
    """Whether a task was deleted by an event, is so still, and is known well enough to return."""
    if not isinstance(event, ev.TaskSaved) or not event.is_deleted or event.text == ERASED:
        return False
    task = snapshot.task(event.task)
    return task is not None and task.is_deleted


def _stands(happening: Happening) -> bool:
    is_final = happening.record.kind in _FINAL
    return bool(happening.changes) and not happening.is_undone and not is_final


def _on_top(snapshot: Snapshot, target: Happening) -> tuple[Happening, ...]:
    """Tell what the program wrote since, newest first; nothing where it is not in the way."""
    try:
        apply(snapshot, ev.Undone(target.record.id))
    except Impossible:
        since = target.record.sequence
        length = snapshot.happenings(limit=1)[0].record.sequence - since
        later = snapshot.happenings(limit=length)
        return tuple(h for h in later if h.record.sequence > since and _stands(h))
    return ()


def _refuse_to_lose(recording: Recording, target: Happening, on_top: Sequence[Happening]) -> None:
    """Refuse to take an entry away, with time that is settled, for which nothing takes over."""
    made = {c.id for c in target.changes if isinstance(c, EntryChange) and c.before is None}
    cut = {c.id for h in on_top for c in h.changes if isinstance(c, EntryChange)}
    if made & cut and running_entry(recording.unit) is None:
        msg = say(
            "An absence was found since the timer was started. Taking the start back would lose "
            "what was tracked up to it."
        )
        raise Conflict(msg, say("Delete the entries instead. Nothing was changed."))


def _lay_on(recording: Recording, event: ev.Event | None, changes: Sequence[Change]) -> None:
    """Write again what the program saw, on what runs now; what follows from it follows again."""
    running = running_entry(recording.unit)
    if running is None:
        if isinstance(event, ev.TimerResumed) and recording.unit.timer().is_paused:
            recording.add(event, via=ENGINE)
    elif isinstance(event, ev.AbsenceFound):
        absence = Absence(event.start_at, event.end_at, event.evidence, event.zone)
        goes_on, names = event.after is not None, (event.question, event.after)
        recording.note_absence(running, absence, goes_on=goes_on, via=ENGINE, names=names)
    elif isinstance(event, ev.ClockStepped):
        by = timedelta(milliseconds=event.stepped_ms)
        recording.note_step(running, event.end_at, by, after=event.after)
    elif isinstance(event, ev.TimerResumed) and event.entry is not None:
        # The pause that was taken back was over: it is no work because of that.
        since, back_at = _stopped_at(changes, running, event.start_at), event.start_at
        gap = Absence(since, back_at, (Evidence.NOT_SEEN,), event.zone)
        recording.note_absence(running, gap, goes_on=True, via=ENGINE, names=(None, event.entry))


def _ask_about_the_gap(recording: Recording, changes: Sequence[Change], done_at: datetime) -> None:
    """Open a question about the time during which an entry that runs again was not running."""
    running = running_entry(recording.unit)
    if running is None:
        return
    since, now = _stopped_at(changes, running, done_at), recording.reading
    if now.at - since > FORGIVEN:
        absence = Absence(since, now.at, (Evidence.NOT_SEEN,), now.zone)
        # Not the person's deed: the next undo goes on behind it.
        recording.note_absence(running, absence, goes_on=not absence.is_long, via=ENGINE)


def _stopped_at(changes: Sequence[Change], running: Entry, otherwise: datetime) -> datetime:
    """Tell since when an entry that runs again had not been running."""
    ends = [
        change.before.end_at
        for change in changes
        if isinstance(change, EntryChange) and change.id == running.id and change.before is not None
    ]
    stopped_at = max((end for end in ends if end is not None), default=otherwise)
    return max(stopped_at, running.start_at)
