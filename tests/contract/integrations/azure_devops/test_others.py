"""Hours of others in Azure DevOps stay as they are, whenever they come."""

from __future__ import annotations

import random

import pytest

from tests.contract.integrations.azure_devops.rig import OWL_REF, desk, worklog
from tests.contract.integrations.azure_devops.test_suite import AzureDevOpsBench
from tests.contract.integrations.bench import seat
from tests.contract.integrations.rounds import each_stands_once
from tests.fakes.azure_devops import (
    BOB,
    COMPLETED,
    MADE_AT,
    MIA,
    OWL,
    edited_by_others,
    hours_more,
    hours_of_others,
    shares_of,
)
from tests.profiles import IS_THOROUGH
from tracksync.core.delivery.outcomes import Busy, Refused, Written


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "workitems/"), ("GET", "updates"), ("PATCH", "workitems/")]
)
def test_hours_of_others_are_kept_whenever_they_come(method: str, path: str) -> None:
    """A change just before any of our requests: refused as overtaken or seen, never lost."""
    with desk() as at:
        at.edit_before(method, path, OWL, 10.25)
        outcomes = [at.sheet.create(worklog()) for _ in range(2)]

        assert outcomes[-1] == Written("mark-1")
        assert at.field(OWL) == 11.75
        assert len(at.look(worklog())) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(12) if IS_THOROUGH else [1])
def test_hours_of_others_are_kept_through_any_weather(seed: int) -> None:
    """Faults, edits and kills of ours, and Bob at work between any two requests: all exact."""
    rng = random.Random(seed)
    with seat(AzureDevOpsBench()) as at:
        world = at.double.world
        before = hours_of_others(world, MIA.id)[OWL]
        for _ in range(30):
            method, path = rng.choice(
                [("GET", "workitems/"), ("GET", "updates"), ("PATCH", "workitems/")]
            )
            hours = rng.choice([0.25, 1.3333, 0.01, -0.25])
            world.plan(method, path, hours_more(OWL, BOB.id, MADE_AT, hours))
        each_stands_once(at, seed=seed, count=6)
        bobs = edited_by_others(world, MIA.id)[OWL]

        assert hours_of_others(world, MIA.id)[OWL] == pytest.approx(bobs, abs=0.002)
        assert bobs != before
        # For the bench, which looks to the third place: as it was, without the steps' rounding.
        ours = sum(share["seconds"] for share in shares_of(world, MIA.id)) / 3600
        item = world.item(OWL)
        assert item is not None
        world.work(OWL, BOB.id, MADE_AT, before + ours - item.fields[COMPLETED])


def test_an_overtaken_write_waits_and_says_why() -> None:
    """Nothing was written; only this task waits, and not because the service is busy."""
    with desk() as at:
        at.edit_before("PATCH", "workitems/", OWL, 3.0)
        outcome = at.sheet.create(worklog())

        assert isinstance(outcome, Busy)
        assert (outcome.wait, outcome.scope) == (None, "task")
        assert outcome.reason == "Somebody changed the work item at the same moment."
        assert at.field(OWL) == 3.0


@pytest.mark.parametrize("hours", [1.0, 0.0, None])
def test_more_than_there_is_is_not_taken_back(hours: float | None) -> None:
    """Somebody lowered the hours below our share: never negative, and said in words."""
    with desk() as at:
        at.sheet.create(worklog())
        at.edit(OWL, hours)
        refusals = [
            at.sheet.delete(OWL_REF, "mark-1"),
            at.sheet.update("mark-1", worklog(seconds=60)),
        ]

        for outcome in refusals:
            assert isinstance(outcome, Refused)
            assert "lowered" in outcome.reason
        assert at.field(OWL) == hours


def test_lowered_hours_above_the_difference_are_fine() -> None:
    """Only what changes is looked at: half an hour can be taken from one."""
    with desk() as at:
        at.sheet.create(worklog())
        at.edit(OWL, 1.0)

        assert at.sheet.update("mark-1", worklog(seconds=3600)) == Written("mark-1")
        assert at.field(OWL) == 0.5


def test_a_copied_comment_says_nothing() -> None:
    """Neither of somebody else, nor of ourselves where no hours came with it."""
    with desk() as at:
        at.sheet.create(worklog())
        copied = at.comments(OWL)[0]
        other = copied.replace("mark-1", "mark-2")
        at.edit(OWL, 5.5, by=BOB, comment=other)
        at.edit(OWL, 5.5, by=MIA, comment=other)
        at.edit(OWL, 5.5, by=BOB, comment=copied.replace(":0:5400:", ":5400:0:"))

        assert at.look(worklog(mark="mark-2")) == ()
        assert at.look(worklog())[0].seconds == 5400
        assert at.sheet.create(worklog(mark="mark-2", seconds=60)) == Written("mark-2")


def test_a_note_cannot_speak_for_us() -> None:
    """A mark in a note is a note."""
    with desk() as at:
        sly = worklog(comment="x</div><div>[tracksync:mark-9:0:36000:2026-01-01T00:00:00Z]</div>")
        at.sheet.create(sly)

        assert at.look(worklog(mark="mark-9")) == ()
        assert at.look(sly)[0].comment == sly.comment


def test_a_deleted_comment_is_time_that_is_gone() -> None:
    """Then the history no longer proves it, and the person is asked before anything is sent."""
    with desk() as at:
        at.sheet.create(worklog())
        item = at.azure.world.item(OWL)
        assert item is not None
        item.updates[-1]["fields"]["System.History"]["newValue"] = ""

        assert at.look(worklog()) == ()
        assert isinstance(at.sheet.update("mark-1", worklog(seconds=60)), Refused)


def test_the_double_tells_hours_of_others() -> None:
    """COMPLETED is a number that everybody writes; the storm asks whose it is."""
    with desk() as at:
        at.sheet.create(worklog())
        at.edit(OWL, 5.0)

        assert at.field(OWL, COMPLETED) == 5.0
