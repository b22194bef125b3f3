"""Undo where the program has written something on the person's last deed since."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.services.desk import DOOR, Desk, at
from tracksync.core.journal.entries import Entry
from tracksync.core.journal.picture_events import TimeSubtracted
from tracksync.core.problems import Conflict
from tracksync.services.personal.worktime.editing import Edit

MINUTE = timedelta(minutes=1)


@pytest.fixture
def started(desk: Desk) -> Entry:
    """Somebody works on a task since eight, watched."""
    desk.begin()
    return desk.timer.start(desk.local("First"), via=DOOR).entry


def lunch(desk: Desk) -> None:
    """Work, be away for forty minutes, and work again."""
    desk.work(minutes=10)
    desk.rest(minutes=40)
    desk.work(minutes=10)


def told(desk: Desk) -> list[tuple[str, str, str]]:
    """All entries: task, note, and from when."""
    return [(e.text.title, e.text.note, f"{e.start_at:%H:%M}") for e in desk.entries()]


def test_a_note_is_taken_back_on_both_sides_of_an_absence(desk: Desk, started: Entry) -> None:
    """The question stays, with its name; so does what runs."""
    desk.editing.edit(started.id, Edit(note="Cents"), via=DOOR)
    lunch(desk)
    (asked,), (_, behind) = desk.questions(), desk.entries()
    spans, tracked = desk.spans(), desk.tracked()
    desk.editing.undo(via=DOOR)

    assert [note for _, note, _ in told(desk)] == ["", ""]
    assert (desk.spans(), desk.tracked()) == (spans, tracked)
    assert [q.id for q in desk.questions()] == [asked.id]
    assert desk.entries()[1].id == behind.id
    desk.absences.keep(asked.id, via=DOOR)
    assert desk.spans() == [("08:00:00", "…")]


def test_undoing_a_switch_leaves_the_absence_on_the_first_task(desk: Desk, started: Entry) -> None:
    """Nobody was there, whichever task the timer was on; no minute is lost or made."""
    desk.work(minutes=20)
    desk.timer.start(desk.local("Second"), via=DOOR)
    lunch(desk)
    (asked,), tracked = desk.questions(), desk.tracked()
    desk.editing.undo(via=DOOR)

    assert {title for title, _, _ in told(desk)} == {"First"}
    assert desk.entries()[0].id == started.id
    assert desk.tracked() == tracked
    assert [(q.id, q.start_at) for q in desk.questions()] == [(asked.id, asked.start_at)]
    assert desk.is_running()


def test_undoing_goes_on_behind_the_absence(desk: Desk, started: Entry) -> None:
    """Deed by deed, each time under what the program saw."""
    desk.editing.edit(started.id, Edit(note="one"), via=DOOR)
    lunch(desk)
    desk.editing.edit(desk.entries()[-1].id, Edit(note="two"), via=DOOR)
    lunch(desk)
    tracked = desk.tracked()
    kinds = [desk.editing.undo(via=DOOR) for _ in range(2)]

    assert kinds == ["EntryEdited", "EntryEdited"]
    assert [note for _, note, _ in told(desk)] == ["", "", ""]
    assert (desk.tracked(), len(desk.questions())) == (tracked, 2)


def test_undoing_a_start_from_nothing_loses_no_settled_time(desk: Desk, started: Entry) -> None:
    """It is refused, with what to do instead; the day stays as it is."""
    lunch(desk)
    before = desk.spans(), desk.asked()

    with pytest.raises(Conflict, match="lose what was tracked up to it"):
        desk.editing.undo(via=DOOR)
    assert (desk.spans(), desk.asked()) == before


def test_undoing_yesterdays_start_loses_nothing_either(desk: Desk, started: Entry) -> None:
    """In the morning nothing runs any more."""
    desk.work(minutes=10)
    desk.clock.sleep(hours=20)
    desk.look()

    with pytest.raises(Conflict):
        desk.editing.undo(via=DOOR)
    assert desk.spans() == [("08:00:00", "08:10:00")]


def test_a_note_of_yesterday_is_taken_back_without_starting_the_timer(
    desk: Desk, started: Entry
) -> None:
    """What was closed over night stays closed."""
    desk.editing.edit(started.id, Edit(note="Cents"), via=DOOR)
    desk.work(minutes=10)
    desk.clock.sleep(hours=20)
    desk.look()
    desk.editing.undo(via=DOOR)

    assert told(desk) == [("First", "", "08:00")]
    assert desk.spans() == [("08:00:00", "08:10:00")]
    assert (len(desk.questions()), desk.is_running()) == (1, False)


def test_a_pause_that_ended_by_itself_is_asked_about(desk: Desk, started: Entry) -> None:
    """Taken back, it is unknown time, and no work; what ran after it keeps its name."""
    desk.work(minutes=10)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 25))
    desk.work(minutes=20)
    behind = desk.entries()[-1]
    desk.editing.undo(via=DOOR)

    assert desk.asked() == [("08:10:00", "08:25:00", ("not_seen",))]
    assert desk.spans() == [("08:00:00", "08:10:00"), ("08:25:00", "…")]
    assert desk.entries()[-1].id == behind.id


def test_an_absence_after_such_a_pause_stays_as_well(desk: Desk, started: Entry) -> None:
    """What the program wrote is laid on again in its order."""
    desk.work(minutes=10)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 25))
    desk.work(minutes=20)
    lunch(desk)
    tracked = desk.tracked()
    desk.editing.undo(via=DOOR)

    assert desk.tracked() == tracked
    assert [since for since, _, _ in desk.asked()] == ["08:10:00", "08:40:00"]


def test_a_pause_that_ended_in_the_morning_starts_nothing(desk: Desk, started: Entry) -> None:
    """The time since is asked about, and a new morning is a new start."""
    desk.work(minutes=10)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 25))
    desk.clock.sleep(hours=20)
    desk.look()
    desk.editing.undo(via=DOOR)

    assert desk.spans() == [("08:00:00", "08:10:00")]
    assert (len(desk.questions()), desk.is_running()) == (1, False)


def test_a_pause_made_shorter_by_mistake_has_ended_all_the_same(desk: Desk, started: Entry) -> None:
    """What runs since goes on; no minute of it is lost."""
    desk.work(minutes=10)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 45))
    desk.timer.pause(via=DOOR, until=at(desk, 8, 25))
    desk.work(minutes=20)
    spans = desk.spans()
    desk.editing.undo(via=DOOR)

    assert desk.spans() == spans
    assert desk.is_running()


def test_a_clock_that_was_set_stays_set(desk: Desk, started: Entry) -> None:
    """The deed is older than the step; what runs is cut where the clock jumped."""
    desk.editing.edit(started.id, Edit(note="Cents"), via=DOOR)
    desk.work(minutes=10)
    desk.clock.step(hours=2)
    desk.work(minutes=10)
    spans = desk.spans()
    desk.editing.undo(via=DOOR)

    assert desk.spans() == spans
    assert [note for _, note, _ in told(desk)] == ["", ""]


def test_an_answer_is_taken_back_under_a_later_absence(desk: Desk, started: Entry) -> None:
    """The first question waits again, the second still does."""
    lunch(desk)
    (first,) = desk.questions()
    desk.absences.keep(first.id, via=DOOR)
    lunch(desk)
    tracked = desk.tracked()
    desk.editing.undo(via=DOOR)

    assert desk.questions()[0].id == first.id
    assert len(desk.questions()) == 2
    assert desk.tracked() == tracked - (first.end_at - first.start_at)


def test_a_start_moved_by_hand_is_moved_back_under_an_absence(desk: Desk, started: Entry) -> None:
    """Only the time the edit made goes with it."""
    desk.editing.edit(started.id, Edit(start_at=at(desk, 7, 30)), via=DOOR)
    lunch(desk)
    tracked = desk.tracked()
    desk.editing.undo(via=DOOR)

    assert desk.tracked() == tracked - 30 * MINUTE
    assert len(desk.questions()) == 1


def test_a_switch_with_nobody_there_after_it_is_undone(desk: Desk, started: Entry) -> None:
    """The second task's entry had begun with the absence; what is behind keeps its name."""
    desk.work(minutes=10)
    second = desk.timer.start(desk.local("Second"), via=DOOR).entry
    desk.clock.sleep(minutes=30)
    desk.look()
    spans = desk.spans()
    desk.editing.undo(via=DOOR)

    assert desk.spans() == spans == [("08:00:00", "08:10:00"), ("08:39:59", "…")]
    assert [e.id for e in desk.entries()] == [started.id, second.id]
    assert {title for title, _, _ in told(desk)} == {"First"}


