"""Changing entries by hand: add, edit, split, merge, move, describe, delete, undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tracksync.core import events as ev
from tracksync.core.clock import local_date
from tracksync.core.entries import Entry
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.text import clean_note
from tracksync.ports.store import Happening, Snapshot
from tracksync.services.personal.finding import find_entry, find_task
from tracksync.services.personal.recording import Recorder
from tracksync.services.personal.timer import text_of

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=366)
LONGEST = timedelta(days=7)
# Witnessing and undoing of these is meaningless: nothing of theirs can be taken back by a person.
_SEARCHED = 200


@dataclass(frozen=True, slots=True)
class Edit:
    """What should be different; None leaves a thing as it is."""

    task: str | None = None
    start_at: datetime | None = None
    end_at: datetime | None = None
    note: str | None = None


class EditingService:
    """Edits by the person. All refuse nonsense with a sentence and change nothing then."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def add(
        self,
        task: str,
        start_at: datetime,
        end_at: datetime,
        *,
        via: str,
        note: str = "",
        entry: UUID | None = None,
    ) -> Entry:
        """Add an ended entry. Overlap with others is allowed and shown, never cut."""
        with self._recorder.open(via) as recording:
            found = find_task(recording.unit, task)
            _check_span(start_at, end_at, recording.reading.at)
            new = entry or self._recorder.ids.new()
            zone = recording.reading.zone
            recording.add(
                ev.EntryAdded(new, found.ref, text_of(found, note), start_at, end_at, zone)
            )
            return find_entry(recording.unit, new)

    def edit(self, entry: str | UUID, edit: Edit, *, via: str) -> Entry:
        """
        Change times, task or note of one entry.

        The running one keeps running unless given an end.
        """
        with self._recorder.open(via) as recording:
            before = find_entry(recording.unit, entry)
            start = edit.start_at or before.start_at
            end = edit.end_at or before.end_at
            _check_span(start, end, recording.reading.at)
            task, text = before.task, before.text
            if edit.task is not None:
                found = find_task(recording.unit, edit.task)
                task, text = found.ref, text_of(found, before.text.note)
            if edit.note is not None:
                text = replace(text, note=clean_note(edit.note))
            event = ev.EntryEdited(before.id, task, text, start, end)
            after = replace(before, task=task, text=text, start_at=start, end_at=end)
            if after != before:
                recording.add(event)
            return find_entry(recording.unit, before.id)

    def delete(self, entry: str | UUID, *, via: str) -> Entry:
        """Delete one entry and return what it was; undo brings it back."""
        with self._recorder.open(via) as recording:
            before = find_entry(recording.unit, entry)
            recording.add(ev.EntryDeleted(before.id))
            return before

    def split(self, entry: str | UUID, at: datetime, *, via: str) -> tuple[Entry, Entry]:
        """Cut one entry in two at an instant inside it."""
        with self._recorder.open(via) as recording:
            before = find_entry(recording.unit, entry)
            end = before.end_at or recording.reading.at
            if not before.start_at < at < end:
                msg = "The split must lie inside the entry."
                raise BadInput(
                    msg, f"It goes from {before.start_at.isoformat()} to {end.isoformat()}."
                )
            second = self._recorder.ids.new()
            recording.add(ev.EntrySplit(before.id, at, second))
            return find_entry(recording.unit, before.id), find_entry(recording.unit, second)

    def merge(self, entries: Sequence[str | UUID], *, via: str) -> Entry:
        """
        Join entries of one task into the earliest of them; notes are joined in order, each once.

        The time between them becomes part of the entry: that is what merging says.
        """
        with self._recorder.open(via) as recording:
            found = sorted(
                (find_entry(recording.unit, e) for e in entries), key=lambda e: (e.start_at, e.id)
            )
            if len({e.id for e in found}) <= 1:
                msg = "Merging needs two entries or more."
                raise BadInput(msg)
            if len({e.task for e in found}) > 1:
                msg = "These entries are on different tasks."
                raise BadInput(msg, "Move them to one task first, then merge.")
            first, *others = {e.id: e for e in found}.values()
            notes = dict.fromkeys(e.text.note for e in found if e.text.note)
            text = replace(first.text, note=clean_note("\n".join(notes)))
            recording.add(ev.EntriesMerged(first.id, tuple(e.id for e in others), text))
            return find_entry(recording.unit, first.id)

    def undo(self, *, via: str) -> str:
        """
        Take back the last thing a person did; undoing again goes further back.

        Returns:
            The kind of event that was undone.

        Raises:
            NotAllowed: There is nothing to undo, or something else happened since that stands in
                the way.
        """
        with self._recorder.open(via) as recording:
            target = last_undoable(recording.unit)
            if target is None:
                msg = "There is nothing to undo."
                raise NotAllowed(msg)
            recording.add(ev.Undone(target.record.id))
            return target.record.kind

    def history(self, entry: str | UUID) -> tuple[Happening, ...]:
        """Everything that ever happened to one entry, oldest first; works for deleted ones."""
        with self._recorder.store.read() as snapshot:
            try:
                identity = entry if isinstance(entry, UUID) else UUID(entry.strip())
            except ValueError:
                return snapshot.history_of(find_entry(snapshot, entry).id)
            happenings = snapshot.history_of(identity)
            if not happenings:
                find_entry(snapshot, identity)
            return happenings

    def list_between(self, start: datetime, end: datetime) -> tuple[Entry, ...]:
        """Entries that share time with [start, end), by start."""
        with self._recorder.store.read() as snapshot:
            return snapshot.entries_between(start, end)

    def list_day(self, day: date, zone: str) -> tuple[Entry, ...]:
        """Entries that start on a local day, as their own zones count it."""
        middle = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        near = self.list_between(middle - timedelta(hours=27), middle + timedelta(hours=27))
        return tuple(e for e in near if local_date(e.start_at, e.zone or zone) == day)


def last_undoable(snapshot: Snapshot) -> Happening | None:
    """Find the newest thing a person did that changed something and still stands."""
    for happening in snapshot.happenings(limit=_SEARCHED):
        by_person = happening.record.via != "engine" and happening.record.kind != "Undone"
        if by_person and happening.changes and not happening.is_undone:
            return happening
    return None


def _check_span(start: datetime, end: datetime | None, now: datetime) -> None:
    if start < EARLIEST or start > now + AHEAD:
        msg = f"{start.isoformat()} is not a believable start."
        raise BadInput(msg, "Times from the year 2000 to a year from now can be entered.")
    if end is None:
        return
    if end <= start:
        msg = "An entry must end after it starts."
        raise BadInput(msg, f"It would go from {start.isoformat()} to {end.isoformat()}.")
    if end - start > LONGEST:
        msg = "An entry of more than seven days is not believable."
        raise BadInput(msg, "Split it, or check the dates.")
