"""Which days are worked: the days of the week, without holidays and days off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta

from tracksync.core.clock import day_bounds
from tracksync.core.values import dataclass

FURTHEST = 370


@dataclass(frozen=True, slots=True)
class Calendar:
    """
    A person's working days.

    Attributes:
        week: Days of the week that are worked; 1 is Monday.
        off: Days that are not, whatever day of the week they are, and what each is called.
    """

    week: frozenset[int]
    off: Mapping[date, str] = field(default_factory=dict)

    def is_worked(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day.isoweekday() in self.week and day not in self.off

    def last_before(self, day: date, zone: str) -> date:
        """
        Find the last working day before another one, passing over what the zone has left out.

        Where there is none within a year, the day before.
        """
        for back in range(1, FURTHEST):
            before = day - timedelta(days=back)
            start, end = day_bounds(before, zone)
            if self.is_worked(before) and start < end:
                return before
        return day - timedelta(days=1)
