"""Real buses with services on them that behave as a test says."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from typing import Self

from jeepney import DBusAddress

from tests.desktop_rig.keyring import PrivateBus, wait_until
from tests.desktop_rig.programs import Program

# Debian's python3-dbusmock is a package of the system's own Python.
SYSTEM_PYTHON = "/usr/bin/python3"
MOCK = "org.freedesktop.DBus.Mock"


class SessionBus(PrivateBus):
    """A bus of the test's own, as a context manager."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def as_system(self) -> dict[str, str]:
        """The environment in which this bus is the system's, and no session bus is there."""
        return {"DBUS_SYSTEM_BUS_ADDRESS": self.address}


class Mock:
    """
    A service on a bus, by python-dbusmock.

    Args:
        bus: Where it appears.
        name: Its name there.
        path: Of its main object.
        interface: Of its main object; usually its name.
        template: One of dbusmock's own (`logind`), with what it needs; else it starts empty.
    """

    def __init__(
        self,
        bus: PrivateBus,
        name: str,
        path: str,
        *,
        interface: str | None = None,
        template: str | None = None,
    ) -> None:
        self._bus = bus
        self.name = name
        self.main = DBusAddress(path, name, interface or name)
        what = ("--template", template) if template else (name, path, interface or name)
        self._program = Program(
            *(SYSTEM_PYTHON, "-m", "dbusmock", *what),
            # Whichever bus a template wants, it is this one.
            environ={**bus.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus.address},
            folder=bus.folder,
        )
        wait_until(lambda: bus.has(name) or not self._program.is_running, f"{name} is on the bus")
        self._program.require()

    def answer(self, method: str, returns: str, code: str, *, takes: str = "") -> None:
        """Let *method* answer by the Python *code* (`ret = 5`)."""
        place = self.main
        self.do("AddMethod", "sssss", place.interface, method, takes, returns, code)

    def calls(self, method: str) -> list[list[tuple[str, object]]]:
        """Tell with what *method* was called, each time: values with their types."""
        place = DBusAddress(self.main.object_path, self.name, MOCK)
        (found,) = self._bus.call(place, "GetMethodCalls", "s", method)
        return [list(values) for _, values in found]

    def do(
        self, method: str, signature: str = "", *body: object, path: str | None = None
    ) -> object:
        """Call one of dbusmock's own methods, on the main object or on *path*."""
        place = DBusAddress(path or self.main.object_path, self.name, MOCK)
        return self._bus.call(place, method, signature, *body)

    def emit(
        self,
        member: str,
        signature: str,
        *body: tuple[str, object],
        path: str | None = None,
        interface: str = "",
    ) -> None:
        """Send a signal; each value comes with its type."""
        self.do("EmitSignal", "sssav", interface, member, signature, list(body), path=path)

    def set(self, path: str, interface: str, name: str, value: tuple[str, object]) -> None:
        """Change a property, and tell of it."""
        self.do("UpdateProperties", "sa{sv}", interface, {name: value}, path=path)

    @contextlib.contextmanager
    def halted(self) -> Iterator[None]:
        """Let it answer nobody for a while."""
        os.kill(self._program.process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self._program.process.pid, signal.SIGCONT)

    def kill(self) -> None:
        """End the service; the bus stays."""
        self._program.kill()
        wait_until(lambda: not self._bus.has(self.name), f"{self.name} is off the bus")


@contextlib.contextmanager
def mocked(
    bus: PrivateBus,
    name: str,
    path: str,
    *,
    interface: str | None = None,
    template: str | None = None,
) -> Iterator[Mock]:
    """Keep a mocked service on the bus."""
    mock = Mock(bus, name, path, interface=interface, template=template)
    try:
        yield mock
    finally:
        mock.kill()
