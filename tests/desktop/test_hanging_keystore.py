"""
A keystore that never answers keeps nobody waiting at the screen.

Whatever waited for it on the thread of the windows would wait until the test is given up.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.program import Program, running
from tests.desktop.silence import LockedAway, Silence
from tests.fakes.clock import FakeClock
from tests.fakes.tracker import FakeIntegration
from tests.unit.engine.house import House
from tests.unit.services.desk import INVOICE, connection, task
from tracksync.core.journal.intents import Asked
from tracksync.desktop.models.window import Place
from tracksync.engine.engine import State

PATIENCE_MS = 60_000


@pytest.fixture
def closed(qapp: QApplication) -> Iterator[tuple[Program, Silence]]:
    """The program came up, and the keystore gives no answer to the very first question."""
    profile = LockedAway()
    house = House(profile=profile)
    profile.keystore = house.keystore
    silence = Silence(house.keystore)
    program = Program(qapp, house)
    yield program, silence
    silence.end()
    program.close()


def see_every_page(program: Program, qtbot: QtBot) -> None:
    for place in Place:
        room = program.desktop.open(place)
        qtbot.waitUntil(room.window.isVisible, timeout=PATIENCE_MS)
        QApplication.processEvents()


def test_before_the_store_is_open_a_start_is_kept(
    closed: tuple[Program, Silence], qtbot: QtBot
) -> None:
    """The window opens, shows every page, and takes a wish; all while one thread waits."""
    program, silence = closed
    spool = program.house.profile.spool
    qtbot.waitUntil(lambda: bool(silence.waiting), timeout=PATIENCE_MS)
    see_every_page(program, qtbot)
    program.desktop.timer.start("PROJ-142")
    qtbot.waitUntil(lambda: bool(spool.intents), timeout=PATIENCE_MS)

    assert [(wish.asked, wish.ref) for wish in spool.intents] == [(Asked.START, "PROJ-142")]
    assert program.house.engine.state is State.OPENING
    assert threading.get_ident() not in silence.waiting


def test_with_the_store_open_the_timer_runs_and_stops(qapp: QApplication, qtbot: QtBot) -> None:
    """A worklog waits for its token meanwhile; time is written down as ever."""
    house = House(integrations=[FakeIntegration(FakeClock())])
    with running(qapp, qtbot, house) as program:
        services = house.engine.services
        silence = Silence(house.keystore)
        try:
            services.connections.save(connection(mode="automatic"), via="window")
            known = [task(INVOICE, "PROJ-142", "Invoice")]
            with services.store.write() as unit:
                unit.save_tasks(INVOICE.connection, known, is_complete=True)
            program.choose("delivery.delay_seconds", "0")
            house.ask("entry.add", task="PROJ-142", start="07:00", end="08:00")
            house.clock.move(minutes=5)
            house.engine.running.courier.kick()
            qtbot.waitUntil(lambda: bool(silence.waiting), timeout=PATIENCE_MS)
            see_every_page(program, qtbot)
            program.desktop.timer.start("PROJ-142")
            qtbot.waitUntil(lambda: is_running(house), timeout=PATIENCE_MS)
            house.clock.move(minutes=1)
            program.desktop.timer.stop()
            qtbot.waitUntil(lambda: not is_running(house), timeout=PATIENCE_MS)

            assert lengths(house) == [timedelta(hours=1), timedelta(minutes=1)]
            assert threading.get_ident() not in silence.waiting
        finally:
            silence.end()


def is_running(house: House) -> bool:
    with house.engine.services.store.read() as snapshot:
        return snapshot.timer().entry is not None


def lengths(house: House) -> list[timedelta]:
    now = house.clock.read().at
    day = timedelta(days=1)
    with house.engine.services.store.read() as snapshot:
        entries = snapshot.entries_between(now - day, now + day)
    return sorted((e.duration for e in entries), reverse=True)
