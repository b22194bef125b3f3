"""The tick: one look at the idle counters, handed to the store's lane."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tracksync.core.clock import Reading
from tracksync.core.sentences import say
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lanes
from tracksync.ports.activity import IdleSource, IdleTimes
from tracksync.ports.clock import Clock

_TICK = "tick"
# So many looks may wait for a slow disk; further ones are left out, and time out as a gap.
_MOST_WAITING = 120


class Ticking:
    """
    Looks every so often, and at once when asked.

    Args:
        make: Makes the idle source, on the thread that will read it, at the first look.
        made: Told of it then.
        interval: Asked before each wait, so that a changed setting counts from the next look on.
        take: Gets each look on the STORE lane. The idle times are None while `may_look` says no.
        may_look: False while the person paused: then the devices are not asked at all.
    """

    def __init__(
        self,
        make: Callable[[], IdleSource],
        clock: Clock,
        alarms: Alarms,
        lanes: Lanes,
        *,
        interval: Callable[[], timedelta],
        take: Callable[[IdleTimes | None, Reading], None],
        may_look: Callable[[], bool],
        made: Callable[[IdleSource], None],
    ) -> None:
        self._make = make
        self._made = made
        self._source: IdleSource | None = None
        self._clock = clock
        self._alarms = alarms
        self._lanes = lanes
        self._interval = interval
        self._take = take
        self._may_look = may_look
        self._waiting = 0

    @property
    def source_name(self) -> str:
        """What answers, in words; "nothing" before the first look."""
        return say("nothing") if self._source is None else self._source.name

    def start(self) -> None:
        """Look now, and go on."""
        self._alarms.set(_TICK, 0, self._tick)

    def close(self) -> None:
        """Let go of the source, once nobody looks any more."""
        if self._source is not None:
            self._source.close()

    def look(self) -> tuple[IdleTimes | None, Reading]:
        """Read the devices and the clocks at one moment."""
        if self._source is None:
            self._source = self._make()
            self._made(self._source)
        idle = self._source.read() if self._may_look() else None
        return idle, self._clock.read()

    def _tick(self) -> None:
        self._alarms.set(_TICK, self._interval().total_seconds(), self._tick)
        idle, reading = self.look()
        if self._waiting < _MOST_WAITING:
            self._waiting += 1
            self._lanes.store(lambda: self._taken(idle, reading))

    def _taken(self, idle: IdleTimes | None, reading: Reading) -> None:
        self._waiting -= 1
        self._take(idle, reading)
