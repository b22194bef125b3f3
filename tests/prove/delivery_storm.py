"""The storm over deliveries: entries, edits and kills on one side, a failing Jira on the other."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.fakes.jira_cloud import FOX, MIA, OWL, Fault, JiraProcess, status
from tests.fakes.jira_cloud.site import BOB
from tests.prove.agent import Agent, random_kill, wait_until
from tracksync.demo.jira_world import Issue, Person

FAULTS = (
    Fault("drop"),
    Fault("drop", commits=True),
    Fault("reset", commits=True),
    Fault("late", wait_s=5),
    Fault("late", wait_s=30),
    Fault("late", wait_s=55),
    Fault("truncated", commits=True),
    Fault("page"),
    Fault("redirect", to="http://127.0.0.1:9/elsewhere"),
    Fault("garbled", commits=True),
    Fault("nonsense"),
    status(429, Retry_After="1"),
    status(429),
    status(503, Retry_After="1"),
    status(500),
    status(500, commits=True),
    status(502, commits=True),
    status(503),
)
FIRST = datetime(2026, 11, 2, 7, tzinfo=UTC)
TASKS = (OWL.key, FOX.key)
TIMEOUT_S = 3
PERIOD = ("--from", "2026-11-01", "--to", "2027-10-31")


@dataclass
class Tally:
    """What was done to the program."""

    kills: int = 0
    kills_at_calls: int = 0
    refused: int = 0
    wanted: dict[str, tuple[str, datetime, int] | None] = field(default_factory=dict)


class Storm:
    """
    One storm.

    Args:
        entries: How many are added.
        kills: How often the agent is killed, at least.
    """

    def __init__(self, folder: Path, *, entries: int, kills: int, seed: int) -> None:
        self._rng = random.Random(seed)
        self._entries = entries
        self._kills = kills
        self._is_armed = False
        self.tally = Tally()
        self.jira = JiraProcess(folder / "jira.log")
        self.agent = Agent(
            folder,
            {
                "TRACKSYNC_SERVICES_JIRA_RETRY_BASE_MS": "50",
                "TRACKSYNC_SERVICES_JIRA_TIMEOUT_SECONDS": str(TIMEOUT_S),
                "TRACKSYNC_ACTIVITY_SOURCE": f"file:{folder / 'activity.json'}",
            },
        )

    def run(self) -> None:
        """Blow, let everything settle, and compare what stands with what was wanted."""
        with self.jira:
            self._prepare()
            foreign = [w for w in self.jira.worklogs() if w["author"] == BOB.account_id]
            self.jira.by_chance(self._rng.randrange(10**6), 0.35, FAULTS)
            self._blow()
            self.jira.by_chance(0, 0.0, ())
            self._settle()
            self._compare(foreign)
            self.jira.check()
        self.agent.end()

    def _prepare(self) -> None:
        for number, issue in enumerate((OWL, FOX)):
            self.jira.change({"do": "person", "is": _as_dict(MIA if number else BOB)})
            self.jira.change({"do": "issue", "is": _as_dict(issue)})
        self.agent.start()
        code, said = self.agent.run(
            *("connect", "jira", "--site", self.jira.url, "--email", MIA.email),
            *("--mode", "automatic", "--token-stdin"),
            given=MIA.token,
        )
        assert code == 0, said
        assert self.agent.run("config", "set", "delivery.delay_seconds", "0")[0] == 0
        assert self.agent.run("tasks", "--refresh")[0] == 0

    def _blow(self) -> None:
        """Add, edit and delete entries, while the agent is killed again and again."""
        at = FIRST
        added = 0
        while added < self._entries or self.tally.kills < self._kills:
            if not self.agent.is_alive:
                self._raise_again()
            if added < self._entries:
                at = self._add(at)
                added += 1
            if self._rng.random() < 0.15:
                self._change()
            if self.tally.kills < self._kills and self._rng.random() < self._kill_rate(added):
                self.agent.kill()
                self._is_armed = False
                self.tally.kills += 1

    def _kill_rate(self, added: int) -> float:
        left = max(1, self._entries - added)
        return min(1.0, (self._kills - self.tally.kills) / left)

    def _raise_again(self) -> None:
        """Start the agent, half of the time with a kill waiting at some system call."""
        if self._is_armed:
            # It was not we who ended it: it ran into the call that was waiting for it.
            self.tally.kills += 1
            self.tally.kills_at_calls += 1
        kill_at = random_kill(self._rng) if self.tally.kills < self._kills else None
        self.agent.kill()
        self.agent.start(kill_at=kill_at)
        self._is_armed = kill_at is not None

    def _add(self, at: datetime) -> datetime:
        """Add an entry; one that was not acknowledged may or may not be there."""
        length = timedelta(minutes=self._rng.randint(1, 40))
        task = self._rng.choice(TASKS)
        words = ("--start", at.isoformat(), "--end", (at + length).isoformat())
        note = ("--note", f"storm {len(self.tally.wanted)}")
        code, said = self.agent.run("entry", "add", "--task", task, *words, *note)
        if code == 0:
            self.tally.wanted[_entry_of(said)] = (task, at, round(length.total_seconds()))
        else:
            self.tally.refused += 1
        gap = timedelta(minutes=self._rng.choice([0, 5, 300]))
        return at + length + gap

    def _change(self) -> None:
        """Make an entry longer, or delete it."""
        there = [entry for entry, wanted in self.tally.wanted.items() if wanted is not None]
        if not there:
            return
        entry = self._rng.choice(there)
        task, at, seconds = self.tally.wanted[entry] or ("", FIRST, 0)
        if self._rng.random() < 0.3:
            if self.agent.run("entry", "delete", entry)[0] == 0:
                self.tally.wanted[entry] = None
            else:
                self._ask(entry)
            return
        longer = seconds + 60 * self._rng.randint(1, 9)
        end = (at + timedelta(seconds=longer)).isoformat()
        if self.agent.run("entry", "edit", entry, "--end", end)[0] == 0:
            self.tally.wanted[entry] = (task, at, longer)
        else:
            self._ask(entry)

    def _ask(self, entry: str) -> None:
        """Learn what became of a change whose answer was lost."""
        if not self.agent.is_alive:
            self.agent.kill()
            self.agent.start()
        code, said = self.agent.run("entry", "list", *PERIOD)
        assert code == 0, said
        found = next((e for e in said["entries"] if e["id"] == entry), None)
        if found is None:
            self.tally.wanted[entry] = None
            return
        start, end = (datetime.fromisoformat(found[name]) for name in ("start_at", "end_at"))
        self.tally.wanted[entry] = (
            found["task"]["key"],
            start,
            round((end - start).total_seconds()),
        )

    def _settle(self) -> None:
        """Wait until nothing is on its way any more."""
        if not self.agent.is_alive:
            self.agent.kill()
            self.agent.start()

        def is_quiet() -> bool:
            code, said = self.agent.run("sync", "--wait", "20")
            del code
            _, outbox = self.agent.run("status")
            counts: dict[str, int] = outbox["outbox"][0]["counts"]
            del said
            return not any(counts[state] for state in ("ready", "sending", "unknown", "stuck"))

        wait_until(is_quiet, "the outbox is empty", seconds=400)
        self.jira.tell("settle")

    def _compare(self, foreign: list[dict[str, Any]]) -> None:
        """Nothing lost, nothing twice, nothing wrong, nothing of others touched."""
        code, said = self.agent.run("entry", "list", *PERIOD)
        assert code == 0, said
        here = {e["id"]: e for e in said["entries"]}
        for entry, wanted in self.tally.wanted.items():
            assert (entry in here) == (wanted is not None), f"{entry}: acknowledged, and not so"
        stands = [w for w in self.jira.worklogs() if w["author"] == MIA.account_id]
        marks = Counter(w["properties"]["tracksync"]["id"] for w in stands)
        assert [mark for mark, times in marks.items() if times > 1] == [], "twice"
        assert set(marks) == set(here), "lost, or too much"
        for worklog in stands:
            entry = here[worklog["properties"]["tracksync"]["id"]]
            start, end = (datetime.fromisoformat(entry[name]) for name in ("start_at", "end_at"))
            assert worklog["seconds"] == round((end - start).total_seconds()), "wrong length"
            assert worklog["started_ms"] == round(start.timestamp() * 1000), "wrong start"
        others = [w for w in self.jira.worklogs() if w["author"] == BOB.account_id]
        assert others == foreign, "something of somebody else was touched"
        code, said = self.agent.run("check")
        assert code == 0, said


def _entry_of(said: dict[str, Any]) -> str:
    return str(said["entry"]["id"])


def _as_dict(value: Person | Issue) -> dict[str, Any]:
    """Write a frozen value as the double's own log does."""
    return asdict(value)
