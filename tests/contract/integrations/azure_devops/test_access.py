"""Who is let in to Azure DevOps, where a token goes, and what is told of what left."""

from __future__ import annotations

import pytest

from tests.contract.integrations.azure_devops.rig import AT, OWL_REF, desk, worklog
from tests.contract.network.gateway_rig import access
from tests.fakes.azure_devops import (
    BOB,
    FOX,
    HOST_ID,
    MIA,
    OWL,
    AzureDouble,
    Person,
    connection_of,
    small_world,
)
from tracksync.core.delivery.outcomes import SignInExpired
from tracksync.integrations.azure_devops import AzureDevOps
from tracksync.ports.tracker import Account


def test_who_we_are_is_told_by_the_organization() -> None:
    """The id is the one that stands in work items, not the one of the profile."""
    with desk() as at:
        account = at.tracker.whoami()

    assert account == Account(MIA.id, "Mia Krystof", "mia@example.org", "", "fabrikam", HOST_ID)


@pytest.mark.parametrize("token", ["", "wrong", BOB.token + "x"])
def test_a_token_of_nobody_is_a_dead_sign_in(token: str) -> None:
    """Reading and writing alike; nothing is written."""
    with desk(token=token) as at:
        outcomes = [
            at.tracker.whoami(),
            at.tracker.assigned(None),
            at.sheet.create(worklog()),
            at.sheet.look(OWL_REF, "m", AT),
        ]

        assert {type(outcome) for outcome in outcomes} == {SignInExpired}
        assert at.field(OWL) == 2.5


def test_a_token_that_may_only_read_is_said_so_when_writing() -> None:
    """The service answers as if it knew nobody; the words name the scope."""
    reader = Person("44444444-dddd-4ddd-8ddd-444444444444", "p", "R", "r@x", "r", may_write=False)
    world = small_world()
    world.add_person(reader)
    with desk(azure=AzureDouble(world), person=reader) as at:
        outcome = at.sheet.create(worklog())

    assert isinstance(outcome, SignInExpired)
    assert "Read & write" in outcome.reason


def test_organizations_are_found_by_a_token_for_all_of_them() -> None:
    """Several are told by address, in alphabetical order."""
    world = small_world()
    world.add_organization("Contoso", "55555555-eeee-4eee-8eee-555555555555")
    with AzureDouble(world) as azure:
        service = AzureDevOps(access(settings={"services.azure_devops.base_url": azure.url}))

        assert service.find_sites(lambda: MIA.token) == (
            f"{azure.url}/Contoso",
            f"{azure.url}/fabrikam",
        )
        azure.check()


def test_a_token_for_one_organization_cannot_tell_which() -> None:
    """It must be named; then the token is good."""
    world = small_world()
    mia = world.add_person(Person(MIA.id, MIA.profile_id, "Mia", "m@x", "for-one", "fabrikam"))
    with AzureDouble(world) as azure:
        settings = {"services.azure_devops.base_url": azure.url}
        service = AzureDevOps(access(settings=settings))
        found = service.find_sites(lambda: mia.token)
        made = service.connect(connection_of(mia, azure.site), lambda: mia.token)

        assert isinstance(found, SignInExpired)
        assert "for one of them only" in found.reason
        assert isinstance(made.tracker.whoami(), Account)


def test_another_organization_needs_a_sign_in_of_its_own() -> None:
    """A token made for one organization is nobody's at the other."""
    world = small_world()
    world.add_organization("contoso", "55555555-eeee-4eee-8eee-555555555555")
    mia = world.add_person(Person(MIA.id, MIA.profile_id, "Mia", "m@x", "for-one", "fabrikam"))
    with AzureDouble(world) as azure:
        there = connection_of(mia, f"{azure.url}/contoso")
        made = AzureDevOps(access()).connect(there, lambda: mia.token)

        assert isinstance(made.tracker.whoami(), SignInExpired)


def test_a_token_never_goes_to_another_address() -> None:
    """Where the setting leads elsewhere, every call ends before it leaves."""
    with desk(base_url="http://127.0.0.1:9/") as at:
        outcome = at.sheet.create(worklog())

        assert isinstance(outcome, SignInExpired)
        assert at.azure.seen == []


def test_what_left_names_nobody() -> None:
    """Organization, project and numbers are not in the record of what was sent."""
    with desk() as at:
        at.assigned()
        at.sheet.create(worklog(FOX))
        told = {record.path for record in at.sent}

    assert told == {
        "/{}/_apis/wit/wiql",
        "/{}/_apis/wit/workitemsbatch",
        "/{}/{}/_apis/wit/workitemtypes/{}",
        "/{}/_apis/wit/workitems/{}",
        "/{}/{}/_apis/wit/workItems/{}/updates",
    }
