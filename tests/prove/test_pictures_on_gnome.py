"""
Pictures of GNOME's own screen: real Mutter, PipeWire, GStreamer and desktop portal.

GNOME Shell, whose dialog asks the person, is not among it: in its place answers
`tests/desktop_rig/portal_dialog.py`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contract.platforms.test_screen import opened, order
from tests.contract.platforms.test_screen_leaves import BEGINS, is_seen, looked
from tests.desktop_rig.dbus import SYSTEM_PYTHON, SessionBus
from tests.desktop_rig.programs import Program, wait_until
from tracksync.core.problems import NotAllowed
from tracksync.platforms.screen.process import ScreenProcess, choose_screen
from tracksync.ports.screen import Order, Seen

__all__ = ["order"]
pytestmark = [pytest.mark.storm, pytest.mark.timeout(300)]
_DIALOG = Path(__file__).parents[1] / "desktop_rig/portal_dialog.py"
_BACK_END = "org.freedesktop.impl.portal.desktop.tested"
_STORE = "org.freedesktop.impl.portal.PermissionStore"
_FRONT_END = "org.freedesktop.portal.Desktop"
_PORTAL = f"""[portal]
DBusName={_BACK_END}
Interfaces=org.freedesktop.impl.portal.ScreenCast;
UseIn=gnome
"""
SIZES = [(800, 600), (640, 480)]


class Gnome:
    """What of GNOME is seen through, and a person who does what a test says."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self.bus = stack.enter_context(SessionBus(folder / "bus"))
        (folder / "portals").mkdir()
        (folder / "portals/tested.portal").write_text(_PORTAL, encoding="utf-8")
        self.environ = self.bus.environ | {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "XDG_SESSION_TYPE": "wayland",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "XDG_DESKTOP_PORTAL_DIR": str(folder / "portals"),
            "WAYLAND_DISPLAY": "wayland-gnome",
        }
        self.person("shares")
        self._begin()

    def person(self, does: str) -> None:
        (self._folder / "does").write_text(does, encoding="utf-8")

    @property
    def dialogs(self) -> int:
        """How many came up."""
        return self._lines("asked")

    @property
    def closed(self) -> int:
        """How many sessions are over, and with each its dialog and its cast."""
        return self._lines("closed")

    def end_the_portal(self) -> None:
        self._portal.kill()
        wait_until(lambda: not self.bus.has(_FRONT_END), "the portal is gone")

    def _begin(self) -> None:
        pipe = Path(self.environ["XDG_RUNTIME_DIR"]) / "pipewire-0"
        self._start("pipewire")
        wait_until(pipe.exists, "PipeWire is up")
        self._start("wireplumber")
        self._start(
            *("mutter", "--headless", "--wayland", "--no-x11"),
            *("--wayland-display", self.environ["WAYLAND_DISPLAY"]),
            *(word for size in SIZES for word in ("--virtual-monitor", f"{size[0]}x{size[1]}")),
        )
        wait_until(lambda: self.bus.has("org.gnome.Mutter.ScreenCast"), "Mutter is up")
        self._start(SYSTEM_PYTHON, "-P", _DIALOG, self._folder)
        wait_until(lambda: self.bus.has(_BACK_END), "somebody answers for the person")
        self._start("/usr/libexec/xdg-permission-store")
        wait_until(lambda: self.bus.has(_STORE), "what was given can be kept")
        self._portal = self._start("/usr/libexec/xdg-desktop-portal")
        wait_until(lambda: self.bus.has(_FRONT_END), "the desktop portal is up")

    def _start(self, *command: str | Path) -> Program:
        program = Program(*command, environ=self.environ, folder=self._folder)
        self._stack.callback(program.stop)
        return program

    def _lines(self, name: str) -> int:
        log = self._folder / name
        return len(log.read_text(encoding="utf-8").splitlines()) if log.exists() else 0


