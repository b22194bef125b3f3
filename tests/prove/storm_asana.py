"""The storm over Asana: a total a task and day, as time entries or as comments instead."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.fakes.asana import (
    ACME,
    BOB,
    CLUB,
    FOX,
    MIA,
    OWL,
    PREFIX,
    AsanaProcess,
    Job,
    Story,
    TimeEntry,
    Workspace,
    change_of,
)
from tests.prove.storm_verdicts import Kept, Stands, each_day_once
from tracksync.core.clock import from_ms
from tracksync.integrations.asana.mapping import remote_story

Standing = dict[str, Any]


class AsanaStorm:
    """See `delivery_storm.StormSite`."""

    service = "asana"
    token = MIA.token
    tasks = ("BIRD-1", "BIRD-2")
    workspace: Workspace = ACME
    without = "refuse"

    def __init__(self, folder: Path) -> None:
        self.double = AsanaProcess(folder / "asana.log")
        self._of_others: list[Standing] = []

    @property
    def jobs(self) -> tuple[Job, ...]:
        where = self.workspace.gid
        pairs = zip((OWL, FOX), self.tasks, strict=True)
        return tuple(replace(job, workspace=where, custom_id=key) for job, key in pairs)

    def prepare(self) -> None:
        for thing in (MIA, BOB, self.workspace):
            self.double.change(change_of(thing))
        for job in self.jobs:
            self.double.change(change_of(job))

    def connect_words(self) -> Sequence[str]:
        return ("--site", "https://app.asana.com")

    def settings(self) -> Mapping[str, str]:
        return {
            "TRACKSYNC_SERVICES_ASANA_BASE_URL": f"{self.double.url}{PREFIX}",
            "asana.without_time_tracking": self.without,
        }

    def meddle(self, rng: random.Random) -> None:
        """Let Bob book time and talk now and then on our task; his gids are low ones."""
        if rng.random() < 0.05:
            number = str(1000 + len(self._of_others))
            entry = TimeEntry(number, OWL.gid, BOB.gid, rng.randint(1, 40), "2026-11-02")
            talk = Story(number, OWL.gid, BOB.gid, "Time tracked on 2026-11-02: 1 h")
            told = change_of(rng.choice((entry, talk)))
            self._of_others.append(told["is"])
            self.double.change(told)

    def stands(self) -> list[Stands]:
        keys = {job.gid: job.custom_id for job in self.jobs}
        return [self._read(one, keys[one["task"]]) for one in self._own()]

    def _own(self) -> list[Standing]:
        assert [s for s in self.double.ask("stories") if s["author"] == MIA.gid] == []
        return [e for e in self.double.ask("entries") if e["author"] == MIA.gid]

    def _read(self, one: Standing, key: str) -> Stands:
        return Stands(key, 60 * one["minutes"], on=date.fromisoformat(one["entered_on"]))

    def compare(self, kept: Sequence[Kept], stands: Sequence[Stands]) -> None:
        each_day_once(kept, stands)

    def check_others(self) -> None:
        everything = [*self.double.ask("entries"), *self.double.ask("stories")]
        theirs = sorted((o for o in everything if o["author"] != MIA.gid), key=lambda o: o["gid"])
        assert theirs == sorted(self._of_others, key=lambda o: o["gid"]), "touched what is not ours"


class AsanaCommentStorm(AsanaStorm):
    """A workspace without time tracking, by the choice to comment instead."""

    workspace = CLUB
    without = "comment"

    def _own(self) -> list[Standing]:
        assert [e for e in self.double.ask("entries") if e["author"] == MIA.gid] == []
        return [s for s in self.double.ask("stories") if s["author"] == MIA.gid]

    def _read(self, one: Standing, key: str) -> Stands:
        worklog = remote_story({**one, "type": one["kind"], "created_by": None})
        return Stands(key, worklog.seconds, on=from_ms(worklog.started_ms).date())
