"""The colours tasks get when they are tracked: unlike those seen beside them, and kept."""

from __future__ import annotations

import pytest

from tests.unit.services.desk import DOOR, JIRA, Desk, at, connection, task
from tracksync.core.hues import Hue, hue_of
from tracksync.core.tasks import TaskRef
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.editing import Edit

MANY = len(Hue)
# By what follows from them all of these would be teal.
TEALS = [number for number in range(2_000) if hue_of(f"{JIRA}:{number}") is Hue.TEAL]


class Coloured:
    """A desk with tasks of a service, all of them teal as long as nothing is tracked."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.desk.connections.save(connection(), via=DOOR)
        self.refs = [TaskRef(JIRA, str(number)) for number in TEALS[: MANY + 2]]
        tasks = [task(ref, f"P-{ref.remote_id}", f"Task {ref.remote_id}") for ref in self.refs]
        with self.desk.store.write() as unit:
            unit.save_tasks(JIRA, tasks, is_complete=True)

    def track(self, number: int) -> Hue:
        self.desk.timer.start(str(self.refs[number]), via=DOOR)
        self.desk.clock.advance(minutes=10)
        self.desk.timer.stop(via=DOOR)
        return self.hue(number)

    def hue(self, number: int) -> Hue:
        return self.desk.tasks.one(str(self.refs[number])).hue


@pytest.fixture
def coloured() -> Coloured:
    return Coloured()


def test_as_many_tasks_as_there_are_colours_differ(coloured: Coloured) -> None:
    """Whatever follows from them; each keeps its own, in the day and in the report."""
    given = [coloured.track(number) for number in range(MANY)]
    again = [coloured.track(number) for number in (*range(0, MANY, 2), *range(1, MANY, 2))]
    today = coloured.desk.reporting.today()
    report = coloured.desk.reporting.report(today.day, today.day)

    assert set(given) == set(Hue)
    assert given[0] is Hue.TEAL
    assert again == [*given[::2], *given[1::2]]
    assert {row.ref: row.hue for row in report.tasks} == dict(
        zip(coloured.refs, given, strict=False)
    )


def test_the_screens_hear_of_a_colour(coloured: Coloured) -> None:
    """Only where one was given."""
    coloured.track(0)
    assert not any(told & Changed.COLOURS for told in coloured.desk.told)
    coloured.track(1)

    assert any(told & Changed.COLOURS for told in coloured.desk.told)


def test_beyond_the_palette_the_one_unseen_for_the_longest_lends_its_own(
    coloured: Coloured,
) -> None:
    """So no two of the last twelve are alike."""
    given = [coloured.track(number) for number in range(MANY + 1)]

    assert given[MANY] is given[0]


def test_what_the_person_chose_stays(coloured: Coloured) -> None:
    """Others keep away from it."""
    coloured.desk.tasks.colour(str(coloured.refs[1]), via=DOOR, hue=Hue.TEAL)

    assert coloured.track(1) is Hue.TEAL
    assert coloured.track(0) is not Hue.TEAL
    assert coloured.track(1) is Hue.TEAL


def test_a_task_at_work_gives_way_to_the_same_colour_only(coloured: Coloured) -> None:
    """A neighbour of its colour, chosen by the person, does not move it."""
    assert coloured.track(0) is Hue.TEAL
    coloured.track(1)
    coloured.desk.tasks.colour(str(coloured.refs[1]), via=DOOR, hue=Hue.JADE)
    assert coloured.track(0) is Hue.TEAL
    coloured.desk.tasks.colour(str(coloured.refs[1]), via=DOOR, hue=Hue.TEAL)

    assert coloured.track(0) is not Hue.TEAL


def test_a_task_that_comes_back_stands_apart(coloured: Coloured) -> None:
    """After weeks nobody looks for it by its colour, and a neighbour's is avoided, too."""
    coloured.track(0)
    coloured.track(1)
    coloured.desk.tasks.colour(str(coloured.refs[1]), via=DOOR, hue=Hue.JADE)
    coloured.desk.clock.advance(days=20)

    assert coloured.track(0) not in {Hue.TEAL, Hue.JADE}


def test_automatic_stands_apart_as_well(coloured: Coloured) -> None:
    """It is not what follows from the task where another one has that."""
    desk, other = coloured.desk, str(coloured.refs[1])
    coloured.track(0)
    coloured.track(1)
    desk.tasks.colour(other, via=DOOR, hue=Hue.JADE)
    chosen = desk.tasks.colour(other, via=DOOR, hue=None)

    assert desk.tasks.one(other) == chosen
    assert chosen.hue not in {Hue.TEAL, Hue.JADE}


def test_a_local_task_keeps_what_it_got(coloured: Coloured) -> None:
    """Also where its own colour was taken only after it was made, and when it is renamed."""
    desk = coloured.desk
    local = str(desk.tasks.add_local("Mail", via=DOOR).ref)
    before = desk.tasks.one(local).hue
    coloured.track(0)
    desk.tasks.colour(str(coloured.refs[0]), via=DOOR, hue=before)
    desk.timer.start(local, via=DOOR)
    got = desk.tasks.one(local).hue
    desk.tasks.change_local(local, via=DOOR, title="E-mail")

    assert got is not before
    assert desk.tasks.one(local).hue is got


def test_moving_an_entry_gives_a_colour(coloured: Coloured) -> None:
    """As starting does; a note gives none, nor does a task that is known no more."""
    desk = coloured.desk
    coloured.track(0)
    coloured.track(1)
    entry = desk.reporting.today().entries[-1]
    desk.editing.edit(entry.id, Edit(note="Twice"), via=DOOR)
    desk.editing.edit(entry.id, Edit(task=str(coloured.refs[2])), via=DOOR)
    with desk.store.read() as now:
        assert now.chosen_hue(coloured.refs[0]) is None
        assert now.chosen_hue(coloured.refs[2]) is not None
    added = desk.editing.add(str(coloured.refs[3]), at(desk, 6), at(desk, 7), via=DOOR)
    desk.editing.delete(added.id, via=DOOR)
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=False)
    desk.editing.undo(via=DOOR)

    with desk.store.read() as now:
        assert now.chosen_hue(coloured.refs[3]) is None
