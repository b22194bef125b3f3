"""GNOME's real compositor without a screen, and a keyboard on it."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from jeepney import DBusAddress, new_method_call

from tests.desktop_rig.dbus import SessionBus
from tests.desktop_rig.programs import Program, wait_until

_DISPLAY = "wayland-mutter"
_DESKTOP = "org.gnome.Mutter.RemoteDesktop"
_IDLE = "org.gnome.Mutter.IdleMonitor"
_KEY_A = 30
_PATIENCE_S = 60


class Mutter:
    """Mutter on its headless back end; a context manager with a bus of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.bus = SessionBus(folder / "bus")
        self._mutter: Program
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._mutter.stop()
        self.bus.stop()

    @property
    def environ(self) -> dict[str, str]:
        """What a program of this session sees."""
        return {
            **self.bus.environ,
            "XDG_SESSION_TYPE": "wayland",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "WAYLAND_DISPLAY": _DISPLAY,
        }

    def start(self) -> None:
        for left in Path(self.bus.environ["XDG_RUNTIME_DIR"]).glob(f"{_DISPLAY}*"):
            left.unlink()
        self._mutter = Program(
            *("mutter", "--headless", "--wayland", "--no-x11", "--wayland-display", _DISPLAY),
            *("--virtual-monitor", "800x600"),
            environ=self.bus.environ | {"LIBGL_ALWAYS_SOFTWARE": "1"},
            folder=self._folder,
        )
        wait_until(
            lambda: not self._mutter.is_running or (self.bus.has(_IDLE) and self.bus.has(_DESKTOP)),
            "Mutter is up",
        )
        self._mutter.require()

    def kill(self) -> None:
        self._mutter.kill()

    def press(self) -> None:
        """Press a key, as somebody who helps from afar."""
        with self.bus.connect() as line:

            def call(path: str, interface: str, method: str, *body: object) -> tuple[object, ...]:
                place = DBusAddress(path, _DESKTOP, interface)
                message = new_method_call(place, method, "ub" if body else None, body)
                answer = line.send_and_get_reply(message, timeout=_PATIENCE_S)
                assert answer.header.message_type.name == "method_return", answer.body
                return tuple(answer.body)

            (session,) = call("/org/gnome/Mutter/RemoteDesktop", _DESKTOP, "CreateSession")
            of_session = (str(session), f"{_DESKTOP}.Session")
            call(*of_session, "Start")
            for is_down in (True, False):
                call(*of_session, "NotifyKeyboardKeycode", _KEY_A, is_down)
            call(*of_session, "Stop")
