"""Assigned tasks only: refused at every door, with the reason, and journaled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.unit.services.desk import DOOR, LOGIN, Desk, at, task
from tracksync.core.journal.events import TrackingRefused
from tracksync.core.policy.limits import Layer, inherited, limits_of
from tracksync.core.problems import NotAllowed
from tracksync.services.personal.journal.permitting import NotAssigned
from tracksync.services.personal.worktime.absences import Piece
from tracksync.services.personal.worktime.editing import Edit

MINE, THEIRS = "PROJ-142", "PROJ-139"


RULES = inherited([Layer("Acme"), Layer("Support", assigned_only=True)])
# The person's own word, and that of somebody above them.
WORDS: dict[str, Callable[[Desk], object]] = {
    "setting": lambda desk: desk.preferences.choose("tasks.assigned_only", True),
    "policy": lambda desk: desk.preferences.limit(limits_of(RULES)),
}


def at_work(word: str) -> Desk:
    made = Desk()
    made.connect()
    assign(made, is_mine=False)
    WORDS[word](made)
    return made


@pytest.fixture
def desk() -> Desk:
    """A desk where only assigned tasks may be tracked; one of two is somebody else's."""
    return at_work("setting")


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


def assign(desk: Desk, *, is_mine: bool) -> None:
    """Have the tracker tell whose the second task is."""
    told = replace(task(LOGIN, THEIRS, "Fix login redirect"), is_assigned=is_mine)
    with desk.store.write() as unit:
        unit.save_tasks(LOGIN.connection, [told], is_complete=False)


def pause(desk: Desk, until: datetime | None = None) -> Desk:
    """Pause, after no time at all, on a task that becomes somebody else's meanwhile."""
    assign(desk, is_mine=True)
    desk.timer.start(THEIRS, via=DOOR)
    desk.timer.pause(via=DOOR, until=until)
    assign(desk, is_mine=False)
    return desk


def time_on_theirs(desk: Desk) -> timedelta:
    """How much is tracked on it, five minutes later."""
    desk.clock.advance(minutes=5)
    theirs = (entry for entry in desk.entries() if entry.text.key == THEIRS)
    return sum((entry.length_at(desk.clock.at) for entry in theirs), timedelta(0))


DOORS: dict[str, Callable[[Desk], object]] = {
    "start": lambda desk: desk.timer.start(THEIRS, via=DOOR),
    "link": lambda desk: desk.timer.consider(THEIRS, via="link"),
    "add": lambda desk: desk.editing.add(THEIRS, at(desk, 6), at(desk, 7), via=DOOR),
    "resume": lambda desk: pause(desk).timer.resume(via=DOOR),
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


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("door", DOORS)
def test_time_on_somebody_elses_task_is_refused(door: str, word: str) -> None:
    """With the reason; nothing else happens, and that it was tried is written down once."""
    desk = at_work(word)
    with pytest.raises(NotAssigned, match="PROJ-139 is not assigned to you"):
        DOORS[door](desk)

    assert refusals(desk) == [THEIRS]
    assert time_on_theirs(desk) == timedelta(0)


def test_a_refusal_says_whose_it_is(desk: Desk) -> None:
    """So that the person knows whom to talk to."""
    told = replace(task(LOGIN, THEIRS, "Fix login"), is_assigned=False, assignee="Ana Weber")
    with desk.store.write() as unit:
        unit.save_tasks(LOGIN.connection, [told], is_complete=False)

    with pytest.raises(NotAssigned, match="PROJ-139 is assigned to Ana Weber"):
        desk.timer.start(THEIRS, via=DOOR)


def test_a_pause_that_ends_by_itself_does_not_go_on_with_it(desk: Desk) -> None:
    """The pause is over all the same, and that it would have gone on is written down once."""
    desk.begin()
    pause(desk, until=at(desk, 8, 15))
    desk.work(minutes=20)

    assert refusals(desk) == [THEIRS]
    assert time_on_theirs(desk) == timedelta(0)
    with pytest.raises(NotAllowed, match="Nothing is paused"):
        desk.timer.resume(via=DOOR)


def test_a_pause_that_ends_too_late_to_go_on_refuses_nothing(desk: Desk) -> None:
    """Nothing would have gone on, so nothing was asked for."""
    desk.begin()
    pause(desk, until=at(desk, 8, 15))
    desk.clock.sleep(hours=62)
    desk.look()

    assert refusals(desk) == []
    assert not desk.is_running()


def test_a_refused_resumption_can_be_had_later(desk: Desk) -> None:
    """It stays paused, so that nothing is lost once the task is the person's again."""
    pause(desk)
    with pytest.raises(NotAssigned):
        desk.timer.resume(via=DOOR)
    assign(desk, is_mine=True)

    assert desk.timer.resume(via=DOOR) is not None


def test_what_nothing_is_known_of_goes_on(desk: Desk) -> None:
    """The connection was left during the pause; nobody says that the task is somebody else's."""
    pause(desk)
    with desk.store.write() as unit:
        unit.forget_tasks(LOGIN.connection)

    assert desk.timer.resume(via=DOOR) is not None
    assert refusals(desk) == []


def test_what_is_assigned_or_local_may_be_tracked(desk: Desk) -> None:
    """Local tasks are the person's own."""
    desk.timer.start(MINE, via=DOOR)
    desk.timer.start(desk.local(), via=DOOR)

    assert refusals(desk) == []


def test_without_the_policy_everything_may(desk: Desk) -> None:
    """It is off unless somebody turns it on."""
    desk.preferences.choose("tasks.assigned_only", False)

    assert desk.timer.start(THEIRS, via=DOOR).is_new
