"""Jira Data Center on the chassis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from tests.fakes.jira_dc.api import DataCenterApi
from tests.fakes.jira_dc.world import DataCenterWorld
from tests.fakes.service_double import Contract, Description, Double, DoubleProcess, Product
from tracksync.demo.loopback import Asked

# What the file has no word of, though the site answers so: a dead token, a refusal told as 400.
_ALSO = frozenset({400, 401, 403, 404})


@cache
def _description() -> Description:
    return Description("jira-dc-v2.json", prefix="/rest", also=_ALSO)


def _worklog_faults(asked: Asked) -> Iterator[str]:
    """Tell what is wrong with a worklog: the file says neither what is needed nor how it looks."""
    if not asked.path.partition("/worklog")[1] or "/issue/" not in asked.path or not asked.body:
        return
    body = asked.json()
    if asked.method == "POST":
        yield from (f"{n} is missing" for n in ("started", "timeSpentSeconds") if n not in body)
    yield from (f"{n} is for Jira to say" for n in ("id", "author", "created") if n in body)


def _contract() -> Contract:
    return Contract(_description(), prose=_worklog_faults)


def _is_trespass(world: DataCenterWorld, asked: Asked) -> bool:
    """Whether a worklog of somebody else is to be changed."""
    if asked.method not in {"PUT", "DELETE"}:
        return False
    person = world.bearer_of(asked.bearer)
    me = "" if person is None else person.account_id
    worklog_id = asked.path.rpartition("/")[2]
    return any(w.id == worklog_id and w.author != me for w in world.worklogs())


def _worklogs(world: DataCenterWorld, _asked: Asked) -> object:
    return [asdict(worklog) for worklog in world.worklogs()]


PRODUCT = Product(
    make_world=DataCenterWorld,
    make_api=DataCenterApi,
    make_contract=_contract,
    is_trespass=_is_trespass,
    readings={"worklogs": _worklogs},
)


class JiraDcDouble(Double[DataCenterWorld]):
    """A Jira Data Center for tests."""

    api: DataCenterApi

    def __init__(self, world: DataCenterWorld | None = None, *, port: int = 0) -> None:
        super().__init__(PRODUCT, world, port=port)


class JiraDcProcess(DoubleProcess):
    """A Jira Data Center for tests that can be killed."""

    def __init__(self, state: Path, *, port: int = 0) -> None:
        super().__init__("tests.fakes.jira_dc", state, port=port)

    def worklogs(self) -> list[dict[str, Any]]:
        """Tell what stands."""
        found: list[dict[str, Any]] = self.ask("worklogs")
        return found
