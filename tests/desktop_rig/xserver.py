"""A real X server with nobody's screen, and a person's hands on it."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
from pathlib import Path
from typing import Self

from tests.desktop_rig.programs import Program, find, wait_until

_FIRST_DISPLAY = 200
_DISPLAYS = 2000
_STEP = 37
_TRIES = 20
_COOKIE_KIND = b"MIT-MAGIC-COOKIE-1"
_LOCAL_FAMILY = 256
_XORG_CONFIG = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "nobody's"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Screen"
  Identifier "screen"
  Device "nobody's"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1024x768"
    Virtual 4096 2048
  EndSubSection
EndSection
"""


class XServer:
    """
    A server on a display number of its own choosing, closed to everybody without the cookie.

    Xvfb with its one screen; for several monitors, which come and go by `xrandr`, Xorg without any
    device.

    A context manager. It has the display number from the start; `kill` and `restart` keep it.

    Args:
        folder: Where its authority file and log go.
        width: Of the one screen, in pixels.
        height: The same.
        monitors: `DUMMY0`, `DUMMY1`, …, of which only the first is on.
    """

    def __init__(
        self, folder: Path, *, width: int = 1280, height: int = 800, monitors: int = 1
    ) -> None:
        self._monitors = monitors
        self._folder = folder
        self._screen = f"{width}x{height}x24"
        self._cookie = os.urandom(16)
        self._authority = folder / "Xauthority"
        self._server: Program
        first = _FIRST_DISPLAY + os.getpid() * _STEP % _DISPLAYS
        for self.number in range(first, first + _TRIES):
            if self._start():
                break
        else:
            msg = f"no free X display in {_TRIES} tries: {self._server.said()}"
            raise AssertionError(msg)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def name(self) -> str:
        return f":{self.number}"

    @property
    def environ(self) -> dict[str, str]:
        """What a program needs to show itself here; no bus, no home."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "DISPLAY": self.name,
            "XAUTHORITY": str(self._authority),
        }

    def authority(self, number: int) -> bytes:
        """Return an authority file with this server's cookie for a display number."""
        fields = (socket.gethostname().encode(), str(number).encode(), _COOKIE_KIND, self._cookie)
        return struct.pack(">H", _LOCAL_FAMILY) + b"".join(
            struct.pack(">H", len(field)) + field for field in fields
        )

    @property
    def pid(self) -> int:
        return self._server.process.pid

    def restart(self) -> None:
        """Start a new server on the same number, with the same cookie."""
        assert self._start(), f"Xvfb {self.name} did not come back: {self._server.said()}"

    def kill(self) -> None:
        """End the server as the kernel would: clients see the connection break."""
        self._server.kill()

    def stop(self) -> None:
        self._server.stop()
        for left in (self._socket, Path(f"/tmp/.X{self.number}-lock")):  # noqa: S108  X's own place
            left.unlink(missing_ok=True)

    def monitor(self, name: str, *where: str, size: str = "800x600") -> None:
        """Plug a monitor in, where `xrandr` is told (`--right-of`, `DUMMY0`)."""
        self._xrandr("--addmode", name, size)
        self._xrandr("--output", name, "--mode", size, *where)

    def unplug(self, name: str) -> None:
        """Take a monitor away."""
        self._xrandr("--output", name, "--off")

    def _xrandr(self, *arguments: str) -> None:
        command = [find("xrandr"), *arguments]
        run = subprocess.run(command, env=self.environ, check=False, capture_output=True, text=True)
        assert run.returncode == 0, f"xrandr: {run.stderr}"

    # --- hands --------------------------------------------------------------------------------

    def move_pointer(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y))

    def click(self, button: int = 1) -> None:
        self._xdotool("click", str(button))

    def press(self, *keys: str) -> None:
        self._xdotool("key", *keys)

    def move_window(self, x: int, y: int) -> None:
        """Move the window that has the keys, where nobody manages windows."""
        self._xdotool("getwindowfocus", "windowmove", str(x), str(y))

    def type(self, text: str, *, delay_ms: int = 12) -> None:
        """Type into whatever has the focus."""
        self._xdotool("type", "--delay", str(delay_ms), "--", text)

    def _xdotool(self, *arguments: str) -> None:
        run = subprocess.run(
            [find("xdotool"), *arguments],
            env=self.environ,
            check=False,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, f"xdotool {arguments[0]}: {run.stderr}"

    # --- inside -------------------------------------------------------------------------------

    @property
    def _socket(self) -> Path:
        return Path(f"/tmp/.X11-unix/X{self.number}")  # noqa: S108  where X servers listen

    def _start(self) -> bool:
        """Start it; False when the number is taken."""
        self._authority.write_bytes(self.authority(self.number))
        self._server = server = Program(
            *(self._xvfb() if self._monitors == 1 else self._xorg()),
            *(self.name, "-noreset", "-nolisten", "tcp", "-auth", self._authority),
            environ={"PATH": os.environ["PATH"]},
            folder=self._folder,
        )
        wait_until(lambda: self._answers() or not server.is_running, f"X {self.name} answers")
        return server.is_running

    def _xvfb(self) -> tuple[str, ...]:
        return ("Xvfb", "-screen", "0", self._screen)

    def _xorg(self) -> tuple[str, ...]:
        config = self._folder / "xorg.conf"
        config.write_text(_XORG_CONFIG.format(monitors=self._monitors), encoding="utf-8")
        log = ("-logfile", str(self._folder / "Xorg.log"))
        return ("Xorg", "-config", str(config), "-novtswitch", "-sharevts", *log)

    def _answers(self) -> bool:
        asked = subprocess.run(
            [find("xdpyinfo")], env=self.environ, check=False, capture_output=True
        )
        return asked.returncode == 0
