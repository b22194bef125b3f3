"""
Wayland: the compositor tells when the seat falls idle and when it is used again.

It does not tell mouse from keyboard, and nothing else about them. Its word waits in the socket
until a read looks: no thread, and no wake-up in between.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import timedelta

from tracksync.core.sentences import say
from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.wayland.connection import EXT, WaylandConnection
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes

RETRY_S = (1.0, 30.0)
# Short, so that a break between two keys already shows, and a long interval has several.
IDLE_AFTER_MS = 500
# KWin makes every time-out of its older protocol at least this long.
# Source: KWin, idle_interface.cpp, "less than 5 sec is not idle by definition".
KWIN_AT_LEAST_MS = 5000
# Nobody uses mouse and keyboard so long without half a second's rest; a program that keeps the
# screen awake stops the idle clock of every protocol but the newest.
NO_REST_S = 300.0


class Presence:
    """
    Turns idle and in-use-again into an idle time.

    Args:
        now_s: When the compositor was asked.
        idle_after_s: So long without input is told as idle.
        settled_after_s: Not told by then, the seat is in use.
        counts_input_only: False where programs can keep idleness from being told.
    """

    def __init__(
        self,
        now_s: float,
        *,
        idle_after_s: float,
        settled_after_s: float,
        counts_input_only: bool,
    ) -> None:
        self._idle_after_s = idle_after_s
        self._settled_s = now_s + settled_after_s
        self._counts_input_only = counts_input_only
        self._is_told = False
        self._idle_seen_s: float | None = None
        self._in_use_since_s = now_s

    def told(self, now_s: float, *, is_idle: bool) -> None:
        """Take what was told, seen at *now_s*."""
        self._is_told = True
        self._idle_seen_s = now_s if is_idle else None
        if not is_idle:
            self._in_use_since_s = now_s

    def idle(self, now_s: float) -> timedelta | None:
        """
        Tell for how long the seat has been idle, at least.

        Short of the truth by no more than the time between two looks.
        """
        if self._idle_seen_s is not None:
            return timedelta(seconds=self._idle_after_s + now_s - self._idle_seen_s)
        if not self._is_told and now_s < self._settled_s:
            return None
        if not self._counts_input_only and now_s - self._in_use_since_s > NO_REST_S:
            return None
        return timedelta(0)


class WaylandIdle:
    """The idle notifications of the compositor that `WAYLAND_DISPLAY` names."""

    def __init__(
        self, environ: Mapping[str, str], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._environ = environ
        self._monotonic = monotonic
        self._patience = Patience(*RETRY_S, monotonic=monotonic)
        self._connection: WaylandConnection | None = None
        self._presence: Presence | None = None
        self._protocol = EXT
        self._is_closed = False

    @property
    def name(self) -> str:
        return say("Wayland idle notifications ({protocol})", protocol=self._protocol)

    def open(self) -> None:
        """Connect and ask to be told."""
        self._connected()

    def read(self) -> IdleTimes:
        """Look what was told; unknown while there is no compositor."""
        if self._is_closed or not (self._connection or self._patience.is_over):
            return UNKNOWN_IDLE
        try:
            connection, presence = self._connected()
            told = connection.told()
        except Unanswered:
            self._drop()
            self._patience.failed()
            return UNKNOWN_IDLE
        self._patience.succeeded()
        now_s = self._monotonic()
        for is_idle in told:
            presence.told(now_s, is_idle=is_idle)
        idle = presence.idle(now_s)
        return IdleTimes(idle, idle, is_split=False)

    def close(self) -> None:
        """Let go of the compositor."""
        self._is_closed = True
        self._drop()

    def _connected(self) -> tuple[WaylandConnection, Presence]:
        if self._connection is None or self._presence is None:
            connection = WaylandConnection(self._environ, idle_after_ms=IDLE_AFTER_MS)
            settled_ms = IDLE_AFTER_MS if connection.protocol == EXT else KWIN_AT_LEAST_MS
            self._protocol = connection.protocol
            self._presence = Presence(
                self._monotonic(),
                idle_after_s=IDLE_AFTER_MS / 1000,
                settled_after_s=settled_ms / 1000,
                counts_input_only=connection.counts_input_only,
            )
            self._connection = connection
        return self._connection, self._presence

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._presence = None