@pytest.fixture
def gnome(tmp_path: Path) -> Iterator[Gnome]:
    """Two monitors side by side."""
    with ExitStack() as stack:
        yield Gnome(tmp_path, stack)


@pytest.fixture
def screen(gnome: Gnome) -> ScreenProcess:
    screen = choose_screen(gnome.environ)
    screen.probe()
    assert (screen.name, screen.lack) == ("GNOME's screen cast, on Wayland", None)
    return screen


def test_a_screen_of_gnome_is_seen(gnome: Gnome, screen: ScreenProcess, order: Order) -> None:
    """Both monitors; GNOME asks once, and the cast is over after each look."""
    before = gnome.dialogs
    first = screen.look(order)
    second = replace(order, first=20, grant=first.grant or "", which="chosen", chosen="2")
    again = screen.look(second)

    assert [(shot.seen, shot.width_px, shot.height_px) for shot in first.shots] == [
        (Seen.KEPT, *size) for size in SIZES
    ]
    assert opened(Path(order.folder) / "000000008.webp.age").size == SIZES[1]
    assert first.grant
    assert again.grant
    assert [shot.monitor for shot in again.shots] == [first.shots[1].monitor]
    assert (before, gnome.dialogs, gnome.closed) == (0, 1, 2)


def test_a_no_is_said(gnome: Gnome, screen: ScreenProcess, order: Order) -> None:
    """And one who shares for once gives nothing for the next time."""
    gnome.person("refuses")
    refused = screen.look(order)
    gnome.person("shares once")
    once = screen.look(order)

    assert (refused.is_refused, refused.grant, refused.shots) == (True, None, ())
    assert (once.is_refused, once.grant, len(once.shots)) == (False, "", 2)


def test_a_pause_takes_the_dialog_away(gnome: Gnome, screen: ScreenProcess, order: Order) -> None:
    """At once, and the portal hears of it; behind the pause it is asked again."""
    gnome.person("nothing")
    with ThreadPoolExecutor() as beside:
        looking = beside.submit(screen.look, order)
        wait_until(lambda: gnome.dialogs == 1, "the dialog is there")
        screen.stop()
        stopped = looking.result()
    wait_until(lambda: gnome.closed == 1, "the dialog is gone")
    gnome.person("shares")
    screen.go_on()

    assert (stopped.is_stopped, stopped.is_refused, stopped.grant) == (True, False, None)
    assert len(screen.look(order).shots) == 2
    assert gnome.dialogs == 2


def test_a_screen_of_gnome_leaves_no_plain_picture_anywhere(
    gnome: Gnome, screen: ScreenProcess, tmp_path: Path
) -> None:
    """It comes through a pipe, into memory of the helper alone; no other file holds any of it."""
    wait_until(lambda: is_seen(screen, tmp_path, "webp"), "the screen is seen")
    steps = looked(screen, tmp_path, "webp")
    vault = tmp_path / "vault"
    written = {(Path(step.path), step.begin[: len(BEGINS)]) for step in steps if step.begin}
    beside = {
        (step.call, re.split("[-.]", Path(step.path).name)[0], step.has_name)
        for step in steps
        if Path(step.path).parent != vault
    }

    assert written == {(file, BEGINS) for file in vault.iterdir()}
    assert len(written) == 2 * len(SIZES)
    # What GStreamer says to PipeWire, and the machine's words it makes for itself.
    assert beside <= {
        ("memfd_create", "memfd:pipewire", False),
        ("ftruncate", "memfd:pipewire", False),
        ("openat", "orcexec", True),
        ("ftruncate", "orcexec", False),
    }


def test_a_portal_that_is_gone_is_no_refusal(
    gnome: Gnome, screen: ScreenProcess, order: Order
) -> None:
    """Nobody was asked; it is said, and tried again when a picture is due."""
    gnome.end_the_portal()
    with pytest.raises(NotAllowed, match="does not let its screen be seen"):
        screen.look(order)

    assert gnome.dialogs == 0
