"""One Jira Data Center for all tests: stateful, checked against Jira's description."""

from tests.fakes.jira_dc.product import PRODUCT, JiraDcDouble, JiraDcProcess
from tests.fakes.jira_dc.site import BOB, FOX, MIA, OWL, connection_of, small_world

__all__ = [
    "BOB",
    "FOX",
    "MIA",
    "OWL",
    "PRODUCT",
    "JiraDcDouble",
    "JiraDcProcess",
    "connection_of",
    "small_world",
]
