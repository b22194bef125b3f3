"""
What every integration must keep, over its double. A service's tests subclass it with their bench.

    class TestJiraCloud(IntegrationSuite):
        bench = JiraCloudBench()

What is true of one service only has tests of its own beside that.
"""

from __future__ import annotations

import pytest

from tests.contract.integrations.calm import Calm
from tests.contract.integrations.reading import Reading
from tests.contract.integrations.weather import Weather


class IntegrationSuite(Calm, Reading, Weather):
    """The promises all services share."""

    pytestmark = pytest.mark.thorough
