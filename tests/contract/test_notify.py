"""Notices on real notification daemons, clicked by a real pointer; and what a bus can do to us."""

from __future__ import annotations

import re
import select
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSocketNotifier
from pytestqt.qtbot import QtBot

from tests.desktop_rig.keyring import PrivateBus, wait_until
from tests.desktop_rig.programs import Program, find
from tests.desktop_rig.xserver import XServer
from tests.fakes.notification_server import say, serving
from tracksync.platforms.notify import CannotNotify
from tracksync.platforms.notify_dbus import DesktopNotifier
from tracksync.ports.notify import Notice

NAME = "org.freedesktop.Notifications"
AWAY = Notice(
    "idle",
    "You were away <12 min> & are back",
    "12 minutes are <b>not</b> counted yet.",
    (("keep", "Keep idle time"), ("discard", "Discard")),
)
ALL = ("body", "actions", "body-markup")
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


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path / "bus")
    yield bus
    bus.stop()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[XServer]:
    with XServer(tmp_path) as screen:
        yield screen


class Person:
    """Whoever holds the notifier: watches its file descriptor and notes the clicks."""

    def __init__(self, notifier: DesktopNotifier) -> None:
        self.clicks: list[tuple[str, str]] = []
        self._notifier = notifier
        notifier.start(lambda topic, action: self.clicks.append((topic, action)))

    def waits_for(self, *clicks: tuple[str, str]) -> None:
        wait_until(lambda: self.looks() == list(clicks), f"clicked {clicks}, not {self.clicks}")

    def looks(self) -> list[tuple[str, str]]:
        """Take in what the bus says, when the file descriptor says there is something."""
        while select.select([self._notifier], [], [], 0.05)[0]:
            self._notifier.poll()
        return self.clicks


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


def windows(screen: XServer) -> list[tuple[int, int]]:
    """Return where the visible windows begin."""
    shell = f"{find('xdotool')} search --onlyvisible --name . getwindowgeometry %@"
    run = subprocess.run(
        shell.split(), env=screen.environ, capture_output=True, text=True, check=False
    )
    return [(int(x), int(y)) for x, y in re.findall(r"Position: (\d+),(\d+)", run.stdout)]


# --- real daemons ---------------------------------------------------------------------------------


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
    wait_until(lambda: windows(screen) != [], "the notice is on the screen")
    ((left, top),) = windows(screen)
    screen.move_pointer(left + x, top + 86)
    screen.click()

    person.waits_for(("idle", action))


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


def test_a_daemon_that_starts_later_is_used(
    dunst: Callable[[], Program], notifier: DesktopNotifier
) -> None:
    """After login the app may be there first: it says that it could not, and then it can."""
    assert not notifier.show(AWAY)

    dunst()

    assert notifier.show(AWAY)


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
    assert notifier.show(Notice("idle", "x", ""))
    xfce.process.send_signal(19)
    assert not notifier.show(Notice("late", *(AWAY.title, AWAY.body, AWAY.actions)))
    notifier.withdraw("idle")
    xfce.process.send_signal(18)

    wait_until(lambda: person.looks() == [] and len(windows(screen)) == 1, "one notice is there")
    ((left, top),) = windows(screen)
    screen.move_pointer(left + 116, top + 86)
    screen.click()

    person.waits_for(("late", "keep"))


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

    qtbot.waitUntil(lambda: clicks == [("idle", "default")], timeout=20_000)
    watch.setEnabled(False)


# --- what is said on the bus ----------------------------------------------------------------------


def test_everything_is_said_as_the_specification_has_it(
    bus: PrivateBus, notifier: DesktopNotifier
) -> None:
    """Names, ids, buttons, hints, and the server's own time on the screen."""
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        assert notifier.show(Notice("idle", "Now loud", "", is_quiet=False))

    quiet, loud = server.shown
    assert (quiet.app, quiet.icon, quiet.replaces, quiet.expires_ms) == (
        "TrackSync",
        "tracksync",
        0,
        -1,
    )
    assert quiet.title == AWAY.title
    assert quiet.body == "12 minutes are &lt;b&gt;not&lt;/b&gt; counted yet."
    assert quiet.actions == ["default", "", "keep", "Keep idle time", "discard", "Discard"]
    assert quiet.hints == {
        "urgency": ("y", 0),
        "desktop-entry": ("s", "tracksync"),
        "suppress-sound": ("b", True),
    }
    assert (loud.replaces, loud.body, loud.actions) == (1, "", ["default", ""])
    assert loud.hints == {"urgency": ("y", 1), "desktop-entry": ("s", "tracksync")}


