"""What tells of sleep, lock and user switch, on real buses."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.dbus import Mock, SessionBus
from tests.desktop_rig.logind import Logind
from tests.desktop_rig.programs import wait_until
from tracksync.platforms.idle.file import ScriptedActivity
from tracksync.platforms.idle.ladder import IdleLadder
from tracksync.platforms.session.linux import LinuxSession
from tracksync.platforms.session.watch import NoSession, choose_session_watch
from tracksync.ports.activity import SessionChange

LOCKED, UNLOCKED = SessionChange.LOCKED, SessionChange.UNLOCKED
SLEEPING, WOKE = SessionChange.SLEEPING, SessionChange.WOKE
OTHER = "/org/freedesktop/login1/session/c2"
SAVERS = {
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
}


class Heard:
    """Keeps what was told."""

    def __init__(self) -> None:
        self.changes: list[SessionChange] = []
        self.threads: set[str] = set()

    def __call__(self, change: SessionChange) -> None:
        self.threads.add(threading.current_thread().name)
        self.changes.append(change)

    def wait(self, *changes: SessionChange) -> None:
        """Wait until exactly *changes* were told, in order."""
        wait_until(lambda: len(self.changes) >= len(changes), f"told {changes}, is {self.changes}")
        assert self.changes == list(changes)


@pytest.fixture
def system(tmp_path: Path) -> Iterator[SessionBus]:
    with SessionBus(tmp_path / "system") as bus:
        yield bus


@pytest.fixture
def session(tmp_path: Path) -> Iterator[SessionBus]:
    with SessionBus(tmp_path / "session") as bus:
        yield bus


@pytest.fixture
def logind(system: SessionBus) -> Iterator[Logind]:
    with Logind(system) as logind:
        yield logind


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def watch(logind: Logind, session: SessionBus, heard: Heard) -> Iterator[LinuxSession]:
    watch = LinuxSession({**session.environ, **logind.environ})
    watch.start(heard)
    wait_until(lambda: watch.name == "logind and screen saver", "both buses are watched")
    yield watch
    watch.close()


@pytest.mark.usefixtures("watch")
def test_sleep_and_waking_are_told(logind: Logind, heard: Heard) -> None:
    """The lid."""
    logind.sleep(begins=True)
    heard.wait(SLEEPING)
    logind.sleep(begins=False)

    heard.wait(SLEEPING, WOKE)


@pytest.mark.usefixtures("watch")
def test_the_lock_of_our_session_is_told(logind: Logind, heard: Heard) -> None:
    """Asked for, done, and undone: one lock."""
    logind.ask_lock(lock=True)
    logind.lock(is_locked=True)
    logind.ask_lock(lock=False)
    logind.lock(is_locked=False)

    heard.wait(LOCKED, UNLOCKED)


@pytest.mark.usefixtures("watch")
def test_the_lock_of_another_session_is_not_ours(logind: Logind, heard: Heard) -> None:
    """Two people at one machine."""
    logind.add_session("c2", 4321)
    logind.lock(OTHER, is_locked=True)
    logind.ask_lock(OTHER, lock=True)
    logind.sleep(begins=True)

    heard.wait(SLEEPING)


@pytest.mark.usefixtures("watch")
def test_another_person_at_the_screen_is_told(logind: Logind, heard: Heard) -> None:
    """Fast user switching."""
    logind.activate(is_active=False)
    logind.activate(is_active=True)

    heard.wait(SessionChange.SWITCHED_AWAY, SessionChange.SWITCHED_BACK)


@pytest.mark.usefixtures("watch")
def test_the_end_is_told_once(logind: Logind, heard: Heard) -> None:
    """So that what is in memory is made durable."""
    logind.shut_down()
    logind.shut_down()
    logind.sleep(begins=True)

    heard.wait(SessionChange.ENDING, SLEEPING)


@pytest.mark.usefixtures("watch")
@pytest.mark.parametrize("name", SAVERS)
def test_a_screen_saver_is_a_lock(session: SessionBus, heard: Heard, name: str) -> None:
    """Desktops that tell logind nothing, and one that dies with the screen covered."""
    saver = Mock(session, name, SAVERS[name])
    saver.emit("ActiveChanged", "b", ("b", True))
    heard.wait(LOCKED)
    saver.emit("ActiveChanged", "b", ("b", False))
    heard.wait(LOCKED, UNLOCKED)
    saver.emit("ActiveChanged", "b", ("b", True))
    heard.wait(LOCKED, UNLOCKED, LOCKED)
    saver.kill()

    heard.wait(LOCKED, UNLOCKED, LOCKED, UNLOCKED)


@pytest.mark.usefixtures("watch")
def test_somebody_elses_signal_is_not_believed(
    system: SessionBus, logind: Logind, heard: Heard
) -> None:
    """On the system bus anybody may send a signal that looks like logind's."""
    stranger = Mock(system, "org.example.Stranger", "/org/freedesktop/login1")
    manager = "org.freedesktop.login1.Manager"
    stranger.emit("PrepareForSleep", "b", ("b", True), interface=manager)
    logind.activate(is_active=False)
    heard.wait(SessionChange.SWITCHED_AWAY)
    stranger.kill()


