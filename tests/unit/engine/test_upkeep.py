"""Tidying up happens once a day, whatever sleep and clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracksync.core.clock import Reading
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.upkeep import Upkeep


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def read(self) -> Reading:
        return Reading(self.at, 0, None, "boot", "UTC")


def test_it_tidies_once_a_day() -> None:
    """Asking every hour does nothing until a day has passed."""
    clock, lanes, alarms, done = Clock(), Lanes(), Alarms(), []
    upkeep = Upkeep(lambda: done.append(clock.at), clock, lanes=lanes, alarms=alarms)

    for _ in range(50):
        upkeep.ask()
        lanes.ask(Lane.STORE, lambda: None)
        clock.at += timedelta(hours=1)
    upkeep.close()
    alarms.close()
    lanes.close()

    assert [at.day for at in done] == [21, 22, 23]
