"""Assigned tasks only: refused at every door, with the reason, and journaled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.services.desk import DOOR, LOGIN, Desk, at, task
from tracksync.core.events import TrackingRefused
from tracksync.services.personal.absences import Piece
from tracksync.services.personal.editing import Edit
from tracksync.services.personal.permitting import NotAssigned

MINE, THEIRS = "PROJ-142", "PROJ-139"


@pytest.fixture
def desk() -> Desk:
    """A desk where only assigned tasks may be tracked; one of two is somebody else's."""
    at_work = Desk()
    at_work.connect()
    theirs = replace(task(LOGIN, THEIRS, "Fix login redirect"), is_assigned=False)
    with at_work.store.write() as unit:
        unit.save_tasks(LOGIN.connection, [theirs], is_complete=False)
    at_work.preferences.choose("tasks.assigned_only", True)
    return at_work


def refusals(desk: Desk) -> list[str]:
    """What the journal says was refused."""
    with desk.store.read() as snapshot:
        events = [happening.event for happening in snapshot.happenings()]
    return [event.text.key for event in events if isinstance(event, TrackingRefused)]


def question(desk: Desk) -> str:
    """Be away for a while; the id of the question about it."""
    desk.begin()
    desk.timer.start(MINE, via=DOOR)
    desk.work(minutes=5)
    desk.rest(minutes=20)
    desk.work(minutes=1)
    return str(desk.questions()[0].id)


DOORS: dict[str, Callable[[Desk], object]] = {
    "start": lambda desk: desk.timer.start(THEIRS, via=DOOR),
    "add": lambda desk: desk.editing.add(THEIRS, at(desk, 6), at(desk, 7), via=DOOR),
    "move": lambda desk: desk.editing.edit(
        desk.editing.add(MINE, at(desk, 6), at(desk, 7), via=DOOR).id, Edit(task=THEIRS), via=DOOR
    ),
    "assign": lambda desk: desk.absences.assign(question(desk), THEIRS, via=DOOR),
    "split": lambda desk: (
        desk.absences.split(
            (asked := question(desk)),
            [Piece(desk.questions()[0].start_at + timedelta(minutes=1), THEIRS)],
            via=DOOR,
        )
        and asked
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_time_on_somebody_elses_task_is_refused(desk: Desk, door: str) -> None:
    """With the reason; nothing else happens, and that it was tried is written down once."""
    with pytest.raises(NotAssigned, match="PROJ-139 is not assigned to you"):
        DOORS[door](desk)

    assert refusals(desk) == [THEIRS]
    assert all(entry.text.key != THEIRS for entry in desk.entries())


def test_what_is_assigned_or_local_may_be_tracked(desk: Desk) -> None:
    """Local tasks are the person's own."""
    desk.timer.start(MINE, via=DOOR)
    desk.timer.start(desk.local(), via=DOOR)

    assert refusals(desk) == []


def test_without_the_policy_everything_may(desk: Desk) -> None:
    """It is off unless somebody turns it on."""
    desk.preferences.choose("tasks.assigned_only", False)

    assert desk.timer.start(THEIRS, via=DOOR).is_new
