"""Changing entries by hand: add, edit, split, merge, move, describe, delete, undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tracksync.core.clock import Reading, local_date
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say
from tracksync.core.text import NOTE_LIMIT, clean_note
from tracksync.core.values import dataclass
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Happening, Snapshot
from tracksync.services.personal.journal.finding import find_entry
from tracksync.services.personal.journal.moments import around, checked, shown
from tracksync.services.personal.journal.permitting import find_trackable
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.journal.undoing import last_undoable, take_back
from tracksync.services.personal.worktime.timer import text_of

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=366)
LONGEST = timedelta(days=7)
MOST_MERGED = 1_000


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
        start, end = checked(start_at), checked(end_at)
        with self._recorder.open(via) as recording:
            found = find_trackable(recording.unit, task, self._recorder.preferences)
            _check_span(start, end, recording.reading)
            new = entry or self._recorder.ids.new()
            zone = recording.reading.zone
            recording.add(ev.EntryAdded(new, found.ref, text_of(found, note), start, end, zone))
            return find_entry(recording.unit, new)

    def edit(self, entry: str | UUID, edit: Edit, *, via: str) -> Entry:
        """
        Change times, task or note of one entry.

        The running one keeps running unless given an end, and neither starts nor ends in time to
        come.
        """
        with self._recorder.open(via) as recording:
            before = find_entry(recording.unit, entry)
            after = _edited(recording.unit, before, edit, self._recorder.preferences)
            if (after.start_at, after.end_at) != (before.start_at, before.end_at):
                now = recording.reading
                _check_span(after.start_at, after.end_at, now)
                if before.end_at is None:
                    _check_past(after, now)
            if after != before:
                recording.add(
                    ev.EntryEdited(before.id, after.task, after.text, after.start_at, after.end_at)
                )
            return find_entry(recording.unit, before.id)

    def delete(self, entry: str | UUID, *, via: str) -> Entry:
        """Delete one entry and return what it was; undo brings it back."""
        with self._recorder.open(via) as recording:
            before = find_entry(recording.unit, entry)
            recording.add(ev.EntryDeleted(before.id))
            return before

    def split(self, entry: str | UUID, at: datetime, *, via: str) -> tuple[Entry, Entry]:
        """Cut one entry in two at an instant inside it."""
        cut_at = checked(at)
        with self._recorder.open(via) as recording:
            before = find_entry(recording.unit, entry)
            end = before.end_at or recording.reading.at
            if not before.start_at < cut_at < end:
                msg = say("The split must lie inside the entry.")
                zone = recording.reading.zone
                raise BadInput(
                    msg,
                    say(
                        "It goes from {start} to {end}.",
                        start=shown(before.start_at, zone),
                        end=shown(end, zone),
                    ),
                )
            second = self._recorder.ids.new()
            recording.add(ev.EntrySplit(before.id, cut_at, second))
            return find_entry(recording.unit, before.id), find_entry(recording.unit, second)

    def merge(self, entries: Sequence[str | UUID], *, via: str) -> Entry:
        """
        Join entries of one task into the earliest of them; notes are joined in order, each once.

        The time between them becomes part of the entry: that is what merging says.
        """
        if len(entries) > MOST_MERGED:
            msg = say(
                "{count} entries are too many to merge at once; nothing was changed.",
                count=len(entries),
            )
            raise BadInput(msg, say("Merge {most} at most.", most=MOST_MERGED))
        with self._recorder.open(via) as recording:
            named = {found.id: found for found in (find_entry(recording.unit, e) for e in entries)}
            found = sorted(named.values(), key=lambda e: (e.start_at, e.id))
            _check_merge(found, recording.reading.at)
            first, *others = found
            text = replace(first.text, note=_joined_notes(found))
            recording.add(ev.EntriesMerged(first.id, tuple(e.id for e in others), text))
            return find_entry(recording.unit, first.id)

    def undo(self, *, via: str) -> str:
        """
        Take back the last thing a person did; undoing again goes further back.

        Where that lets a stopped timer run on, the time since it stopped is asked about. What the
        program saw of the person since stays, on what runs then.

        Returns:
            The kind of event that was undone; `TaskDeleted` for a task that is back.

        Raises:
            NotAllowed: There is nothing to undo.
            Conflict: Something else happened since that stands in the way.
        """
        with self._recorder.open(via) as recording:
            target = last_undoable(recording.unit)
            if target is None:
                msg = say("There is nothing to undo.")
                raise NotAllowed(msg)
            timer, stock = recording.unit.timer(), self._recorder.stock(recording)
            undone = take_back(recording, target)
            if timer.entry is None:
                # Whoever undoes is there; what was before did not concern a running timer.
                recording.once_durable(self._recorder.look_anew(stock.watch))
            return undone

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
        near = self.list_between(*around(day, hours=27))
        return tuple(e for e in near if local_date(e.start_at, e.zone or zone) == day)


def _edited(snapshot: Snapshot, before: Entry, edit: Edit, preferences: Preferences) -> Entry:
    start = before.start_at if edit.start_at is None else checked(edit.start_at)
    end = before.end_at if edit.end_at is None else checked(edit.end_at)
    task, text = before.task, before.text
    # Its own task is sent along with other changes; it may be known nowhere else any more.
    if edit.task not in {None, str(before.task)}:
        found = find_trackable(snapshot, edit.task, preferences)
        task, text = found.ref, text_of(found, before.text.note)
    if edit.note is not None:
        text = replace(text, note=clean_note(edit.note))
    return replace(before, task=task, text=text, start_at=start, end_at=end)


def _joined_notes(entries: Sequence[Entry]) -> str:
    notes = "\n".join(dict.fromkeys(e.text.note for e in entries if e.text.note))
    if len(notes) > NOTE_LIMIT:
        msg = say("Their notes together have more than {most} characters.", most=NOTE_LIMIT)
        raise BadInput(msg, say("Shorten a note first, then merge. Nothing was changed."))
    return clean_note(notes)


def _check_merge(entries: Sequence[Entry], now: datetime) -> None:
    """Refuse what cannot become one entry."""
    if len(entries) <= 1:
        msg = say("Merging needs two entries or more.")
        raise BadInput(msg)
    if len({e.task for e in entries}) > 1:
        msg = say("These entries are on different tasks.")
        raise BadInput(msg, say("Move them to one task first, then merge."))
    if max(e.end_at or now for e in entries) - entries[0].start_at > LONGEST:
        msg = say(
            "An entry of more than seven days is not believable, and the time between counts."
        )
        raise BadInput(msg, say("Merge entries that lie closer together."))


def _check_span(start: datetime, end: datetime | None, now: Reading) -> None:
    if not EARLIEST <= start <= now.at + AHEAD:
        msg = say("{start} is not a believable start.", start=shown(start, now.zone))
        raise BadInput(msg, say("Times from the year 2000 to a year from now can be entered."))
    if end is None:
        return
    if end <= start:
        msg = say("An entry must end after it starts.")
        raise BadInput(
            msg,
            say(
                "It would go from {start} to {end}.",
                start=shown(start, now.zone),
                end=shown(end, now.zone),
            ),
        )
    if end - start > LONGEST:
        msg = say("An entry of more than seven days is not believable.")
        raise BadInput(msg, say("Split it, or check the dates."))


def _check_past(after: Entry, now: Reading) -> None:
    """Refuse to let the running entry start or end in time to come."""
    if max(after.start_at, after.end_at or after.start_at) > now.at:
        msg = say("The running entry can neither start nor end in time to come.")
        raise BadInput(msg, say("It is {now} now.", now=shown(now.at, now.zone)))
