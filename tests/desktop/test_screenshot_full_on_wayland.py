"""The real program shows a picture on a whole screen under a real Wayland compositor."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from tests.desktop.real_desktop import PROGRAM, App, soon
from tests.desktop_rig.dbus import SessionBus
from tests.desktop_rig.programs import running, wait_until
from tests.desktop_rig.sway import Sway

pytestmark = [pytest.mark.storm, pytest.mark.timeout(600)]
TITLE = "Screenshot"


def pressed(sway: Sway, *keys: str, until: Callable[[], bool]) -> None:
    """Press keys; again after a while, for a window that had the keys a moment later."""

    def is_done() -> bool:
        for key in keys:
            sway.press(key)
        return soon(until, seconds=10)

    wait_until(is_done, f"{keys} did it", seconds=60)


def fill_the_screen(sway: Sway, is_full: Callable[[], bool]) -> None:
    """Go to the pictures, open the first, have it fill the screen; anew where that failed."""

    def is_done() -> bool:
        # The window may have the keys a moment later, and the picture may be there a moment later.
        sway.press("5", held="ctrl")
        sway.press("Return")
        for _ in range(3):
            sway.press("F11")
            if soon(is_full, seconds=8):
                return True
        return False

    wait_until(is_done, "a picture fills the screen", seconds=120)


def test_it_fills_the_screen_under_sway(tmp_path: Path) -> None:
    """By the compositor's own full screen; the keys leave it, and lead there again."""
    with ExitStack() as stack:
        sway = stack.enter_context(Sway(tmp_path, config="output HEADLESS-1 resolution 1024x768\n"))
        bus = stack.enter_context(SessionBus(tmp_path / "bus"))
        session = {"WAYLAND_DISPLAY": str(sway.display), "XDG_SESSION_TYPE": "wayland"}
        # One that stays: with the last keyboard the focus would go.
        keyboard = ("wtype", "-s", "600000")
        stack.enter_context(
            running(*keyboard, environ=sway.environ, folder=tmp_path, user=sway.user)
        )
        app = App(tmp_path, bus.environ | session)
        app.know_the_person()
        program = stack.enter_context(app.running())
        app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
        app.cli("config", "set", "screenshots.enabled", "on")
        wait_until(lambda: app.cli("status")["capture"] == "on", "capturing")
        assert app.cli("shots", "capture")["pictures"]
        subprocess.run([*PROGRAM], env=app.environ, check=False, timeout=120)
        wait_until(lambda: "TrackSync" in sway.windows(), "the window")
        wait_until(lambda: sway.told_of("TrackSync", "focused"), "it has the keys")
        is_full = partial(sway.told_of, TITLE, "fullscreen_mode")
        fill_the_screen(sway, is_full)
        for key in ("Escape", "F11"):
            pressed(sway, key, until=lambda: TITLE not in sway.windows())
            wait_until(lambda: sway.told_of("TrackSync", "focused"), "the window has the keys")
            pressed(sway, "F11", until=is_full)
            assert sway.told_of(TITLE, "focused")
        program.require()
        assert "Traceback" not in program.said()
