"""Notices on real notification daemons, clicked by a real pointer."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSocketNotifier
from pytestqt.qtbot import QtBot

from tests.desktop_rig.keyring import PrivateBus, wait_until
from tests.desktop_rig.notices import AWAY, Person
from tests.desktop_rig.programs import Program, find
from tests.desktop_rig.xserver import XServer
from tracksync.platforms.notify_dbus import DesktopNotifier
from tracksync.ports.notify import Notice

NAME = "org.freedesktop.Notifications"
DUNSTRC = """[global]
monitor = 0
follow = none
origin = top-left
offset = 0x0
width = 400
markup = full
mouse_left_click = do_action, close_current
"""
XFCE = Path("/usr/lib/x86_64-linux-gnu/xfce4")

# Under the top of a notice of Xfce's its buttons lie, and a notice without any is over there.
BUTTON_PX = 86


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path / "bus")
    yield bus
    bus.stop()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[XServer]:
    with XServer(tmp_path) as screen:
        yield screen


@pytest.fixture
def notifier(bus: PrivateBus) -> Iterator[DesktopNotifier]:
    notifier = DesktopNotifier(bus.environ)
    yield notifier
    notifier.close()


@pytest.fixture
def person(notifier: DesktopNotifier) -> Person:
    return Person(notifier)


@pytest.fixture
def dunst(bus: PrivateBus, screen: XServer, tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Start dunst; a test may do so again after killing it."""
    config = tmp_path / "dunstrc"
    config.write_text(DUNSTRC, encoding="utf-8")
    started: list[Program] = []

    def start() -> Program:
        environ = bus.environ | screen.environ
        started.append(Program("dunst", "-config", config, environ=environ, folder=tmp_path))
        wait_until(lambda: bus.has(NAME), "dunst is on the bus")
        return started[-1]

    yield start
    for program in started:
        program.kill()


@pytest.fixture
def xfce(bus: PrivateBus, screen: XServer, tmp_path: Path) -> Iterator[Program]:
    """Run xfce4-notifyd, which draws buttons."""
    environ = bus.environ | screen.environ | {"NO_AT_BRIDGE": "1"}
    settings = Program(XFCE / "xfconf/xfconfd", environ=environ, folder=tmp_path)
    wait_until(lambda: bus.has("org.xfce.Xfconf"), "xfconfd is on the bus")
    program = Program(XFCE / "notifyd/xfce4-notifyd", environ=environ, folder=tmp_path)
    wait_until(lambda: bus.has(NAME), "xfce4-notifyd is on the bus")
    yield program
    program.kill()
    settings.kill()


