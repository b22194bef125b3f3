"""Which source of idle times answers on this machine: a ladder, tried from the best rung down."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Rung, Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE, IdleSource, IdleTimes

SOURCE = "TRACKSYNC_ACTIVITY_SOURCE"
_FILE = "file:"
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
        return f"nothing ({self._why_not})" if self._rung is None else self._rung.name

    def try_rungs(self) -> None:
        """Look for a rung that works, where there is none yet."""
        reasons = []
        for make in self._rungs:
            rung = make()
            try:
                rung.open()
            except Unanswered as e:
                rung.close()
                reasons.append(str(e))
            else:
                self._rung = rung
                self._patience.succeeded()
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


def choose_idle_source(environ: Mapping[str, str], *, platform: str = sys.platform) -> IdleSource:
    """
    Choose what tells idle times here.

    Args:
        environ: `TRACKSYNC_ACTIVITY_SOURCE` in it may name `file:PATH`.
        platform: As `sys.platform`.
    """
    wanted = environ.get(SOURCE, "")
    if wanted.startswith(_FILE):
        return _scripted(Path(wanted.removeprefix(_FILE)))
    rungs = _named() if wanted else _rungs(environ, platform)
    ladder = IdleLadder(rungs)
    ladder.try_rungs()
    return ladder


def _named() -> list[MakeRung]:
    return [lambda: _Unnamed(f"{SOURCE} names no source we know")]


def _rungs(environ: Mapping[str, str], platform: str) -> list[MakeRung]:
    if platform in ("darwin", "win32"):
        return []
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        # Never the X server, nor the listener that asks it: here it sees XWayland's windows only.
        return []
    return [lambda: _x11(environ)]


class _Unnamed:
    """A rung that never works, with its reason."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    @property
    def name(self) -> str:
        return "nothing"

    def open(self) -> None:
        raise Unanswered(self._reason)

    def read(self) -> IdleTimes:
        return UNKNOWN_IDLE

    def close(self) -> None:
        pass


# Each is imported when it is tried, which is when there is no better one.


def _scripted(path: Path) -> IdleSource:
    from tracksync.platforms.idle_file import ScriptedActivity  # noqa: PLC0415  (tests and demo)

    return ScriptedActivity(path)


def _x11(environ: Mapping[str, str]) -> Rung:
    from tracksync.platforms.idle_x11 import X11Idle  # noqa: PLC0415  (8 ms)

    return X11Idle(environ)
