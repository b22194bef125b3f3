"""The storm over Azure DevOps: one number of hours an item, and Bob who works at the same items."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tests.fakes.azure_devops import (
    BOB,
    COMPLETED,
    HOME,
    HOST_ID,
    MADE_AT,
    MIA,
    PROJECT,
    AzureProcess,
    Kind,
    hours_more,
    item_fields,
    revision,
)
from tests.prove.storm_verdicts import Kept, Stands, each_once

_FIRST, _COUNT = 1001, 6
# What Bob had booked before it began.
_BEFORE = 2.5
# A hundredth of an hour is promised; so near must it be.
_NEAR = 0.005


class AzureDevOpsStorm:
    """See `delivery_storm.StormSite`."""

    service = "azure_devops"
    token = MIA.token
    tasks = tuple(f"#{_FIRST + n}" for n in range(_COUNT))

    def __init__(self, folder: Path) -> None:
        self.double = AzureProcess(folder / "azure.log")

    def prepare(self) -> None:
        change = self.double.change
        change({"do": "organization", "name": HOME, "id": HOST_ID})
        for person in (MIA, BOB):
            change({"do": "person", "is": asdict(person)})
        task = Kind(PROJECT, "Task", states={"Active": "InProgress", "Closed": "Completed"})
        change({"do": "kind", "is": asdict(task)})
        for n in range(_COUNT):
            fields = item_fields(f"Task {n}", {COMPLETED: _BEFORE} if n else {})
            change(revision(_FIRST + n, BOB.id, MADE_AT, fields))

    def connect_words(self) -> Sequence[str]:
        return ("--site", f"{self.double.url}/{HOME}")

    def settings(self) -> Mapping[str, str]:
        return {}

    def meddle(self, rng: random.Random) -> None:
        """Let Bob change the hours of one of our items now and then, up more often than down."""
        if rng.random() < 0.15:
            at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            hours = rng.choice([0.25, 1.3333, 0.5, 0.01, -0.25])
            self.double.change(hours_more(_FIRST + rng.randrange(_COUNT), BOB.id, at, hours))

    def stands(self) -> list[Stands]:
        return [
            Stands(
                f"#{share['id']}",
                share["seconds"],
                datetime.fromisoformat(share["start"]),
                mark=share["mark"],
            )
            for share in self.double.ask(f"shares?person={MIA.id}")
        ]

    def compare(self, kept: Sequence[Kept], stands: Sequence[Stands]) -> None:
        each_once(kept, stands)

    def check_others(self) -> None:
        """Without our shares each item holds what Bob put there, to a hundredth of an hour."""
        for item in self.double.ask(f"hours?person={MIA.id}"):
            off = abs(item["left"] - item["made"])
            assert off <= _NEAR, (
                f"#{item['id']}: {item['left']} h are left, Bob made {item['made']}"
            )
