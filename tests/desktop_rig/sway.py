"""A real Wayland compositor without a screen, and a person's keyboard on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Self

from PySide6.QtGui import QImage

from tests.desktop_rig.programs import Program, find, wait_until

# Sway refuses to run as root.
_NOBODY = 65534
_DISPLAY = "wayland-1"


class Sway:
    """
    Sway on wlroots' headless back end, as an unprivileged user.

    A context manager. `kill` and `restart` keep the display's name.

    Args:
        folder: Where its log goes.
        config: Sway's configuration.
        inside: Its monitors are windows of this one, and one goes away as its window is closed. A
            headless monitor never does: wlroots 0.15 refuses to switch it off, whatever sway says.
    """

    def __init__(self, folder: Path, *, config: str = "", inside: Sway | None = None) -> None:
        self._folder = folder
        self._inside = inside
        # Not in *folder*, which only the tests' own user may enter.
        self._runtime = Path(tempfile.mkdtemp(prefix="sway-"))
        self._user = _NOBODY if os.geteuid() == 0 else None
        self._config = self._runtime / "config"
        # Its X server would be one more that takes a display from the tests beside it.
        self._config.write_text(f"xwayland disable\n{config}", encoding="utf-8")
        if self._user is not None:
            os.chown(self._runtime, self._user, self._user)
        self._runtime.chmod(0o700)
        self._config.chmod(0o644)
        self._sway: Program
        self.restart()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def environ(self) -> dict[str, str]:
        """What a program needs to show itself here; no bus."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self._runtime),
            "XDG_RUNTIME_DIR": str(self._runtime),
            "XDG_SESSION_TYPE": "wayland",
            "WAYLAND_DISPLAY": _DISPLAY,
        }

    @property
    def display(self) -> Path:
        """Its socket, for programs that have a session folder of their own."""
        return self._runtime / _DISPLAY

    @property
    def user(self) -> int | None:
        """As whom its programs run, where the tests are root."""
        return self._user

    def restart(self) -> None:
        """Start it, again on the same display."""
        for left in self._runtime.glob(f"{_DISPLAY}*"):
            left.unlink()
        self._sway = Program(
            *("sway", "--config", self._config),
            environ={
                **{name: self.environ[name] for name in ("PATH", "LANG", "HOME")},
                "XDG_RUNTIME_DIR": str(self._runtime),
                **self._back_end(),
                "WLR_RENDERER": "pixman",
                "WLR_LIBINPUT_NO_DEVICES": "1",
            },
            folder=self._folder,
            user=self._user,
        )
        wait_until(lambda: self.display.exists() or not self._sway.is_running, "sway is up")
        self._sway.require()

    def _back_end(self) -> dict[str, str]:
        if self._inside is None:
            return {"WLR_BACKENDS": "headless"}
        return {"WLR_BACKENDS": "wayland", "WAYLAND_DISPLAY": str(self._inside.display)}

    def kill(self) -> None:
        self._sway.kill()

    def stop(self) -> None:
        self._sway.stop()
        shutil.rmtree(self._runtime, ignore_errors=True)

    def tell(self, *words: str) -> str:
        """Give it a command, for instance `create_output`; its answer."""
        run = subprocess.run(
            self.telling(*words),
            check=False,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, f"swaymsg: {run.stdout}{run.stderr} {self._sway.said()}"
        return run.stdout

    def telling(self, *words: str) -> list[str]:
        """Name the program that tells it, for somebody else to run."""
        (socket,) = self._runtime.glob("sway-ipc.*.sock")
        return [find("swaymsg"), "--socket", str(socket), *words]

    def windows(self) -> list[str]:
        """List the titles of all windows."""
        return [str(window["name"]) for window in self._windows()]

    def told_of(self, title: str, what: str) -> bool:
        """Tell whether a window of a title is something, such as `focused`."""
        return any(window["name"] == title and window[what] for window in self._windows())

    def _windows(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        todo = [json.loads(self.tell("-t", "get_tree"))]
        while todo:
            node = todo.pop()
            todo += (*node["nodes"], *node["floating_nodes"])
            if node.get("pid"):
                found.append(node)
        return found

    def picture(self) -> QImage:
        """Take a picture of the screen."""
        run = subprocess.run(
            [find("grim"), "-t", "ppm", "-"], env=self.environ, check=True, capture_output=True
        )
        return QImage.fromData(run.stdout).convertToFormat(QImage.Format.Format_RGB32)

    def press(self, key: str = "a", *, held: str = "") -> None:
        """Press a key by a virtual keyboard, with another one (`ctrl`) held."""
        holding = ("-M", held) if held else ()
        run = subprocess.run(
            [find("wtype"), *holding, "-k", key],
            env=self.environ,
            check=False,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, f"wtype: {run.stderr} {self._sway.said()}"
