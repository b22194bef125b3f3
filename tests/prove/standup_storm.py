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
from tests.fakes.service_double import Fault
from tests.fakes.slack_api import MIA, ROOM, Post, SlackApiDouble
from tests.prove.standup_child import AT, ZONE
from tests.prove.store_kills import ROOT

Doubled = SlackDouble | SlackApiDouble

_BY_TOKEN = [(["posted"], 1)]
_BY_HOOK = [*_BY_TOKEN, (["unknown"], 0), (["unknown"], 1)]
_FAULTS, _LOST = ("drop", "reset", "truncated", "page"), 0.5
_DAY_EVENT = "tracksync_standup_day"
_POST = "chat.postMessage"
FIRST = date(2026, 11, 16)
_EARLY = timedelta(minutes=50)
DAY = timedelta(days=1)


def due_on(day: date) -> datetime:
    """Tell when a day's standup is due, in winter and in summer."""
    local = datetime.combine(day, time.fromisoformat(AT), ZoneInfo(ZONE))
    return local.astimezone(UTC)


def _arrived(double: Doubled) -> int:
    if isinstance(double, SlackApiDouble):
        return len(double.world.standing(ROOM.id)) - len(_parents(double))
    return len(double.world.messages)


def _parents(double: Doubled) -> list[Post]:
    """Tell what begins the threads."""
    if not isinstance(double, SlackApiDouble):
        return []
    listed = double.world.listed(ROOM.id)
    return [p for p in listed if p.body.get("metadata", {}).get("event_type") == _DAY_EVENT]


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
        by_token: By the Web API, where a lost one can be looked for: then answers are lost as well,
            and each day has its one post in the end.
        in_thread: Below a parent, of which each day has one, too.
        ahead: Handed over before: killed in that hour, and looked for when its time has come.
    """

    def __init__(
        self,
        folder: Path,
        *,
        kills: int,
        seed: int,
        by_token: bool = False,
        in_thread: bool = False,
        ahead: bool = False,
    ) -> None:
        self._folder = folder / "data"
        self._folder.mkdir(mode=0o700)
        self._random = random.Random(seed)
        self._kills = kills
        self._by_token = by_token
        self._in_thread = in_thread
        self._early = _EARLY if ahead else timedelta(0)
        self.tally = Tally()

    def run(self) -> None:
        """Blow, and judge each day."""
        with SlackApiDouble() if self._by_token else SlackDouble() as double:
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

    def _blow(self, double: Doubled) -> None:
        how = {"webhook": MIA.token, "channel": ROOM.id}
        if isinstance(double, SlackDouble):
            how = {"webhook": double.address}
        elif self._in_thread:
            how["thread"] = "yes"
        elif self._early:
            how["ahead"] = "yes"
        self._live(due_on(FIRST) - timedelta(hours=2), **how)
        first = due_on(FIRST) - self._early
        self._set_clock(double, first)
        calls = int(self._live(first)["calls"])
        self._set_clock(double, due_on(FIRST))
        self._live(due_on(FIRST) + timedelta(minutes=1))
        assert _arrived(double) == 1
        day = 0
        while self.tally.kills < self._kills:
            day += 1
            self._a_day(double, FIRST + day * DAY, self._random.randint(1, calls))

    def _a_day(self, double: Doubled, on: date, kill_at: int) -> None:
        due_at, before, before_parents = due_on(on), _arrived(double), len(_parents(double))
        wakes_at = due_at - self._early
        self._set_clock(double, wakes_at)
        if self._by_token and self._random.random() < _LOST:
            fault = Fault(self._random.choice(_FAULTS), commits=self._random.random() < _LOST)
            double.script.add(fault, path="chat.scheduleMessage" if self._early else _POST)
        self.tally.kills += "killed" in self._live(wakes_at, kill_at=kill_at)
        double.script.clear()
        if self._early:
            # Handed over by now, or in half of the days only once its time has come.
            self._live(wakes_at + timedelta(minutes=10))
            if self._random.random() < _LOST:
                self._live(wakes_at + timedelta(minutes=20))
            self._set_clock(double, due_at)
        # Ten minutes later it is due still; twenty later it is known whether an answer was lost.
        self._live(due_at + timedelta(minutes=10))
        after = self._live(due_at + timedelta(minutes=20))["postings"]
        arrived = _arrived(double) - before
        day = on.isoformat()
        states = [posting["state"] for posting in after if posting["date"] == day]
        self.tally.posted += states == ["posted"]
        self.tally.doubted += states == ["unknown"]
        parents = len(_parents(double)) - before_parents
        if parents != self._in_thread:
            self.tally.faults.append(f"{day}, killed at call {kill_at}: {parents} parents")
        if (states, arrived) not in (_BY_TOKEN if self._by_token else _BY_HOOK):
            self.tally.faults.append(f"{day}, killed at call {kill_at}: {states}, {arrived} there")

    def _set_clock(self, double: Doubled, at: datetime) -> None:
        if isinstance(double, SlackApiDouble):
            double.world.now_s = at.timestamp

    def _live(self, at: datetime, **more: object) -> dict[str, Any]:
        stdin, stdout = self._host.stdin, self._host.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"at": at.isoformat(), **more}) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        return answer
