"""The real program shows a picture on a whole screen: on X11 with two monitors."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.desktop.real_desktop import PROGRAM, App, Eyes, Spot, seen, soon
from tests.desktop_rig.programs import find, wait_until
from tests.desktop_rig.xserver import XServer

pytestmark = [pytest.mark.storm, pytest.mark.timeout(600)]
WIDE, HIGH = 1024, 768
TITLE = "Screenshot"
# The pointer rests where neither the bar nor a button is.
ASIDE = (WIDE + 500, 120)
# The middle of the button that leaves, from the lower right corner.
LEAVES = (31, 19)


def take_pictures(app: App) -> None:
    """Have a picture to look at, and the window open."""
    app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
    app.cli("config", "set", "screenshots.enabled", "on")
    wait_until(lambda: app.cli("status")["capture"] == "on", "capturing")
    assert app.cli("shots", "capture")["pictures"]
    subprocess.run([*PROGRAM], env=app.environ, check=False, timeout=120)


def fill(press: Callable[[str], None], is_full: Callable[[], bool]) -> None:
    """Open the picture that is current, once it is there, and have it fill the screen."""
    pressed(press, "Return", "F11", until=is_full)


def pressed(press: Callable[[str], None], *keys: str, until: Callable[[], bool]) -> None:
    """Press keys; again after a while, for a window that had the keys a moment later."""

    def is_done() -> bool:
        for key in keys:
            press(key)
        return soon(until, seconds=30)

    wait_until(is_done, f"{keys} did it", seconds=180)


@pytest.fixture
def x(tmp_path: Path) -> Iterator[XServer]:
    folder = tmp_path / "x"
    folder.mkdir()
    with XServer(folder, monitors=2) as server:
        server.monitor("DUMMY1", "--right-of", "DUMMY0", size=f"{WIDE}x{HIGH}")
        yield server


def test_the_monitor_of_the_window_is_taken(tmp_path: Path, x: XServer) -> None:
    """Also where nobody manages windows: it has the keys, and gives them back."""
    eyes = Eyes(x)

    def full() -> Spot | None:
        return eyes.window(TITLE)

    def main() -> Spot | None:
        """Find the window; it is larger than the small one, which is called the same."""
        for name, *box in eyes.windows():
            if name == "TrackSync" and box[2] > WIDE * 0.9:
                return box[0], box[1], box[2], box[3]
        return None

    def is_moved() -> bool:
        x.move_window(WIDE + 20, 20)
        return soon(lambda: (main() or (0,))[0] >= WIDE, seconds=2)

    subprocess.run([find("xsetroot"), "-solid", "#3060a0"], env=x.environ, check=True)
    x.move_pointer(*ASIDE)
    app = App(tmp_path, x.environ)
    app.know_the_person()
    with app.running() as program:
        take_pictures(app)
        seen(main, "the window")
        wait_until(is_moved, "it is on the second monitor")
        x.press("ctrl+5")
        fill(x.press, lambda: full() is not None)
        assert full() == (WIDE, 0, WIDE, HIGH)

        def foot() -> QImage:
            return eyes.picture().copy(WIDE, HIGH - 2 * LEAVES[1], WIDE, 2 * LEAVES[1])

        x.press("0")  # brings the bar
        with_bar = foot()
        wait_until(lambda: foot() != with_bar, "the bar went")
        x.move_pointer(ASIDE[0], ASIDE[1] + 200)
        wait_until(lambda: foot() == with_bar, "the bar is back")
        x.move_pointer(2 * WIDE - LEAVES[0], HIGH - LEAVES[1])
        x.click()
        wait_until(lambda: full() is None, "a click left it")
        pressed(x.press, "F11", until=lambda: full() is not None)
        pressed(x.press, "Escape", until=lambda: full() is None)
        program.require()
        assert "Traceback" not in program.said()
