"""Local tasks that are deleted: offered nowhere any more, while what was tracked on them stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.services.desk import DOOR, Desk
from tracksync.core.hues import Hue
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import ERASED
from tracksync.core.problems import NotAllowed, NotFound
from tracksync.core.tasks import TaskRef
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.editing import Edit

HALF_AN_HOUR = timedelta(minutes=30)


def track(desk: Desk, ref: str) -> None:
    desk.timer.start(ref, via=DOOR)
    desk.work(minutes=30)
    desk.timer.stop(via=DOOR)


def listed(desk: Desk) -> list[str]:
    return [task.title for task in desk.tasks.find(include_done=True)]


def test_a_task_without_time_simply_goes(desk: Desk) -> None:
    """The screens hear of it, and so does what offers to undo."""
    ref = desk.local()
    deleted = desk.tasks.delete(ref, via=DOOR)

    assert (deleted.task.title, deleted.time) == ("Code review", timedelta(0))
    assert desk.told[-1] == Changed.TASKS | Changed.TODAY
    assert listed(desk) == []
    with pytest.raises(NotFound, match="Code review was deleted"):
        desk.tasks.one(ref)


def test_what_was_tracked_stays_under_its_name(desk: Desk) -> None:
    """In the day and in the report, in its colour; how much that is was said before."""
    ref = desk.local("Code")
    track(desk, ref)
    desk.tasks.change_local(ref, via=DOOR, title="Code review")
    before, weighed = desk.tasks.one(ref), desk.tasks.weigh(ref)
    deleted = desk.tasks.delete(ref, via=DOOR)
    today = desk.reporting.today()
    (row,) = desk.reporting.report(today.day, today.day).tasks

    assert deleted == weighed
    assert deleted.time == today.total == HALF_AN_HOUR
    assert [entry.text.title for entry in today.entries] == ["Code"]
    assert row.task is not None
    assert (row.task.title, row.hue, row.tracked) == ("Code review", before.hue, HALF_AN_HOUR)


def test_it_is_offered_nowhere(desk: Desk) -> None:
    """Not to be started, by whatever name, and in no list."""
    ref = desk.local()
    desk.tasks.pin(ref, via=DOOR, is_pinned=True)
    track(desk, ref)
    desk.tasks.delete(ref, via=DOOR)

    assert listed(desk) == [task.title for task in desk.tasks.recent()] == []
    for name, said in ((ref, "was deleted"), ("Code review", "No task goes by the name")):
        with pytest.raises(NotFound, match=said):
            desk.timer.start(name, via=DOOR)
    with pytest.raises(NotFound, match="Code review was deleted"):
        desk.timer.start_last(via=DOOR)


def test_the_timer_must_not_be_on_it(desk: Desk) -> None:
    """Nor go on with it after a pause."""
    ref, other = desk.local(), desk.local("Mail")
    desk.timer.start(ref, via=DOOR)
    desk.work(minutes=5)
    for paused in (False, True):
        if paused:
            desk.timer.pause(via=DOOR)
        for refused in (desk.tasks.weigh, lambda it: desk.tasks.delete(it, via=DOOR)):
            with pytest.raises(NotAllowed, match="The timer is on Code review"):
                refused(ref)
    desk.tasks.delete(other, via=DOOR)
    desk.timer.stop(via=DOOR)
    desk.tasks.delete(ref, via=DOOR)

    assert listed(desk) == []


def test_a_task_of_a_service_is_deleted_there(desk: Desk) -> None:
    """It would come back with the next refresh."""
    desk.connect()

    with pytest.raises(NotAllowed, match="PROJ-142 belongs to jira"):
        desk.tasks.delete("PROJ-142", via=DOOR)


@pytest.mark.parametrize("is_done", [True, False])
def test_undo_brings_it_back_as_it_was(desk: Desk, *, is_done: bool) -> None:
    """With its project, pin and colour; undoing again goes further back, and so does deleting."""
    ref = desk.local()
    track(desk, ref)
    desk.tasks.change_local(ref, via=DOOR, project="Own", is_done=is_done)
    desk.tasks.pin(ref, via=DOOR, is_pinned=True)
    desk.tasks.colour(ref, via=DOOR, hue=Hue.PLUM)
    before = desk.tasks.one(ref)
    desk.tasks.delete(ref, via=DOOR)
    undone = [desk.editing.undo(via=DOOR)]
    again = desk.tasks.one(ref)
    assert desk.told[-1] == Changed.TASKS | Changed.TODAY
    desk.tasks.delete(ref, via=DOOR)
    undone += [desk.editing.undo(via=DOOR) for _ in range(2)]

    assert again == before
    assert undone == ["TaskDeleted", "TaskDeleted", "TimerStopped"]


def test_what_was_erased_does_not_come_back(desk: Desk) -> None:
    """Of a month that is erased nobody knows what the task was called."""
    ref = TaskRef.parse(desk.local())
    with desk.recorder.open(DOOR) as recording:
        recording.add(ev.TaskSaved(ref, ERASED, "", is_deleted=True))

    with pytest.raises(NotAllowed, match="nothing to undo"):
        desk.editing.undo(via=DOOR)


def test_the_window_brings_back_just_this_one(desk: Desk) -> None:
    """Whatever was done since; and once, also where it was brought back otherwise."""
    deleted = desk.tasks.delete(desk.local(), via=DOOR)
    track(desk, desk.local("Mail"))
    desk.tasks.bring_back(deleted.task, via=DOOR)
    assert sorted(listed(desk)) == ["Code review", "Mail"]
    desk.tasks.change_local(str(deleted.task.ref), via=DOOR, title="Reviews")
    desk.tasks.bring_back(deleted.task, via=DOOR)

    assert sorted(listed(desk)) == ["Mail", "Reviews"]
    assert desk.editing.undo(via=DOOR) == "TimerStopped"


def test_entries_on_it_can_still_be_changed(desk: Desk) -> None:
    """Their note and times, and onto another task; but not back onto it."""
    ref, other = desk.local(), desk.local("Mail")
    track(desk, ref)
    (entry,) = desk.reporting.today().entries
    desk.tasks.delete(ref, via=DOOR)
    noted = desk.editing.edit(entry.id, Edit(task=ref, note="Four eyes"), via=DOOR)
    moved = desk.editing.edit(entry.id, Edit(task=other), via=DOOR)

    assert (noted.text.title, noted.text.note) == ("Code review", "Four eyes")
    assert str(moved.task) == other
    with pytest.raises(NotFound, match="was deleted"):
        desk.editing.edit(entry.id, Edit(task=ref), via=DOOR)
