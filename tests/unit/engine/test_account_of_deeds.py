"""Whatever a person does stands in the account of it: once, with its door, and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.store import ALPHA
from tests.unit.engine.house import House
from tracksync.core.tasks import Task

ANA = "ana@example.org"
Deed = Callable[[House, str, str], object]


def described(house: House) -> str:
    """An entry of an hour, long ago; its id."""
    added = house.ask("entry.add", task="Review", start="2026-01-05 09:00", end="2026-01-05 10:00")
    return str(added["ack"])


# Each is done while a timer runs on `invoice`.
DEEDS: dict[str, Deed] = {
    "stop": lambda house, *_: house.ask("stop"),
    "pause": lambda house, *_: house.ask("pause"),
    "private": lambda house, *_: house.ask("private"),
    "undo": lambda house, *_: house.ask("undo"),
    "describe": lambda house, *_: house.ask("entry.describe", note="Cents were lost"),
    "add": lambda house, *_: described(house),
    "edit": lambda house, _, entry: house.ask("entry.edit", entry=entry, note="Cents"),
    "delete": lambda house, _, entry: house.ask("entry.delete", entry=entry),
    "split": lambda house, _, entry: house.ask("entry.split", entry=entry, at="2026-01-05 09:30"),
    "switch": lambda house, other, _: house.ask("switch", ref=other),
}


def account(house: House) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = house.ask("log", limit=1000)["log"]
    return told


def at_work(house: House) -> tuple[str, str]:
    """Work on a task; another one, and an entry of it."""
    house.ask("config.set", key="profile.email", value=ANA)
    invoice = house.ask("task.add", title="Invoice")["task"]["ref"]
    other = str(house.ask("task.add", title="Review")["task"]["ref"])
    entry = described(house)
    house.ask("start", ref=invoice)
    house.work(5)
    return other, entry


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_is_told_once_with_who_did_it(house: House, deed: str) -> None:
    """One record more, the newest; all that stood there before stands as it did."""
    other, entry = at_work(house)
    before = account(house)
    DEEDS[deed](house, other, entry)
    newest, *rest = account(house)

    assert [(one["id"], one["kind"], one["via"]) for one in rest] == [
        (one["id"], one["kind"], one["via"]) for one in before
    ]
    assert (newest["via"], newest["actor"]) == ("cli", ANA)


@pytest.mark.parametrize(("is_on", "door"), [(False, "window"), (True, "window/tasks")])
def test_the_page_is_noted_where_that_is_wanted(house: House, *, is_on: bool, door: str) -> None:
    """Off unless chosen; what was noted is handed out with the rest of the account."""
    ref = house.ask("task.add", title="Invoice")["task"]["ref"]
    house.settings.choose("privacy.action_log", is_on)
    house.engine.services.timer.start(ref, via="window/tasks")
    exported = house.ask("export", form="json")["log"]

    assert [one["via"] for one in account(house) if one["kind"] == "TimerStarted"] == [door]
    assert [one["via"] for one in exported if one["kind"] == "TimerStarted"] == [door]


def test_a_start_that_was_refused_is_told(house: House) -> None:
    """Time on somebody else's task was wanted: by whom, through which door, and that it was not."""
    house.ask("config.set", key="profile.email", value=ANA)
    house.settings.choose("tasks.assigned_only", True)
    with house.engine.services.store.write() as unit:
        theirs = Task(ALPHA, "PROJ-139", "Fix login", "jira", is_assigned=False)
        unit.save_tasks(ALPHA.connection, [theirs], is_complete=False)
    _, code = house.type("start", ref="PROJ-139")
    told, *before = account(house)

    assert (code, told["kind"], told["via"], told["actor"]) == (3, "TrackingRefused", "cli", ANA)
    assert [one["kind"] for one in before] == ["RunStarted"]
