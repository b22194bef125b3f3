"""Jira Data Center keeps what every integration must keep, with marks and without."""

from __future__ import annotations

from tests.contract.integrations.jira_dc.bench import JiraDcBench
from tests.contract.integrations.suite import IntegrationSuite


class TestWithMarks(IntegrationSuite):
    """The comment's last line is the mark."""

    bench = JiraDcBench("comment")


class TestWithoutMarks(IntegrationSuite):
    """Ours is told from what stood there before it was sent."""

    bench = JiraDcBench("fields")
