"""Where Azure DevOps has no place for hours, a person is told why."""

from __future__ import annotations

import pytest

from tests.contract.integrations.azure_devops.rig import AT, OWL_REF, desk, worklog
from tests.fakes.azure_devops import BOB, EGG, MADE_AT, OWL, Kind
from tracksync.core.delivery.outcomes import Refused, Written
from tracksync.core.tasks import TaskRef


def test_a_type_without_the_field_is_refused_in_words() -> None:
    """Before anything is sent; the words name type, project and remedy."""
    with desk() as at:
        outcome = at.sheet.create(worklog(EGG))

        assert isinstance(outcome, Refused)
        assert (
            outcome.reason == "Work items of the type “Story” have no field Completed Work in Zoo."
        )
        assert "administrator" in outcome.remedy
        assert "PATCH" not in {seen.method for seen in at.azure.seen}


def test_a_field_that_an_administrator_added_is_seen_at_once() -> None:
    """A no is never remembered."""
    with desk() as at:
        at.sheet.create(worklog(EGG))
        at.azure.world.add_kind(Kind("Zoo", "Story", states={"Active": "InProgress"}))

        assert at.sheet.create(worklog(EGG)) == Written("mark-1")
        assert at.field(EGG) == 1.5


def test_a_rule_of_the_project_is_told() -> None:
    """Remaining work of a closed item is read-only here."""
    with desk() as at:
        at.azure.world.revise(OWL, BOB.id, MADE_AT, {"System.State": "Closed"})
        outcome = at.sheet.create(worklog())

        assert isinstance(outcome, Refused)
        assert "rule of the project" in outcome.reason
        assert at.field(OWL) == 2.5


def test_an_item_that_may_not_be_changed_is_told() -> None:
    """403, with the permission to ask for."""
    with desk() as at:
        at.azure.world.permit(OWL, may_edit=False)
        outcome = at.sheet.create(worklog())

    assert isinstance(outcome, Refused)
    assert "Edit work items" in outcome.remedy


def test_an_item_that_is_gone_is_told() -> None:
    """404 for all that is asked of it."""
    with desk() as at:
        at.sheet.create(worklog())
        at.azure.world.drop(OWL)
        outcomes = [
            at.sheet.create(worklog(mark="m2")),
            at.sheet.update("mark-1", worklog()),
            at.sheet.delete(OWL_REF, "mark-1"),
            at.sheet.look(OWL_REF, "mark-1", AT),
            at.reader.one(OWL_REF, "mark-1"),
        ]

    assert {type(o) for o in outcomes} == {Refused}
    assert {o.status for o in outcomes if isinstance(o, Refused)} == {404}


@pytest.mark.parametrize("remote_id", ["", "x", "1/updates", "../1", "0"])
def test_what_is_no_number_never_reaches_the_wire(remote_id: str) -> None:
    """A reference may come from anywhere."""
    with desk() as at:
        outcome = at.sheet.look(TaskRef("azure_devops-1", remote_id), "m", AT)

        assert isinstance(outcome, Refused)
        assert at.azure.seen == []
