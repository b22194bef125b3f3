"""A real Wayland compositor that lets nobody see its screen, as GNOME and KDE do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.desktop_rig.programs import running, wait_until

_DISPLAY = "wayland-7"


@contextmanager
def weston(folder: Path) -> Iterator[Path]:
    """Keep Weston running, on its headless back end; its socket, for programs of other sessions."""
    runtime = folder / "weston"
    runtime.mkdir(mode=0o700)
    options = ("--backend=headless-backend.so", f"--socket={_DISPLAY}", "--no-config")
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(runtime), "XDG_RUNTIME_DIR": str(runtime)}
    with running("weston", *options, "--idle-time=0", environ=environ, folder=folder) as program:
        display = runtime / _DISPLAY
        wait_until(lambda: display.exists() or not program.is_running, "weston is up")
        program.require()
        yield display
