"""
What the screen says of a disk that fills up: `python -m tests.prove.tray_small_disk FOLDER`.

Mounts a small disk under FOLDER in a mount namespace of its own (`unshare --mount` around it); the
program, the panel that draws its menu, and the clicks of somebody who needs room are real.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.desktop.real_desktop import App
from tests.desktop.status_item import menu_lines
from tests.desktop_rig.dbus import SessionBus
from tests.desktop_rig.panels import status_notifier_tray, window_manager
from tests.desktop_rig.programs import wait_until
from tests.desktop_rig.xserver import XServer
from tests.prove.store_small_disk import fill_up, mount, must

SIZE_KB = 8192
LONG_S = 90
SAID = "The disk is full."


def said(bus: SessionBus) -> list[str]:
    """Read what the menu says of the disk."""
    return [line for line in menu_lines(bus) if "disk" in line]


def full(app: App, bus: SessionBus, disk: Path) -> None:
    app.cli("task", "add", "Before it was full")
    app.cli("task", "add", "Another")
    app.cli("start", "Before it was full")
    must(app.tracked() == "Before it was full", "nothing runs")
    film = fill_up(disk)
    wait_until(lambda: bool(said(bus)), "the full disk is said", seconds=LONG_S)
    must(said(bus) == [SAID], f"said otherwise, or more than once: {said(bus)}")
    must(app.cli("status")["store"]["health"] == "full", "the command line does not know")
    must(app.cli("start", "Another")["error"]["kind"] == "DiskFull", "a start was taken")
    entry = app.cli("stop")["entry"]
    must(app.tracked() == "", "the timer was not stopped")
    film.unlink()
    wait_until(lambda: not said(bus), "nothing is said any more", seconds=LONG_S)
    kept = app.cli("entry", "list")["entries"]
    must([one["id"] for one in kept] == [entry["id"]], "the entry is not there")
    must(kept[0]["duration_ms"] == entry["duration_ms"] > 0, "its time is not right")
    app.cli("start", "Another")
    must(app.tracked() == "Another", "a start was refused although there is room")


def main(folder: Path) -> None:
    disk = folder / "data"
    for name in ("data", "x", "app"):
        (folder / name).mkdir()
    mount(disk, f"size={SIZE_KB}k", "mode=700")
    with (
        XServer(folder / "x") as x,
        window_manager(x, folder / "x"),
        SessionBus(folder / "bus") as bus,
        status_notifier_tray(x, bus),
    ):
        app = App(folder / "app", bus.environ | x.environ)
        app.environ["TRACKSYNC_DATA_DIR"] = str(disk)
        app.know_the_person()
        app.cli("config", "set", "activity.sample_seconds", "1")
        with app.running():
            full(app, bus, disk)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
