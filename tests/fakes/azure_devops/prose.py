"""What a change of a work item must be like, beyond what the description can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.fakes.azure_devops.world import COMPLETED, REMAINING
from tracksync.demo.loopback import Asked

# Ours is the last thing in a comment.
_MARK = re.compile(
    r"\[tracksync:(?P<mark>[\w.-]+):(?P<before>\d+):(?P<after>\d+)"
    r":(?P<start>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\]</div>$"
)
_OURS = {f"/fields/{name}" for name in (COMPLETED, REMAINING, "System.History")}


@dataclass(frozen=True, slots=True)
class Promised:
    """
    What a change says it will do.

    Attributes:
        rev: The revision it is bound to.
        completed: What it sets the completed hours to; None where it leaves them.
        seconds: By how much, as its comment says.
        others: It changes what is not ours to change.
    """

    rev: int
    completed: float | None
    seconds: int
    others: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a comment says stands of one entry, and by how many seconds that is more."""

    mark: str
    seconds: int
    more: int
    start: str


def spoken(comment: str) -> Spoken | None:
    """Read a comment; None where it says nothing of the kind."""
    found = _MARK.search(comment)
    if found is None:
        return None
    after = int(found["after"])
    return Spoken(found["mark"], after, after - int(found["before"]), found["start"])


def hours_added(update: dict[str, Any]) -> float:
    """Tell by how much a change of a work item raised its completed hours."""
    change = update["fields"].get(COMPLETED, {})
    added: float = (change.get("newValue") or 0.0) - (change.get("oldValue") or 0.0)
    return added


def promised(operations: list[dict[str, Any]]) -> Promised:
    """Read a change; ValueError or the like for one that we must never send."""
    by_path = {operation["path"]: operation["value"] for operation in operations}
    said = spoken(by_path["/fields/System.History"])
    if said is None:
        raise ValueError(by_path)
    return Promised(
        rev=by_path.pop("/rev"),
        completed=by_path.get(f"/fields/{COMPLETED}"),
        seconds=said.more,
        others=not set(by_path) <= _OURS,
    )


def patch_faults(asked: Asked) -> Iterator[str]:
    """Tell what is wrong with a change: it is a JSON Patch, bound to a revision first of all."""
    if asked.headers.get("x-tfs-fedauthredirect") != "Suppress":
        yield "a page for people may be answered"
    if asked.method != "PATCH":
        return
    if asked.headers.get("content-type") != "application/json-patch+json":
        yield f"content type {asked.headers.get('content-type')!r}"
        return
    first = asked.json()[0]
    if (first["op"], first["path"]) != ("test", "/rev"):
        yield "not bound to a revision"
