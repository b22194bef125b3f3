"""A logind that behaves as a test says: sleep, lock, user switch, shutdown."""

from __future__ import annotations

import os
from typing import Self

from tests.desktop_rig.dbus import Mock, SessionBus

SERVICE = "org.freedesktop.login1"
SESSION = "/org/freedesktop/login1/session/c1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_USER = "org.freedesktop.login1.User"


class Logind:
    """
    python-dbusmock's logind on a bus of the test's own, with one session of ours, `c1`.

    A context manager.
    """

    def __init__(self, bus: SessionBus) -> None:
        self._bus = bus
        self.restart()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def environ(self) -> dict[str, str]:
        """What a program in the session sees; no session bus."""
        return {**self._bus.as_system, "XDG_SESSION_ID": "c1"}

    def restart(self) -> None:
        """Start it, awake, unlocked, active."""
        self._mock = Mock(
            self._bus, SERVICE, "/org/freedesktop/login1", interface=_MANAGER, template="logind"
        )
        # dbusmock's own stumbles over the number.
        path = "'/org/freedesktop/login1/user/' + str(args[0])"
        self._mock.answer("GetUser", "o", f"ret = {path}", takes="u")
        self.add_session("c1", os.getuid())

    def kill(self) -> None:
        self._mock.kill()

    def add_session(self, name: str, uid: int) -> None:
        self._mock.do("AddSession", "ssusb", name, "seat0", uid, f"user{uid}", True)

    def set_display(self) -> None:
        """Make `c1` the graphical session of our user."""
        # dbusmock's way to change a property stumbles over a pair.
        user = f"/org/freedesktop/login1/user/{os.getuid()}"
        pair = f"dbus.Struct(('c1', dbus.ObjectPath('{SESSION}')), variant_level=1)"
        self._mock.answer("Put", "", f"objects['{user}'].props['{_USER}']['Display'] = {pair}")
        self._bus.call(self._mock.main, "Put")

    def set(self, path: str, name: str, value: tuple[str, object]) -> None:
        """Change a property of a session, and tell of it."""
        self._mock.set(path, _SESSION, name, value)

    def set_manager(self, name: str, value: tuple[str, object]) -> None:
        """Change a property of the manager, and tell of it."""
        self._mock.set("/org/freedesktop/login1", _MANAGER, name, value)

    def sleep(self, *, begins: bool) -> None:
        self._mock.emit("PrepareForSleep", "b", ("b", begins))

    def shut_down(self) -> None:
        self._mock.emit("PrepareForShutdown", "b", ("b", True))

    def ask_lock(self, path: str = SESSION, *, lock: bool) -> None:
        """Be `loginctl lock-session`: it asks, and knows nothing of what comes of it."""
        self._mock.emit("Lock" if lock else "Unlock", "", path=path, interface=_SESSION)

    def lock(self, path: str = SESSION, *, is_locked: bool) -> None:
        """Be a desktop that has locked the screen, and says so."""
        self.set(path, "LockedHint", ("b", is_locked))

    def activate(self, *, is_active: bool) -> None:
        """Bring our session to the screen, or somebody else's."""
        self.set(SESSION, "Active", ("b", is_active))
