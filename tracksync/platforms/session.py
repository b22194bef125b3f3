"""What tells of lock, sleep and user switch on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from tracksync.core.sentences import say
from tracksync.platforms.idle_file import ScriptedActivity
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


def choose_session_watch(
    environ: Mapping[str, str], idle: IdleSource, *, platform: str = sys.platform
) -> SessionWatch:
    """
    Choose what tells of the session here.

    Args:
        environ: Names the buses and the session.
        idle: The chosen source of idle times; a scripted one tells of its own lock.
        platform: As `sys.platform`.
    """
    if isinstance(idle, ScriptedActivity):
        return idle
    if platform.startswith("linux"):
        from tracksync.platforms.session_linux import LinuxSession  # noqa: PLC0415  (30 ms, 3 MB)

        return LinuxSession(environ)
    # macOS and Windows tell of locks to a window of the program's own; there is none here yet.
    return NoSession()
