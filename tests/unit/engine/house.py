"""An engine on a store in memory, with a clock that is moved by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.fakes.pictures import FakeScreen, FakeVault
from tests.fakes.policy import FixedMachine, MemoryShelf
from tests.fakes.store import CountedIds, SteppedClock
from tracksync.core.clock import Reading
from tracksync.core.delivery.door import Pace
from tracksync.core.journal.intents import Intent
from tracksync.core.problems import DiskFull, NotAllowed, Problem
from tracksync.core.sentences import say
from tracksync.core.settings.limits import Limit
from tracksync.core.settings.table import Setting
from tracksync.core.settings.values import InForce, effective, parse, refuse_outside, setting
from tracksync.engine.api.answering import Api
from tracksync.engine.engine import Engine
from tracksync.engine.governing import Governing
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.parts import Finding, NoDaysOff, Opened, Parts, PolicyHere, no_door
from tracksync.ports.activity import IdleTimes, SessionChange
from tracksync.ports.calendar import DaysOff
from tracksync.ports.returning import Door
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Store
from tracksync.ports.tracker import Integration
from tracksync.storage.local.policy.seal import PolicySeals
from tracksync.storage.memory import MemoryStore


class ChosenSettings:
    """Settings that live in a dictionary."""

    def __init__(self, **chosen: object) -> None:
        self.chosen: dict[str, object] = {k.replace("__", "."): v for k, v in chosen.items()}
        self.is_in_trouble: Problem | None = None
        self.limits: Mapping[str, Sequence[Limit]] = {}
        self.on_read: dict[str, Callable[[], None]] = {}
        self.offs: list[str] = []

    @property
    def problems(self) -> tuple[str, ...]:
        return () if self.is_in_trouble is None else (str(self.is_in_trouble),)

    @property
    def trouble(self) -> Problem | None:
        return self.is_in_trouble

    def row(self, key: str) -> Setting:
        return setting(key)

    def in_force(self, key: str) -> InForce:
        return effective(self.chosen, {}, self.limits)[key]

    def choose(self, key: str, given: object) -> InForce:
        value = parse(key, given)
        refuse_outside(key, value, self.in_force(key))
        self.offs += [key] if value is False and self.flag(key) else []
        self.chosen[key] = value
        return self.in_force(key)

    def limit(self, limits: Mapping[str, Sequence[Limit]]) -> None:
        self.limits = limits

    def text(self, key: str) -> str:
        self.on_read.get(key, lambda: None)()
        return str(self.in_force(key).value)

    def number(self, key: str) -> int:
        return int(self.in_force(key).value)

    def flag(self, key: str) -> bool:
        return bool(self.in_force(key).value)

    def seconds(self, key: str) -> timedelta:
        return timedelta(seconds=self.number(key))

    def turned_off(self, key: str) -> int:
        return self.offs.count(key)


@dataclass
class OpenedMemory:
    store: Store
    vault: FakeVault
    identity: str = "identity"
    no_room: DiskFull | None = None

    @property
    def has_pictures(self) -> bool:
        return bool(self.vault.kept)


@dataclass
class ListSpool:
    intents: list[Intent] = field(default_factory=list)
    is_ready: bool = True

    def add(self, intent: Intent) -> None:
        self.intents.append(intent)

    def waiting(self) -> int:
        return len(self.intents)

    def read(self, identity: str) -> tuple[Intent, ...]:
        return tuple(self.intents)

    def remove(self, intents: tuple[UUID, ...]) -> None:
        self.intents = [i for i in self.intents if i.id not in intents]


@dataclass
class MemoryProfile:
    """Opens a store in memory; `trouble` keeps it closed."""

    store: MemoryStore = field(default_factory=MemoryStore)
    spool: ListSpool = field(default_factory=ListSpool)
    trouble: Problem | None = None
    folder: str = "/data/anna"
    findings: tuple[Finding, ...] = ()
    vault: FakeVault = field(default_factory=FakeVault)
    renewals: int = 0
    tidied: int = 0
    expired: int = 0
    by: list[datetime] = field(default_factory=list)
    has_recovery_key: bool = False
    moved: dict[str, str] = field(default_factory=dict)

    def open(self) -> OpenedMemory:
        if self.trouble is not None:
            raise self.trouble
        return OpenedMemory(self.store, self.vault)

    def go_on_without_words(self) -> None:
        self.trouble = None

    def renew(self, opened: Opened, on_store: Callable[[Callable[[], None]], None]) -> None:
        self.renewals += 1
        on_store(lambda: None)

    def back_up(self, opened: Opened, file: str, passphrase: str) -> int:
        if not passphrase:
            msg = say("There is no recovery key.")
            raise NotAllowed(msg)
        return 42

    def back_up_to_move(self, opened: Opened, file: str, tokens: Mapping[str, str]) -> int:
        if not self.has_recovery_key:
            msg = say("There is no recovery key.")
            raise NotAllowed(msg)
        self.moved.update(tokens)
        return 43

    def make_recovery_key(self) -> str:
        self.has_recovery_key = True
        return "AGE-SECRET-KEY-1\nABCD"

    def tidy(self, opened: Opened, preferences: Preferences, now: Reading) -> None:
        self.tidied += 1
        self.by.append(now.at)

    def expire(
        self,
        opened: Opened,
        preferences: Preferences,
        now: Reading,
        on_store: Callable[[Callable[[], None]], None],
    ) -> None:
        self.expired += 1
        self.by.append(now.at)
        on_store(lambda: None)

    def check(self, opened: Opened, *, repair: bool) -> tuple[Finding, ...]:
        return tuple(replace(f, is_repaired=repair) for f in self.findings)


class DictKeystore:
    name = "a dictionary"

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.on_ask: Callable[[], None] = lambda: None
        self.on_unlock: Callable[[], None] = lambda: None
        self.on_give_up: Callable[[], None] = lambda: None

    def read(self, name: str) -> str | None:
        return self.read_many([name])[name]

    def read_many(self, names: Iterable[str]) -> dict[str, str | None]:
        self.on_ask()
        return {name: self.kept.get(name) for name in names}

    def write(self, name: str, secret: str) -> None:
        self.on_ask()
        self.kept[name] = secret

    def erase(self, name: str) -> None:
        self.on_ask()
        self.kept.pop(name, None)

    def unlock(self) -> None:
        self.on_unlock()

    def give_up(self) -> None:
        self.on_give_up()


class ScriptedIdle:
    name = "a script"

    def __init__(self) -> None:
        self.now = IdleTimes(timedelta(0), timedelta(0))
        self.reads = 0
        self.is_closed = False

    def read(self) -> IdleTimes:
        self.reads += 1
        return self.now

    def close(self) -> None:
        self.is_closed = True


class ScriptedSession:
    name = "a script"

    def __init__(self) -> None:
        self.tell: Callable[[SessionChange], None] = lambda _: None

    def start(self, told: Callable[[SessionChange], None]) -> None:
        self.tell = told

    def close(self) -> None:
        self.tell = lambda _: None


class ListLog:
    """A log that can be read afterwards."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, dict[str, str | int | bool]]] = []
        self.faults: list[BaseException] = []

    def note(self, event: str, **fields: str | int | bool) -> None:
        self.notes.append((event, fields))

    def fault(self, error: BaseException) -> None:
        self.faults.append(error)


