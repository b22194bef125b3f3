"""Sending everything: what is among it."""

from __future__ import annotations

from tests.unit.services.desk import DOOR, Desk
from tests.unit.services.test_deliveries import begun, ready
from tracksync.core.delivery.door import DeliveryState


def test_what_is_being_sent_is_waited_for_as_well(desk: Desk) -> None:
    """`sync --wait` must not say that all is sent while the last one is on its way."""
    desk.connect()
    (entry,) = ready(desk)
    begun(desk)
    (said,) = desk.deliveries.release(None, via=DOOR)

    assert said == desk.delivery(entry)
    assert said.state is DeliveryState.SENDING
