"""
Pictures of GNOME's own screen: real Mutter, PipeWire, GStreamer and desktop portal.

GNOME Shell, whose dialog asks the person, is not among it: in its place answers
`tests/desktop_rig/portal_dialog.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.desktop_rig.dbus import SYSTEM_PYTHON, SessionBus
from tests.desktop_rig.programs import Program, wait_until
from tracksync.platforms.screen import portal
from tracksync.platforms.screen.sources import NotGranted, Portal

pytestmark = [pytest.mark.storm, pytest.mark.timeout(300)]
_DIALOG = Path(__file__).parents[1] / "desktop_rig/portal_dialog.py"
_BACK_END = "org.freedesktop.impl.portal.desktop.tested"
_FRONT_END = "org.freedesktop.portal.Desktop"
_PORTAL = f"""[portal]
DBusName={_BACK_END}
Interfaces=org.freedesktop.impl.portal.ScreenCast;
UseIn=gnome
"""


class Gnome:
    """What of GNOME is seen through, and a person who does what a test says."""

    def __init__(self, environ: dict[str, str], folder: Path) -> None:
        self.environ = environ
        self._folder = folder
        self.person("shares")

    def person(self, does: str) -> None:
        (self._folder / "does").write_text(does, encoding="utf-8")

    @property
    def dialogs(self) -> int:
        """How many came up."""
        log = self._folder / "asked"
        return len(log.read_text(encoding="utf-8").splitlines()) if log.exists() else 0


@pytest.fixture
def gnome(tmp_path: Path) -> Iterator[Gnome]:
    """Two monitors side by side."""
    with ExitStack() as stack:
        bus = stack.enter_context(SessionBus(tmp_path / "bus"))
        (tmp_path / "portals").mkdir()
        (tmp_path / "portals/tested.portal").write_text(_PORTAL, encoding="utf-8")
        environ = bus.environ | {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "XDG_SESSION_TYPE": "wayland",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "XDG_DESKTOP_PORTAL_DIR": str(tmp_path / "portals"),
            "WAYLAND_DISPLAY": "wayland-gnome",
        }
        gnome = Gnome(environ, tmp_path)

        def start(*command: str | Path) -> None:
            program = Program(*command, environ=environ, folder=tmp_path)
            stack.callback(program.stop)

        pipe = Path(environ["XDG_RUNTIME_DIR"]) / "pipewire-0"
        start("pipewire")
        wait_until(pipe.exists, "PipeWire is up")
        start("wireplumber")
        start(
            *("mutter", "--headless", "--wayland", "--no-x11"),
            *("--wayland-display", environ["WAYLAND_DISPLAY"]),
            *("--virtual-monitor", "800x600", "--virtual-monitor", "640x480"),
        )
        wait_until(lambda: bus.has("org.gnome.Mutter.ScreenCast"), "Mutter is up")
        start(SYSTEM_PYTHON, "-P", _DIALOG, tmp_path)
        wait_until(lambda: bus.has(_BACK_END), "somebody answers for the person")
        start("/usr/libexec/xdg-desktop-portal")
        wait_until(lambda: bus.has(_FRONT_END), "the desktop portal is up")
        yield gnome


def test_a_screen_of_gnome_is_seen(gnome: Gnome) -> None:
    """Both monitors; GNOME asks once, and the cast is over after each look."""
    first = Portal(gnome.environ, "")
    frames = {m.name: first.grab(m) for m in first.monitors()}
    first.close()
    again = Portal(gnome.environ, first.grant)
    sizes = [again.grab(monitor).size for monitor in again.monitors()]
    again.close()

    assert len(frames) == 2
    assert sizes == [frame.size for frame in frames.values()] == [(800, 600), (640, 480)]
    assert all(frame.getbbox() is not None for frame in frames.values())
    assert first.grant
    assert gnome.dialogs == 1


def test_a_no_is_said(gnome: Gnome) -> None:
    """And one who shares for once gives nothing for the next time."""
    gnome.person("refuses")
    with pytest.raises(NotGranted):
        Portal(gnome.environ, "")
    gnome.person("shares once")
    once = portal.Cast(gnome.environ, "")
    once.close()

    assert once.grant == ""