class House:
    """Everything around one engine, within reach of a test."""

    def __init__(
        self,
        *,
        integrations: Iterable[Integration] = (),
        profile: MemoryProfile | None = None,
        door: Callable[[str], Door] = no_door,
        is_scripted: bool = False,
        days_off: DaysOff | None = None,
        jitter: Callable[[], float] = lambda: 0.5,
    ) -> None:
        self.clock = SteppedClock()
        self.profile = profile or MemoryProfile()
        self.settings = ChosenSettings(activity__sample_seconds=60)
        self.keystore = DictKeystore()
        self.idle = ScriptedIdle()
        self.session = ScriptedSession()
        self.log = ListLog()
        self.screen = FakeScreen()
        self.machine = FixedMachine()
        self.shelf = MemoryShelf()
        self.acks: list[UUID] = []
        self.device = ("d1", "Office PC")
        self.parts = Parts(
            profile=self.profile,
            clock=self.clock,
            ids=CountedIds(),
            settings=self.settings,
            keystore=self.keystore,
            idle=lambda: self.idle,
            session=lambda *_: self.session,
            integrations={i.manifest.name: i for i in integrations},
            pace_of=lambda _: Pace(base=timedelta(milliseconds=10)),
            version="1.2.3",
            is_scripted=is_scripted,
            log=self.log,
            log_path=f"{self.profile.folder}/log",
            open_patience=timedelta(milliseconds=50),
            door=door,
            device=lambda: self.device,
            days_off=days_off or NoDaysOff(),
            jitter=jitter,
            screen=lambda: self.screen,
            policy=PolicyHere(self._govern, (self.shelf, self.machine), is_there=bool),
        )
        self.engine = Engine(self.parts)
        self.engine.listen(acknowledged=self.acks.append)
        self.api = Api(self.engine)

    def _govern(self) -> Governing:
        return Governing(
            self.shelf,
            self.machine,
            PolicySeals(),
            limit=self.settings.limit,
            clock=self.clock,
        )

    def start(self) -> House:
        """Watch, looking only when told."""
        self.engine.start(ticks=False)
        self.engine.wait_until_settled(timedelta(seconds=60))
        return self

    def work(self, minutes: int) -> None:
        """Let time pass with somebody at the desk, looked at every minute."""
        for _ in range(minutes):
            self.clock.move(minutes=1)
            self.engine.tick()

    def say(self, command: str, **arguments: object) -> str:
        """Carry out a command; its text."""
        text, code = self.type(command, **arguments)
        assert code == 0, text
        return text

    def type(self, command: str, **arguments: object) -> tuple[str, int]:
        """Carry out a command; its text and exit code, whatever they are."""
        return self.api.handle(Request(command, arguments))

    def ask(self, command: str, **arguments: object) -> dict[str, Any]:
        """Carry out a command; its JSON."""
        text, _ = self.api.handle(Request(command, arguments, "json"))
        data: dict[str, Any] = json.loads(text)
        return data

    def code(self, command: str, **arguments: object) -> int:
        """Carry out a command; its exit code."""
        return self.api.handle(Request(command, arguments, "json"))[1]

    def close(self) -> None:
        self.engine.close()
        assert self.log.faults == [], self.log.faults
