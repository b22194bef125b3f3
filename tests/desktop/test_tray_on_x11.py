"""The real program in real trays, with real clicks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.real_desktop import PROGRAM, App, Eyes, Spot, click, seen, soon
from tests.desktop.status_item import menu_lines
from tests.desktop_rig.dbus import SessionBus, mocked
from tests.desktop_rig.panels import (
    STATUS_NOTIFIER_WATCHER,
    notification_daemon,
    status_notifier_tray,
    window_manager,
    xembed_tray,
)
from tests.desktop_rig.pictures import lines_of_text
from tests.desktop_rig.programs import wait_until
from tests.desktop_rig.xserver import XServer

pytestmark = pytest.mark.timeout(600)
# Lines of the open menu beside the tasks, and what separates them.
_LINES, _SEPARATORS, _BEFORE_TASKS = 7, 3, 2
_SEPARATOR_PX = 8
# The class of the windows of Xfce's status icons.
PANEL = "Wrapper"
_REGISTER = "RegisterStatusNotifierItem"


@pytest.fixture
def x(tmp_path: Path) -> Iterator[XServer]:
    folder = tmp_path / "x"
    folder.mkdir()
    with XServer(folder) as server, window_manager(server, folder):
        yield server


@pytest.fixture
def app(tmp_path: Path, x: XServer) -> App:
    made = App(tmp_path, x.environ)
    made.know_the_person()
    return made


def _picture(x: XServer, name: str) -> None:
    """Keep a picture where somebody asked for them."""
    folder = os.environ.get("TRACKSYNC_TEST_PICTURES")
    if folder:
        Eyes(x).save(Path(folder) / f"{name}.png")


def _click_line(x: XServer, eyes: Eyes, place: int, *, tasks: int) -> None:
    """Open the menu by a right click and click a task's line: two clicks."""
    click(x, seen(eyes.icon, "the icon"), button=3)
    left, top, width, height = seen(eyes.menu, "the menu")
    line = (height - _SEPARATORS * _SEPARATOR_PX) // (_LINES + tasks)
    at = top + (_BEFORE_TASKS + place) * line + _SEPARATOR_PX
    click(x, (left, at, min(width, 120), line))


def test_two_clicks_start_a_task_and_one_opens_the_window(
    tmp_path: Path, x: XServer, app: App
) -> None:
    """From the icon to a durable entry; a left click shows the window."""
    eyes = Eyes(x)
    with xembed_tray(x, tmp_path), app.running():
        app.cli("task", "add", "Invoice export")

        def is_started() -> bool:
            # The menu learns of the new task in its own time; look again until it did.
            x.press("Escape")
            _click_line(x, eyes, 0, tasks=1)
            return soon(lambda: app.tracked() == "Invoice export", seconds=3)

        wait_until(is_started, "two clicks started the task")
        click(x, seen(eyes.icon, "the icon"), button=3)
        seen(eyes.menu, "the menu")
        soon(lambda: False, seconds=0.5)
        _picture(x, "menu-running")
        x.press("Escape")
        click(x, seen(eyes.icon, "the icon"))
        seen(lambda: eyes.window("TrackSync"), "the window")
        soon(lambda: False, seconds=1)
        _picture(x, "window-running")
        assert app.tracked() == "Invoice export"


def test_the_icon_comes_back_with_its_host(tmp_path: Path, x: XServer, app: App) -> None:
    """A tray that crashes takes nothing with it."""
    eyes = Eyes(x)
    with app.running():
        with xembed_tray(x, tmp_path) as tray:
            seen(eyes.icon, "the icon in the first tray")
            tray.kill()
        with xembed_tray(x, tmp_path):
            click(x, seen(eyes.icon, "the icon in the second tray"))
            seen(lambda: eyes.window("TrackSync"), "the window")


def test_a_small_window_stands_in_for_the_tray(tmp_path: Path, x: XServer, app: App) -> None:
    """Without a tray nothing is out of reach; with one the small window is in nobody's way."""
    eyes = Eyes(x)
    with app.running():
        small = seen(lambda: eyes.window("TrackSync"), "the small window")
        _picture(x, "small-window")
        assert small[2] < 600
        with xembed_tray(x, tmp_path):
            seen(eyes.icon, "the icon")
            wait_until(lambda: eyes.window("TrackSync") is None, "the small window went")


def test_the_small_window_comes_when_the_only_tray_is_lost(
    tmp_path: Path, x: XServer, app: App
) -> None:
    """A host that is killed and stays away leaves nothing out of reach, as often as it happens."""
    eyes = Eyes(x)
    with app.running():
        for _ in range(2):
            with xembed_tray(x, tmp_path) as tray:
                seen(eyes.icon, "the icon")
                wait_until(lambda: eyes.window("TrackSync") is None, "no small window")
                tray.kill()
            small = seen(lambda: eyes.window("TrackSync"), "the small window")
            assert small[2] < 600


