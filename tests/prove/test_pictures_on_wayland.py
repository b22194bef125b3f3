"""Pictures of a Wayland screen, by the whole program with its icon in a bar."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.desktop.test_tray_on_wayland import BAR, Desk
from tests.desktop_rig.panels import wayland_bar
from tests.desktop_rig.programs import wait_until

pytestmark = [pytest.mark.storm, pytest.mark.timeout(300)]


def test_the_tray_takes_pictures_under_sway(tmp_path: Path) -> None:
    """By grim, of the one monitor, while the timer runs; kept, and listed."""
    with ExitStack() as stack:
        desk = Desk(tmp_path, stack)
        stack.enter_context(wayland_bar(desk.sway, desk.bus, height_px=BAR))
        with desk.app.running():
            app = desk.app
            desk.icon()
            app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
            app.cli("config", "set", "screenshots.enabled", "on")
            wait_until(lambda: app.cli("status")["capture"] == "on", "capturing")
            taken = app.cli("shots", "capture")["pictures"]

    assert [(picture["monitor"], picture["kind"]) for picture in taken] == [
        ("HEADLESS-1", "picture")
    ]
