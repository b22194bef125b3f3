"""A notification daemon on a real bus that shows nothing and remembers everything."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What one `Notify` said."""

    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]
    expires_ms: int


class NotificationServer:
    """
    Answers on a thread of its own until it is left.

    Attributes:
        shown: In order.
        closed: Ids it was asked to close.
    """

    def __init__(self, address: str, *, can: tuple[str, ...]) -> None:
        self.shown: list[Shown] = []
        self.closed: list[int] = []
        self._can = can
        self._line = open_dbus_connection(address)
        asked = new_method_call(_BUS, "RequestName", "su", (_NAME, 4))
        assert self._line.send_and_get_reply(asked, timeout=_PATIENCE_S).body == (1,)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="notification server")
        self._thread.start()

    def close(self) -> None:
        self._is_over.set()
        self._thread.join()
        self._line.close()

    def say(self, member: str, signature: str, *body: object) -> None:
        """Send a signal to everybody who listens."""
        say(self._line, member, signature, *body)

    def _serve(self) -> None:
        while not self._is_over.is_set():
            with contextlib.suppress(TimeoutError):
                message = self._line.receive(timeout=0.05)
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)

    def _answer(self, call: Message) -> None:
        member = call.header.fields[HeaderFields.member]
        reply = new_method_return(call)
        if member == "GetCapabilities":
            reply = new_method_return(call, "as", (list(self._can),))
        elif member == "Notify":
            shown = Shown(*call.body)
            self.shown.append(shown)
            reply = new_method_return(call, "u", (shown.replaces or len(self.shown),))
        elif member == "CloseNotification":
            self.closed.append(call.body[0])
        self._line.send(reply)


def say(line: DBusConnection, member: str, signature: str, *body: object) -> None:
    """Send a signal of the notification interface, from whoever's line it is."""
    line.send(new_signal(DBusAddress(_PATH, None, _NAME), member, signature, body))


@contextlib.contextmanager
def serving(address: str, *can: str) -> Iterator[NotificationServer]:
    """Serve the bus at *address*, with these capabilities."""
    server = NotificationServer(address, can=can)
    try:
        yield server
    finally:
        server.close()
