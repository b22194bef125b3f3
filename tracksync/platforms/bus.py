"""
A D-Bus connection that waits no longer than it may, and starts no service by asking.

Imports jeepney: 30 ms and 3 MB, so this module is imported only where a bus is wanted.
"""

from __future__ import annotations

import contextlib
import itertools
import struct
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageFlag, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket
from jeepney.low_level import Message, Parser

from tracksync.platforms.rung import ANSWER_WITHIN_S, Unanswered

MESSAGE_BYTES = 1024 * 1024
SIGNALS_KEPT = 1000
_READ_BYTES = 16 * 1024
_READS_AT_MOST = 64
_DAEMON = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ABSENT = {
    "org.freedesktop.DBus.Error.NameHasNoOwner",
    "org.freedesktop.DBus.Error.ServiceUnknown",
}
# What jeepney's parser meets in bytes that are no message.
_NONSENSE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, struct.error)


class Refused(Unanswered):
    """The bus is there, but what was asked for is not; the connection stays of use."""


@dataclass(frozen=True, slots=True)
class Signal:
    """
    What a service told everybody.

    Attributes:
        sender: The unique name of the connection it came from.
        body: Its arguments; a variant is a pair of signature and value.
    """

    sender: str
    path: str
    interface: str
    member: str
    body: tuple[object, ...]


class Bus:
    """
    Connects, and has asked for nothing.

    Raises:
        Unanswered: No such bus, or no answer in time. Also from every method; the connection is of
            no use afterwards, except after `Refused`.
    """

    def __init__(self, address: str) -> None:
        try:
            self._socket = prep_socket(get_bus(address), timeout=ANSWER_WITHIN_S)
        except (OSError, RuntimeError, *_NONSENSE) as e:
            msg = "no bus answers"
            raise Unanswered(msg) from e
        self._parser = Parser()
        self._serials = itertools.count(1)
        self._signals: deque[Signal] = deque(maxlen=SIGNALS_KEPT)
        try:
            self.call(_DAEMON, "Hello")
        except BaseException:
            self.close()
            raise

    def fileno(self) -> int:
        """For a selector; readable when `signals` may have something."""
        return int(self._socket.fileno())

    def call(self, target: DBusAddress, method: str, signature: str = "", *body: object) -> object:
        """
        Call *method*; return the first value it answers, or None. Signals meanwhile are kept.

        Raises:
            Refused: No such service or method, or it failed.
        """
        message = new_method_call(target, method, signature or None, body)
        message.header.flags |= MessageFlag.no_auto_start
        serial = next(self._serials)
        until_s = time.monotonic() + ANSWER_WITHIN_S
        self._socket.settimeout(ANSWER_WITHIN_S)
        try:
            self._socket.sendall(message.serialise(serial=serial))
            while time.monotonic() < until_s:
                for came in self._read():
                    if came.header.fields.get(HeaderFields.reply_serial) == serial:
                        return _answer(came, str(target.bus_name))
        except OSError as e:
            msg = "the bus does not answer"
            raise Unanswered(msg) from e
        msg = f"{target.bus_name} does not answer"
        raise Unanswered(msg)

    def get(self, target: DBusAddress, name: str) -> object:
        """Read a property of *target*'s interface; Refused if there is none."""
        place = DBusAddress(target.object_path, target.bus_name, _PROPERTIES)
        return unwrapped(self.call(place, "Get", "ss", target.interface, name))

    def owner(self, name: str) -> str:
        """Tell the unique name behind *name*; empty where nobody has it."""
        try:
            return str(self.call(_DAEMON, "GetNameOwner", "s", name))
        except Refused:
            return ""

    def watch(self, rule: MatchRule) -> None:
        """Have the bus send what matches *rule*."""
        self.call(_DAEMON, "AddMatch", "s", rule.serialise())

    def signals(self) -> list[Signal]:
        """Return the signals that have come, in order; never waits."""
        self._socket.settimeout(0)
        for _ in range(_READS_AT_MOST):
            try:
                self._read()
            except BlockingIOError:
                break
            except OSError as e:
                msg = "the bus has gone"
                raise Unanswered(msg) from e
        came = list(self._signals)
        self._signals.clear()
        return came

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.close()

    def _read(self) -> list[Message]:
        """Read once; keep the signals and return the rest."""
        piece = self._socket.recv(_READ_BYTES)
        if not piece:
            msg = "the bus has gone"
            raise Unanswered(msg)
        rest = []
        try:
            self._parser.add_data(piece)
            while (message := self._parser.get_next_message()) is not None:
                if message.header.message_type is MessageType.signal:
                    self._signals.append(_signal(message))
                else:
                    rest.append(message)
            is_too_large = self._parser.bytes_desired() > MESSAGE_BYTES
        except _NONSENSE as e:
            msg = "the bus speaks nonsense"
            raise Unanswered(msg) from e
        if is_too_large:
            msg = "the bus sent too much"
            raise Unanswered(msg)
        return rest


def session_bus_address(environ: Mapping[str, str]) -> str:
    """Find the address of the session bus; Unanswered when nothing names it."""
    if address := environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    if runtime := environ.get("XDG_RUNTIME_DIR"):
        return f"unix:path={runtime}/bus"
    msg = "no session bus is named"
    raise Unanswered(msg)


def system_bus_address(environ: Mapping[str, str]) -> str:
    """Find the address of the system bus."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"


def unwrapped(variant: object) -> object:
    """Take the value out of a variant."""
    return variant[1] if isinstance(variant, tuple) and len(variant) == 2 else None  # noqa: PLR2004  (signature, value)


def _answer(message: Message, name: str) -> object:
    if message.header.message_type is MessageType.error:
        is_absent = message.header.fields.get(HeaderFields.error_name) in _ABSENT
        msg = f"{name} is not on the bus" if is_absent else f"{name} does not tell"
        raise Refused(msg)
    return message.body[0] if message.body else None


def _signal(message: Message) -> Signal:
    fields = message.header.fields
    return Signal(
        sender=str(fields.get(HeaderFields.sender, "")),
        path=str(fields.get(HeaderFields.path, "")),
        interface=str(fields.get(HeaderFields.interface, "")),
        member=str(fields.get(HeaderFields.member, "")),
        body=tuple(message.body),
    )
