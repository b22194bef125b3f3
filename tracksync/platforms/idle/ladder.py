"""Which source of idle times answers on this machine: a ladder, tried from the best rung down."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from tracksync.core.sentences import say
from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Rung, Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE, IdleSource, IdleTimes

SOURCE = "TRACKSYNC_ACTIVITY_SOURCE"
_FILE = "file:"
_POINTER = "pointer"
RETRY_S = (10.0, 300.0)

MakeRung = Callable[[], Rung]


class IdleLadder:
    """
    Answers by the first rung that works, and keeps to it.

    While none does it says unknown and tries them all again at growing intervals: the display may
    come up after us.
    """

    def __init__(self, rungs: Sequence[MakeRung], *, patience: Patience | None = None) -> None:
        self._rungs = tuple(rungs)
        self._patience = patience or Patience(*RETRY_S)
        self._rung: Rung | None = None
        self._why_not = "not tried yet"
        self._is_closed = False

    @property
    def name(self) -> str:
        return say("nothing ({why})", why=self._why_not) if self._rung is None else self._rung.name

    def try_rungs(self) -> None:
        """Look for a rung that works, where there is none yet."""
        reasons = []
        for make in self._rungs:
            try:
                self._rung = _opened(make)
            except Unanswered as e:
                reasons.append(str(e))
            else:
                return
        self._why_not = "; ".join(reasons) or "no source for this system"
        self._patience.failed()

    def read(self) -> IdleTimes:
        if self._is_closed:
            return UNKNOWN_IDLE
        if self._rung is None and self._patience.is_over:
            self.try_rungs()
        return UNKNOWN_IDLE if self._rung is None else self._rung.read()

    def close(self) -> None:
        self._is_closed = True
        if self._rung is not None:
            self._rung.close()


def _opened(make: MakeRung) -> Rung:
    rung = make()
    try:
        rung.open()
    except Unanswered:
        rung.close()
        raise
    return rung


def choose_idle_source(
    environ: Mapping[str, str], *, platform: str = sys.platform, listen_to_pointer: bool = False
) -> IdleSource:
    """
    Choose what tells idle times here.

    Args:
        environ: `TRACKSYNC_ACTIVITY_SOURCE` in it may name `file:PATH` or `pointer`.
        platform: As `sys.platform`.
        listen_to_pointer: The person wants the mouse listener, though something better answers.
    """
    wanted = environ.get(SOURCE, "")
    if wanted.startswith(_FILE):
        return _scripted(Path(wanted.removeprefix(_FILE)))
    rungs = _rungs(environ, platform)
    if wanted == _POINTER:
        rungs = [_pointer]
    elif wanted:
        rungs = [_unnamed]
    elif listen_to_pointer:
        rungs = [_pointer, *rungs]
    ladder = IdleLadder(rungs)
    ladder.try_rungs()
    return ladder


def _rungs(environ: Mapping[str, str], platform: str) -> list[MakeRung]:
    if platform == "darwin":
        return [_macos, _pointer]
    if platform == "win32":
        return [_windows, _pointer]
    desktops = [partial(_mutter, environ), partial(_kde, environ)]
    logind = partial(_logind, environ)
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        # Never the X server, nor the listener that asks it: here it sees XWayland's windows only.
        return [partial(_wayland, environ), *desktops, logind]
    return [partial(_x11, environ), *desktops, _pointer, logind]


# Each is imported when it is tried, which is when there is no better one.


def _scripted(path: Path) -> IdleSource:
    from tracksync.platforms.idle.file import ScriptedActivity  # tests and demo

    return ScriptedActivity(path)


def _unnamed() -> Rung:
    msg = f"{SOURCE} names no source we know"
    raise Unanswered(msg)


def _x11(environ: Mapping[str, str]) -> Rung:
    from tracksync.platforms.idle.x11 import X11Idle  # 8 ms

    return X11Idle(environ)


def _wayland(environ: Mapping[str, str]) -> Rung:
    from tracksync.platforms.idle.wayland import WaylandIdle  # 3 ms

    return WaylandIdle(environ)


def _mutter(environ: Mapping[str, str]) -> Rung:
    from tracksync.platforms.idle.dbus import MUTTER, DBusIdle  # 3 ms

    return DBusIdle(MUTTER, environ)


def _kde(environ: Mapping[str, str]) -> Rung:
    from tracksync.platforms.idle.dbus import KDE, DBusIdle  # 3 ms

    return DBusIdle(KDE, environ)


def _logind(environ: Mapping[str, str]) -> Rung:
    from tracksync.platforms.idle.dbus import LOGIND, DBusIdle  # 3 ms

    return DBusIdle(LOGIND, environ)


def _macos() -> Rung:
    from tracksync.platforms.idle.macos import MacIdle  # macOS only

    return MacIdle()


def _windows() -> Rung:
    from tracksync.platforms.idle.windows import WindowsIdle  # Windows only

    return WindowsIdle()


def _pointer() -> Rung:
    from tracksync.platforms.idle.pointer import PointerIdle  # 1 ms; pynput later

    return PointerIdle()