def test_what_is_the_case_at_start_is_told(
    logind: Logind, session: SessionBus, heard: Heard
) -> None:
    """Started behind a locked screen (auto-login, then lock)."""
    logind.lock(is_locked=True)
    logind.activate(is_active=False)
    saver = Mock(session, "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver")
    saver.answer("GetActive", "b", "ret = True")
    watch = LinuxSession({**session.environ, **logind.environ})
    watch.start(heard)
    heard.wait(LOCKED, SessionChange.SWITCHED_AWAY)
    watch.close()
    saver.kill()


def test_a_restarted_logind_is_met_again(watch: LinuxSession, logind: Logind, heard: Heard) -> None:
    """An update of systemd during the day."""
    logind.kill()
    logind.restart()
    logind.lock(is_locked=True)

    heard.wait(LOCKED)
    assert watch.name == "logind and screen saver"


def test_without_any_bus_nothing_is_told_and_nothing_fails(heard: Heard) -> None:
    """A container, a server."""
    watch = LinuxSession(
        {
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        }
    )
    watch.start(heard)
    assert watch.name == "nothing"
    watch.close()

    assert heard.changes == []


def test_a_bus_that_dies_is_survived(
    watch: LinuxSession, session: SessionBus, logind: Logind, heard: Heard
) -> None:
    """The session bus goes at logout, sometimes before us; the other one still tells."""
    session.stop()
    wait_until(lambda: watch.name == "logind", "the session bus is missed")
    logind.sleep(begins=True)

    heard.wait(SLEEPING)


def test_after_closing_nothing_is_told_and_no_thread_is_left(
    watch: LinuxSession, logind: Logind, heard: Heard
) -> None:
    """One thread of its own, joined."""
    logind.sleep(begins=True)
    heard.wait(SLEEPING)
    watch.close()
    logind.sleep(begins=False)

    assert heard.changes == [SLEEPING]
    assert heard.threads == {"session-watch"}
    assert "session-watch" not in {thread.name for thread in threading.enumerate()}


def test_a_watch_that_never_began_can_be_closed() -> None:
    """Twice, too."""
    watch = LinuxSession({})
    watch.close()
    watch.close()

    assert watch.name == "nothing"


@pytest.mark.timing
def test_it_costs_nothing_while_nothing_happens(watch: LinuxSession) -> None:
    """The thread waits in the kernel, without a time limit."""
    thread = next(t for t in threading.enumerate() if t.name == "session-watch")
    status = Path(f"/proc/self/task/{thread.native_id}/status")

    def switches() -> int:
        lines = status.read_text(encoding="ascii").splitlines()
        return sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)

    wait_until(lambda: "S (sleeping)" in status.read_text(encoding="ascii"), "it sleeps")
    before = switches()
    threading.Event().wait(1.0)

    assert switches() - before <= 1
    assert watch.name


def test_a_script_tells_of_its_own_lock(tmp_path: Path, heard: Heard) -> None:
    """At the read that sees it; a half-written file changes nothing."""
    path = tmp_path / "activity.json"
    idle = ScriptedActivity(path)
    watch = choose_session_watch({}, idle)
    watch.start(heard)
    for content in (json.dumps({"locked": True}), '{"lock', "", json.dumps({"locked": False})):
        path.write_text(content, encoding="utf-8")
        idle.read()
        idle.read()
    watch.close()
    path.write_text(json.dumps({"locked": True}), encoding="utf-8")
    idle.read()

    assert heard.changes == [LOCKED, UNLOCKED]


def test_where_no_script_is_accepted_the_real_lock_is_told(
    tmp_path: Path, logind: Logind, heard: Heard
) -> None:
    """A file that never locks keeps nobody from being seen to lock; what it said is lifted."""
    path, answers = tmp_path / "activity.json", [False, False, True]
    idle = ScriptedActivity(path)
    watch = choose_session_watch(
        logind.environ, idle, lambda: answers.pop(0) if answers else True, platform="linux"
    )
    watch.start(heard)
    path.write_text(json.dumps({"locked": True}), encoding="utf-8")
    idle.read()
    logind.lock(is_locked=True)
    idle.read()
    assert (watch.name, heard.changes) == ("scripted file", [LOCKED])
    idle.read()
    heard.wait(LOCKED, UNLOCKED, LOCKED)
    path.write_text(json.dumps({"locked": False}), encoding="utf-8")
    idle.read()
    assert watch.name == "logind"
    logind.lock(is_locked=False)

    heard.wait(LOCKED, UNLOCKED, LOCKED, UNLOCKED)
    watch.close()
    assert "session-watch" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_nothing_is_told_and_that_is_said(platform: str, heard: Heard) -> None:
    """The capability page says so; sleep still shows as a gap."""
    watch = choose_session_watch({}, IdleLadder(()), platform=platform)
    watch.start(heard)
    watch.close()

    assert isinstance(watch, NoSession)
    assert watch.name == "nothing"