def test_quitting_without_a_tray_ends_it(app: App) -> None:
    """The small window that cannot be closed does not keep the program from ending."""
    with app.running() as program:
        assert app.cli("quit")["is_ending"]
        wait_until(lambda: not program.is_running, "it ended")

        assert program.process.returncode == 0


def test_a_second_start_raises_the_first(tmp_path: Path, x: XServer, app: App) -> None:
    """Starting twice shows the window that is there, and leaves one program."""
    eyes = Eyes(x)
    with xembed_tray(x, tmp_path), app.running() as first:
        seen(eyes.icon, "the icon")
        assert eyes.window("TrackSync") is None
        second = subprocess.run([*PROGRAM], env=app.environ, check=False, timeout=120)

        assert second.returncode == 0
        seen(lambda: eyes.window("TrackSync"), "the window")
        first.require()


def test_a_link_starts_the_program_and_asks(tmp_path: Path, x: XServer, app: App) -> None:
    """So does one that comes while it runs. Whatever it names, nothing has started by itself."""
    app.cli("task", "add", "Invoice export")
    ref = app.cli("tasks")["tasks"][0]["ref"]
    eyes, link = Eyes(x), f"tracksync://start?ref={ref}"
    with xembed_tray(x, tmp_path), app.running(link) as first:
        seen(lambda: eyes.window("Start this task?"), "the question about the link")
        x.press("Return")
        wait_until(lambda: eyes.window("Start this task?") is None, "Enter meant: not now")
        second = subprocess.run([*PROGRAM, link], env=app.environ, check=False, timeout=120)
        seen(lambda: eyes.window("Start this task?"), "the second question")
        _picture(x, "link")

        assert second.returncode == 0
        assert app.tracked() == ""
        first.require()


def test_quitting_by_signal_is_in_order(tmp_path: Path, x: XServer, app: App) -> None:
    """SIGTERM ends it without a word of complaint, and the timer is still running after it."""
    with xembed_tray(x, tmp_path):
        with app.running() as program:
            app.cli("task", "add", "Invoice export")
            ref = app.cli("tasks")["tasks"][0]["ref"]
            app.cli("start", ref)
            program.process.terminate()
            wait_until(lambda: not program.is_running, "it ended")

            assert program.process.returncode == 0
            assert "Traceback" not in program.said()
        assert app.tracked() == "Invoice export"


@pytest.fixture
def bus(tmp_path: Path, x: XServer) -> Iterator[SessionBus]:
    with SessionBus(tmp_path / "bus") as bus, notification_daemon(x, bus):
        yield bus


class Panel:
    """A panel that draws icon and menu itself, and the hand that clicks there."""

    def __init__(self, x: XServer, bus: SessionBus) -> None:
        self._x, self._bus, self._eyes = x, bus, Eyes(x)

    def icon(self) -> Spot:
        return seen(lambda: self._eyes.icon(PANEL), "the icon in the panel")

    def click(self) -> None:
        """Click the icon until the window is there: a panel that is new has it anew once."""

        def is_open() -> bool:
            click(self._x, self.icon())
            return soon(lambda: self._eyes.window("TrackSync") is not None, seconds=5)

        wait_until(is_open, "the window", seconds=90)

    def choose(self, label: str, is_done: Callable[[], bool]) -> None:
        """Open the menu by a right click on the icon, and click a line of it: two clicks."""

        def is_chosen() -> bool:
            lines = menu_lines(self._bus)
            if label not in lines:
                return False
            self._x.press("Escape")
            click(self._x, self.icon(), button=3)
            soon(lambda: self._eyes.menu(PANEL) is not None, seconds=5)
            menu = self._eyes.menu(PANEL)
            if menu is None:  # the icon was registered anew just then
                return False
            left, _, width, _ = menu
            drawn = lines_of_text(self._eyes.picture(), menu)
            if len(drawn) != len(lines):  # not drawn yet
                return False
            click(self._x, (left, drawn[lines.index(label)], min(width, 120), 1))
            return soon(is_done, seconds=5)

        wait_until(lambda: is_done() or is_chosen(), f"a click on {label!r} did it", seconds=90)


