"""The engine has screens look when there are hours to be reminded of."""

from __future__ import annotations

from tests.unit.engine.house import House
from tracksync.engine.lanes.threads import Lane
from tracksync.services.personal.journal.changed import Changed


def test_screens_are_told_to_look() -> None:
    """As soon as it is wanted, and not once it was told, turned off, or the engine closed."""
    house = House()
    house.start()
    engine, heard = house.engine, list[Changed]()
    engine.listen(changed=heard.append)
    house.settings.choose("reminders.at", "0:00")
    house.settings.choose("day.work_days", "1,2,3,4,5,6,7")
    house.settings.choose("reminders.hours", given=True)

    def settle() -> int:
        for lane in (Lane.STORE, Lane.READ, Lane.STORE):
            engine.lanes.ask(lane, lambda: None)
        return heard.count(Changed.REMINDERS)

    engine.settings_changed()
    assert settle() == 1
    found = engine.services.reminders.look()
    assert found is not None
    engine.lanes.ask(Lane.STORE, lambda: engine.services.reminders.note(found.day))
    engine.running.reminding.kick()
    assert settle() == 1
    house.settings.choose("reminders.hours", given=False)
    engine.running.reminding.kick()
    assert settle() == 1
    house.close()
