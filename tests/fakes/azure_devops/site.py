"""A small organization that most tests start from: who is there, and what they work on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tests.fakes.azure_devops.world import (
    COMPLETED,
    HOME,
    ORIGINAL,
    REMAINING,
    AzureWorld,
    Kind,
    Person,
    identity,
)
from tracksync.ports.tracker import Account, Connection

MIA = Person(
    "11111111-aaaa-4aaa-8aaa-111111111111",
    "91111111-aaaa-4aaa-8aaa-111111111111",
    "Mia Krystof",
    "mia@example.org",
    "token-of-mia",
)
BOB = Person(
    "22222222-bbbb-4bbb-8bbb-222222222222",
    "92222222-bbbb-4bbb-8bbb-222222222222",
    "Bob Other",
    "bob@example.org",
    "token-of-bob",
)
HOST_ID = "33333333-cccc-4ccc-8ccc-333333333333"
OWL, FOX, EGG, BACKLOG = 1001, 1002, 1003, 1004
PROJECT, OTHER_PROJECT = "Zoo", "Über uns & Co"
_STATES = {"New": "Proposed", "Active": "InProgress", "Closed": "Completed", "Cut": "Removed"}
MADE_AT = "2026-03-01T08:00:00Z"


def item_fields(
    title: str,
    hours: Mapping[str, float] = MappingProxyType({}),
    *,
    project: str = PROJECT,
    kind: str = "Task",
    to: Person | None = MIA,
) -> dict[str, Any]:
    """Write the fields of a new work item."""
    fields: dict[str, Any] = {
        "System.Title": title,
        "System.TeamProject": project,
        "System.WorkItemType": kind,
        "System.State": "Active",
        "System.CreatedDate": MADE_AT,
    }
    if to is not None:
        fields["System.AssignedTo"] = identity(to)
    return fields | dict(hours)


def small_world() -> AzureWorld:
    """
    Build an organization with Mia (us) and Bob.

    The owl has hours that Bob booked; the fox has none, in another project; the egg is of a type
    without the field, and Bob's.
    """
    world = AzureWorld()
    world.add_organization(HOME, HOST_ID)
    for person in (MIA, BOB):
        world.add_person(person)
    for project in (PROJECT, OTHER_PROJECT):
        world.add_kind(Kind(project, "Task", states=_STATES, locked={"Closed": (REMAINING,)}))
    world.add_kind(Kind(PROJECT, "Story", (REMAINING,), states=_STATES))
    hours = {ORIGINAL: 8.0, COMPLETED: 2.5, REMAINING: 5.5}
    # Picked as the first of December, in Berlin.
    due = {"Microsoft.VSTS.Scheduling.DueDate": "2026-11-30T23:00:00Z"}
    world.add_item(OWL, BOB.id, MADE_AT, item_fields("Draw the owl", hours) | due)
    world.add_item(FOX, BOB.id, MADE_AT, item_fields("Feed the fox", project=OTHER_PROJECT))
    world.add_item(EGG, BOB.id, MADE_AT, item_fields("Find the egg", kind="Story", to=BOB))
    return world


def connection_of(person: Person, site_url: str) -> Connection:
    """Build the connection of somebody who has signed in."""
    account = Account(person.id, person.name, person.email, "", HOME, HOST_ID)
    return Connection("azure_devops-1", "azure_devops", site_url, "", account)