def test_a_simple_daemon_gets_no_markup_and_no_buttons(
    bus: PrivateBus, notifier: DesktopNotifier
) -> None:
    """What it cannot do is not asked of it: some would open a dialog instead."""
    with serving(bus.address, "body") as server:
        assert notifier.show(AWAY)

    assert server.shown[0].body == AWAY.body
    assert server.shown[0].actions == []


def test_absurd_texts_are_cut_and_cleaned(bus: PrivateBus, notifier: DesktopNotifier) -> None:
    """Ten megabytes, control characters and marks that turn text around do no harm."""
    with serving(bus.address, *ALL) as server:
        assert notifier.show(
            Notice("t", "a\0b\n\u202ec" + "x" * 10_000_000, "y" * 10_000_000, (("k", "l" * 500),))
        )

    (shown,) = server.shown
    assert shown.title.startswith("ab cx")
    assert (len(shown.title), len(shown.body), len(shown.actions[3])) == (200, 1_000, 60)


def test_another_daemon_is_asked_what_it_can(bus: PrivateBus, notifier: DesktopNotifier) -> None:
    """A change of desktop while we run: nothing of the former one is believed."""
    with serving(bus.address, *ALL):
        assert notifier.show(AWAY)
    with serving(bus.address, "body") as second:
        assert notifier.show(AWAY)

    assert (second.shown[0].replaces, second.shown[0].actions) == (0, [])


def test_only_what_we_offered_can_be_clicked(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """Other ids, actions we never had, and notices that are closed say nothing to us."""
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        server.say("ActionInvoked", "us", 2, "keep")
        server.say("ActionInvoked", "us", 1, "delete everything")
        server.say("ActionInvoked", "s", "keep")
        server.say("ActionInvoked", "us", 1, "keep")
        server.say("NotificationClosed", "uu", 1, 2)
        server.say("ActionInvoked", "us", 1, "discard")

        person.waits_for(("idle", "keep"))
        assert notifier.show(AWAY)
        assert person.looks() == [("idle", "keep")]

    assert server.shown[1].replaces == 0


def test_nobody_else_on_the_bus_can_click(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """A signal counts when it comes from the daemon itself."""
    with serving(bus.address, *ALL) as server, bus.connect() as other:
        assert notifier.show(AWAY)
        say(other, "ActionInvoked", "us", 1, "keep")
        bus.has(NAME)
        server.say("ActionInvoked", "us", 1, "discard")

        person.waits_for(("idle", "discard"))


def test_a_click_may_show_the_next_notice(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """Who hears of a click may answer at once, from inside."""
    answers: list[bool] = []
    done = Notice("done", "Kept 12 minutes", "")
    notifier.start(lambda _topic, _action: answers.append(notifier.show(done)))
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        server.say("ActionInvoked", "us", 1, "keep")
        wait_until(lambda: person.looks() == [] and answers == [True], "the answer is shown")

    assert server.shown[1].title == "Kept 12 minutes"


def test_several_threads_may_use_it(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """Lanes show, the GUI thread listens."""
    with serving(bus.address, *ALL) as server:
        threads = [
            threading.Thread(target=notifier.show, args=[Notice(f"t{i % 3}", "x", "")])
            for i in range(30)
        ]
        for thread in threads:
            thread.start()
            person.looks()
        for thread in threads:
            thread.join()

    assert len(server.shown) == 30
    assert {shown.replaces for shown in server.shown if shown.replaces} <= {1, 2, 3}


def test_a_new_bus_is_found_and_heard_on_the_same_descriptor(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """After the session bus was restarted the next notice connects again."""
    watched = notifier.fileno()
    with serving(bus.address, *ALL):
        assert notifier.show(AWAY)
    bus.stop()
    person.looks()
    assert not notifier.show(AWAY)
    bus.start()
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        server.say("ActionInvoked", "us", 1, "keep")

        person.waits_for(("idle", "keep"))

    assert notifier.fileno() == watched


def test_without_a_bus_nothing_is_shown_and_nothing_raised(tmp_path: Path) -> None:
    """A console, or a system that has none."""
    for environ in ({}, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}"}):
        notifier = DesktopNotifier(environ)

        assert not notifier.show(AWAY)
        notifier.withdraw("idle")
        notifier.poll()
        notifier.close()


def test_where_we_cannot_notify_we_say_so() -> None:
    """The caller then opens a window of our own."""
    cannot = CannotNotify()
    cannot.start(lambda _topic, _action: None)

    assert not cannot.show(AWAY)
    cannot.withdraw("idle")
    cannot.close()
