"""The renewal of an access token stands around all that asks a service."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from tests.fakes.channel import FakeBoard
from tests.fakes.clock import FakeClock
from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import FakeTimesheet
from tests.fakes.tracker import FakeDetails, FakeTracker
from tests.unit.engine.house import House
from tests.unit.services.desk import connection
from tracksync.engine.sign_in.renewing import renewed
from tracksync.ports.tracker import Adapters

NAMES = [f.name for f in fields(Adapters)]
NEEDED = {"tracker", "sink"}


def all_there_is() -> Adapters:
    """Adapters of a service that can do everything."""
    sheet, board = FakeTimesheet(FakeClock()), FakeBoard()
    reader, details = FakeReader(sheet), FakeDetails()
    return Adapters(FakeTracker(), sheet, reader, details, board, board, board, board)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_a_service_can_do_is_lost(house: House, name: str) -> None:
    """Each of them asks with a token that works, whichever are added one day."""
    plain = all_there_is()
    around = renewed(plain, house.engine.running.grants, connection())

    assert getattr(plain, name) is not None, "this test names an adapter of each kind"
    assert getattr(around, name) is not None
    assert getattr(around, name) is not getattr(plain, name)


@pytest.mark.parametrize("name", sorted(set(NAMES) - NEEDED))
def test_what_a_service_cannot_do_is_not_made_up(house: House, name: str) -> None:
    """None tells the program not to ask."""
    plain = replace(all_there_is(), **{name: None})  # type: ignore[arg-type]  # by name
    around = renewed(plain, house.engine.running.grants, connection())

    assert getattr(around, name) is None
