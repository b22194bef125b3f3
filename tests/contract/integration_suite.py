"""
What every integration must keep, over its double. A service's tests subclass it with their bench.

    class TestJiraCloud(IntegrationSuite):
        bench = JiraCloudBench()

What is true of one service only has tests of its own beside that.
"""

from __future__ import annotations

import pytest

from tests.contract.integration_calm import Calm
from tests.contract.integration_reading import Reading
from tests.contract.integration_weather import Weather


class IntegrationSuite(Calm, Reading, Weather):
    """The promises all services share."""

    pytestmark = pytest.mark.thorough
