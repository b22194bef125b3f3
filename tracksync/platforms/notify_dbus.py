"""
Desktop notifications on Linux: `org.freedesktop.Notifications` on the session bus.

Qt's own `showMessage` draws a balloon that swallows the next click, or turns the tray icon into a
light bulb; and its QtDBus cannot send the unsigned integer that `Notify` asks for.
Source: Desktop Notifications Specification 1.2.
"""

from __future__ import annotations

import select
import struct
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Final

from tracksync.core.text import clean_line, clean_note
from tracksync.platforms.dbus import wire
from tracksync.platforms.dbus.line import BUS, BusError, Line, NotFit, bus_address
from tracksync.ports.notify import Notice

# Tells mypy, too, that what follows is Linux's.
assert sys.platform == "linux"  # noqa: S101  whoever imports this elsewhere has a bug

TIMEOUT: Final = 1.0
DEFAULT: Final = "default"
_NAME: Final = "org.freedesktop.Notifications"
_SERVER: Final = (_NAME, "/org/freedesktop/Notifications", _NAME)
_RULES: Final = (
    f"type='signal',sender='{_NAME}',interface='{_NAME}'",
    f"type='signal',sender='{BUS[0]}',interface='{BUS[2]}',member='NameOwnerChanged',arg0='{_NAME}'",
)
_TITLE_LIMIT: Final = 200
_BODY_LIMIT: Final = 1_000
_LABEL_LIMIT: Final = 60
_LATE_LIMIT: Final = 20
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LOW, _NORMAL = b"\0", b"\1"
_TRUE: Final = struct.pack("<I", 1)
_FAILURES: Final = (OSError, NotFit, wire.BadMessage)
_Acts = list[tuple[str, str]]


