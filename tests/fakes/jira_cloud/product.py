"""Jira Cloud on the chassis: the demo's Jira, watched and disturbed."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from tests.fakes.jira_cloud.prose import is_instant, worklog_faults
from tests.fakes.service_double import Contract, Description, Double, DoubleProcess, Product
from tracksync.demo.jira_api import JiraApi
from tracksync.demo.jira_world import JiraWorld
from tracksync.demo.loopback import Asked


@cache
def _description() -> Description:
    return Description("jira-cloud-v3.json", formats={"date-time": is_instant})


def _contract() -> Contract:
    return Contract(_description(), prose=worklog_faults)


def _is_trespass(world: JiraWorld, asked: Asked) -> bool:
    """Whether a worklog of somebody else is to be changed."""
    if asked.method not in {"PUT", "DELETE"}:
        return False
    person = world.who(*asked.sign_in)
    me = "" if person is None else person.account_id
    worklog_id = asked.path.rpartition("/")[2]
    return any(w.id == worklog_id and w.author != me for w in world.worklogs())


def _worklogs(world: JiraWorld, _asked: Asked) -> object:
    return [asdict(worklog) for worklog in world.worklogs()]


def _issue(world: JiraWorld, asked: Asked) -> object:
    issue = world.issue(asked.one("key"))
    return None if issue is None else asdict(issue)


PRODUCT = Product(
    make_world=JiraWorld,
    make_api=JiraApi,
    make_contract=_contract,
    is_trespass=_is_trespass,
    readings={"worklogs": _worklogs, "issue": _issue},
)


class JiraDouble(Double[JiraWorld]):
    """A Jira Cloud for tests."""

    def __init__(self, world: JiraWorld | None = None, *, port: int = 0) -> None:
        super().__init__(PRODUCT, world, port=port)


class JiraProcess(DoubleProcess):
    """A Jira Cloud for tests that can be killed."""

    def __init__(self, state: Path, *, port: int = 0) -> None:
        super().__init__("tests.fakes.jira_cloud", state, port=port)

    def worklogs(self) -> list[dict[str, Any]]:
        """Tell what stands."""
        found: list[dict[str, Any]] = self.ask("worklogs")
        return found
