"""One Jira Cloud for all tests: stateful, checked against Jira's description, disturbed at will."""

from tests.fakes.jira_cloud.double import JiraDouble, Seen
from tests.fakes.jira_cloud.faults import Fault, Script, status
from tests.fakes.jira_cloud.process import JiraProcess
from tests.fakes.jira_cloud.site import BOB, FOX, MIA, OWL, connection_of, small_world

__all__ = [
    "BOB",
    "FOX",
    "MIA",
    "OWL",
    "Fault",
    "JiraDouble",
    "JiraProcess",
    "Script",
    "Seen",
    "connection_of",
    "small_world",
    "status",
]
