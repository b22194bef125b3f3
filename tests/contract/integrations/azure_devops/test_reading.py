"""What stands in Azure DevOps is read back, however long its history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.contract.integrations.azure_devops.rig import AT, OWL_REF, desk, worklog
from tests.fakes.azure_devops import BOB, FOX, MADE_AT, OWL
from tracksync.core.delivery.outcomes import Looked, NotReached, Refused, Written
from tracksync.core.tasks import TaskRef
from tracksync.ports.tracker import Listed, Standing


def test_a_history_of_many_pages_is_read_whole() -> None:
    """Our time stands on the first page, and on the last."""
    with desk() as at:
        at.sheet.create(worklog())
        for number in range(450):
            at.azure.world.revise(OWL, BOB.id, MADE_AT, {"System.Title": f"Owl {number}"})
        at.sheet.create(worklog(mark="m2"))

        assert at.sheet.update("mark-1", worklog(seconds=60)) == Written("mark-1")
        assert len(at.look(worklog(mark="m2"))) == 1
        assert at.field(OWL) == pytest.approx(2.5 + 5460 / 3600, abs=0.0001)


def test_a_history_that_lags_behind_proves_nothing() -> None:
    """Nothing is written on the word of half a history."""
    with desk() as at:
        item = at.azure.world.item(OWL)
        assert item is not None
        item.rev += 1

        assert isinstance(at.sheet.create(worklog()), NotReached)
        assert at.field(OWL) == 2.5


def test_a_project_renamed_at_this_moment_is_asked_for_again() -> None:
    """The item was there a moment before: that is no refusal."""
    with desk() as at:
        at.azure.world.plan(
            "GET",
            "updates",
            {
                "do": "revise",
                "organization": "fabrikam",
                "id": OWL,
                "by": BOB.id,
                "at": MADE_AT,
                "fields": {"System.TeamProject": "Zoo 2"},
            },
        )

        assert isinstance(at.sheet.create(worklog()), NotReached)


def test_own_time_of_a_period_is_listed() -> None:
    """By when it began, on the tasks that are asked about; what was taken back is not there."""
    with desk() as at:
        for number, (task, start) in enumerate(
            [(OWL, AT), (OWL, AT + timedelta(days=1)), (FOX, AT), (FOX, AT)]
        ):
            at.sheet.create(worklog(task, f"m{number}", at=start))
        at.sheet.delete(TaskRef("azure_devops-1", str(FOX)), "m3")
        refs = tuple(TaskRef("azure_devops-1", str(n)) for n in (OWL, FOX))
        listed = at.reader.between(AT, AT + timedelta(days=1), refs)

    assert isinstance(listed, Listed)
    assert listed.is_complete
    assert {(str(s.task), s.worklog.mark) for s in listed.worklogs} == {
        ("azure_devops-1:1001", "m0"),
        ("azure_devops-1:1002", "m2"),
    }


def test_only_items_that_changed_since_are_read() -> None:
    """A hundred quiet work items cost one request."""
    with desk() as at:
        at.sheet.create(worklog(FOX))
        at.azure.seen.clear()
        later = datetime(2026, 3, 1, 9, tzinfo=UTC)
        refs = tuple(TaskRef("azure_devops-1", str(n)) for n in (OWL, FOX))
        listed = at.reader.between(later, AT + timedelta(days=1), refs)
        asked = [seen.path.rpartition("/wit/")[2] for seen in at.azure.seen]

    assert isinstance(listed, Listed)
    assert [standing.worklog.mark for standing in listed.worklogs] == ["mark-1"]
    assert asked == ["workitemsbatch", f"workItems/{FOX}/updates"]


def test_a_hidden_item_leaves_a_gap() -> None:
    """Missing is not deleted."""
    with desk() as at:
        at.azure.world.permit(FOX, is_visible=False)
        refs = tuple(TaskRef("azure_devops-1", n) for n in (str(OWL), str(FOX), "x"))
        listed = at.reader.between(AT, AT + timedelta(days=1), refs)

    assert listed == Listed((), is_complete=False)


def test_one_is_read_by_its_mark() -> None:
    """None once it was taken back."""
    with desk() as at:
        at.sheet.create(worklog())
        stands = at.reader.one(OWL_REF, "mark-1")
        at.sheet.delete(OWL_REF, "mark-1")

        assert isinstance(stands, Standing)
        assert (stands.worklog.seconds, stands.task) == (5400, OWL_REF)
        assert at.reader.one(OWL_REF, "mark-1") is None


def test_there_is_no_feed() -> None:
    """And nobody is asked for one."""
    with desk() as at:
        assert not at.reader.has_feed
        assert isinstance(at.reader.changed_since(AT), Refused)
        assert at.reader.between(AT, AT, ()) == Listed(())
        assert at.azure.seen == []


def test_a_far_start_is_found_all_the_same() -> None:
    """The history is looked through whole, whatever day is near."""
    with desk() as at:
        at.sheet.create(worklog(at=datetime(1971, 5, 5, tzinfo=UTC)))
        looked = at.sheet.look(OWL_REF, "mark-1", AT)

    assert isinstance(looked, Looked)
    assert len(looked.found) == 1
