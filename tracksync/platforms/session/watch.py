"""What tells of lock, sleep and user switch on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from tracksync.core.sentences import say
from tracksync.platforms.idle.file import ScriptedActivity
from tracksync.ports.activity import IdleSource, SessionChange, SessionWatch


class NoSession:
    """Says nothing, and says so. Sleep still shows as a gap between two looks."""

    @property
    def name(self) -> str:
        return say("nothing")

    def start(self, told: Callable[[SessionChange], None]) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class ScriptedSession:
    """
    Tells of a script's lock; where no script is accepted, of this session's own, from then on.

    Whoever writes a file may thus not keep the real lock from being noticed. A policy that ends
    later changes nothing of that before the next start: what was told of a session is not taken
    back by a file.

    Args:
        make: Makes what tells of the session itself.
        is_refused: Asked at each look.
    """

    def __init__(
        self,
        script: ScriptedActivity,
        make: Callable[[], SessionWatch],
        is_refused: Callable[[], bool],
    ) -> None:
        self._script, self._make, self._is_refused = script, make, is_refused
        self._told: Callable[[SessionChange], None] = _ignore
        self._last = SessionChange.UNLOCKED
        self._own: SessionWatch | None = None

    @property
    def name(self) -> str:
        return self._script.name if self._own is None else self._own.name

    def start(self, told: Callable[[SessionChange], None]) -> None:
        """Begin; *told* is called by who looks, or on the thread of the session's own watch."""
        self._told = told
        self._script.start(self._scripted, self._weigh)

    def close(self) -> None:
        """End both."""
        self._script.close()
        if self._own is not None:
            self._own.close()

    def _scripted(self, change: SessionChange) -> None:
        if self._own is None:
            self._last = change
            self._told(change)

    def _weigh(self) -> None:
        if self._own is not None or not self._is_refused():
            return
        self._own = self._make()
        if self._last is SessionChange.LOCKED:
            self._told(SessionChange.UNLOCKED)  # nobody would ever take it back
        self._own.start(self._told)


def choose_session_watch(
    environ: Mapping[str, str],
    idle: IdleSource,
    is_refused: Callable[[], bool] = lambda: False,
    *,
    platform: str = sys.platform,
) -> SessionWatch:
    """
    Choose what tells of the session here.

    Args:
        environ: Names the buses and the session.
        idle: The chosen source of idle times; a scripted one tells of its own lock.
        is_refused: Asks whether what a script tells counts for nothing.
        platform: As `sys.platform`.
    """
    if isinstance(idle, ScriptedActivity):
        return ScriptedSession(idle, lambda: _own(environ, platform), is_refused)
    return _own(environ, platform)


def _own(environ: Mapping[str, str], platform: str) -> SessionWatch:
    if platform.startswith("linux"):
        from tracksync.platforms.session.linux import LinuxSession  # 30 ms, 3 MB

        return LinuxSession(environ)
    # macOS and Windows tell of locks to a window of the program's own; there is none here yet.
    return NoSession()


def _ignore(change: SessionChange) -> None:
    """Nobody listens yet."""
