"""One Jira Cloud for all tests: stateful, checked against Jira's description, disturbed at will."""

from tests.fakes.jira_cloud.product import PRODUCT, JiraDouble, JiraProcess
from tests.fakes.jira_cloud.site import BOB, FOX, MIA, OWL, connection_of, small_world
from tests.fakes.service_double import Fault, Script, Seen, status

__all__ = [
    "BOB",
    "FOX",
    "MIA",
    "OWL",
    "PRODUCT",
    "Fault",
    "JiraDouble",
    "JiraProcess",
    "Script",
    "Seen",
    "connection_of",
    "small_world",
    "status",
]
