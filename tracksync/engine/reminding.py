"""Wakes for the reminder of missing hours, while the person wants it."""

from __future__ import annotations

from tracksync.core.problems import Problem
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lanes
from tracksync.engine.services import Services
from tracksync.ports.settings import Preferences
from tracksync.services.personal.journal.changed import Changed

_ALARM = "reminder"
# The alarm's clock stands still while the machine sleeps: what is due is asked anew this often.
_NAP_SECONDS = 300.0


class Reminding:
    """Asks now and then whether there is something to be reminded of, and has screens look."""

    def __init__(
        self, services: Services, preferences: Preferences, *, lanes: Lanes, alarms: Alarms
    ) -> None:
        self._services = services
        self._preferences = preferences
        self._lanes = lanes
        self._alarms = alarms
        self._is_over = False

    def kick(self) -> None:
        """Look soon, and go on while it is wanted."""
        if self._is_over or not self._preferences.flag("reminders.hours"):
            self._alarms.clear(_ALARM)
            return
        self._alarms.set(_ALARM, _NAP_SECONDS, self.kick)
        self._lanes.read(self.look, failed=_again)

    def look(self) -> None:
        """Have screens look if there is something to tell. READ lane."""
        if self._services.reminders.look() is not None:
            recorder = self._services.recorder
            self._lanes.store(lambda: recorder.announce(Changed.REMINDERS), failed=_again)

    def close(self) -> None:
        """Begin nothing more."""
        self._is_over = True
        self._alarms.clear(_ALARM)


def _again(_: Problem) -> None:
    """Leave it: it is asked anew after the nap."""
