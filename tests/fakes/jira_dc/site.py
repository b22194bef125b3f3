"""A small site that most tests start from: who is there, and what they work on."""

from __future__ import annotations

from tests.fakes.jira_dc.world import DataCenterWorld
from tracksync.demo.jira_world import Issue, Person
from tracksync.ports.tracker import Account, Connection

# In Data Center a key names a person for ever; their name may change.
MIA = Person("JIRAUSER10100", "Mia Krystof", "mia@example.org", "pat-of-mia", "Europe/Berlin")
BOB = Person("JIRAUSER10200", "Bob Other", "bob@example.org", "pat-of-bob", "America/New_York")
OWL = Issue(
    "20001",
    "DEMO-1",
    "Draw the owl",
    assignee=MIA.account_id,
    original_s=28_800,
    remaining_s=7_200,
    due_on="2026-12-01",
)
FOX = Issue("20002", "DEMO-2", "Feed the fox", assignee=MIA.account_id, updated_ms=1)


def small_world() -> DataCenterWorld:
    """Build a site with Mia (us), Bob, an owl with estimates and a fox without."""
    world = DataCenterWorld()
    for person in (MIA, BOB):
        world.add_person(person)
    for issue in (OWL, FOX):
        world.add_issue(issue)
    return world


def connection_of(person: Person, url: str) -> Connection:
    """Build the connection of somebody who has signed in."""
    account = Account(person.account_id, person.name, person.email, person.zone)
    return Connection("jira_dc-1", "jira_dc", url, "", account)
