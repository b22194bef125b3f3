"""Monitors plugged in and out hundreds of times while pictures are taken of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish
from tests.budget.rig import memory_kib
from tests.desktop.real_desktop import App
from tests.desktop_rig.programs import find, wait_until
from tests.desktop_rig.xserver import XServer

pytestmark = [pytest.mark.storm, pytest.mark.timeout(900)]
CHANGES = 200
MOST_MIB = 20


def test_two_hundred_changes_of_monitors_leave_the_tray_as_it_was(tmp_path: Path) -> None:
    """It lives, sees what is there each time, and has not grown."""
    (tmp_path / "x").mkdir()
    with XServer(tmp_path / "x", monitors=2) as x:
        subprocess.run([find("xsetroot"), "-solid", "#3060a0"], env=x.environ, check=True)
        app = App(tmp_path, x.environ)
        app.know_the_person()
        with app.running() as program:
            app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
            app.cli("config", "set", "screenshots.enabled", "on")
            wait_until(lambda: app.cli("status")["capture"] == "on", "capturing")
            app.cli("shots", "capture")
            before = memory_kib(program.process.pid)
            for number in range(CHANGES // 2):
                x.monitor("DUMMY1", "--right-of", "DUMMY0")
                must_see(app, {"DUMMY0", "DUMMY1"}, number)
                x.unplug("DUMMY1")
                must_see(app, {"DUMMY0"}, number)
            after = memory_kib(program.process.pid)
            program.require()
            assert app.cli("check")["is_good"]
            app.cli("quit")
            wait_until(lambda: not program.is_running, "it ended")
            assert program.process.returncode == 0
            assert "Traceback" not in program.said()

    grown = (after - before) / 1024
    row = Row("memory grown by it", f"{grown:.1f} MiB", "must be little", grown, MOST_MIB)
    publish("Two hundred changes of monitors", [row], note="Pictures of both, each fifth time.")


def must_see(app: App, monitors: set[str], number: int) -> None:
    """Take pictures now, each fifth time, and compare of which monitors they are."""
    if number % 5 == 0:
        taken = app.cli("shots", "capture")["pictures"]
        assert {picture["monitor"] for picture in taken} == monitors
