"""
Every idle source keeps the same promises.

Each runs in a process of its own, chosen by what stands in the environment, as in life. Nothing
here is timed: a length is compared with what surely has passed, and what must come is waited for.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest

from tests.desktop_rig.dbus import Mock, SessionBus
from tests.desktop_rig.kwin import KWin
from tests.desktop_rig.mutter import Mutter
from tests.desktop_rig.programs import wait_until
from tests.desktop_rig.sway import Sway
from tests.desktop_rig.watcher import Answer, Watcher
from tests.desktop_rig.xserver import XServer
from tests.fakes.compositor import Compositor

REST = timedelta(seconds=0.6)
NO_BUS = {
    "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/system",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/session",
}


class Desk(Protocol):
    """Somebody's desk: hands, and what can happen to what answers."""

    name: str
    environ: dict[str, str]
    knows_keyboard: bool

    def use(self) -> None: ...

    def rest(self) -> None: ...

    def lose(self) -> None: ...

    def regain(self) -> None: ...


class XDesk:
    name = "X11 idle counters"
    knows_keyboard = True

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self.x = stack.enter_context(XServer(folder))
        self.environ = NO_BUS | self.x.environ
        self._is_left = False

    def use(self) -> None:
        self._is_left = not self._is_left
        self.x.move_pointer(10 if self._is_left else 90, 50)
        self.x.press("a")

    def rest(self) -> None:
        pass

    def lose(self) -> None:
        self.x.kill()

    def regain(self) -> None:
        self.x.restart()


class ListenerDesk(XDesk):
    """The mouse listener, on the same X server."""

    name = "mouse listener"
    knows_keyboard = False

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        super().__init__(folder, stack)
        self.environ = {**self.environ, "TRACKSYNC_ACTIVITY_SOURCE": "pointer"}


class SwayDesk:
    name = "Wayland idle notifications (org_kde_kwin_idle)"
    knows_keyboard = True

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self._sway = stack.enter_context(Sway(folder))
        # An X server that can be reached, as XWayland can: it must not be asked.
        self.environ = NO_BUS | stack.enter_context(XServer(folder)).environ | self._sway.environ

    def use(self) -> None:
        self._sway.press("a")

    def rest(self) -> None:
        pass

    def lose(self) -> None:
        self._sway.kill()

    def regain(self) -> None:
        self._sway.restart()


class NewWaylandDesk:
    """The newer protocol; Debian 12's sway does not have it."""

    name = "Wayland idle notifications (ext_idle_notifier_v1)"
    knows_keyboard = True
    version = 1

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self._folder = folder
        self.compositor = Compositor(folder, version=self.version)
        stack.callback(self.lose)
        self.environ = NO_BUS | self.compositor.environ

    def use(self) -> None:
        self.compositor.use()

    def rest(self) -> None:
        pass

    def lose(self) -> None:
        self.compositor.stop()

    def regain(self) -> None:
        self.compositor = Compositor(self._folder, version=self.version)


class NewestWaylandDesk(NewWaylandDesk):
    version = 2


class MutterDesk:
    name = "GNOME idle monitor"
    knows_keyboard = True
    where = ("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core")
    interface = "org.gnome.Mutter.IdleMonitor"
    asked = ("GetIdletime", "t")

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self._bus = stack.enter_context(SessionBus(folder / "bus"))
        self._mock = self._new()
        stack.callback(self.lose)
        self.environ = {
            **NO_BUS,
            **self._bus.environ,
            "DISPLAY": "",
            "WAYLAND_DISPLAY": "/nowhere/wayland",
        }

    def use(self) -> None:
        self._mock.answer("Use", "", "self.used = time.monotonic()")
        self._bus.call(self._mock.main, "Use")

    def rest(self) -> None:
        pass

    def lose(self) -> None:
        self._mock.kill()

    def regain(self) -> None:
        self._mock = self._new()

    def _new(self) -> Mock:
        mock = Mock(self._bus, *self.where, interface=self.interface)
        method, returns = self.asked
        code = "ret = int((time.monotonic() - getattr(self, 'used', 0)) * 1000)"
        mock.answer(method, returns, code)
        return mock


class KdeDesk(MutterDesk):
    name = "KDE screen saver"
    where = ("org.kde.screensaver", "/ScreenSaver")
    interface = "org.freedesktop.ScreenSaver"
    asked = ("GetSessionIdleTime", "u")


class RealKWinDesk:
    """KDE itself."""

    name = "Wayland idle notifications (ext_idle_notifier_v1)"
    knows_keyboard = True

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self._kwin = stack.enter_context(KWin(folder / "kwin"))
        self.environ = NO_BUS | stack.enter_context(XServer(folder)).environ | self._kwin.environ

    def use(self) -> None:
        with self._kwin.hands() as hands:
            hands.press()

    def rest(self) -> None:
        pass

    def lose(self) -> None:
        self._kwin.kill()

    def regain(self) -> None:
        self._kwin.start()


