"""Atlassian's sign-in and gateway for tests, in front of Jira doubles."""

from tests.fakes.atlassian.gateway import Atlassian, CloudSite
from tests.fakes.atlassian.grants import Granter, Registered

__all__ = ["Atlassian", "CloudSite", "Granter", "Registered"]
