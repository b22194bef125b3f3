"""How an instant is said to the person whose time it is."""

from __future__ import annotations

from datetime import UTC, datetime

from tracksync.services.personal.journal.moments import shown


def test_an_instant_is_said_in_the_persons_zone() -> None:
    """Nobody in Berlin has to know what nine o'clock is in Greenwich."""
    assert shown(datetime(2026, 11, 20, 8, tzinfo=UTC), "Europe/Berlin") == "2026-11-20 09:00"


def test_an_instant_at_the_end_of_the_calendar_is_said_as_it_is() -> None:
    """The zone's own calendar ends a few hours earlier."""
    assert shown(datetime.max.replace(tzinfo=UTC), "Asia/Tokyo").startswith("9999-12-31T23:59")