class DesktopNotifier:
    """
    Shows notices and hears what was clicked.

    Nothing is connected before the first notice. Its file descriptor is the same all its life, also
    over restarts of the bus: watch it (QSocketNotifier, selectors) and call `poll` when it can be
    read. It has no thread; `acted` is called by `poll`, or by a `show` that heard of a click, on
    their thread. Any thread may call anything. `show` and `withdraw` take some milliseconds, and a
    second when the notification daemon hangs: not on the GUI thread.

    Args:
        environ: Tells where the session bus is.
        icon: Its name in the icon theme, or a path.
    """

    def __init__(self, environ: Mapping[str, str], *, icon: str = "tracksync") -> None:
        self._environ = environ
        self._icon = icon
        self._lock = threading.Lock()
        self._acted: Callable[[str, str], None] | None = None
        # Stays the same while lines come and go; one that is closed drops out by itself.
        self._waker = select.epoll()
        self._line: Line | None = None
        self._server = ""  # its name on this bus, for as long as it lives
        self._can: frozenset[str] = frozenset()
        self._ids: dict[str, int] = {}
        self._offered: dict[str, frozenset[str]] = {}
        self._late: dict[int, str] = {}

    def fileno(self) -> int:
        """Return what to watch."""
        return self._waker.fileno()

    def start(self, acted: Callable[[str, str], None]) -> None:
        self._acted = acted

    def show(self, notice: Notice) -> bool:
        with self._lock:
            self._do(Line.listen)  # the daemon, or the bus, may be another one by now
            acts = self._heard()
            if self._line is None:
                self._connect()
            is_shown = self._do(lambda line: self._notify(line, notice))
            acts += self._heard()
        self._tell(acts)
        return is_shown

    def withdraw(self, topic: str) -> None:
        with self._lock:
            number = self._ids.pop(topic, None)
            if number is not None:
                self._do(lambda line: _take_back(line, number))
            acts = self._heard()
        self._tell(acts)

    def poll(self) -> None:
        """Take in what the bus has sent; waits for nothing."""
        if not self._lock.acquire(blocking=False):
            return  # whoever holds it takes it in
        try:
            self._do(Line.listen)
            acts = self._heard()
        finally:
            self._lock.release()
        self._tell(acts)

    def close(self) -> None:
        with self._lock:
            self._drop()
            self._waker.close()

    # --- asking, under the lock -------------------------------------------------------------------

    def _connect(self) -> None:
        try:
            line = Line(bus_address(self._environ), timeout=TIMEOUT)
        except _FAILURES:
            return
        self._line = line
        self._waker.register(line.fileno(), select.EPOLLIN)
        matches = [(BUS, "AddMatch", ("s", wire.string(rule))) for rule in _RULES]
        self._do(lambda line: line.ask([(BUS, "Hello", ("", b"")), *matches]))

    def _do(self, deed: Callable[[Line], object]) -> bool:
        """
        Do something with the line, if there is one; tell whether it could be done.

        A line that broke is let go. An answer that is late or bad news leaves it whole.
        """
        if self._line is None:
            return False
        try:
            deed(self._line)
        except (BusError, TimeoutError):
            return False
        except _FAILURES:
            self._drop()
            return False
        return True

    def _notify(self, line: Line, notice: Notice) -> None:
        line.allow(TIMEOUT)
        if not self._server:
            (answer,) = line.ask([(_SERVER, "GetCapabilities", ("", b""))])
            if answer.signature != "as":
                raise NotFit
            self._can = frozenset(answer.body[0])
            self._server = answer.sender
        self._offered[notice.topic] = frozenset({DEFAULT, *dict(notice.actions)})
        body = _body(notice, self._can, self._icon, replaces=self._ids.get(notice.topic, 0))
        try:
            (answer,) = line.ask([(_SERVER, "Notify", ("susssasa{sv}i", body))])
        except TimeoutError:
            if len(self._late) < _LATE_LIMIT:
                self._late[line.serial] = notice.topic
            raise
        if answer.signature != "u":
            raise NotFit
        self._ids[notice.topic] = answer.body[0]

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None
        self._forget()

    def _forget(self) -> None:
        """Another daemon counts from one again, and can other things."""
        self._server = ""
        self._can = frozenset()
        self._ids = {}
        self._offered = {}
        self._late = {}

    # --- hearing ----------------------------------------------------------------------------------

    def _heard(self) -> _Acts:
        """Go through what came unasked; return the clicks among it."""
        if self._line is None:
            return []
        messages, self._line.unasked = self._line.unasked, []
        return [act for message in messages for act in self._understood(message)]

    def _understood(self, message: wire.Message) -> _Acts:
        member = message.fields.get(wire.MEMBER)
        if message.kind == wire.METHOD_RETURN:
            topic = self._late.pop(int(message.fields.get(wire.REPLY_SERIAL, 0)), None)
            if topic is not None and message.signature == "u":
                self._ids[topic] = message.body[0]
        if message.kind != wire.SIGNAL:
            return []
        if message.sender == BUS[0] and member == "NameOwnerChanged":
            if message.signature == "sss" and message.body[2] != self._server:
                self._forget()
        elif self._server and message.sender == self._server and message.signature in {"us", "uu"}:
            return self._from_server(str(member), message.body[0], message.body[1])
        return []

    def _from_server(self, member: str, number: int, value: str | int) -> _Acts:
        topics = [topic for topic, known in self._ids.items() if known == number]
        if member == "ActionInvoked":
            offered = [topic for topic in topics if value in self._offered.get(topic, ())]
            return [(topic, str(value)) for topic in offered]
        if member == "NotificationClosed":
            for topic in topics:
                del self._ids[topic]
        return []

    def _tell(self, acts: _Acts) -> None:
        if self._acted is not None:
            for topic, action in acts:
                self._acted(topic, action)


def _take_back(line: Line, number: int) -> None:
    line.allow(TIMEOUT)
    line.ask([(_SERVER, "CloseNotification", ("u", struct.pack("<I", number)))])


def _body(notice: Notice, can: frozenset[str], icon: str, *, replaces: int) -> bytes:
    """Write what `Notify` takes; texts are plain, also for a server that reads markup."""
    title = clean_line(notice.title, limit=_TITLE_LIMIT)
    body = clean_note(notice.body, limit=_BODY_LIMIT)
    if "body-markup" in can:
        body = body.translate(_ESCAPES)
    offered = ((DEFAULT, ""), *notice.actions) if "actions" in can else ()
    actions = [
        part for key, label in offered for part in (key, clean_line(label, limit=_LABEL_LIMIT))
    ]
    hints = [
        wire.option("urgency", "y", _LOW if notice.is_quiet else _NORMAL),
        wire.option("desktop-entry", "s", wire.string("tracksync")),
    ]
    if notice.is_quiet:
        hints.append(wire.option("suppress-sound", "b", _TRUE))
    head = wire.row(
        [
            wire.string("TrackSync"),
            struct.pack("<I", replaces),
            *(wire.string(text) for text in (icon, title, body)),
            wire.array([wire.string(part) for part in actions], align=4),
        ]
    )
    head = wire.padded(head, 4)
    return wire.row([head + wire.array(hints, align=8, at=len(head)), struct.pack("<i", -1)])