class RealMutterDesk:
    """GNOME itself; its compositor tells nobody of idleness, its bus does."""

    name = "GNOME idle monitor"
    knows_keyboard = True

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self._mutter = stack.enter_context(Mutter(folder))
        self.environ = NO_BUS | stack.enter_context(XServer(folder)).environ | self._mutter.environ

    def use(self) -> None:
        self._mutter.press()

    def rest(self) -> None:
        pass

    def lose(self) -> None:
        self._mutter.kill()

    def regain(self) -> None:
        self._mutter.start()


class ScriptDesk:
    name = "scripted file"
    knows_keyboard = True

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self._script = folder / "activity.json"
        self.environ = {**NO_BUS, "TRACKSYNC_ACTIVITY_SOURCE": f"file:{self._script}"}
        self.use()

    def use(self) -> None:
        self._write(0)

    def rest(self) -> None:
        self._write(5000)

    def lose(self) -> None:
        self._script.unlink()

    def regain(self) -> None:
        self.use()

    def _write(self, idle_ms: int) -> None:
        script = {"pointer_idle_ms": idle_ms, "keyboard_idle_ms": idle_ms}
        self._script.write_text(json.dumps(script), encoding="utf-8")


DESKS: list[Callable[[Path, contextlib.ExitStack], Desk]] = [
    XDesk,
    ListenerDesk,
    SwayDesk,
    NewWaylandDesk,
    NewestWaylandDesk,
    MutterDesk,
    KdeDesk,
    ScriptDesk,
]
# Too heavy for every run.
REAL_DESKS = [
    pytest.param(desk, marks=pytest.mark.storm) for desk in (RealKWinDesk, RealMutterDesk)
]


@pytest.fixture(params=[*DESKS, *REAL_DESKS], ids=lambda desk: desk.__name__)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    with contextlib.ExitStack() as stack:
        yield request.param(tmp_path, stack)


@pytest.fixture
def watcher(desk: Desk) -> Iterator[Watcher]:
    with Watcher(desk.environ) as watcher:
        yield watcher


def longest(watcher: Watcher) -> timedelta | None:
    idle = watcher.read().idle
    known = [length for length in (idle.pointer_idle, idle.keyboard_idle) if length is not None]
    return max(known, default=None)


def has_rested(watcher: Watcher) -> bool:
    idle = watcher.read().idle
    lengths = [length for length in (idle.pointer_idle, idle.keyboard_idle) if length is not None]
    return bool(lengths) and min(lengths) >= REST


def test_the_best_source_of_the_desktop_is_chosen(desk: Desk, watcher: Watcher) -> None:
    """What answers is named as it is; what it cannot know it does not claim."""
    answers: list[Answer] = []

    def is_known() -> bool:
        answers.append(watcher.read())
        return answers[-1].is_known

    wait_until(is_known, f"{desk.name} answers")
    answer = answers[-1]

    assert answer.name == desk.name
    assert (answer.idle.keyboard_idle is not None) == desk.knows_keyboard


def test_rest_is_a_growing_idle_time_and_use_ends_it(desk: Desk, watcher: Watcher) -> None:
    """Somebody who was away and touches a device is back at the next look."""
    wait_until(lambda: watcher.read().is_known, f"{desk.name} answers")
    desk.rest()
    wait_until(lambda: has_rested(watcher), f"{desk.name} sees that nobody is there")
    before_s = time.monotonic()
    desk.use()

    def is_seen() -> bool:
        idle = longest(watcher)
        return idle is not None and idle <= timedelta(seconds=time.monotonic() - before_s)

    wait_until(is_seen, f"{desk.name} sees the use")


def test_a_source_that_is_gone_is_unknown_and_one_that_is_back_answers(
    desk: Desk, watcher: Watcher
) -> None:
    """The process outlives display, bus and file; no time is made up meanwhile."""
    wait_until(lambda: watcher.read().is_known, f"{desk.name} answers")
    desk.lose()
    wait_until(lambda: not watcher.read().is_known, f"{desk.name} knows nothing any more")
    desk.regain()

    wait_until(lambda: watcher.read().is_known, f"{desk.name} answers again", seconds=120)
    assert watcher.read().name == desk.name


def test_a_closed_source_knows_nothing(desk: Desk, watcher: Watcher) -> None:
    """It does not connect again behind our back."""
    wait_until(lambda: watcher.read().is_known, f"{desk.name} answers")

    assert not watcher.close().is_known
    assert not watcher.read().is_known