def test_a_night_after_a_switch_is_laid_on_the_first_task(desk: Desk, started: Entry) -> None:
    """The second task's entry had gone, since it began with the night."""
    desk.work(minutes=10)
    desk.timer.start(desk.local("Second"), via=DOOR)
    desk.clock.sleep(hours=20)
    desk.look()
    desk.editing.undo(via=DOOR)

    assert desk.spans() == [("08:00:00", "08:10:00")]
    assert (len(desk.questions()), desk.is_running()) == (1, False)


def test_a_restart_in_between_is_no_hindrance(desk: Desk, started: Entry) -> None:
    """Single commands, with nobody watching: the first deed finds the night, and the undo works."""
    desk.editing.edit(started.id, Edit(note="Cents"), via=DOOR)
    desk.work(minutes=10)
    later = desk.crash()
    later.clock.sleep(minutes=50)
    later.editing.undo(via=DOOR)

    assert [note for _, note, _ in told(later)] == ["", ""]
    assert len(later.questions()) == 1


def test_time_that_went_with_a_picture_stays_gone(desk: Desk, started: Entry) -> None:
    """It is no deed that an undo takes back, and what came before it on that entry is fixed."""
    desk.editing.edit(started.id, Edit(note="Cents"), via=DOOR)
    desk.work(minutes=10)
    with desk.recorder.open(DOOR) as recording:
        since, rest = started.start_at + 2 * MINUTE, desk.recorder.ids.new()
        recording.add(TimeSubtracted(started.id, since, since + 5 * MINUTE, rest))
    spans = desk.spans()

    with pytest.raises(Conflict):
        desk.editing.undo(via=DOOR)
    assert desk.spans() == spans == [("08:00:00", "08:02:00"), ("08:07:00", "…")]
