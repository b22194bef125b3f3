"""What each event does to entries, questions and the timer. The whole truth about time is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from tracksync.core import events as ev
from tracksync.core.entries import (
    ERASED,
    STOPPED,
    Change,
    Entry,
    EntryChange,
    Origin,
    Question,
    QuestionChange,
    QuestionState,
    Timer,
    TimerChange,
)


class Impossible(ValueError):
    """The event does not fit what is; the message says why, in words."""


class View(Protocol):
    """What `apply` needs to know of the state before the event."""

    def entry(self, entry: UUID) -> Entry | None:
        """Find an entry that exists now."""

    def question(self, question: UUID) -> Question | None:
        """Find a question."""

    def timer(self) -> Timer:
        """Tell the timer."""

    def changes_of(self, record: UUID) -> tuple[Change, ...]:
        """Tell what a record did, in order; empty when it did nothing or is unknown."""


class Ledger:
    """
    The state in memory.

    A `View`, grown record by record. The stores keep the same state in tables.
    """

    def __init__(self) -> None:
        self.entries: dict[UUID, Entry] = {}
        self.questions: dict[UUID, Question] = {}
        self._timer = STOPPED
        self._changes: dict[UUID, tuple[Change, ...]] = {}

    def entry(self, entry: UUID) -> Entry | None:
        """Find an entry that exists now."""
        return self.entries.get(entry)

    def question(self, question: UUID) -> Question | None:
        """Find a question."""
        return self.questions.get(question)

    def timer(self) -> Timer:
        """Tell the timer."""
        return self._timer

    def changes_of(self, record: UUID) -> tuple[Change, ...]:
        """Tell what a record did."""
        return self._changes.get(record, ())

    def add(self, record: UUID, event: ev.Event) -> tuple[Change, ...]:
        """Apply one event and keep the outcome; `Impossible` leaves everything as it was."""
        changes = apply(self, event)
        for change in changes:
            match change:
                case EntryChange(after=None):
                    self.entries.pop(change.id, None)
                case EntryChange(after=Entry() as entry):
                    self.entries[change.id] = entry
                case QuestionChange(after=None):
                    self.questions.pop(change.id, None)
                case QuestionChange(after=Question() as question):
                    self.questions[change.id] = question
                case TimerChange():
                    self._timer = change.after
        self._changes[record] = changes
        return changes


def fold(records: Iterable[tuple[UUID, ev.Event]]) -> Ledger:
    """Work out the state from the whole journal, oldest record first."""
    ledger = Ledger()
    for record, event in records:
        ledger.add(record, event)
    return ledger


def apply(view: View, event: ev.Event) -> tuple[Change, ...]:
    """
    Tell what *event* changes.

    Returns:
        The changes in order, each entry and question at most once, the timer last and only if it
        differs.
        Empty for events that only witness something.

    Raises:
        Impossible: The event speaks of things that are not, or are not so.
    """
    rule = _RULES.get(type(event))
    return rule(view, event) if rule is not None else ()


def _entry(view: View, entry: UUID) -> Entry:
    found = view.entry(entry)
    if found is None:
        msg = f"entry {entry} does not exist"
        raise Impossible(msg)
    return found


def _ended(entry: Entry, at: datetime) -> EntryChange:
    return EntryChange(entry.id, entry, replace(entry, end_at=max(at, entry.start_at)))


def _new(view: View, entry: Entry) -> EntryChange:
    if view.entry(entry.id) is not None:
        msg = f"entry {entry.id} exists already"
        raise Impossible(msg)
    if entry.end_at is not None and entry.end_at < entry.start_at:
        msg = f"entry {entry.id} would end before it starts"
        raise Impossible(msg)
    return EntryChange(entry.id, None, entry)


def _timer(view: View, after: Timer) -> tuple[TimerChange, ...]:
    before = view.timer()
    return () if before == after else (TimerChange(before, after),)


def _cut_running(view: View, at: datetime) -> tuple[EntryChange, ...]:
    running = view.timer().entry
    return () if running is None else (_ended(_entry(view, running), at),)


def _timer_started(view: View, event: ev.TimerStarted) -> tuple[Change, ...]:
    entry = Entry(
        event.entry,
        event.task,
        event.start_at,
        None,
        event.zone,
        event.text,
        is_scripted=event.is_scripted,
    )
    cut = _cut_running(view, event.start_at)
    return (*cut, _new(view, entry), *_timer(view, Timer(event.entry)))


def _timer_stopped(view: View, event: ev.TimerStopped) -> tuple[Change, ...]:
    if view.timer().entry != event.entry:
        msg = f"entry {event.entry} is not running"
        raise Impossible(msg)
    return (_ended(_entry(view, event.entry), event.end_at), *_timer(view, STOPPED))


def _timer_paused(view: View, event: ev.TimerPaused) -> tuple[Change, ...]:
    timer = view.timer()
    after = Timer(
        None,
        is_paused=True,
        paused_entry=timer.paused_entry if timer.is_paused else timer.entry,
        paused_until=event.until,
        is_private=event.is_private,
    )
    return (*_cut_running(view, event.end_at), *_timer(view, after))


def _timer_resumed(view: View, event: ev.TimerResumed) -> tuple[Change, ...]:
    timer = view.timer()
    if not timer.is_paused:
        msg = "nothing is paused"
        raise Impossible(msg)
    earlier = view.entry(timer.paused_entry) if timer.paused_entry is not None else None
    if event.entry is None or earlier is None:
        return _timer(view, STOPPED)
    entry = replace(
        earlier,
        id=event.entry,
        start_at=event.start_at,
        end_at=None,
        zone=event.zone,
        origin=Origin.TIMER,
    )
    return (_new(view, entry), *_timer(view, Timer(event.entry)))


def _absence_found(view: View, event: ev.AbsenceFound) -> tuple[Change, ...]:
    if view.timer().entry != event.before:
        msg = f"entry {event.before} is not running"
        raise Impossible(msg)
    if event.end_at < event.start_at:
        msg = "an absence cannot end before it starts"
        raise Impossible(msg)
    running = _entry(view, event.before)
    start = max(event.start_at, running.start_at)
    question = Question(
        event.question,
        start,
        max(start, event.end_at),
        event.zone,
        running.task,
        running.text,
        event.before,
        event.after,
        event.evidence,
    )
    changes: list[Change] = [_ended(running, start)]
    if event.after is not None:
        after = replace(
            running, id=event.after, start_at=question.end_at, end_at=None, zone=event.zone
        )
        changes.append(_new(view, after))
    changes.append(QuestionChange(question.id, None, question))
    return (*changes, *_timer(view, Timer(event.after)))


def _absence_answered(view: View, event: ev.AbsenceAnswered) -> tuple[Change, ...]:
    question = view.question(event.question)
    if question is None:
        msg = f"question {event.question} does not exist"
        raise Impossible(msg)
    if question.state is QuestionState.ANSWERED:
        msg = "that question was answered already"
        raise Impossible(msg)
    state = QuestionState.DEFERRED if event.choice is ev.Choice.LATER else QuestionState.ANSWERED
    asked = QuestionChange(question.id, question, replace(question, state=state))
    if event.choice is ev.Choice.KEEP:
        return (*_kept(view, question, event), asked, *_kept_timer(view, question))
    if event.choice is ev.Choice.ASSIGN:
        return (*_assigned(view, question, event), asked)
    return (asked,)


def _before_of(view: View, question: Question) -> Entry | None:
    before = view.entry(question.before)
    return before if before is not None and before.end_at == question.start_at else None


def _after_of(view: View, question: Question) -> Entry | None:
    """The entry the timer went on as, if it still continues `before` without a seam."""
    before = _before_of(view, question)
    after = view.entry(question.after) if question.after is not None else None
    if before is None or after is None or after.start_at != question.end_at:
        return None
    return after if (after.task, after.text) == (before.task, before.text) else None


def _kept(view: View, question: Question, event: ev.AbsenceAnswered) -> tuple[EntryChange, ...]:
    before, after = _before_of(view, question), _after_of(view, question)
    if before is None:
        return tuple(_part(view, question, part) for part in event.parts)
    if after is None:
        return (_ended(before, question.end_at),)
    return (
        EntryChange(before.id, before, replace(before, end_at=after.end_at)),
        EntryChange(after.id, after, None),
    )


def _kept_timer(view: View, question: Question) -> tuple[TimerChange, ...]:
    after, timer = _after_of(view, question), view.timer()
    if after is None:
        return ()
    if timer.entry == after.id:
        return _timer(view, replace(timer, entry=question.before))
    if timer.paused_entry == after.id:
        return _timer(view, replace(timer, paused_entry=question.before))
    return ()


def _assigned(view: View, question: Question, event: ev.AbsenceAnswered) -> tuple[EntryChange, ...]:
    reached = question.start_at
    for part in event.parts:
        if part.start_at != reached or part.end_at <= part.start_at:
            msg = "the pieces do not fill the span in order"
            raise Impossible(msg)
        reached = part.end_at
    if reached != question.end_at:
        msg = "the pieces do not fill the span"
        raise Impossible(msg)
    return tuple(_part(view, question, part) for part in event.parts if part.task is not None)


def _part(view: View, question: Question, part: ev.AbsencePart) -> EntryChange:
    entry = Entry(
        part.entry,
        part.task or question.task,
        part.start_at,
        part.end_at,
        question.zone,
        part.text or question.text,
        Origin.ABSENCE,
    )
    return _new(view, entry)


def _clock_stepped(view: View, event: ev.ClockStepped) -> tuple[Change, ...]:
    if event.before is None:
        return ()
    if view.timer().entry != event.before:
        msg = f"entry {event.before} is not running"
        raise Impossible(msg)
    running = _entry(view, event.before)
    if event.after is None:
        return (_ended(running, event.end_at), *_timer(view, STOPPED))
    after = replace(running, id=event.after, start_at=event.start_at, end_at=None, zone=event.zone)
    return (_ended(running, event.end_at), _new(view, after), *_timer(view, Timer(event.after)))


def _entry_added(view: View, event: ev.EntryAdded) -> tuple[Change, ...]:
    entry = Entry(
        event.entry, event.task, event.start_at, event.end_at, event.zone, event.text, event.origin
    )
    return (_new(view, entry),)


def _entry_edited(view: View, event: ev.EntryEdited) -> tuple[Change, ...]:
    before = _entry(view, event.entry)
    is_running = view.timer().entry == event.entry
    if event.end_at is None and not is_running:
        msg = "only the running entry can be without an end"
        raise Impossible(msg)
    if event.end_at is not None and event.end_at < event.start_at:
        msg = "an entry cannot end before it starts"
        raise Impossible(msg)
    after = replace(
        before, task=event.task, text=event.text, start_at=event.start_at, end_at=event.end_at
    )
    stopped = _timer(view, STOPPED) if is_running and event.end_at is not None else ()
    return (EntryChange(event.entry, before, after), *stopped)


def _entry_deleted(view: View, event: ev.EntryDeleted) -> tuple[Change, ...]:
    before = _entry(view, event.entry)
    stopped = _timer(view, STOPPED) if view.timer().entry == event.entry else ()
    return (EntryChange(event.entry, before, None), *stopped)


def _entry_split(view: View, event: ev.EntrySplit) -> tuple[Change, ...]:
    before = _entry(view, event.entry)
    if event.at <= before.start_at or (before.end_at is not None and event.at >= before.end_at):
        msg = "a split must lie inside the entry"
        raise Impossible(msg)
    second = replace(before, id=event.second, start_at=event.at)
    timer = view.timer()
    moved = _timer(view, replace(timer, entry=event.second)) if timer.entry == event.entry else ()
    return (
        EntryChange(event.entry, before, replace(before, end_at=event.at)),
        _new(view, second),
        *moved,
    )


def _entries_merged(view: View, event: ev.EntriesMerged) -> tuple[Change, ...]:
    if (
        not event.others
        or event.first in event.others
        or len(set(event.others)) != len(event.others)
    ):
        msg = "merging needs two or more different entries"
        raise Impossible(msg)
    first = _entry(view, event.first)
    others = [_entry(view, other) for other in event.others]
    together = [first, *others]
    ends = [entry.end_at for entry in together if entry.end_at is not None]
    end = max(ends) if len(ends) == len(together) else None
    start = min(entry.start_at for entry in together)
    merged = replace(first, start_at=start, end_at=end, text=event.text)
    gone = [EntryChange(other.id, other, None) for other in others]
    timer = view.timer()
    moved = _timer(view, replace(timer, entry=first.id)) if end is None else ()
    return (EntryChange(first.id, first, merged), *gone, *moved)


def _undone(view: View, event: ev.Undone) -> tuple[Change, ...]:
    done = view.changes_of(event.record)
    if not done:
        msg = "there is nothing to undo"
        raise Impossible(msg)
    return tuple(_taken_back(view, change) for change in reversed(done))


def _taken_back(view: View, change: Change) -> Change:
    match change:
        case EntryChange():
            now_entry = view.entry(change.id)
            if _plain(now_entry) != _plain(change.after):
                msg = "the entry was changed again since"
                raise Impossible(msg)
            return EntryChange(change.id, now_entry, change.before)
        case QuestionChange():
            now_question = view.question(change.id)
            if _state(now_question) != _state(change.after):
                msg = "the question was changed again since"
                raise Impossible(msg)
            return QuestionChange(change.id, now_question, change.before)
        case TimerChange():
            if view.timer() != change.after:
                msg = "the timer was changed again since"
                raise Impossible(msg)
            return TimerChange(change.after, change.before)


def _plain(entry: Entry | None) -> Entry | None:
    """Leave out the text: it may have been erased in the meantime."""
    return None if entry is None else replace(entry, text=ERASED)


def _state(question: Question | None) -> QuestionState | None:
    return None if question is None else question.state


# `Any`: each rule takes the one event type it stands under; the table is the only place that
# forgets it.
_RULES: dict[type, Callable[[View, Any], tuple[Change, ...]]] = {
    ev.TimerStarted: _timer_started,
    ev.TimerStopped: _timer_stopped,
    ev.TimerPaused: _timer_paused,
    ev.TimerResumed: _timer_resumed,
    ev.AbsenceFound: _absence_found,
    ev.AbsenceAnswered: _absence_answered,
    ev.ClockStepped: _clock_stepped,
    ev.EntryAdded: _entry_added,
    ev.EntryEdited: _entry_edited,
    ev.EntryDeleted: _entry_deleted,
    ev.EntrySplit: _entry_split,
    ev.EntriesMerged: _entries_merged,
    ev.Undone: _undone,
}
