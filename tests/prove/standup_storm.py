"""A storm over standups: programs killed around the moment one is due, and what then stands."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.hooks import SlackDouble
from tests.prove.standup_child import AT, ZONE
from tests.prove.store_kills import ROOT

FIRST = date(2026, 11, 16)
DAY = timedelta(days=1)


def due_on(day: date) -> datetime:
    """Tell when a day's standup is due, in winter and in summer."""
    local = datetime.combine(day, time.fromisoformat(AT), ZoneInfo(ZONE))
    return local.astimezone(UTC)


@dataclass
class Tally:
    """How the days ended: there, surely; or perhaps, where it was killed in between."""

    kills: int = 0
    posted: int = 0
    doubted: int = 0
    faults: list[str] = field(default_factory=list)


class StandupStorm:
    """
    Each day the program is killed once while its standup is due, and started again within grace.

    Args:
        kills: On so many days.
    """

    def __init__(self, folder: Path, *, kills: int, seed: int) -> None:
        self._folder = folder / "data"
        self._folder.mkdir(mode=0o700)
        self._random = random.Random(seed)
        self._kills = kills
        self.tally = Tally()

    def run(self) -> None:
        """Blow, and judge each day."""
        with SlackDouble() as double:
            env = {
                "PATH": os.environ["PATH"],
                "HOME": str(self._folder),
                "LANG": "C.UTF-8",
                "PYTHONPATH": str(ROOT),
                "TRACKSYNC_SERVICES_SLACK_BASE_URL": double.url,
            }
            command = [sys.executable, "-m", "tests.prove.standup_child", str(self._folder)]
            with subprocess.Popen(
                command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            ) as host:
                self._host = host
                self._blow(double)
                assert host.stdin is not None
                host.stdin.close()
            double.check()

    def _blow(self, double: SlackDouble) -> None:
        self._live(due_on(FIRST) - timedelta(hours=2), webhook=double.address)
        calls = int(self._live(due_on(FIRST))["calls"])
        assert len(double.world.messages) == 1
        day = 0
        while self.tally.kills < self._kills:
            day += 1
            self._a_day(double, FIRST + day * DAY, self._random.randint(1, calls))

    def _a_day(self, double: SlackDouble, on: date, kill_at: int) -> None:
        due_at, before = due_on(on), len(double.world.messages)
        self.tally.kills += "killed" in self._live(due_at, kill_at=kill_at)
        # Ten minutes later it is due still; twenty later it is known whether an answer was lost.
        self._live(due_at + timedelta(minutes=10))
        after = self._live(due_at + timedelta(minutes=20))["postings"]
        arrived = len(double.world.messages) - before
        day = on.isoformat()
        states = [posting["state"] for posting in after if posting["date"] == day]
        self.tally.posted += states == ["posted"]
        self.tally.doubted += states == ["unknown"]
        if (states, arrived) not in ((["posted"], 1), (["unknown"], 0), (["unknown"], 1)):
            self.tally.faults.append(f"{day}, killed at call {kill_at}: {states}, {arrived} there")

    def _live(self, at: datetime, **more: object) -> dict[str, Any]:
        stdin, stdout = self._host.stdin, self._host.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"at": at.isoformat(), **more}) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        return answer
