"""
The real program on Wayland, in a real bar, with real clicks.

Sway has no screen; the mouse is a virtual one, which the compositor takes for any other. Which
protocol tells of idleness depends on its version: in Debian 12 it is `org_kde_kwin_idle`, later
`ext_idle_notifier_v1`. Each is tried alone in tests/contract/platforms/test_idle_sources.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.desktop.real_desktop import App, soon
from tests.desktop.status_item import menu_lines
from tests.desktop_rig.dbus import SessionBus
from tests.desktop_rig.panels import wayland_bar
from tests.desktop_rig.pictures import Box, changed, lines_of_text
from tests.desktop_rig.programs import wait_until
from tests.desktop_rig.sway import Sway
from tests.desktop_rig.virtual_pointer import RIGHT, VirtualPointer

# Once in four runs a bar that came after the program drew no icon within 30 s. As its source reads,
# waybar may take an item before its own host listens, and the icon is registered again since; but
# the failure was never caught in the act, so this is tried before a release, not at each change.
pytestmark = [pytest.mark.timeout(300), pytest.mark.storm]
WIDTH, HEIGHT, BAR = 1280, 800, 30
CONFIG = f"output HEADLESS-1 resolution {WIDTH}x{HEIGHT}\n"


class Desk:
    """A compositor, a bus, a mouse; the bar comes and goes."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.sway = stack.enter_context(Sway(folder, config=CONFIG))
        self.bus = stack.enter_context(SessionBus(folder / "bus"))
        self.pointer = stack.enter_context(VirtualPointer(self.sway, width=WIDTH, height=HEIGHT))
        session = {"WAYLAND_DISPLAY": str(self.sway.display), "XDG_SESSION_TYPE": "wayland"}
        self.app = App(folder, self.bus.environ | session)
        self.app.know_the_person()

    def icon(self) -> Box:
        """Wait until something is drawn at the left of the bar, which is white elsewhere."""
        found: list[Box] = []

        def is_there() -> bool:
            bar = self.sway.picture().copy(0, 0, BAR * 2, BAR)
            white = QImage(bar.size(), bar.format())
            white.fill("white")
            box = changed(white, bar)
            found[:] = [box] if box and box[2] < BAR and box[3] < BAR else []
            return bool(found)

        self.pointer.move(WIDTH // 2, HEIGHT // 2)
        wait_until(is_there, "the icon is drawn in the bar")
        return found[0]

    def point_at_icon(self) -> None:
        left, top, width, height = self.icon()
        self.pointer.move(left + width // 2, top + height // 2)

    def choose(self, label: str, is_done: Callable[[], bool]) -> None:
        """Open the menu by a right click on the icon, and click a line of it."""

        def is_chosen() -> bool:
            lines = menu_lines(self.bus)
            if label not in lines:
                return False
            self.pointer.move(WIDTH - BAR, BAR // 2)
            self.pointer.click()  # away with a menu that is open
            self.point_at_icon()
            before = self.sway.picture()
            self.pointer.click(RIGHT)
            menu: list[tuple[Box, list[int]]] = []

            def is_drawn() -> bool:
                now = self.sway.picture()
                box = changed(before, now, below=BAR)
                menu[:] = [(box, lines_of_text(now, box))] if box else []
                return bool(menu) and len(menu[0][1]) == len(lines)

            if not soon(is_drawn, seconds=5):
                return False
            (((left, _, width, _), drawn),) = menu
            self.pointer.move(left + width // 2, drawn[lines.index(label)])
            self.pointer.click()
            return soon(is_done, seconds=5)

        wait_until(lambda: is_done() or is_chosen(), f"a click on {label!r} did it", seconds=90)

    def keep(self, name: str) -> None:
        """Keep a picture where somebody asked for them."""
        if folder := os.environ.get("TRACKSYNC_TEST_PICTURES"):
            self.sway.picture().save(str(Path(folder) / f"{name}.png"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(tmp_path, stack)


def test_an_hour_under_wayland(desk: Desk) -> None:
    """Icon, menu, window, absence, question, a bar that comes late and is killed: as on X11."""
    app, windows = desk.app, desk.sway.windows
    with app.running() as program, wayland_bar(desk.sway, desk.bus, height_px=BAR) as bar:
        wait_until(lambda: windows() == [], "the small window made way for the icon")
        app.cli("task", "add", "Invoice export")
        desk.choose("Invoice export", lambda: app.tracked() == "Invoice export")
        desk.point_at_icon()
        desk.pointer.click()
        wait_until(lambda: "TrackSync" in windows(), "the window")
        source = app.status()["activity"]["source"]

        app.cli("config", "set", "activity.sample_seconds", "1")
        app.cli("config", "set", "idle.threshold_seconds", "3")
        wait_until(lambda: bool(app.status()["activity"]["away_since_at"]), "nobody is there")
        desk.pointer.move(WIDTH // 2, HEIGHT // 3)
        wait_until(lambda: app.status()["questions"] == 1, "the question is asked")
        wait_until(lambda: "TrackSync asks" in windows(), "its window")
        app.cli("config", "set", "idle.threshold_seconds", "300")
        desk.keep("wayland")

        bar.kill()
        with wayland_bar(desk.sway, desk.bus, height_px=BAR):
            desk.choose("Quit", lambda: not program.is_running)
        assert program.process.returncode == 0
        assert "Traceback" not in program.said()
    assert source.startswith("Wayland idle notifications")
