"""What each event does to entries, questions and the timer. The whole truth about time is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from tracksync.core.journal import events as ev
from tracksync.core.journal.absence_rules import absence_answered
from tracksync.core.journal.edit_rules import (
    entries_merged,
    entry_added,
    entry_deleted,
    entry_edited,
    entry_split,
    time_subtracted,
)
from tracksync.core.journal.entries import (
    STOPPED,
    Change,
    Entry,
    EntryChange,
    Question,
    QuestionChange,
    Timer,
    TimerChange,
)
from tracksync.core.journal.picture_events import TimeSubtracted
from tracksync.core.journal.timer_rules import (
    absence_found,
    clock_stepped,
    timer_paused,
    timer_resumed,
    timer_started,
    timer_stopped,
)
from tracksync.core.journal.undo import undone
from tracksync.core.journal.view import Impossible, View
from tracksync.core.sentences import say

__all__ = ["Impossible", "Ledger", "View", "apply", "fold"]

T = TypeVar("T")


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
                case EntryChange():
                    _put(self.entries, change.id, change.after)
                case QuestionChange():
                    _put(self.questions, change.id, change.after)
                case _:
                    self._timer = change.after
        self._changes[record] = changes
        return changes


def _put(table: dict[UUID, T], key: UUID, value: T | None) -> None:
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


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
        differs. Empty for events that only witness something.

    Raises:
        Impossible: The event speaks of things that are not, or are not so.
    """
    rule = _RULES.get(type(event))
    changes = rule(view, event) if rule is not None else ()
    named = [change.id for change in changes if not isinstance(change, TimerChange)]
    if len(set(named)) < len(named):
        msg = say("two things would go by the same id")
        raise Impossible(msg)
    return changes


# `Any`: each rule takes the one event type it stands under; the table is the only place that
# forgets it.
_RULES: dict[type, Callable[[View, Any], tuple[Change, ...]]] = {
    ev.TimerStarted: timer_started,
    ev.TimerStopped: timer_stopped,
    ev.TimerPaused: timer_paused,
    ev.TimerResumed: timer_resumed,
    ev.AbsenceFound: absence_found,
    ev.AbsenceAnswered: absence_answered,
    ev.ClockStepped: clock_stepped,
    ev.EntryAdded: entry_added,
    ev.EntryEdited: entry_edited,
    ev.EntryDeleted: entry_deleted,
    ev.EntrySplit: entry_split,
    ev.EntriesMerged: entries_merged,
    TimeSubtracted: time_subtracted,
    ev.Undone: undone,
}
