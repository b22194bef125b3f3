"""A small site that most tests start from: who is there, and what a worklog needs."""

from __future__ import annotations

from dataclasses import replace

from tests.fakes.jira_cloud import site as jira
from tests.fakes.tempo.world import Account, Attribute, Issue, Person, TempoWorld, Thing
from tracksync.core.delivery.details import Detail, DetailKind
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.booking import borrowed

HOME = "jira-1"
MIA = Person(jira.MIA.account_id, jira.MIA.name, "tempo-token-of-mia", jira.MIA.zone)
BOB = Person(jira.BOB.account_id, jira.BOB.name, "tempo-token-of-bob", jira.BOB.zone)
OWL, FOX = Issue(int(jira.OWL.id)), Issue(int(jira.FOX.id))
MARK = Attribute("_TrackSync_", "TrackSync")
ACCOUNT = Attribute("_Account_", "Account", "ACCOUNT", required=True)
_ROOM = Detail(MARK.key, MARK.key, DetailKind.MARK)


def small_world(*attributes: Attribute) -> TempoWorld:
    """Build a site with Mia (us), Bob, two tasks of Jira's, and these work attributes."""
    world = TempoWorld()
    cloud, old = Account("CLOUD", "Cloudbay: Development"), Account("OLD", "Oldbay", "CLOSED")
    things: tuple[Thing, ...] = (MIA, BOB, OWL, FOX, cloud, old, *attributes)
    for thing in things:
        world.add(thing)
    return world


def home_of(person: Person) -> Connection:
    """Build the Jira connection of somebody whose time goes to Tempo."""
    known = next(p for p in (jira.MIA, jira.BOB) if p.account_id == person.account_id)
    return replace(jira.connection_of(known, "https://acme.atlassian.net"), id=HOME)


def connection_of(person: Person, url: str, *, has_marks: bool = True) -> Connection:
    """Build the Tempo connection of somebody who has signed in."""
    home = home_of(person)
    details = (_ROOM,) if has_marks else ()
    account = borrowed(home)
    return Connection("tempo-1", "tempo", url, "", account, books_for=HOME, details=details)
