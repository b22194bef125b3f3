"""The one way into the journal."""

from __future__ import annotations

import pytest

from tests.unit.services.desk import DOOR, Desk, at
from tracksync.core.journal.entries import Entry, QuestionChange
from tracksync.core.journal.events import EntryDeleted
from tracksync.core.problems import Conflict, DiskFull
from tracksync.services.personal.journal.changed import Changed, parts_of


def test_what_does_not_fit_is_said_in_words_and_leaves_nothing(desk: Desk) -> None:
    """The whole transaction is given up, and nobody is told."""
    entry = desk.editing.add(desk.local(), at(desk, 6), at(desk, 7), via=DOOR)
    told = len(desk.told)

    with pytest.raises(Conflict, match="does not fit any more"):
        delete_twice(desk, entry)
    assert desk.entries() == (entry,)
    assert desk.told[told:] == []


def delete_twice(desk: Desk, entry: Entry) -> None:
    with desk.recorder.open(DOOR) as recording:
        recording.add(EntryDeleted(entry.id))
        recording.add(EntryDeleted(entry.id))


def test_memory_follows_the_disk(desk: Desk) -> None:
    """What a failed commit would have changed in memory stays as it was."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.rest(minutes=40)
    before = desk.recorder.watch
    desk.store.is_full = True
    with pytest.raises(DiskFull):
        desk.timer.stop(via=DOOR)

    assert desk.recorder.watch == before


def test_other_changes_can_be_announced(desk: Desk) -> None:
    """Settings change outside the journal; nothing is no news."""
    desk.recorder.announce(Changed.SETTINGS)
    desk.recorder.announce(Changed.NOTHING)

    assert desk.told == [Changed.SETTINGS]


def test_a_question_concerns_the_inbox_and_the_day(desk: Desk) -> None:
    """Screens refresh by it."""
    change = QuestionChange(desk.ids.new(), None, None)

    assert parts_of([change]) == Changed.QUESTIONS | Changed.TODAY
    assert parts_of([]) is Changed.NOTHING
