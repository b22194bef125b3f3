"""
Asking the services of a D-Bus and hearing their signals.

It waits no longer than it may, starts no service by asking, and says what went wrong in words.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final, NamedTuple

from tracksync.core.values import dataclass
from tracksync.platforms.dbus import line, wire
from tracksync.platforms.dbus.line import BusError, Line, NotFit
from tracksync.platforms.rung import ANSWER_WITHIN_S, Unanswered

_FAILURES: Final = (OSError, NotFit, wire.BadMessage)
_ABSENT: Final = {
    "org.freedesktop.DBus.Error.NameHasNoOwner",
    "org.freedesktop.DBus.Error.ServiceUnknown",
}


class Target(NamedTuple):
    """Who is asked for what."""

    name: str
    path: str
    interface: str


DAEMON: Final = Target(*line.BUS)
PROPERTIES: Final = "org.freedesktop.DBus.Properties"


class Refused(Unanswered):
    """The bus is there, but what was asked for is not; the connection stays of use."""


@dataclass(frozen=True, slots=True)
class Signal:
    """
    What a service told everybody.

    Attributes:
        sender: The unique name of the connection it came from.
        body: Its arguments; a variant is its value, a dictionary a list of pairs.
    """

    sender: str
    path: str
    interface: str
    member: str
    body: tuple[object, ...]


class Bus:
    """
    Has said hello, and asked for nothing.

    Raises:
        Unanswered: No answer in time. Also from every method; the connection is of no use
            afterwards, except after `Refused`.
    """

    def __init__(self, connected: Line) -> None:
        self._line = connected
        try:
            self.call(DAEMON, "Hello")
        except BaseException:
            self.close()
            raise

    def fileno(self) -> int:
        """For a selector; readable when `signals` may have something."""
        return self._line.fileno()

    def call(self, target: Target, method: str, *words: str | int) -> object:
        """
        Call *method*; return the first value it answers, or None. Signals meanwhile are kept.

        Args:
            words: Its arguments, strings and unsigned numbers.

        Raises:
            Refused: No such service or method, or it failed.
        """
        signature = "".join("s" if isinstance(word, str) else "u" for word in words)
        raw = wire.row([_written(word) for word in words]) if words else b""
        self._line.allow(ANSWER_WITHIN_S)
        try:
            (answer,) = self._line.ask([(target, method, (signature, raw))])
        except BusError as e:
            is_absent = e.name in _ABSENT
            msg = (
                f"{target.name} is not on the bus" if is_absent else f"{target.name} does not tell"
            )
            raise Refused(msg) from e
        except TimeoutError as e:
            msg = f"{target.name} does not answer"
            raise Unanswered(msg) from e
        except _FAILURES as e:
            msg = "the bus does not answer"
            raise Unanswered(msg) from e
        return answer.body[0] if answer.body else None

    def get(self, target: Target, name: str) -> object:
        """Read a property of *target*'s interface; Refused if there is none."""
        place = Target(target.name, target.path, PROPERTIES)
        return self.call(place, "Get", target.interface, name)

    def owner(self, name: str) -> str:
        """Tell the unique name behind *name*; empty where nobody has it."""
        try:
            return str(self.call(DAEMON, "GetNameOwner", name))
        except Refused:
            return ""

    def watch(self, **conditions: str) -> None:
        """Have the bus send signals of this sender, path, interface, member or arg0."""
        wanted = {"type": "signal", **conditions}
        self.call(DAEMON, "AddMatch", ",".join(f"{key}='{is_}'" for key, is_ in wanted.items()))

    def signals(self) -> list[Signal]:
        """Return the signals that have come, in order; never waits."""
        try:
            self._line.listen()
        except _FAILURES as e:
            msg = "the bus has gone"
            raise Unanswered(msg) from e
        came, self._line.unasked = self._line.unasked, []
        return [_signal(message) for message in came if message.kind == wire.SIGNAL]

    def close(self) -> None:
        self._line.close()


def session_bus(environ: Mapping[str, str]) -> Bus:
    """Connect to the session bus; Unanswered where there is none."""
    try:
        found = Line(line.bus_address(environ), timeout=ANSWER_WITHIN_S, starts_services=False)
    except _FAILURES as e:
        msg = "no session bus answers"
        raise Unanswered(msg) from e
    return Bus(found)


def system_bus(environ: Mapping[str, str]) -> Bus:
    """Connect to the system bus; Unanswered where there is none."""
    try:
        address = line.system_bus_address(environ)
        found = Line(address, timeout=ANSWER_WITHIN_S, starts_services=False, is_ours=False)
    except _FAILURES as e:
        msg = "no system bus answers"
        raise Unanswered(msg) from e
    return Bus(found)


def _written(word: str | int) -> bytes:
    return wire.string(word) if isinstance(word, str) else struct.pack("<I", word)


def _signal(message: wire.Message) -> Signal:
    fields = message.fields
    return Signal(
        sender=message.sender,
        path=str(fields.get(wire.PATH, "")),
        interface=str(fields.get(wire.INTERFACE, "")),
        member=str(fields.get(wire.MEMBER, "")),
        body=tuple(message.body),
    )
