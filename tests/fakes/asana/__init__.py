"""A stateful Asana for tests: real HTTP on loopback, checked against Asana's own description."""

from tests.fakes.asana.product import PREFIX, PRODUCT, AsanaDouble, AsanaProcess
from tests.fakes.asana.site import (
    ACME,
    BOB,
    CLUB,
    FOX,
    HALL,
    MIA,
    OWL,
    connection_of,
    small_world,
)
from tests.fakes.asana.world import (
    AsanaWorld,
    Job,
    Person,
    Story,
    TimeEntry,
    Workspace,
    change_of,
)

__all__ = [
    "ACME",
    "BOB",
    "CLUB",
    "FOX",
    "HALL",
    "MIA",
    "OWL",
    "PREFIX",
    "PRODUCT",
    "AsanaDouble",
    "AsanaProcess",
    "AsanaWorld",
    "Job",
    "Person",
    "Story",
    "TimeEntry",
    "Workspace",
    "change_of",
    "connection_of",
    "small_world",
]
