"""
The tray program: what it shows, and how it begins and ends.

The icon comes first: before the store is looked for, and before windows are loaded.
"""

from __future__ import annotations

import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from tracksync.core.problems import NotAllowed, Problem
from tracksync.desktop.bridge import Bridge
from tracksync.desktop.look.tray_icon import Face, TraySign, tray_icon
from tracksync.desktop.outfit import Outfit
from tracksync.desktop.tray import Tray

if TYPE_CHECKING:  # the engine takes 60 ms, and the icon does not wait for it
    from tracksync.engine.engine import Engine
    from tracksync.engine.lanes.threads import Deliver

    OpenApp = Callable[[Deliver], AbstractContextManager[Engine]]

_LOGO = 0.7
_PATIENCE_S, _LOOK_AGAIN_S = 5.0, 0.015
# By then what a start needs is done, and the first lists were read.
_SETTLED_MS = 30_000


def run_tray(open_app: OpenApp, outfit: Outfit, link: str = "") -> int:
    """
    Run until told to end; the exit code.

    Args:
        link: A task that a link wishes for: the person is asked.
        open_app: Makes the engine with its socket and closes it again; it may raise a `Problem`.
    """
    if outfit.memory:
        outfit.memory.keep_together()
    app = make_app()
    bridge = Bridge()
    tray = Tray()
    tray.show()
    app.processEvents()
    on_x11(app, outfit.hear_no_shift)
    try:
        with ExitStack() as stack:
            engine = _opened(app, lambda: stack.enter_context(open_app(bridge.deliver)))
            # What comes with it (30 ms) is not needed for the icon.
            from tracksync.desktop.app.desktop import Desktop  # after the icon

            bridge.unexpected = engine.parts.log.fault
            desktop = Desktop(app, tray, engine, outfit, bridge)
            with _told_to_end(app, desktop.leave):
                desktop.begin()
                if outfit.memory:
                    QTimer.singleShot(_SETTLED_MS, desktop, outfit.memory.give_back)
                if link:
                    engine.on_link(link)
                # Told to end while it began: a loop that does not run yet cannot be left.
                code = 0 if desktop.is_leaving else app.exec()
                desktop.end()
            return code
    except Problem as problem:
        sys.stderr.write(f"{problem.title}\n{problem.hint}\n".rstrip() + "\n")
        return problem.exit_code
    finally:
        tray.close()


def _opened(app: QApplication, enter: Callable[[], Engine]) -> Engine:
    """Take the profile; a command that has it for a moment is waited for, the icon stays alive."""
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return enter()
        except NotAllowed:
            if time.monotonic() > until:
                raise
        app.processEvents()
        time.sleep(_LOOK_AGAIN_S)


def make_app() -> QApplication:
    """Make the application; windows come and go without ending it."""
    QApplication.setApplicationName("TrackSync")
    QApplication.setDesktopFileName("tracksync")
    # Not `app.setStyle`: what it returns brings the 600 names of QStyle along, 0.6 MB.
    app = QApplication([sys.argv[0] or "tracksync", "-style", "Fusion"])
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(tray_icon(TraySign(Face.RUNNING, _LOGO)))
    return app


def on_x11(app: QApplication, do: Callable[[int], None]) -> None:
    """Do something with Qt's connection to the X server; elsewhere there is none."""
    address = getattr(app.nativeInterface(), "connection", int)()
    if address:
        do(address)


@contextmanager
def _told_to_end(owner: QObject, leave: Callable[[], None]) -> Iterator[None]:
    """Hear SIGTERM and SIGINT while Qt waits: Python alone would not until the next event."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    watch = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, owner)
    watch.activated.connect(lambda *_: leave())
    before = {n: signal.signal(n, lambda *_: None) for n in (signal.SIGTERM, signal.SIGINT)}
    waker = signal.set_wakeup_fd(theirs.fileno())
    try:
        yield
    finally:
        signal.set_wakeup_fd(waker)
        for number, handler in before.items():
            signal.signal(number, handler)
        watch.setEnabled(False)
        ours.close()
        theirs.close()
