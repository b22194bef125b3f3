"""One Jira Cloud for all tests: stateful, checked against Jira's description, disturbed at will."""

from tests.fakes.jira_cloud.double import JiraDouble, Seen
from tests.fakes.jira_cloud.faults import Fault, Script, status
from tests.fakes.jira_cloud.process import JiraProcess

__all__ = ["Fault", "JiraDouble", "JiraProcess", "Script", "Seen", "status"]
