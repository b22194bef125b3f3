"""The storm over Jira Data Center, with marks in the comments and without."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.fakes.jira_dc import BOB, FOX, MIA, OWL, JiraDcProcess
from tests.prove.storm_verdicts import Kept, Stands, each_once, each_once_unmarked
from tracksync.core.clock import from_ms
from tracksync.demo.jira_world import Booked
from tracksync.integrations.jira_dc.mapping import note_and_mark

_VERDICTS: Mapping[str, Callable[[Sequence[Kept], Sequence[Stands]], None]] = {
    "comment": each_once,
    "fields": each_once_unmarked,
}


class JiraDcStorm:
    """See `delivery_storm.StormSite`. Bob's worklogs look as ours do, but for who wrote them."""

    service = "jira_dc"
    token = MIA.token
    tasks = (OWL.key, FOX.key)

    def __init__(self, folder: Path, *, mark: str) -> None:
        self.double = JiraDcProcess(folder / "jira.log")
        self._mark = mark
        self._of_others: list[dict[str, Any]] = []

    def prepare(self) -> None:
        for person in (MIA, BOB):
            self.double.change({"do": "person", "is": asdict(person)})
        for issue in (OWL, FOX):
            self.double.change({"do": "issue", "is": asdict(issue)})

    def connect_words(self) -> Sequence[str]:
        return ("--site", self.double.url)

    def settings(self) -> Mapping[str, str]:
        return {"jira_dc.mark": self._mark}

    def meddle(self, rng: random.Random) -> None:
        """Let Bob copy a worklog of ours now and then; his ids go down, those Jira makes up."""
        standing = self.double.worklogs() if rng.random() < 0.05 else []
        if standing:
            number = str(10**9 - len(self._of_others))
            mine = rng.choice(standing)
            theirs = asdict(Booked(**{**mine, "id": number, "author": BOB.account_id}))
            self._of_others.append(theirs)
            self.double.change({"do": "worklog", "is": theirs})

    def stands(self) -> list[Stands]:
        keys = {OWL.id: OWL.key, FOX.id: FOX.key}
        return [
            Stands(
                keys[w["issue_id"]],
                w["seconds"],
                from_ms(w["started_ms"]),
                mark=note_and_mark(w["comment"])[1],
            )
            for w in self.double.worklogs()
            if w["author"] == MIA.account_id
        ]

    def compare(self, kept: Sequence[Kept], stands: Sequence[Stands]) -> None:
        _VERDICTS[self._mark](kept, stands)

    def check_others(self) -> None:
        theirs = [w for w in self.double.worklogs() if w["author"] != MIA.account_id]
        assert theirs == self._of_others, "something of somebody else was touched"
