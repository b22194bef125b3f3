"""One Tempo for all tests: stateful, checked against Tempo's description, disturbed at will."""

from tests.fakes.tempo.product import PRODUCT, TempoDouble, TempoProcess
from tests.fakes.tempo.site import (
    ACCOUNT,
    BOB,
    FOX,
    HOME,
    MARK,
    MIA,
    OWL,
    connection_of,
    home_of,
    small_world,
)

__all__ = [
    "ACCOUNT",
    "BOB",
    "FOX",
    "HOME",
    "MARK",
    "MIA",
    "OWL",
    "PRODUCT",
    "TempoDouble",
    "TempoProcess",
    "connection_of",
    "home_of",
    "small_world",
]
