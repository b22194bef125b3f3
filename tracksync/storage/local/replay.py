"""The journal carried out again, record by record, beside what the tables say it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

from tracksync.core.journal import events as ev
from tracksync.core.journal.chain import Record
from tracksync.core.journal.entries import (
    ERASED,
    STOPPED,
    Change,
    Entry,
    EntryChange,
    EntryText,
    Question,
    QuestionChange,
    Timer,
    TimerChange,
)
from tracksync.core.journal.ledger import Impossible, apply
from tracksync.storage.local.tables import changes as changes_table
from tracksync.storage.local.tables import foundation
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables.base import Tables


class Replay:
    """
    A `core.journal.view.View` grown from the journal alone.

    The core decides; only where a text that was erased could have made the difference, or a newer
    release's event is not understood, does the recorded outcome stand.

    Attributes:
        corrected: What the records did whose recorded changes are wrong or missing, by sequence.
        undone: Sequences of the records that are taken back.
        tasks: The last word about each local task. One whose words were erased may have gone.
        lost_texts: How many records have a text that should be readable and is not.
        stuck: Records whose event cannot be carried out, in words.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.entries: dict[UUID, Entry] = {}
        self.questions: dict[UUID, Question] = {}
        self._timer = STOPPED
        self._base = 0
        self._dropped: dict[str, int] = {}
        self.corrected: dict[int, tuple[Change, ...]] = {}
        self.undone: set[int] = set()
        self.tasks: dict[str, ev.TaskSaved] = {}
        self.lost_texts = 0
        self.stuck: list[str] = []

    def entry(self, entry: UUID) -> Entry | None:
        return self.entries.get(entry)

    def question(self, question: UUID) -> Question | None:
        return self.questions.get(question)

    def timer(self) -> Timer:
        return self._timer

    def changes_of(self, record: UUID) -> tuple[Change, ...]:
        sequence = journal_table.sequence_of(self._tables, record)
        if sequence is None:
            return ()
        known = self.corrected.get(sequence)
        return changes_table.read(self._tables, sequence) if known is None else known

    def run(self, *, watched: Callable[[int], None]) -> None:
        """Carry out the whole journal, from what it stands on; *watched* is told each sequence."""
        self._base = foundation.read(self._tables.db).sequence
        self._dropped = journal_table.dropped_months(self._tables)
        for change in changes_table.read(self._tables, foundation.RECORD):
            self._carry_out(change)
        for record in journal_table.records(self._tables, after=0):
            watched(record.sequence)
            self._take(record)

    def _take(self, record: Record) -> None:
        event = journal_table.event_of(self._tables, record)
        # What is written about an erased month later has a key that does not open what was erased.
        is_erased = record.sequence < self._dropped.get(record.month, 0)
        if record.sealed and not is_erased:
            self.lost_texts += journal_table.is_unreadable(self._tables, record)
        is_left_over = record.sequence <= self._base
        changes = () if is_left_over else self._changes(record, event)
        for change in changes:
            self._carry_out(change)
        if isinstance(event, ev.Undone) and not is_left_over:
            self._mark_undone(event.record)
        if isinstance(event, ev.TaskSaved) and not is_erased:
            self.tasks[str(event.task)] = event

    def _changes(self, record: Record, event: ev.Event | None) -> tuple[Change, ...]:
        recorded = changes_table.read(self._tables, record.sequence)
        if event is None:
            return recorded
        try:
            worked_out = apply(self, event)
        except Impossible as e:
            if not _concerns_erased(recorded) and not self._speaks_of_gone(event, recorded):
                self.stuck.append(f"record {record.sequence} ({record.kind}): {e}")
            return recorded
        if _same(recorded, worked_out):
            return recorded
        if recorded and (_concerns_erased(recorded) or _concerns_erased(worked_out)):
            return recorded
        self.corrected[record.sequence] = worked_out
        return worked_out

    def _speaks_of_gone(self, event: ev.Event, recorded: tuple[Change, ...]) -> bool:
        """Tell whether what an event needs to be understood may have gone with old records."""
        if not self._base:
            return False
        if not recorded or not isinstance(event, ev.Undone):
            return not recorded
        return (journal_table.sequence_of(self._tables, event.record) or 0) <= self._base

    def _carry_out(self, change: Change) -> None:
        match change:
            case EntryChange(after=Entry() as entry):
                self.entries[change.id] = entry
            case EntryChange():
                self.entries.pop(change.id, None)
            case QuestionChange(after=Question() as question):
                self.questions[change.id] = question
            case QuestionChange():
                self.questions.pop(change.id, None)
            case TimerChange():
                self._timer = change.after

    def _mark_undone(self, target: UUID) -> None:
        for sequence, is_undone in journal_table.undo_line(self._tables, target):
            if sequence > self._base:
                (self.undone.add if is_undone else self.undone.discard)(sequence)


def _same(some: tuple[Change, ...], others: tuple[Change, ...]) -> bool:
    """Compare changes, leaving out words that could not be read."""
    return len(some) == len(others) and all(
        one == other or _without_text(one) == _without_text(other)
        for one, other in zip(some, others, strict=True)
    )


def _without_text(change: Change) -> Change:
    match change:
        case EntryChange(ident, before, after):
            return EntryChange(ident, bare_entry(before), bare_entry(after))
        case QuestionChange(ident, asked, answered):
            return QuestionChange(ident, bare_question(asked), bare_question(answered))
        case TimerChange():
            return change


def bare_entry(entry: Entry | None) -> Entry | None:
    """Leave out the words."""
    return None if entry is None else replace(entry, text=ERASED)


def bare_question(question: Question | None) -> Question | None:
    """Leave out the words."""
    return None if question is None else replace(question, text=ERASED)


def _concerns_erased(changes: tuple[Change, ...]) -> bool:
    return any(text == ERASED for change in changes for text in _texts(change))


def _texts(change: Change) -> Iterator[EntryText]:
    if isinstance(change, EntryChange | QuestionChange):
        for image in (change.before, change.after):
            if image is not None:
                yield image.text
