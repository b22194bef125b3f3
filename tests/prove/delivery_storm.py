"""The storm over deliveries: entries, edits and kills here, a failing service over there."""

from __future__ import annotations

import contextlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from tests.fakes.service_double import DoubleProcess, Fault, status
from tests.prove.agent import Agent, random_kill, wait_until
from tests.prove.storm_verdicts import ZONE, Kept, Stands

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
TIMEOUT_S = 3
# A lost answer is waited for as long as a request lasts, and a minute; then looked for twice, ten
# seconds apart. The rest is for a busy machine.
STANDSTILL_S = 300
# Additions within which an agent should have run into the system call that waits for it.
SPARED = 4
_WAITING = {"ready", "sending", "unknown", "stuck"}
PERIOD = ("--from", "2026-11-01", "--to", "2027-10-31")


class StormSite(Protocol):
    """
    What a storm must know of a service. `tests/prove/storm_sites.py` lists them.

    Attributes:
        service: As in `tracksync connect SERVICE`.
        token: What signs in.
        double: The service, not yet running.
        tasks: Keys of the tasks that are worked on.
    """

    @property
    def service(self) -> str: ...
    @property
    def token(self) -> str: ...
    @property
    def double(self) -> DoubleProcess: ...
    @property
    def tasks(self) -> tuple[str, ...]: ...

    def prepare(self) -> None:
        """Put people, tasks and things of others into the running double."""

    def connect_words(self) -> Sequence[str]:
        """Tell what stands behind `connect SERVICE`, but for the token and the mode."""

    def settings(self) -> Mapping[str, str]:
        """More of the agent's environment, and settings to choose; asked once the double runs."""

    def meddle(self, rng: random.Random) -> None:
        """Let somebody else do something over there; asked again and again."""

    def stands(self) -> list[Stands]:
        """Tell what of the person stands."""

    def compare(self, kept: Sequence[Kept], stands: Sequence[Stands]) -> None:
        """Fail unless exactly what is kept here stands there: see `storm_verdicts`."""

    def check_others(self) -> None:
        """Fail unless everything of others is as they left it."""


@runtime_checkable
class Guest(Protocol):
    """A site whose time is booked on the tasks of another one, which is connected before it."""

    @property
    def home(self) -> StormSite: ...


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
        site: Where it blows.
        entries: How many are added.
        kills: How often the agent is killed, at least.
    """

    def __init__(
        self, folder: Path, site: StormSite, *, entries: int, kills: int, seed: int
    ) -> None:
        self._folder = folder
        self._site = site
        self._rng = random.Random(seed)
        self._entries = entries
        self._kills = kills
        self.tally = Tally()
        self.agent = Agent(folder, {})
        self._spared = 0

    def run(self, room: contextlib.AbstractContextManager[object] | None = None) -> None:
        """
        Blow, let everything settle, and compare what stands with what was wanted.

        Args:
            room: Held while it blows; what settles mostly waits, and needs none.
        """
        double, home = self._site.double, self._home
        with double, home.double if home is not None else contextlib.nullcontext():
            try:
                with room or contextlib.nullcontext():
                    self._prepare()
                    double.by_chance(self._rng.randrange(10**6), 0.35, FAULTS)
                    self._blow()
                double.by_chance(0, 0.0, ())
                self._settle()
                self._compare()
                double.check()
            finally:
                # What listens to it would keep the whole program waiting after a failure.
                self.agent.end()

    @property
    def _home(self) -> StormSite | None:
        return self._site.home if isinstance(self._site, Guest) else None

    def _prepare(self) -> None:
        site = self._site
        site.prepare()
        prefix = f"TRACKSYNC_SERVICES_{site.service.upper()}"
        environ = {
            "TZ": ZONE,
            f"{prefix}_RETRY_BASE_MS": "50",
            f"{prefix}_TIMEOUT_SECONDS": str(TIMEOUT_S),
            "TRACKSYNC_ACTIVITY_SOURCE": f"file:{self._folder / 'activity.json'}",
        }
        settings = site.settings()
        chosen = {key: value for key, value in settings.items() if key.islower()}
        environ |= {name: value for name, value in settings.items() if name.isupper()}
        self.agent = Agent(self._folder, environ)
        self.agent.start()
        if self._home is not None:
            self._home.prepare()
            self._connect(self._home)
        self._connect(site)
        for key, value in {**chosen, "delivery.delay_seconds": "0"}.items():
            self.agent.told("config", "set", key, value)
        self.agent.told("tasks", "--refresh")

    def _connect(self, site: StormSite) -> None:
        self.agent.told(
            *("connect", site.service, *site.connect_words()),
            *("--mode", "automatic", "--token-stdin"),
            given=site.token,
        )

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
            self._site.meddle(self._rng)
            if self.tally.kills < self._kills:
                self._perhaps_kill(added)

    def _perhaps_kill(self, added: int) -> None:
        """Kill at this instant, but give one that is to run into a system call the time for it."""
        if self._spared and added < self._entries:
            self._spared -= 1
        elif self._rng.random() < self._kill_rate(added):
            self.agent.kill()
            self.tally.kills += 1

    def _kill_rate(self, added: int) -> float:
        left = max(1, self._entries - added)
        return min(1.0, (self._kills - self.tally.kills) / left)

    def _raise_again(self) -> None:
        """Start the agent, most times with a kill waiting at some system call."""
        self._bury()
        kill_at = random_kill(self._rng) if self.tally.kills < self._kills else None
        self._spared = 0 if kill_at is None else SPARED
        self.agent.start(kill_at=kill_at)

    def _bury(self) -> None:
        """Clear away an agent that ended; if not by us, then at the call that waited for it."""
        if self.agent.is_watched:
            self.tally.kills += 1
            self.tally.kills_at_calls += 1
        self.agent.kill()

    def _add(self, at: datetime) -> datetime:
        """Add an entry; one that was not acknowledged may or may not be there."""
        length = timedelta(minutes=self._rng.randint(1, 40))
        task = self._rng.choice(self._site.tasks)
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
            self._bury()
            self.agent.start()
        said = self.agent.told("entry", "list", *PERIOD)
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
        """
        Wait until nothing is on its way any more, however much there is.

        It must never stand still for longer than one of unknown fate is waited for.
        """
        if not self.agent.is_alive:
            self._bury()
            self.agent.start()
        stands = self._outbox()
        while stands.keys() & _WAITING:
            before = stands

            def has_moved(before: Counter[str] = before) -> bool:
                nonlocal stands
                self.agent.run("sync", "--wait", "20")
                stands = self._outbox()
                return stands != before

            what = f"the outbox, which stands at {dict(before)}, goes on"
            wait_until(has_moved, what, seconds=STANDSTILL_S)
        self._site.double.tell("settle")

    def _outbox(self) -> Counter[str]:
        """Count the deliveries by their state."""
        said = self.agent.told("status")
        return +sum((Counter(box["counts"]) for box in said["outbox"]), Counter[str]())

    def _compare(self) -> None:
        """Nothing lost, nothing twice, nothing wrong, nothing of others touched."""
        said = self.agent.told("entry", "list", *PERIOD)
        here = {entry["id"] for entry in said["entries"]}
        for entry, wanted in self.tally.wanted.items():
            assert (entry in here) == (wanted is not None), f"{entry}: acknowledged, and not so"
        self._site.compare([Kept.read(e) for e in said["entries"]], self._site.stands())
        self._site.check_others()
        self.agent.told("check")


def _entry_of(said: dict[str, Any]) -> str:
    return str(said["entry"]["id"])
