"""The real program under a real Wayland desktop that lets nobody see its screen."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.desktop.real_desktop import PROGRAM, App
from tests.desktop_rig.dbus import SessionBus
from tests.desktop_rig.programs import wait_until
from tests.desktop_rig.weston import weston
from tracksync.core.pictures.captures import Hold, remedy, why
from tracksync.platforms.screen.process import choose_screen

pytestmark = pytest.mark.timeout(300)


def test_pictures_are_off_and_that_is_said(tmp_path: Path) -> None:
    """Not on, not half on: the reason and what to do, and time is tracked as ever."""
    with weston(tmp_path) as display, SessionBus(tmp_path / "bus") as bus:
        # An X server may be there beside it, for old programs: it shows no more than those.
        session = {"WAYLAND_DISPLAY": str(display), "DISPLAY": ":63998"}
        kind = {"XDG_SESSION_TYPE": "wayland", "QT_QPA_PLATFORM": "wayland"}
        app = App(tmp_path, bus.environ | session | kind)
        app.know_the_person()
        with app.running() as program:
            app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
            app.cli("config", "set", "screenshots.enabled", "on")
            wait_until(lambda: app.cli("status")["capture"] == "waiting", "it is weighed")
            status = app.cli("status")
            asked = subprocess.run(
                [*PROGRAM, "shots", "capture", "--json"],
                env=app.environ,
                check=False,
                capture_output=True,
                timeout=60,
            )
            listed = app.cli("shots", "list")["pictures"]
            program.require()
        chosen = choose_screen(app.environ)

    pictures = status["screenshots"]
    reason, what_to_do = why(Hold.CLOSED_DESKTOP, ""), remedy(Hold.CLOSED_DESKTOP)
    assert chosen.lack is Hold.CLOSED_DESKTOP
    assert status["state"] == "tracking"
    assert (pictures["why"], pictures["remedy"]) == (reason, what_to_do)
    assert pictures["is_lasting"]
    assert "does not let itself be seen" in pictures["source"]
    assert (asked.returncode, json.loads(asked.stdout)["error"]["title"]) == (3, reason)
    assert listed == []
    assert not list((tmp_path / "data").rglob("*.age"))
