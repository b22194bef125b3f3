"""Work items of Azure DevOps come in as tasks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.contract.integrations.azure_devops.rig import OWL_REF, desk
from tests.fakes.azure_devops import BOB, FOX, MADE_AT, OWL, AzureDouble, item_fields, small_world
from tracksync.core.delivery.outcomes import Refused
from tracksync.core.tasks import Task


def test_tasks_of_all_projects_are_read_with_their_hours() -> None:
    """Type, state, project and hours; the number is the key."""
    with desk() as at:
        tasks = {task.key: task for task in at.assigned()}
        owl, fox = tasks["#1001"], tasks["#1002"]

        assert set(tasks) == {"#1001", "#1002"}
        assert (owl.title, owl.kind, owl.state, owl.project) == (
            "Draw the owl",
            "Task",
            "Active",
            "Zoo",
        )
        assert owl.estimate == timedelta(hours=8)
        assert owl.due_on == date(2026, 12, 1)
        assert owl.logged == timedelta(hours=2.5)
        assert owl.remaining == timedelta(hours=5.5)
        assert owl.ref == OWL_REF
        assert owl.url == f"{at.azure.site}/Zoo/_workitems/edit/1001"
        assert (fox.logged, fox.remaining, fox.is_assigned) == (None, None, True)
        assert fox.project == "Über uns & Co"
        assert "%C3%9Cber%20uns%20%26%20Co" in fox.url


def test_over_five_hundred_tasks_are_read_by_two_hundred() -> None:
    """Every one, once, the latest changed first; those of Bob and finished ones are not there."""
    world = small_world()
    for number in range(2000, 2620):
        changed_at = f"2026-03-02T{number % 24:02}:{number % 60:02}:00Z"
        world.add_item(number, BOB.id, changed_at, item_fields(f"Task {number}"))
    world.add_item(3000, BOB.id, MADE_AT, item_fields("Of Bob", to=BOB))
    world.add_item(3001, BOB.id, MADE_AT, item_fields("Of nobody", to=None))
    world.add_item(3002, BOB.id, MADE_AT, item_fields("Ended") | {"System.State": "Closed"})
    world.add_item(3003, BOB.id, MADE_AT, item_fields("Cut") | {"System.State": "Cut"})
    with desk(azure=AzureDouble(world)) as at:
        tasks = at.assigned()
        batches = [seen for seen in at.azure.seen if seen.path.endswith("workitemsbatch")]

    numbers = [int(task.ref.remote_id) for task in tasks]
    assert len(numbers) == len(set(numbers)) == 622
    assert not {3000, 3001, 3002, 3003} & set(numbers)
    assert len(batches) == 4
    assert numbers[-1] in {OWL, FOX}


def test_one_that_was_hidden_meanwhile_is_left_out() -> None:
    """A work item may be deleted between the query and the reading; the others still come."""
    with desk() as at:
        at.azure.world.plan("POST", "workitemsbatch", {"do": "drop", "id": OWL})

        assert [task.key for task in at.assigned()] == ["#1002"]


def test_states_are_asked_for_once_for_each_type() -> None:
    """The end of a type's states is told by their category, and remembered."""
    with desk() as at:
        at.assigned()
        first = len(at.azure.seen)
        at.assigned()

        kinds = [seen.path for seen in at.azure.seen if "workitemtypes" in seen.path]
        assert len(kinds) == 2
        assert len(at.azure.seen) == first + 2


def test_a_type_that_cannot_be_read_does_not_hide_its_tasks() -> None:
    """Then the state's category is unknown, and the task counts as open."""
    world = small_world()
    world.add_item(3000, BOB.id, MADE_AT, item_fields("Odd", kind="Gone"))
    with desk(azure=AzureDouble(world)) as at:
        assert "#3000" in {task.key for task in at.assigned()}


@pytest.mark.parametrize("typed", ["1001", "#1001", " #1001 "])
def test_one_task_is_found_by_its_number(typed: str) -> None:
    """With or without the sign; assigned to whomever."""
    with desk() as at:
        found = at.tracker.find(typed)

    assert isinstance(found, Task)
    assert found.title == "Draw the owl"


@pytest.mark.parametrize("typed", ["999", "PROJ-1", "", "0", "-1", "1001/..", "9" * 11])
def test_a_number_of_no_task_is_refused(typed: str) -> None:
    """With 404, and in words."""
    with desk() as at:
        found = at.tracker.find(typed)

    assert isinstance(found, Refused)
    assert (found.status, bool(found.reason), bool(found.remedy)) == (404, True, True)


def test_a_finished_task_is_told_as_finished() -> None:
    """Whoever asks for it by number sees it, done."""
    world = small_world()
    world.add_item(3002, BOB.id, MADE_AT, item_fields("Ended", to=BOB) | {"System.State": "Cut"})
    with desk(azure=AzureDouble(world)) as at:
        found = at.tracker.find("3002")

    assert isinstance(found, Task)
    assert (found.is_done, found.is_assigned) == (True, False)
    assert found.assignee == BOB.name
