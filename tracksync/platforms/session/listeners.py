"""What logind and the screen savers say, translated into facts."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import field
from typing import Protocol

from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.platforms.dbus import logind
from tracksync.platforms.dbus.bus import (
    DAEMON,
    PROPERTIES,
    Bus,
    Refused,
    Signal,
    Target,
    session_bus,
    system_bus,
)
from tracksync.platforms.session.facts import Fact

# The desktops' screen savers, all with the signal ActiveChanged(b). KDE and others use the first.
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
# A property of our session -> the fact it is, and whether it is meant the other way round.
_SESSION_FACTS = {"LockedHint": (Fact.LOCKED_HINT, False), "Active": (Fact.AWAY, True)}
_WISHES = {"Lock": True, "Unlock": False}


@dataclass(frozen=True, slots=True)
class Told:
    """Facts in the order they were told, and whether the machine is about to go down."""

    facts: list[tuple[Fact, bool]] = field(default_factory=list)
    is_ending: bool = False


class Listener(Protocol):
    """Hears one bus. `fileno` is readable when `hear` may have something; all raise Unanswered."""

    @property
    def name(self) -> str: ...

    @property
    def is_connected(self) -> bool: ...

    def fileno(self) -> int: ...

    def connect(self) -> Told: ...

    def hear(self) -> Told: ...

    def close(self) -> None: ...


class LogindListener:
    """The system bus. Only what logind itself sent counts: anybody there may send a signal."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._bus: Bus | None = None
        self._owner = ""
        self._session: Target | None = None

    @property
    def name(self) -> str:
        return "logind" if self._session is not None else say("logind (sleep only)")

    @property
    def is_connected(self) -> bool:
        return self._bus is not None

    def fileno(self) -> int:
        return _opened(self._bus).fileno()

    def connect(self) -> Told:
        """Connect, and tell what is the case."""
        self._bus = bus = system_bus(self._environ)
        _watch_comings_and_goings(bus, logind.SERVICE)
        name, path, interface = logind.MANAGER
        bus.watch(sender=name, path=path, interface=interface)
        return self._meet(bus, bus.owner(logind.SERVICE))

    def hear(self) -> Told:
        """Take what has come."""
        bus = _opened(self._bus)
        told = Told()
        while signals := bus.signals():
            for signal in signals:
                came = self._understood(bus, signal)
                told = Told(told.facts + came.facts, told.is_ending or came.is_ending)
        return told

    def close(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._bus = self._session = None

    def _meet(self, bus: Bus, owner: str) -> Told:
        """Learn from a logind that has come (or come back) what is the case."""
        self._owner = owner
        try:
            is_asleep = bus.get(logind.MANAGER, "PreparingForSleep") is True
            facts = [(Fact.ASLEEP, is_asleep)]
            self._session = session = logind.own_session(bus, self._environ)
            bus.watch(sender=logind.SERVICE, path=session.path)
            for name in _SESSION_FACTS:
                facts += _session_fact(name, bus.get(session, name))
        except Refused:
            # No logind yet, or no session of ours: what it still tells counts.
            return Told([] if self._session is None else facts)
        return Told(facts)

    def _understood(self, bus: Bus, signal: Signal) -> Told:
        if signal.sender == DAEMON.name and signal.member == "NameOwnerChanged":
            owner = str(signal.body[-1])
            return self._meet(bus, owner) if owner else Told()
        if signal.sender != self._owner:
            return Told()
        value = signal.body[0] if signal.body else None
        if signal.path == logind.MANAGER.path:
            if signal.member == "PrepareForSleep":
                return Told([(Fact.ASLEEP, value is True)])
            is_ending = signal.member == "PrepareForShutdown" and value is True
            return Told(is_ending=is_ending)
        if self._session is None or signal.path != self._session.path:
            return Told()
        if signal.interface == PROPERTIES:
            changed = signal.body[1] if len(signal.body) > 1 else None
            return Told(_changed(changed))
        wish = _WISHES.get(signal.member)
        return Told() if wish is None else Told([(Fact.LOCK_ASKED, wish)])


class SaverListener:
    """The session bus: screen savers that say when they cover the screen."""

    name: str = say("screen saver")

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._bus: Bus | None = None
        self._active: set[str] = set()

    @property
    def is_connected(self) -> bool:
        return self._bus is not None

    def fileno(self) -> int:
        return _opened(self._bus).fileno()

    def connect(self) -> Told:
        """Connect, and tell what is the case."""
        self._bus = bus = session_bus(self._environ)
        self._active.clear()
        for name, path in _SAVERS:
            bus.watch(interface=name, member="ActiveChanged")
            _watch_comings_and_goings(bus, name)
            with contextlib.suppress(Refused):
                if bus.call(Target(name, path, name), "GetActive") is True:
                    self._active.add(name)
        return self._told()

    def hear(self) -> Told:
        """Take what has come."""
        for signal in _opened(self._bus).signals():
            if signal.sender == DAEMON.name and signal.member == "NameOwnerChanged":
                # One that crashed or was replaced covers nothing.
                self._active.discard(str(signal.body[0]))
            elif signal.member == "ActiveChanged" and signal.body[:1] == (True,):
                self._active.add(signal.interface)
            elif signal.member == "ActiveChanged":
                self._active.discard(signal.interface)
        return self._told()

    def close(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _told(self) -> Told:
        return Told([(Fact.SAVER_ACTIVE, bool(self._active))])


def _opened(bus: Bus | None) -> Bus:
    assert bus is not None, "connect comes first"  # noqa: S101  (an order of calls, for mypy)
    return bus


def _watch_comings_and_goings(bus: Bus, name: str) -> None:
    bus.watch(sender=DAEMON.name, interface=DAEMON.interface, member="NameOwnerChanged", arg0=name)


def _changed(properties: object) -> list[tuple[Fact, bool]]:
    pairs = properties if isinstance(properties, list) else []
    return [
        fact
        for pair in pairs
        if isinstance(pair, tuple) and pair[0] in _SESSION_FACTS
        for fact in _session_fact(pair[0], pair[-1])
    ]


def _session_fact(name: str, value: object) -> list[tuple[Fact, bool]]:
    fact, is_other_way = _SESSION_FACTS[name]
    return [(fact, value is not is_other_way)] if isinstance(value, bool) else []
