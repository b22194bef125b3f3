"""A clock far ahead: nothing goes for its age, and whoever asks is told."""

from __future__ import annotations

from tests.unit.engine.house import House
from tests.unit.engine.test_capturing import settle
from tracksync.services.personal.journal.changed import Changed


def day_of_use(house: House, **later: float) -> None:
    house.clock.move(**later)
    house.engine.running.upkeep.ask()
    settle(house)


def test_status_says_that_nothing_goes(house: House) -> None:
    """In words, and as JSON; what is asked to be destroyed is asked by the day before."""
    for _ in range(2):
        day_of_use(house, days=1)
    assert house.ask("status")["expiry_says"] == ""
    last = house.clock.read().at
    told: list[Changed] = []
    house.engine.listen(changed=told.append)
    day_of_use(house, days=400)

    said = house.ask("status")["expiry_says"]
    assert said.startswith("The clock says 2027-12-23, far ahead of the days")
    assert f"! {said}" in house.say("status")
    assert max(house.profile.by) == last
    assert any(Changed.SETTINGS in changed for changed in told)
    day_of_use(house, days=1)
    day_of_use(house, days=1)
    assert house.ask("status")["expiry_says"] == ""
    assert max(house.profile.by) == house.clock.read().at
