"""The real program on a real desktop: started, looked at, clicked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from Xlib import X
from Xlib.display import Display
from Xlib.error import BadWindow

from tests.desktop_rig.programs import Program, running, wait_until
from tests.desktop_rig.xserver import XServer
from tests.fakes.keyring_backend import environ_for

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "tracksync")
_HIGH = 100
Spot = tuple[int, int, int, int]


class App:
    """
    TrackSync as a person has it: one data folder, one session.

    Args:
        folder: For everything it writes.
        session: Display, bus and all else that the session gives its programs.
        keystore: What makes it use a keystore of the tests; empty for the session's own.
        program: The words that start it.
    """

    def __init__(
        self,
        folder: Path,
        session: Mapping[str, str],
        keystore: Mapping[str, str] | None = None,
        *,
        program: tuple[str, ...] = PROGRAM,
    ) -> None:
        self.folder = folder
        self.program = program
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        self.environ = {
            "XDG_RUNTIME_DIR": str(runtime),
            **session,
            **(environ_for(folder / "keys.json") if keystore is None else keystore),
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "TRACKSYNC_DATA_DIR": str(folder / "data"),
            "PYTHONPATH": str(ROOT),
            # On a busy machine the helper that asks it takes its time.
            "TRACKSYNC_SERVICES_KEYSTORE_WAIT_SECONDS": "30",
        }

    @contextmanager
    def running(self, *words: str) -> Iterator[Program]:
        """Keep the tray program running, once its store is open."""
        with running(*self.program, *words, environ=self.environ, folder=self.folder) as program:

            def is_open() -> bool:
                program.require()
                status = self.status()  # by the command itself, until the program answers
                return bool(status.get("is_running")) and status.get("state") == "idle"

            wait_until(is_open, "the store is open")
            try:
                yield program
            except AssertionError as e:
                e.add_note(f"the program said: {program.said()}")
                raise

    def cli(self, *command: str) -> dict[str, Any]:
        """Run a command as JSON."""
        run = subprocess.run(
            [*self.program, *command, "--json"],
            env=self.environ,
            check=False,
            capture_output=True,
            text=True,
        )
        answer: dict[str, Any] = json.loads(run.stdout or "{}")
        return answer

    def status(self) -> dict[str, Any]:
        return self.cli("status")

    def tracked(self) -> str:
        """Tell the title of what the durable timer runs on; empty when nothing does."""
        status = self.status()
        timer = status.get("timer") or {}
        entry = timer.get("entry") or {}
        return str(entry.get("task", {}).get("title", ""))

    def know_the_person(self) -> None:
        """Leave the first run behind."""
        self.cli("config", "set", "day.work_days", "1,2,3,4,5,6,7")


class Eyes:
    """Looks at the windows of a display."""

    def __init__(self, x: XServer) -> None:
        self._x = x

    def open(self) -> Display:
        """Connect to it."""
        # The library takes the cookie from the environment and from nowhere else.
        before = os.environ.get("XAUTHORITY")
        os.environ["XAUTHORITY"] = self._x.environ["XAUTHORITY"]
        try:
            return Display(self._x.name)
        finally:
            if before is None:
                del os.environ["XAUTHORITY"]
            else:
                os.environ["XAUTHORITY"] = before

    def windows(self, name: str = "TrackSync") -> list[tuple[str, int, int, int, int]]:
        """List the visible windows of the program: title, place and size."""
        found = []
        display = self.open()
        try:
            todo = [display.screen().root]
            while todo:
                window = todo.pop()
                try:
                    todo += window.query_tree().children
                    kind = window.get_wm_class()
                    if not kind or name not in kind[1]:
                        continue
                    if window.get_attributes().map_state != X.IsViewable:
                        continue
                    size = window.get_geometry()
                    place = window.translate_coords(display.screen().root, 0, 0)
                    title = window.get_wm_name() or ""
                except BadWindow:
                    continue
                found.append((str(title), -place.x, -place.y, size.width, size.height))
        finally:
            display.close()
        return found

    def window(self, title: str) -> Spot | None:
        """Find a window of some size by its title."""
        for name, *box in self.windows():
            if name == title and box[3] > _HIGH:
                return box[0], box[1], box[2], box[3]
        return None

    def icon(self, of: str = "TrackSync") -> Spot | None:
        """Find the icon: a small window of the program, or of the panel that draws it."""
        for _, x, y, width, height in self.windows(of):
            if 8 < width < _HIGH and 8 < height < _HIGH:
                return x, y, width, height
        return None

    def menu(self, of: str = "TrackSync") -> Spot | None:
        """Find the menu: the high window without a title of its own frame."""
        display = self.open()
        try:
            for window in display.screen().root.query_tree().children:
                try:
                    seen, kind = window.get_attributes(), window.get_wm_class()
                    size = window.get_geometry()
                except BadWindow:
                    continue
                is_ours = bool(kind) and of in kind[1]
                is_menu = seen.map_state == X.IsViewable and seen.override_redirect
                if is_ours and is_menu and size.height > _HIGH:
                    return size.x, size.y, size.width, size.height
        finally:
            display.close()
        return None

    def save(self, file: Path) -> None:
        """Keep a picture of the whole screen."""
        self.picture().save(str(file))

    def picture(self) -> QImage:
        """Take a picture of the whole screen."""
        display = self.open()
        try:
            root = display.screen().root
            size = root.get_geometry()
            raw = root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
            form = QImage.Format.Format_RGB32
            return QImage(raw.data, size.width, size.height, size.width * 4, form).copy()
        finally:
            display.close()


def click(x: XServer, box: Spot, button: int = 1) -> None:
    """Click into the middle of something."""
    left, top, width, height = box
    x.move_pointer(left + width // 2, top + height // 2)
    x.click(button)


def seen(look: Callable[[], Spot | None], what: str) -> Spot:
    """Wait until something can be seen, and tell where."""
    wait_until(lambda: look() is not None, what)
    found = look()
    assert found is not None, what
    return found


def soon(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Look for a while; whether it came true."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.05)
    return False