def dunstctl(bus: PrivateBus, *words: str) -> str:
    run = subprocess.run(
        [find("dunstctl"), *words], env=bus.environ, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def windows(screen: XServer, *, high_px: int = 0) -> list[tuple[int, int]]:
    """Return where the visible windows begin, of those that are so high."""
    shell = f"{find('xdotool')} search --onlyvisible --name . getwindowgeometry %@"
    run = subprocess.run(
        shell.split(), env=screen.environ, capture_output=True, text=True, check=False
    )
    told = r"Position: (\d+),(\d+).*\s+Geometry: \d+x(\d+)"
    return [(int(x), int(y)) for x, y, high in re.findall(told, run.stdout) if int(high) >= high_px]


def only(look: Callable[[], list[tuple[int, int]]]) -> tuple[int, int]:
    """Wait until one window can be seen; a daemon may take one away for another."""
    found: list[tuple[int, int]] = []

    def is_there() -> bool:
        found[:] = look()
        return len(found) == 1

    wait_until(is_there, "one notice is on the screen")
    return found[0]


@pytest.mark.usefixtures("unhurried")
def test_a_click_on_a_notice_reaches_us(
    dunst: Callable[[], Program], notifier: DesktopNotifier, person: Person, screen: XServer
) -> None:
    """The pointer is moved there and pressed; dunst says so, and we know which notice it was."""
    dunst()

    assert notifier.show(AWAY)
    wait_until(lambda: windows(screen) != [], "the notice is on the screen")
    screen.move_pointer(20, 20)
    screen.click()

    person.waits_for(("idle", "default"))


@pytest.mark.parametrize(("x", "action"), [(116, "keep"), (225, "discard")])
@pytest.mark.usefixtures("unhurried")
def test_a_click_on_a_button_says_which(
    xfce: Program,
    notifier: DesktopNotifier,
    person: Person,
    screen: XServer,
    x: int,
    action: str,
) -> None:
    """Two buttons beside each other, drawn by xfce4-notifyd; text with markup stays text."""
    assert notifier.show(AWAY)
    left, top = only(lambda: windows(screen))
    screen.move_pointer(left + x, top + 86)
    screen.click()

    person.waits_for(("idle", action))


@pytest.mark.usefixtures("unhurried")
def test_the_same_topic_replaces_and_another_stands_beside(
    dunst: Callable[[], Program], notifier: DesktopNotifier, bus: PrivateBus
) -> None:
    """However often the same thing is said, it is on the screen once; taken back, it is gone."""
    dunst()
    for title in ("Jira is not reachable", "Jira is back", "Jira is not reachable"):
        assert notifier.show(Notice("jira", title, ""))
    assert notifier.show(AWAY)
    wait_until(lambda: dunstctl(bus, "count", "displayed") == "2", "two notices are displayed")

    notifier.withdraw("jira")
    notifier.withdraw("jira")
    notifier.withdraw("never shown")

    wait_until(lambda: dunstctl(bus, "count", "displayed") == "1", "one notice is displayed")


@pytest.mark.usefixtures("unhurried")
def test_text_stays_text_in_a_daemon_that_reads_markup(
    dunst: Callable[[], Program], notifier: DesktopNotifier, bus: PrivateBus
) -> None:
    """A task called "<b>" is shown so."""
    dunst()

    notifier.show(AWAY)

    wait_until(lambda: dunstctl(bus, "count", "displayed") == "1", "the notice is displayed")
    dunstctl(bus, "close-all")
    history = dunstctl(bus, "history")
    assert "12 minutes are &lt;b&gt;not&lt;/b&gt; counted yet." in history


@pytest.mark.usefixtures("unhurried")
def test_a_daemon_that_starts_later_is_used(
    dunst: Callable[[], Program], notifier: DesktopNotifier
) -> None:
    """After login the app may be there first: it says that it could not, and then it can."""
    assert not notifier.show(AWAY)

    dunst()

    assert notifier.show(AWAY)


@pytest.mark.usefixtures("unhurried")
def test_a_restarted_daemon_is_survived(
    dunst: Callable[[], Program], notifier: DesktopNotifier, person: Person, screen: XServer
) -> None:
    """It counts from one again; our topics are not mistaken for its new ids."""
    first = dunst()
    for number in range(3):
        assert notifier.show(Notice(f"topic {number}", "x", ""))
    first.kill()
    assert not notifier.show(AWAY)
    dunst()

    assert notifier.show(AWAY)
    wait_until(lambda: windows(screen) != [], "the notice is on the screen")
    screen.move_pointer(20, 20)
    screen.click()

    person.waits_for(("idle", "default"))


def test_a_hanging_daemon_costs_a_second_and_its_click_is_not_lost(
    xfce: Program, notifier: DesktopNotifier, person: Person, screen: XServer
) -> None:
    """It shows the notice when it wakes up, and the button works all the same."""

    def with_button() -> list[tuple[int, int]]:
        return windows(screen, high_px=BUTTON_PX + 4)

    assert notifier.show(Notice("idle", "x", ""))
    xfce.process.send_signal(19)
    assert not notifier.show(Notice("late", *(AWAY.title, AWAY.body, AWAY.actions)))
    notifier.withdraw("idle")
    xfce.process.send_signal(18)

    wait_until(lambda: person.looks() == [] and len(windows(screen)) == 1, "one notice is there")
    left, top = only(with_button)
    screen.move_pointer(left + 116, top + BUTTON_PX)
    screen.click()

    person.waits_for(("late", "keep"))


@pytest.mark.usefixtures("unhurried")
def test_qt_can_drive_it(
    dunst: Callable[[], Program], notifier: DesktopNotifier, screen: XServer, qtbot: QtBot
) -> None:
    """A QSocketNotifier made before the first notice is enough, with no thread and no timer."""
    clicks: list[tuple[str, str]] = []
    notifier.start(lambda topic, action: clicks.append((topic, action)))
    watch = QSocketNotifier(notifier.fileno(), QSocketNotifier.Type.Read)
    watch.activated.connect(notifier.poll)
    dunst()

    assert notifier.show(AWAY)
    wait_until(lambda: windows(screen) != [], "the notice is on the screen")
    screen.move_pointer(20, 20)
    screen.click()

    qtbot.waitUntil(lambda: clicks == [("idle", "default")], timeout=60_000)
    watch.setEnabled(False)
