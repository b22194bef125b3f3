"""The date a person worked on is the date that stands in Asana, wherever they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.contract.integrations.asana.rig import desk, ref, written
from tests.fakes.asana import OWL
from tests.unit.core.test_time_properties import ZONES
from tracksync.core.clock import day_bounds
from tracksync.core.delivery.worklogs import daily_worklogs
from tracksync.core.journal.entries import Entry, EntryText
from tracksync.core.worktime.rounding import Rounding

_MINUTE = timedelta(minutes=1)
# On each of these days: the hour around noon, and what is near midnight.
_TIMES = (time(0, 30), time(11, 59), time(12), time(12, 30), time(13), time(23, 30))


def special_days(zone: str) -> Iterator[date]:
    """Go through the days of 2026 on which the clocks of a zone turn, and some that are plain."""
    yield from (date(2026, 1, 1), date(2026, 3, 29), date(2026, 6, 21), date(2026, 12, 31))
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        start, end = day_bounds(day, zone)
        if end - start != timedelta(days=1):
            yield day


def moments(day: date, zone: str) -> list[time]:
    """Tell those of the times that a clock on the wall shows on that day."""
    there = ZoneInfo(zone)

    def is_shown(moment: time) -> bool:
        wall = datetime.combine(day, moment)
        return (
            wall.replace(tzinfo=there).astimezone(UTC).astimezone(there).replace(tzinfo=None)
            == wall
        )

    return [moment for moment in _TIMES if is_shown(moment)]


def tracked(day: date, at: time, zone: str) -> Entry:
    """Track a minute, by the clock on the wall."""
    start = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
    return Entry(UUID(int=1), ref(OWL), start, start + _MINUTE, zone, EntryText("Draw the owl"))


def in_sixty_zones(days_of: Callable[[str], Iterable[date]]) -> None:
    """Send some days of each zone, and look at the dates that stand."""
    wanted: list[tuple[str, int]] = []
    with desk() as at:
        for zone in ZONES:
            for day in days_of(zone):
                entries = [tracked(day, moment, zone) for moment in moments(day, zone)]
                ((on, total),) = daily_worklogs(entries, Rounding()).items()
                assert total is not None
                written(at.sheet.create(total))
                assert on == day
                wanted.append((day.isoformat(), len(entries)))
        stands = [(e.entered_on, e.minutes) for e in at.asana.world.entries()]

    assert len(set(ZONES)) >= 60
    assert stands == wanted


def test_in_sixty_zones_a_day_arrives_on_its_date() -> None:
    """On the last of a zone's days on which its clocks turn, where they do."""
    in_sixty_zones(lambda zone: list(special_days(zone))[-1:])


@pytest.mark.storm
def test_in_sixty_zones_each_day_arrives_on_its_date() -> None:
    """On days with 23 and 25 hours as on others, and in the noon hour as at midnight."""
    in_sixty_zones(special_days)


def test_each_single_entry_arrives_on_the_date_on_the_wall() -> None:
    """One at a time, so that none is carried by the others."""
    far = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "America/St_Johns")
    with desk() as at:
        for zone in far:
            for day in special_days(zone):
                for moment in moments(day, zone):
                    (total,) = daily_worklogs([tracked(day, moment, zone)], Rounding()).values()
                    assert total is not None
                    written(at.sheet.create(total))
                    assert at.asana.world.entries()[-1].entered_on == day.isoformat()
