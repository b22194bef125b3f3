"""Who waits keeps nobody else waiting, and does not keep the program from ending."""

from __future__ import annotations

import json
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.tracker import FakeIntegration
from tests.unit.engine.house import House
from tests.unit.services.desk import INVOICE, connection, task
from tracksync.engine.frames import Request
from tracksync.engine.server import MOST_CLIENTS
from tracksync.services.personal.changed import Changed

HOUR = 3_600


@pytest.fixture
def offline() -> Iterator[House]:
    """A worklog waits to be sent, and goes on waiting: nobody signs in again."""
    house = House(integrations=[FakeIntegration(FakeClock())]).start()
    services = house.engine.services
    services.connections.save(connection(), via="cli")
    with services.store.write() as unit:
        unit.save_tasks(
            INVOICE.connection, [task(INVOICE, "PROJ-142", "Invoice")], is_complete=True
        )
    house.ask("entry.add", task="PROJ-142", start="07:00", end="08:00")
    house.keystore.kept.clear()
    yield house
    house.close()


def test_nobody_stands_behind_those_who_wait_for_sending(offline: House) -> None:
    """As many as the socket lets in wait for an hour; one more is told at once what works."""
    synced, told = SimpleQueue[int](), SimpleQueue[str]()
    for _ in range(MOST_CLIENTS):
        request = Request("sync", {"wait": HOUR}, "json")
        offline.api.answer(request, lambda _, code: synced.put(code))
    for command in ("doctor", "status", "config.list", "stop"):
        offline.api.answer(Request(command, {}, "json"), lambda text, _: told.put(text))

    schemas = {json.loads(told.get(timeout=60))["schema"] for _ in range(4)}
    assert schemas == {
        "tracksync.doctor.v1",
        "tracksync.status.v1",
        "tracksync.config.list.v1",
        "tracksync.error.v1",  # nothing runs that could be stopped
    }
    assert synced.empty()
    offline.engine.close()
    # Still waiting, or met the closing doors: each is told.
    assert {synced.get(timeout=60) for _ in range(MOST_CLIENTS)} <= {3, 4}


def test_who_waits_is_told_of_what_they_wait_for(offline: House) -> None:
    """Other changes do not wake anybody."""
    with offline.engine.moved_by(Changed.OUTBOX) as moved:
        offline.ask("task.add", title="Code review")
        assert not moved.is_set()
        offline.ask("entry.add", task="PROJ-142", start="06:00", end="07:00")
        assert moved.is_set()
