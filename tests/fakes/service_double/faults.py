"""What can go wrong between TrackSync and a service, scripted: which fault meets which request."""

from __future__ import annotations

import random
import re
import threading
from dataclasses import asdict, dataclass, field
from typing import Any

from tracksync.demo.loopback import Asked

KINDS = frozenset(
    {
        "drop",  # the connection ends without an answer
        "reset",  # the same, by a reset
        "vanish",  # the same, and for a while nobody listens
        "late",  # dropped, and done only a while later
        "truncated",  # half of the body
        "status",  # an answer of our choice
        "page",  # a web page
        "redirect",  # somewhere else
        "slow",  # byte by byte
        "huge",  # a body of `size_bytes`
        "bomb",  # the same, packed to a thousandth
        "mistyped",  # the right answer under a wrong content type
        "garbled",  # a body that is not UTF-8
        "deep",  # a body nested a hundred thousand times
        "headers",  # headers without an end
        "nonsense",  # not HTTP
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One fault.

    Attributes:
        kind: One of `KINDS`.
        commits: What was asked is done before the fault strikes.
        status: Of the answer, where it has one.
        headers: More of them.
        body: Of "status": its JSON; None for none.
        to: Of "redirect": where.
        wait_s: Of "late": until it is done; of "vanish": until somebody listens again; of "slow":
            between two bytes.
        size_bytes: Of "huge" and "bomb".
    """

    kind: str
    commits: bool = False
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    to: str = ""
    wait_s: float = 0.0
    size_bytes: int = 10_000_000

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(self.kind)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def status(code: int, body: object = None, *, commits: bool = False, **headers: str) -> Fault:
    """Answer with a status; `Retry_After="5"` becomes the header Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault("status", commits=commits, status=code, body=body, headers=named)


@dataclass(slots=True)
class _Planned:
    fault: Fault
    times: int
    method: str
    path: re.Pattern[str]
    at: int | None


class Script:
    """Decides which fault meets a request. Thread-safe; the same requests meet the same faults."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[_Planned] = []
        self._chance: tuple[random.Random, float, tuple[Fault, ...]] | None = None

    def add(
        self,
        fault: Fault,
        *,
        times: int = 1,
        method: str = "",
        path: str = "",
        at: int | None = None,
    ) -> None:
        """
        Plan a fault for the next requests that fit.

        Args:
            fault: What happens.
            times: To how many of them.
            method: Only these; empty for all.
            path: Only paths that contain this pattern.
            at: Only the request with this ordinal, from 1.
        """
        with self._lock:
            self._planned.append(_Planned(fault, times, method, re.compile(path), at))

    def by_chance(self, seed: int, rate: float, faults: tuple[Fault, ...]) -> None:
        """Let a share of all requests, drawn by a seeded generator, meet one of *faults*."""
        with self._lock:
            self._chance = (random.Random(seed), rate, faults) if faults else None

    def clear(self) -> None:
        """Plan nothing any more."""
        with self._lock:
            self._planned.clear()
            self._chance = None

    def fault_for(self, ordinal: int, asked: Asked) -> Fault | None:
        """Tell what happens to a request, and count it."""
        with self._lock:
            for planned in self._planned:
                if planned.times > 0 and _fits(planned, ordinal, asked):
                    planned.times -= 1
                    return planned.fault
            if self._chance is not None:
                generator, rate, faults = self._chance
                draw, chosen = generator.random(), generator.choice(faults)
                if draw < rate:
                    return chosen
        return None


def _fits(planned: _Planned, ordinal: int, asked: Asked) -> bool:
    return (
        planned.at in {None, ordinal}
        and planned.method in {"", asked.method}
        and planned.path.search(asked.path) is not None
    )
