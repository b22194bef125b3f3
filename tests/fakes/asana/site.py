"""A small Asana that most tests start from: who is there, and what they work on."""

from __future__ import annotations

from tests.fakes.asana.world import AsanaWorld, Job, Person, Workspace
from tracksync.ports.manifest import Grain
from tracksync.ports.tracker import Account, Connection

MIA = Person("1209000000001101", "Mia Krystof", "mia@example.org", "2/1101/token-of-mia")
BOB = Person("1209000000001102", "Bob Other", "bob@example.org", "2/1102/token-of-bob")
ACME = Workspace("1209000000003301", "Acme", (MIA.gid, BOB.gid))
# A free workspace: no time tracking.
CLUB = Workspace("1209000000003302", "Chess club", (MIA.gid, BOB.gid), tracks_time=False)
OWL = Job(
    "1209000000004401",
    "Draw the owl",
    ACME.gid,
    MIA.gid,
    "Birds",
    "Doing",
    custom_id="BIRD-1",
    due_on="2026-12-01",
)
FOX = Job("1209000000004402", "Feed the fox", ACME.gid, MIA.gid)
HALL = Job("1209000000004403", "Rent the hall", CLUB.gid, MIA.gid, "Tournament")


def small_world() -> AsanaWorld:
    """Build an Asana with Mia (us) and Bob, a workspace with a plan and one without."""
    world = AsanaWorld()
    world.put(MIA, BOB, ACME, CLUB, OWL, FOX, HALL)
    return world


def connection_of(person: Person, url: str) -> Connection:
    """Build the connection of somebody who has signed in."""
    account = Account(person.gid, person.name, person.email, "")
    return Connection("asana-1", "asana", url, "", account, grain=Grain.DAY)
