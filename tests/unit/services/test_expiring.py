"""Which day it surely is, on a clock that is moved by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.services.desk import Desk
from tracksync.services.personal.expiring import ExpiringService

DAY = timedelta(days=1)


@pytest.fixture
def expiring(desk: Desk) -> ExpiringService:
    """Used on three days before this one."""
    service = ExpiringService(desk.recorder)
    for _ in range(3):
        service.now()
        desk.clock.advance(days=1)
    return service


def test_the_clock_is_believed(desk: Desk, expiring: ExpiringService) -> None:
    """From day to day nothing is held back, and nothing is said."""
    assert expiring.now() == desk.clock.read()
    assert str(expiring.held) == ""


def test_a_clock_far_ahead_is_said_and_not_believed(desk: Desk, expiring: ExpiringService) -> None:
    """What it means and what to do stand in one sentence; set right, all goes on."""
    sure = expiring.now()
    desk.clock.advance(days=3_650)
    ahead = expiring.now()

    assert (ahead.at, ahead.zone) == (sure.at - DAY, sure.zone)
    assert str(expiring.held).startswith("The clock says 2036-")
    assert "set the clock right if it is wrong" in str(expiring.held)
    desk.clock.advance(days=-3_649)
    assert expiring.now() == desk.clock.read()
    assert str(expiring.held) == ""


def test_after_months_away_all_goes_on_on_the_third_day(
    desk: Desk, expiring: ExpiringService
) -> None:
    """However often it is asked on one of them, and by whichever run."""
    desk.clock.advance(days=90)
    said = []
    for _ in range(3):
        for _ in range(4):
            service = ExpiringService(desk.recorder)
            at = service.now().at
        said.append((bool(service.held), at == desk.clock.at))
        desk.clock.advance(days=1)

    assert said == [(True, False), (True, False), (False, True)]


def test_a_day_is_noted_once(
    desk: Desk, expiring: ExpiringService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a transaction a day, not one each time it is asked."""
    expiring.now()
    writes: list[None] = []
    monkeypatch.setattr(desk.store, "write", lambda: writes.append(None))
    desk.clock.advance(minutes=1)
    expiring.now()

    assert writes == []
    with desk.store.read() as snapshot:
        assert len(snapshot.days_run()) == 4


def test_a_full_disk_changes_nothing(desk: Desk, expiring: ExpiringService) -> None:
    """Today is noted when there is room; until then it counts all the same."""
    desk.store.is_full = True
    desk.clock.advance(days=3_650)

    assert expiring.now().at < desk.clock.at - 3_600 * DAY
    assert expiring.held
