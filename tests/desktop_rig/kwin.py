"""KDE's real compositor without a screen, and a person's hands on it."""

from __future__ import annotations

import shutil
import socket
import struct
from pathlib import Path
from typing import Self

from tests.desktop_rig.dbus import SessionBus
from tests.desktop_rig.programs import Program, find, wait_until
from tracksync.platforms.wayland.connection import (
    bind_request,
    parse_global,
    request_to,
    split_messages,
)

_DISPLAY = "wayland-kwin"
_SERVICE = "org.kde.KWin.ScreenShot2"
# KWin knows of desktop entries only what a menu names.
_MENU = """<!DOCTYPE Menu PUBLIC "-//freedesktop//DTD Menu 1.0//EN"
 "http://www.freedesktop.org/standards/menu-spec/1.0/menu.dtd">
<Menu><Name>Applications</Name><DefaultAppDirs/><Include><All/></Include></Menu>
"""


class KWin:
    """
    KWin on its virtual back end, drawing in software; a context manager with a bus of its own.

    Args:
        folder: Empty or not there.
        monitors: How many.
        entry: A desktop entry that is installed.
        asks_nobody: It lets every program see the screen.
    """

    def __init__(
        self, folder: Path, *, monitors: int = 1, entry: str = "", asks_nobody: bool = False
    ) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)
        self._monitors = monitors
        self._asks_nobody = asks_nobody
        self.bus = SessionBus(folder / "bus")
        for place, text in (
            ("config/menus/kf5-applications.menu", _MENU),
            ("data/applications/shown.desktop", entry),
        ):
            (folder / place).parent.mkdir(parents=True)
            (folder / place).write_text(text, encoding="utf-8")
        # The one that is installed may do more than others, which a container does not allow.
        self._program = shutil.copyfile(find("kwin_wayland"), folder / "kwin_wayland")
        self._program.chmod(0o700)
        self._kwin: Program
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._kwin.stop()
        self.bus.stop()

    @property
    def environ(self) -> dict[str, str]:
        """What a program of this session sees."""
        return {
            **self.bus.environ,
            "XDG_SESSION_TYPE": "wayland",
            "XDG_CURRENT_DESKTOP": "KDE",
            "WAYLAND_DISPLAY": _DISPLAY,
        }

    @property
    def display(self) -> Path:
        """Its socket, for programs that have a session folder of their own."""
        return self._runtime / _DISPLAY

    def start(self) -> None:
        for left in self._runtime.glob(f"{_DISPLAY}*"):
            left.unlink()
        more = {
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "KWIN_COMPOSE": "O2",
            "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1",  # for the hands, not for the screen
            "XDG_CONFIG_DIRS": str(self._folder / "config"),
            "XDG_DATA_HOME": str(self._folder / "data"),
        }
        if self._asks_nobody:
            more["KWIN_SCREENSHOT_NO_PERMISSION_CHECKS"] = "1"
        self._kwin = Program(
            *(self._program, "--virtual", "--no-lockscreen", "--no-global-shortcuts"),
            *("--socket", _DISPLAY, "--width", "800", "--height", "600"),
            *("--output-count", str(self._monitors)),
            environ=self.bus.environ | more,
            folder=self._folder,
        )
        wait_until(self._is_up, "KWin is up")
        self._kwin.require()

    def kill(self) -> None:
        self._kwin.kill()

    def hands(self) -> Hands:
        return Hands(self.display)

    def _is_up(self) -> bool:
        return not self._kwin.is_running or (self.display.exists() and self.bus.has(_SERVICE))

    @property
    def _runtime(self) -> Path:
        return Path(self.bus.environ["XDG_RUNTIME_DIR"])


_PATIENCE_S = 60
_INPUT = "org_kde_kwin_fake_input"
# A new number has to be the next one.
_DISPLAY_ID, _REGISTRY_ID, _SYNC_ID, _INPUT_ID = range(1, 5)
_SYNC, _GET_REGISTRY, _GLOBAL = 0, 1, 0
_AUTHENTICATE, _MOVE_TO, _KEY = 0, 9, 10
_KEY_A = 30


class Hands:
    """Keyboard and mouse by KDE's protocol for such; a context manager."""

    def __init__(self, display: Path) -> None:
        self._next_id = _SYNC_ID
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_PATIENCE_S)
        self._socket.connect(str(display))
        self._send(_DISPLAY_ID, _GET_REGISTRY, _REGISTRY_ID)
        number = self._wait()[_INPUT]
        self._next_id += 1
        self._socket.sendall(bind_request(number, _INPUT, 4, _INPUT_ID))
        who = struct.pack("=I8s", 5, b"test")
        self._socket.sendall(request_to(_INPUT_ID, _AUTHENTICATE, who + who))
        self._wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def press(self) -> None:
        for is_down in (1, 0):
            self._send(_INPUT_ID, _KEY, _KEY_A, is_down)
        self._wait()

    def move(self, x: int, y: int) -> None:
        self._send(_INPUT_ID, _MOVE_TO, x << 8, y << 8)  # numbers with 8 bits after the point
        self._wait()

    def _send(self, target: int, opcode: int, *numbers: int) -> None:
        self._socket.sendall(request_to(target, opcode, struct.pack(f"={len(numbers)}I", *numbers)))

    def _wait(self) -> dict[str, int]:
        """Wait until all that was sent is done; what the compositor offers, if it says so."""
        number, self._next_id = self._next_id, self._next_id + 1
        self._send(_DISPLAY_ID, _SYNC, number)
        offered: dict[str, int] = {}
        raw = b""
        while True:
            raw += self._socket.recv(65536)
            messages, raw = split_messages(raw)
            for message in messages:
                if (message.sender, message.opcode) == (_REGISTRY_ID, _GLOBAL):
                    interface, found = parse_global(message.body)
                    offered[interface] = found.name
                assert (message.sender, message.opcode) != (_DISPLAY_ID, 0), message
                if message.sender == number:
                    return offered
