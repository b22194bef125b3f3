"""Jira Cloud keeps what every integration must keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.contract.integrations.bench import Bench, Call
from tests.contract.integrations.suite import IntegrationSuite
from tests.fakes.jira_cloud import BOB, MIA, OWL, JiraDouble, connection_of, small_world
from tests.fakes.service_double import Double
from tracksync.demo.jira_api import JiraApi
from tracksync.demo.jira_world import Booked
from tracksync.integrations.jira import build
from tracksync.network.access import Access
from tracksync.ports.tracker import Connection, Integration

_THEIRS = Booked("1", OWL.id, BOB.account_id, 1_772_452_800_000, 3600, 0, 0)


class JiraCloudBench(Bench):
    """See `Bench`."""

    token = MIA.token
    task_id, task_key = OWL.id, OWL.key
    calls: Mapping[str, Call] = {
        "whoami": Call("GET", "/myself"),
        "assigned": Call("GET", "/search/jql"),
        "find": Call("GET", "/issue/"),
        "look": Call("GET", "/worklog"),
        "create": Call("POST", "/worklog"),
        "update": Call("PUT", "/worklog/"),
        "delete": Call("DELETE", "/worklog/"),
    }
    has_reader = True
    secrets = (OWL.title, OWL.id, OWL.key, MIA.email, MIA.name, MIA.account_id, "assignee")
    no_keys = ("", "../../myself", "A-1/worklog", "A-1?x=1", "A B-1", "é-1")

    def integration(self, access: Access) -> Integration:
        return build(access)

    def double(self) -> Double[Any]:
        world = small_world()
        world.book(OWL, _THEIRS)
        return JiraDouble(world)

    def connection(self, url: str) -> Connection:
        return connection_of(MIA, url)

    def grow(self, double: Double[Any], count: int) -> None:
        double.world.grow(count, MIA.account_id)

    def pass_time(self, double: Double[Any]) -> None:
        assert isinstance(double.api, JiraApi)
        double.api.let_pass(120)

    def ours(self, double: Double[Any]) -> list[tuple[str, int]]:
        standing = [w for w in double.world.worklogs() if w.author == MIA.account_id]
        return [(w.issue_id, w.seconds) for w in standing]

    def of_others(self, double: Double[Any]) -> object:
        return [w for w in double.world.worklogs() if w.author != MIA.account_id]


class TestJiraCloud(IntegrationSuite):
    """See `IntegrationSuite`."""

    bench = JiraCloudBench()
