"""The storm over Tempo: no marks, tasks of a Jira that must stay empty, and Bob who works there."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.jira_cloud import FOX as JIRA_FOX
from tests.fakes.jira_cloud import OWL as JIRA_OWL
from tests.fakes.tempo import BOB, FOX, MIA, OWL, TempoProcess
from tests.fakes.tempo.world import Booked
from tests.prove.storm_jira import JiraCloudStorm
from tests.prove.storm_verdicts import Kept, Stands, each_once_unmarked


class TempoStorm:
    """See `delivery_storm.StormSite`; its tasks are those of `home`."""

    service = "tempo"
    token = MIA.token
    tasks = JiraCloudStorm.tasks

    def __init__(self, folder: Path) -> None:
        self.double = TempoProcess(folder / "tempo.log")
        self.home = JiraCloudStorm(folder)
        self._of_others: list[dict[str, Any]] = []

    def prepare(self) -> None:
        for thing in (MIA, BOB, OWL, FOX):
            self.double.change({"do": type(thing).__name__, "is": asdict(thing)})

    def connect_words(self) -> Sequence[str]:
        return ()

    def settings(self) -> Mapping[str, str]:
        return {"TRACKSYNC_SERVICES_TEMPO_BASE_URL": self.double.url}

    def meddle(self, rng: random.Random) -> None:
        """Let Bob book time now and then on our task; his ids go down, those Tempo makes up."""
        if rng.random() < 0.05:
            number = 10**9 - len(self._of_others)
            times = ("2026-11-03", "08:00:00", 600, 600)
            theirs = asdict(Booked(number, OWL.id, BOB.account_id, *times, "", 0, 0))
            self._of_others.append(theirs)
            self.double.change({"do": "worklog", "is": theirs})

    def stands(self) -> list[Stands]:
        keys = {OWL.id: JIRA_OWL.key, FOX.id: JIRA_FOX.key}
        zone = ZoneInfo(MIA.zone)
        return [
            Stands(
                keys[w["issue_id"]],
                w["seconds"],
                datetime.fromisoformat(f"{w['start_date']}T{w['start_time']}").replace(tzinfo=zone),
            )
            for w in self.double.worklogs()
            if w["author"] == MIA.account_id
        ]

    def compare(self, kept: Sequence[Kept], stands: Sequence[Stands]) -> None:
        each_once_unmarked(kept, stands)

    def check_others(self) -> None:
        theirs = [w for w in self.double.worklogs() if w["author"] != MIA.account_id]
        assert theirs == self._of_others, "something of somebody else was touched"
        assert self.home.double.worklogs() == [], "the same time went to Jira as well"
