"""Taking back what a record did."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import (
    ERASED,
    Change,
    Entry,
    EntryChange,
    Question,
    QuestionChange,
    QuestionState,
    TimerChange,
)
from tracksync.core.journal.view import Impossible, View
from tracksync.core.sentences import say


def undone(view: View, event: ev.Undone) -> tuple[Change, ...]:
    """
    Take back what a record did.

    Raises:
        Impossible: It did nothing, or something it changed was changed again since. Text that was
            erased meanwhile does not count as a change.
    """
    done = view.changes_of(event.record)
    if not done:
        msg = say("there is nothing to undo")
        raise Impossible(msg)
    back = [_taken_back(view, change) for change in reversed(done)]
    return tuple(sorted(back, key=lambda change: isinstance(change, TimerChange)))


def _taken_back(view: View, change: Change) -> Change:
    match change:
        case EntryChange():
            now_entry = view.entry(change.id)
            if not _is_as_left(now_entry, change.after):
                msg = say("the entry was changed again since")
                raise Impossible(msg)
            return EntryChange(change.id, now_entry, change.before)
        case QuestionChange():
            now_question = view.question(change.id)
            if _state(now_question) != _state(change.after):
                msg = say("the question was changed again since")
                raise Impossible(msg)
            return QuestionChange(change.id, now_question, change.before)
        case _:
            if view.timer() != change.after:
                msg = say("the timer was changed again since")
                raise Impossible(msg)
            return TimerChange(change.after, change.before)


def _is_as_left(now: Entry | None, left: Entry | None) -> bool:
    """Whether an entry is as a record left it, as far as it can still be read."""
    if now is None or left is None:
        return now is left
    is_readable = ERASED not in {now.text, left.text}
    return now == (left if is_readable else replace(left, text=now.text))


def _state(question: Question | None) -> QuestionState | None:
    return None if question is None else question.state
