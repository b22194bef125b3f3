"""Tempo keeps what every integration must keep, with marks and without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.contract.integrations.bench import Bench, Call
from tests.contract.integrations.suite import IntegrationSuite
from tests.fakes.jira_cloud import site as jira
from tests.fakes.service_double import Double
from tests.fakes.tempo import (
    BOB,
    MARK,
    MIA,
    OWL,
    TempoDouble,
    connection_of,
    home_of,
    small_world,
)
from tests.fakes.tempo.world import Booked
from tracksync.integrations.tempo import build
from tracksync.network.access import Access
from tracksync.ports.tracker import Connection, Integration

_THEIRS = Booked(1, OWL.id, BOB.account_id, "2026-03-02", "13:00:00", 3600, 3600, "", 0, 0)


class TempoBench(Bench):
    """See `Bench`. `has_marks`: an administrator made room for them."""

    token = MIA.token
    task_id, task_key = str(OWL.id), jira.OWL.key
    has_tasks = False
    has_reader = True
    calls: Mapping[str, Call] = {
        "whoami": Call("GET", "/timesheet-approvals/"),
        "look": Call("GET", "/worklogs/user/"),
        "create": Call("POST", "/worklogs"),
        "update": Call("PUT", "/worklogs/"),
        "delete": Call("DELETE", "/worklogs/"),
    }
    secrets = (MIA.account_id, MIA.name, str(OWL.id), "Beak.", "acme")
    no_keys = ("", "DEMO-1", "../accounts")

    def __init__(self, *, has_marks: bool) -> None:
        self._has_marks = has_marks

    def integration(self, access: Access) -> Integration:
        return build(access)

    def double(self) -> Double[Any]:
        world = small_world(*([MARK] if self._has_marks else []))
        world.book(_THEIRS)
        return TempoDouble(world)

    def connection(self, url: str) -> Connection:
        return connection_of(MIA, url, has_marks=self._has_marks)

    def homes(self) -> tuple[Connection, ...]:
        return (home_of(MIA),)

    def settings(self, url: str) -> Mapping[str, object]:
        return {"services.tempo.base_url": url}

    def grow(self, double: Double[Any], count: int) -> None:
        """Grow nothing: the tasks are Jira's."""

    def ours(self, double: Double[Any]) -> list[tuple[str, int]]:
        standing = [w for w in double.world.worklogs() if w.author == MIA.account_id]
        return [(str(w.issue_id), w.seconds) for w in standing]

    def of_others(self, double: Double[Any]) -> object:
        return [w for w in double.world.worklogs() if w.author != MIA.account_id]


class TestTempo(IntegrationSuite):
    """Ours is told from others by what stood there before."""

    bench = TempoBench(has_marks=False)


class TestTempoWithMarks(IntegrationSuite):
    """The site has a work attribute for our mark."""

    bench = TempoBench(has_marks=True)
