"""Who waits keeps nobody else waiting, and does not keep the program from ending."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.tracker import FakeIntegration
from tests.unit.engine.house import House, MemoryProfile, OpenedMemory
from tests.unit.services.desk import INVOICE, connection, task
from tracksync.core.problems import KeystoreAbsent
from tracksync.core.sentences import say
from tracksync.engine.engine import State
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.local_socket.server import MOST_CLIENTS
from tracksync.platforms.keystore.words import slow
from tracksync.services.personal.journal.changed import Changed

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


@dataclass
class HangingProfile(MemoryProfile):
    """Waits for a keystore that does not answer, until it is given up."""

    is_given_up: threading.Event = field(default_factory=threading.Event)
    opened: int = 0

    def open(self) -> OpenedMemory:
        self.opened += 1
        assert self.is_given_up.wait(60)
        msg = say("The keystore gave no answer.")
        raise KeystoreAbsent(msg)


@pytest.fixture
def hanging() -> House:
    """The keystore hangs, and nothing watches over the timer."""
    profile = HangingProfile()
    house = House(profile=profile)
    house.keystore.on_give_up = profile.is_given_up.set
    return house


def test_a_lone_command_is_kept_while_the_keystore_hangs(hanging: House) -> None:
    """It is acknowledged before the keystore is given up, and the end waits for no answer of it."""
    profile = hanging.profile
    assert isinstance(profile, HangingProfile)
    hanging.api.open_for("start")
    started = hanging.ask("start", ref="PROJ-142")
    told = hanging.say("stop")
    state, was_given_up = hanging.engine.state, profile.is_given_up.is_set()
    hanging.close()

    assert started["is_kept_for_later"] is True
    assert started["kept_says"].startswith("The keystore has not answered yet. ")
    assert "locked" not in told
    assert str(hanging.acks[0]) == started["ack"]
    assert [intent.id for intent in profile.spool.intents] == hanging.acks
    assert (state, was_given_up) == (State.OPENING, False)
    assert profile.opened == 1
    assert hanging.log.notes[-1] == ("engine_closed", {"hanging": 0})


def test_a_slow_keystore_is_not_said_to_be_locked() -> None:
    """It may be asking for a password, perhaps behind other windows; that is what is told."""
    house = House(profile=MemoryProfile(trouble=slow(5))).start()
    told = house.say("start", ref="PROJ-142")
    house.close()

    assert "did not answer within 5 seconds" in told
    assert "password window" in told
    assert "locked" not in told


@pytest.mark.parametrize("command", ["status", "nonsense"])
def test_what_cannot_be_kept_waits_for_the_keystore(hanging: House, command: str) -> None:
    """It says what the keystore said in the end."""
    profile = hanging.profile
    assert isinstance(profile, HangingProfile)
    profile.is_given_up.set()
    hanging.api.open_for(command)

    assert hanging.engine.state is State.LOCKED
    hanging.close()


def test_a_first_command_waits_for_the_keystore(hanging: House) -> None:
    """Before the store was opened once there is nothing to seal a wish with."""
    profile = hanging.profile
    assert isinstance(profile, HangingProfile)
    profile.spool.is_ready = False
    profile.is_given_up.set()
    hanging.api.open_for("start")

    assert hanging.engine.state is State.LOCKED
    hanging.close()


def test_a_store_that_opens_at_the_very_end_is_closed_again() -> None:
    """Whoever waited for it has been answered; nothing begins on it."""

    @dataclass
    class LateProfile(MemoryProfile):
        is_given_up: threading.Event = field(default_factory=threading.Event)

        def open(self) -> OpenedMemory:
            assert self.is_given_up.wait(60)
            return super().open()

    profile = LateProfile()
    house = House(profile=profile)
    house.keystore.on_give_up = profile.is_given_up.set
    house.api.open_for("stop")
    house.ask("stop")
    house.close()

    assert house.engine.state is State.CLOSED
    assert profile.spool.waiting() == 1
