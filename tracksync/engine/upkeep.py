"""Tidying up once a day: forgetting what is past its time, and keeping a backup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lanes
from tracksync.ports.clock import Clock

_ALARM = "upkeep"
# Not while the program is coming up, nor while somebody only looked in.
_FIRST_SECONDS = 600.0
# The alarm's clock stands still during sleep: whether a day has passed is asked this often.
_ASKED_SECONDS = 3600.0
_DAY = timedelta(days=1)


class Upkeep:
    """
    Asks now and then whether a day has passed by the wall clock, and tidies if so.

    Args:
        tidy: Does it; STORE lane.
    """

    def __init__(
        self,
        tidy: Callable[[], None],
        clock: Clock,
        *,
        lanes: Lanes,
        alarms: Alarms,
    ) -> None:
        self._tidy = tidy
        self._hourly: Callable[[], None] = lambda: None
        self._clock = clock
        self._lanes = lanes
        self._alarms = alarms
        self._tidied_at: datetime | None = None

    def start(self, hourly: Callable[[], None] = lambda: None) -> None:
        """Begin asking; *hourly* is done each time, on the STORE lane."""
        self._hourly = hourly
        self._alarms.set(_ALARM, _FIRST_SECONDS, self.ask)

    def close(self) -> None:
        """Ask no more."""
        self._alarms.clear(_ALARM)

    def ask(self) -> None:
        """Tidy if a day has passed since the last time, or this run has not done it yet."""
        self._alarms.set(_ALARM, _ASKED_SECONDS, self.ask)
        self._lanes.store(self._hourly, failed=lambda _: None)
        now = self._clock.read().at
        # A clock that was set back must not put it off for long.
        if self._tidied_at is None or abs(now - self._tidied_at) >= _DAY:
            self._tidied_at = now
            self._lanes.store(self._tidy, failed=self._again)

    def _again(self, _: object) -> None:
        """It could not be done (a full disk): ask anew in an hour."""
        self._tidied_at = None
