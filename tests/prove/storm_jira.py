"""The storm over Jira Cloud: worklogs with marks, and Bob who works there too."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.fakes.jira_cloud import BOB, FOX, MIA, OWL, JiraProcess
from tests.prove.storm_verdicts import Kept, Stands, each_once
from tracksync.core.clock import from_ms
from tracksync.demo.jira_world import Booked


class JiraCloudStorm:
    """See `delivery_storm.StormSite`."""

    service = "jira"
    token = MIA.token
    tasks = (OWL.key, FOX.key)

    def __init__(self, folder: Path) -> None:
        self.double = JiraProcess(folder / "jira.log")
        self._of_others: list[dict[str, Any]] = []

    def prepare(self) -> None:
        for person in (MIA, BOB):
            self.double.change({"do": "person", "is": asdict(person)})
        for issue in (OWL, FOX):
            self.double.change({"do": "issue", "is": asdict(issue)})

    def connect_words(self) -> Sequence[str]:
        return ("--site", self.double.url, "--email", MIA.email)

    def settings(self) -> Mapping[str, str]:
        return {}

    def meddle(self, rng: random.Random) -> None:
        """Let Bob book time now and then on our task; his ids go down, those Jira makes up."""
        if rng.random() < 0.05:
            number = str(10**9 - len(self._of_others))
            theirs = asdict(Booked(number, OWL.id, BOB.account_id, 0, 600, 0, 0))
            self._of_others.append(theirs)
            self.double.change({"do": "worklog", "is": theirs})

    def stands(self) -> list[Stands]:
        keys = {OWL.id: OWL.key, FOX.id: FOX.key}
        return [
            Stands(
                keys[w["issue_id"]],
                w["seconds"],
                from_ms(w["started_ms"]),
                mark=w["properties"]["tracksync"]["id"],
            )
            for w in self.double.worklogs()
            if w["author"] == MIA.account_id
        ]

    def compare(self, kept: Sequence[Kept], stands: Sequence[Stands]) -> None:
        each_once(kept, stands)

    def check_others(self) -> None:
        theirs = [w for w in self.double.worklogs() if w["author"] != MIA.account_id]
        assert theirs == self._of_others, "something of somebody else was touched"
