"""
Desktops that answer over D-Bus how long nobody was there: GNOME, KDE, and logind as the last.

None tells mouse from keyboard.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import timedelta

from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.platforms.dbus.bus import Bus, Target, session_bus, system_bus
from tracksync.platforms.dbus.logind import own_session
from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Unanswered, idle_from_ms
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes

RETRY_S = (5.0, 60.0)
_US_PER_MS = 1000
_MUTTER = Target(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
)
# Not org.freedesktop.ScreenSaver: other desktops answer to that name, in seconds.
_KDE = Target("org.kde.screensaver", "/ScreenSaver", "org.freedesktop.ScreenSaver")


@dataclass(frozen=True, slots=True)
class Question:
    """
    How one desktop is asked.

    Attributes:
        connect: To its bus, as the environment names it.
        ask: Asks; None where the desktop does not know. Raises Unanswered.
    """

    name: str
    connect: Callable[[Mapping[str, str]], Bus]
    ask: Callable[[Bus, Mapping[str, str]], timedelta | None]


def ask_mutter(bus: Bus, environ: Mapping[str, str]) -> timedelta | None:
    """Ask GNOME's compositor: milliseconds."""
    del environ
    return idle_from_ms(bus.call(_MUTTER, "GetIdletime"))


def ask_kde(bus: Bus, environ: Mapping[str, str]) -> timedelta | None:
    """
    Ask KDE's screen locker: milliseconds. On Wayland newer ones refuse.

    Source: kscreenlocker, interface.cpp, Interface::GetSessionIdleTime.
    """
    del environ
    return idle_from_ms(bus.call(_KDE, "GetSessionIdleTime"))


def ask_logind(bus: Bus, environ: Mapping[str, str]) -> timedelta | None:
    """
    Ask logind when the desktop said the session is idle.

    Not idle means only "not for long enough yet", or that the desktop never says: that is unknown.
    """
    session = own_session(bus, environ)
    if bus.get(session, "IdleHint") is not True:
        return None
    since_us = bus.get(session, "IdleSinceHintMonotonic")
    if not isinstance(since_us, int) or since_us <= 0:
        return None
    return idle_from_ms(time.monotonic_ns() // 1_000_000 - since_us // _US_PER_MS)


MUTTER = Question(say("GNOME idle monitor"), session_bus, ask_mutter)
KDE = Question(say("KDE screen saver"), session_bus, ask_kde)
LOGIND = Question(say("logind idle hint"), system_bus, ask_logind)


class DBusIdle:
    """Asks one question at each read, over a connection of its own."""

    def __init__(
        self,
        question: Question,
        environ: Mapping[str, str],
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._question = question
        self._environ = environ
        self._patience = Patience(*RETRY_S, monotonic=monotonic)
        self._bus: Bus | None = None
        self._is_closed = False

    @property
    def name(self) -> str:
        return self._question.name

    def open(self) -> None:
        """Connect and ask once."""
        self._question.ask(self._connected(), self._environ)

    def read(self) -> IdleTimes:
        """Ask now; unknown while nobody answers."""
        if self._is_closed or not self._patience.is_over:
            return UNKNOWN_IDLE
        try:
            idle = self._question.ask(self._connected(), self._environ)
        except Unanswered:
            self._drop()
            self._patience.failed()
            return UNKNOWN_IDLE
        self._patience.succeeded()
        return IdleTimes(idle, idle, is_split=False)

    def close(self) -> None:
        """Let go of the bus."""
        self._is_closed = True
        self._drop()

    def _connected(self) -> Bus:
        if self._bus is None:
            self._bus = self._question.connect(self._environ)
        return self._bus

    def _drop(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None
