"""
Panels that take status items over the session bus, as they come and go.

QtDBus could tell the same; loading it takes 1.2 MB.
Source: freedesktop.org, StatusNotifierItem, "StatusNotifierWatcher".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tracksync.platforms.dbus import wire
from tracksync.platforms.dbus.line import BUS, BusError, Line, NotFit, bus_address

_TIMEOUT: Final = 1.0
_NAME: Final = "org.kde.StatusNotifierWatcher"
# Where the watcher is a program of its own, as on KDE, the panel may go and the watcher stay.
_HOSTS: Final = ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered")
_NEWS: Final = frozenset({"NameOwnerChanged", *_HOSTS})
_RULES: Final = (
    f"type='signal',sender='{BUS[0]}',interface='{BUS[2]}',member='NameOwnerChanged',arg0='{_NAME}'",
    *(f"type='signal',sender='{_NAME}',interface='{_NAME}',member='{name}'" for name in _HOSTS),
)
_FAILURES: Final = (OSError, NotFit, BusError, wire.BadMessage)


class TrayPanels:
    """
    Hears of panels; a bus that is not there, or went, has none.

    Connects at once. Watch its file descriptor and call `heard` when it can be read.

    Args:
        environ: Tells where the session bus is.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._line: Line | None = None
        try:
            self._line = Line(bus_address(environ), timeout=_TIMEOUT)
            matches = [(BUS, "AddMatch", ("s", wire.string(rule))) for rule in _RULES]
            self._line.ask([(BUS, "Hello", ("", b"")), *matches])
        except _FAILURES:
            self.close()

    def fileno(self) -> int:
        """Return what to watch; negative when there is nothing more to hear."""
        return -1 if self._line is None else self._line.fileno()

    def is_there(self) -> bool:
        """Ask whether some panel takes status items now; a bus that is slow is heard further."""
        if self._line is None:
            return False
        try:
            self._line.allow(_TIMEOUT)
            (answer,) = self._line.ask([(BUS, "NameHasOwner", ("s", wire.string(_NAME)))])
        except TimeoutError:
            return False
        except _FAILURES:
            self.close()
            return False
        return answer.signature == "b" and bool(answer.body[0])

    def heard(self) -> bool:
        """Take in what came; tell whether a panel, or a part of one that shows, came or went."""
        if self._line is None:
            return False
        try:
            self._line.listen()
        except _FAILURES:
            self.close()
            return True
        came, self._line.unasked = self._line.unasked, []
        return any(message.fields.get(wire.MEMBER) in _NEWS for message in came)

    def close(self) -> None:
        """Hear no more."""
        if self._line is not None:
            self._line.close()
        self._line = None