def test_a_panel_draws_our_menu(tmp_path: Path, x: XServer, bus: SessionBus) -> None:
    """What is clicked in it is done; a panel that is killed and comes back has the icon again."""
    app = App(tmp_path, bus.environ | x.environ)
    app.know_the_person()
    panel = Panel(x, bus)
    with status_notifier_tray(x, bus) as host, app.running() as program:
        app.cli("task", "add", "Research & <b>development</b> __ of a title that goes on and on")
        app.cli("task", "add", "Invoice export")
        panel.choose("Invoice export", lambda: app.tracked() == "Invoice export")
        panel.choose("Stop Invoice export", lambda: app.tracked() == "")
        lines = menu_lines(bus)
        _picture(x, "panel")
        host.kill()
        with status_notifier_tray(x, bus):
            panel.click()
            _picture(x, "panel-again")
            panel.choose("Quit", lambda: not program.is_running)

        assert program.process.returncode == 0
        assert "Traceback" not in program.said()
    assert all(len(label) <= 62 and "\n" not in label for label in lines)


def test_a_panel_on_the_bus_that_comes_late_has_the_icon(
    tmp_path: Path, x: XServer, bus: SessionBus
) -> None:
    """Where no tray was at first, the icon takes the small window's place in whatever comes."""
    app = App(tmp_path, bus.environ | x.environ)
    app.know_the_person()
    panel, eyes = Panel(x, bus), Eyes(x)
    with app.running() as program:
        seen(lambda: eyes.window("TrackSync"), "the small window")
        with status_notifier_tray(x, bus):
            wait_until(lambda: eyes.window("TrackSync") is None, "the small window went")
            panel.click()
            panel.choose("Quit", lambda: not program.is_running)

        assert program.process.returncode == 0
        assert "Traceback" not in program.said()


def test_the_small_window_comes_when_the_only_panel_is_lost(
    tmp_path: Path, x: XServer, bus: SessionBus
) -> None:
    """It goes when the panel comes back, and the icon is there again."""
    app = App(tmp_path, bus.environ | x.environ)
    app.know_the_person()
    panel, eyes = Panel(x, bus), Eyes(x)
    with app.running() as program:
        with status_notifier_tray(x, bus) as host:
            panel.icon()
            wait_until(lambda: eyes.window("TrackSync") is None, "no small window")
            host.kill()
        seen(lambda: eyes.window("TrackSync"), "the small window")
        with status_notifier_tray(x, bus):
            wait_until(lambda: eyes.window("TrackSync") is None, "the small window went")
            panel.icon()
            panel.choose("Quit", lambda: not program.is_running)

        assert program.process.returncode == 0
        assert "Traceback" not in program.said()


def test_a_panel_hears_of_the_icon_again_when_its_parts_listen(
    tmp_path: Path, x: XServer, bus: SessionBus
) -> None:
    """One that took it before all of it listened would never draw it; so it is another item."""
    app = App(tmp_path, bus.environ | x.environ)
    app.know_the_person()
    told: list[object] = []

    def hears_more() -> bool:
        before = len(told)
        told[:] = [name for ((_, name),) in panel.calls(_REGISTER)]
        return len(told) > before

    with app.running(), mocked(bus, STATUS_NOTIFIER_WATCHER, "/StatusNotifierWatcher") as panel:
        panel.answer(_REGISTER, "", "", takes="s")
        panel.emit("StatusNotifierHostRegistered", "", interface=STATUS_NOTIFIER_WATCHER)
        wait_until(hears_more, "the panel was told")
        panel.emit("StatusNotifierHostRegistered", "", interface=STATUS_NOTIFIER_WATCHER)
        wait_until(hears_more, "the panel was told again")

    assert len(set(told)) == len(told)


def test_the_icon_follows_to_another_kind_of_tray(
    tmp_path: Path, x: XServer, bus: SessionBus
) -> None:
    """From windows in a tray to items of a panel, and back; each menu works."""
    app = App(tmp_path, bus.environ | x.environ)
    app.know_the_person()
    panel, eyes = Panel(x, bus), Eyes(x)
    with app.running() as program:
        app.cli("task", "add", "Invoice export")
        with xembed_tray(x, tmp_path):
            seen(eyes.icon, "the icon in the tray")
            wait_until(lambda: eyes.window("TrackSync") is None, "the small window went")
        with status_notifier_tray(x, bus):
            panel.choose("Invoice export", lambda: app.tracked() == "Invoice export")
        with xembed_tray(x, tmp_path):
            _picture(x, "tray-again")

            def is_stopped() -> bool:
                x.press("Escape")
                _click_line(x, eyes, -_BEFORE_TASKS, tasks=1)
                return soon(lambda: app.tracked() == "", seconds=3)

            wait_until(is_stopped, "the first line of the menu stopped the task", seconds=90)
        assert app.cli("quit")["is_ending"]
        wait_until(lambda: not program.is_running, "it ended")

        assert program.process.returncode == 0
        assert "Traceback" not in program.said()
