"""The reminder of missing hours, on a clock that is moved by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.unit.services.desk import Desk
from tests.unit.services.test_scheduling import ThatDayOff
from tracksync.services.personal.standup.reminding import RemindingService
from tracksync.services.personal.standup.standups import StandupService

# The desk's clock begins on a Friday at nine in Berlin.
THURSDAY = date(2026, 11, 19)


def reminding(desk: Desk) -> RemindingService:
    standups = StandupService(desk.recorder, ThatDayOff())
    return RemindingService(desk.recorder, standups, desk.reporting)


@pytest.fixture
def wanted(desk: Desk) -> Desk:
    desk.preferences.choose("reminders.hours", given=True)
    return desk


def test_nothing_is_said_unasked(desk: Desk) -> None:
    """It is off until the person turns it on."""
    assert reminding(desk).look() is None


def test_it_is_said_once_restarts_or_not(wanted: Desk) -> None:
    """What was told of a day is in the store."""
    service = reminding(wanted)
    found = service.look()

    assert found is not None
    assert (found.day, found.tracked, found.target) == (
        THURSDAY,
        timedelta(0),
        timedelta(hours=8),
    )
    assert service.note(THURSDAY)
    assert not service.note(THURSDAY)
    assert reminding(Desk(wanted)).look() is None
    wanted.clock.advance(minutes=60 * 24 * 3)
    again = service.look()
    assert again is not None
    assert again.day == date(2026, 11, 20)
    assert service.note(again.day)


def test_it_waits_for_its_time(wanted: Desk) -> None:
    """By the clock on the wall."""
    wanted.preferences.choose("reminders.at", given="09:30")
    assert reminding(wanted).look() is None
    wanted.clock.advance(minutes=30)

    assert reminding(wanted).look() is not None
