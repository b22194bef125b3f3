"""Tempo Cloud on the chassis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from tests.fakes.service_double import Contract, Description, Double, DoubleProcess, Product
from tests.fakes.tempo.api import TempoApi
from tests.fakes.tempo.world import TempoWorld
from tracksync.demo.loopback import Asked


@cache
def _description() -> Description:
    # Who may not, and that a period is closed to a deletion, is told in prose only.
    return Description("tempo-v4.json", also=frozenset({400, 403}))


def _contract() -> Contract:
    return Contract(_description(), prose=worklog_faults)


def worklog_faults(asked: Asked) -> Iterator[str]:
    """Tell what is wrong with a worklog: it is said whole, for what is left out is reset."""
    if asked.method not in {"POST", "PUT"} or not asked.path.startswith("/4/worklogs"):
        return
    try:
        body = asked.json()
    except ValueError:
        yield "the body is no JSON"
        return
    for name in ("startTime", "description", "attributes"):
        if name not in body:
            yield f"{name} is left out, and so reset"
    if body.get("timeSpentSeconds", 0) % 60:
        yield "time is booked by the minute"


def _is_trespass(world: TempoWorld, asked: Asked) -> bool:
    """Whether a worklog of somebody else is to be changed, or made in their name."""
    person = world.who(asked.bearer)
    if person is None or asked.method == "GET":
        return False
    if asked.method == "POST":
        return bool(asked.json().get("authorAccountId") != person.account_id)
    worklog = world.worklog(asked.path.rpartition("/")[2])
    return worklog is not None and worklog.author != person.account_id


def _worklogs(world: TempoWorld, _asked: Asked) -> object:
    return [asdict(worklog) for worklog in world.worklogs()]


PRODUCT = Product(
    make_world=TempoWorld,
    make_api=TempoApi,
    make_contract=_contract,
    is_trespass=_is_trespass,
    readings={"worklogs": _worklogs},
)


class TempoDouble(Double[TempoWorld]):
    """A Tempo Cloud for tests."""

    def __init__(self, world: TempoWorld | None = None, *, port: int = 0) -> None:
        super().__init__(PRODUCT, world, port=port)


class TempoProcess(DoubleProcess):
    """A Tempo Cloud for tests that can be killed."""

    def __init__(self, state: Path, *, port: int = 0) -> None:
        super().__init__("tests.fakes.tempo", state, port=port)

    def worklogs(self) -> list[dict[str, Any]]:
        """Tell what stands."""
        found: list[dict[str, Any]] = self.ask("worklogs")
        return found
