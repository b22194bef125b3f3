"""Asana on the chassis: watched, disturbed, and checked against Asana's own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

from tests.fakes.asana.api import AsanaApi
from tests.fakes.asana.world import AsanaWorld
from tests.fakes.service_double import Contract, Description, Double, DoubleProcess, Product
from tracksync.demo.loopback import Asked

PREFIX = "/api/1.0"


@cache
def _description() -> Description:
    # 402 is described for one address only; "Errors" in Asana's docs names it for all.
    return Description("asana-v1.json", prefix=PREFIX, also=frozenset({402}))


def _contract() -> Contract:
    return Contract(_description(), prose=_prose)


def _prose(asked: Asked) -> Iterator[str]:
    """Rules the description only tells in words: a total is more than nothing, and has a date."""
    if not asked.body or "time_tracking_entries" not in asked.path:
        return
    data = asked.json()["data"]
    if asked.method == "POST" and not {"duration_minutes", "entered_on"} <= set(data):
        yield "a new entry tells no length, or no date: Asana would take its own today"
    if data.get("duration_minutes", 1) <= 0:
        yield f"duration_minutes is {data['duration_minutes']}"


def _is_trespass(world: AsanaWorld, asked: Asked) -> bool:
    """Whether something of somebody else is to be changed."""
    if asked.method not in {"PUT", "DELETE"}:
        return False
    person = world.who(asked.bearer)
    me = "" if person is None else person.gid
    gid = asked.path.rpartition("/")[2]
    standing = world.entry(gid) or world.story(gid)
    return standing is not None and standing.author != me


def _entries(world: AsanaWorld, _asked: Asked) -> object:
    return [asdict(entry) for entry in world.entries()]


def _stories(world: AsanaWorld, _asked: Asked) -> object:
    return [asdict(story) for story in world.stories()]


PRODUCT = Product(
    make_world=AsanaWorld,
    make_api=AsanaApi,
    make_contract=_contract,
    is_trespass=_is_trespass,
    readings={"entries": _entries, "stories": _stories},
)


class AsanaDouble(Double[AsanaWorld]):
    """An Asana for tests."""

    def __init__(self, world: AsanaWorld | None = None, *, port: int = 0) -> None:
        super().__init__(PRODUCT, world, port=port)


class AsanaProcess(DoubleProcess):
    """An Asana for tests that can be killed."""

    def __init__(self, state: Path, *, port: int = 0) -> None:
        super().__init__("tests.fakes.asana", state, port=port)
