"""Promise: what Jira says stands beside what stands here, and nothing changes before a click."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.contract.network.gateway_rig import access
from tests.desktop.program import Program, running
from tests.desktop.trees import controls, write
from tests.fakes.jira_cloud import MIA, JiraDouble, connection_of, small_world
from tests.unit.engine.house import House
from tracksync.core.delivery.door import DeliveryState
from tracksync.demo.jira_world import Booked
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.connections.comparing import ComparingDialog
from tracksync.engine.lanes.threads import Lane
from tracksync.integrations.jira import JiraCloud
from tracksync.services.personal.worktime.editing import Edit

PATIENCE_MS = 60_000
Key = Qt.Key


class Desk:
    """Mia at the keyboard, with an hour on the owl that stands in Jira as well."""

    def __init__(self, program: Program, jira: JiraDouble, qtbot: QtBot) -> None:
        self.program, self.jira, self._bot = program, jira, qtbot
        self.engine = program.house.engine
        home = connection_of(MIA, jira.url)
        self.engine.running.grants.take_token(home, MIA.token)
        services = self.engine.services
        self.store(lambda: services.connections.save(home, via="test"))
        program.house.ask("tasks.refresh")
        now = program.house.clock.read().at
        start = now - timedelta(hours=2)
        self.store(lambda: services.editing.add("DEMO-1", start, now - _HOUR, via="test"))
        self.store(lambda: services.deliveries.release(None, via="test"))
        self.engine.running.courier.kick()
        self.wait(lambda: self.states() == [DeliveryState.DONE])
        self.window = program.desktop.open(Place.OUTBOX).window

    def store(self, work: Callable[[], object]) -> None:
        self.engine.lanes.ask(Lane.STORE, work)

    def states(self) -> list[DeliveryState]:
        with self.engine.services.store.read() as snapshot:
            return [d.state for d in snapshot.deliveries(tuple(DeliveryState), limit=10)]

    def minutes(self) -> list[int]:
        """Tell how long each entry is."""
        now = self.program.house.clock.read().at
        with self.engine.services.store.read() as snapshot:
            found = snapshot.entries_between(now - timedelta(days=1), now + timedelta(days=1))
        return sorted(entry.length_at(now) // timedelta(minutes=1) for entry in found)

    def lengthen(self, minutes: int) -> None:
        """Correct the only entry here."""
        now = self.program.house.clock.read().at
        services = self.engine.services
        with services.store.read() as snapshot:
            (entry,) = snapshot.entries_between(now - timedelta(days=1), now)
        edit = Edit(end_at=entry.start_at + timedelta(minutes=minutes))
        self.store(lambda: services.editing.edit(entry.id, edit, via="test"))
        self.wait(lambda: self.minutes() == [minutes])

    def stands(self) -> list[int]:
        """Tell how long each worklog in Jira is, in minutes."""
        return sorted(worklog.seconds // 60 for worklog in self.jira.world.worklogs())

    @property
    def worklog(self) -> Booked:
        (found,) = self.jira.world.worklogs()
        return found

    # --- the keyboard ---------------------------------------------------------------------------

    @property
    def dialog(self) -> ComparingDialog:
        (found,) = self.window.findChildren(ComparingDialog)
        return found

    def press(self, name: str, inside: QWidget) -> None:
        """Walk there with Tab, and press Space."""
        self.wait(
            lambda: any(c.accessibleName() == name and c.isEnabled() for c in controls(inside))
        )
        for _ in range(60):
            at = inside.focusWidget() or inside
            if at.accessibleName() == name:
                QTest.keyClick(at, Key.Key_Space)
                return
            QTest.keyClick(at, Key.Key_Tab)
        raise AssertionError((name, write(inside)))

    def compare(self) -> None:
        self.press("Compare…", self.window)
        self.wait(lambda: bool(self.window.findChildren(ComparingDialog)))

    def choose(self, name: str) -> None:
        self.press(name, self.dialog)

    def see(self, text: str) -> None:
        def is_there() -> None:
            assert text in write(self.dialog)

        self.wait(is_there)

    def wait(self, condition: Callable[[], bool | None]) -> None:
        self._bot.waitUntil(condition, timeout=PATIENCE_MS)


_HOUR = timedelta(hours=1)


@pytest.fixture
def mia(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    with ExitStack() as stack:
        jira = stack.enter_context(JiraDouble(small_world()))
        house = House(integrations=[JiraCloud(access())])
        yield Desk(stack.enter_context(running(qapp, qtbot, house)), jira, qtbot)
        jira.settle()
        jira.check()


def change_there(mia: Desk, **parts: object) -> None:
    """Somebody changes the only worklog in Jira itself."""
    mia.jira.world.commit({"do": "worklog", "is": asdict(mia.worklog) | parts})


def test_a_conflict_is_settled_by_the_keyboard(mia: Desk) -> None:
    """Both sides stand there untouched until one is chosen; then both say the same."""
    mia.compare()
    mia.see("1 as it should be")
    change_there(mia, seconds=7200)
    mia.lengthen(90)
    mia.choose("Compare again")
    mia.see("1 to be decided")
    mia.see("1 h 30 min")
    before = mia.minutes(), mia.stands()
    mia.choose("Keep mine")
    mia.wait(lambda: mia.stands() == [90])
    mia.choose("Compare again")
    mia.see("1 as it should be")

    assert before == ([90], [120])
    assert mia.minutes() == [90]


def test_what_changed_only_there_comes_in_at_one_press(mia: Desk) -> None:
    """And what was written there when its own button is pressed; nothing is sent for either."""
    change_there(mia, seconds=7200)
    begun = mia.worklog.started_ms + 3 * 3_600_000
    own = asdict(mia.worklog) | {"id": "20001", "properties": {}, "seconds": 900}
    mia.jira.world.commit({"do": "worklog", "is": own | {"started_ms": begun}})
    mia.compare()
    mia.choose("Take in 1 that changed only there")
    mia.wait(lambda: mia.minutes() == [120])
    mia.choose("Bring it in")
    mia.wait(lambda: mia.minutes() == [15, 120])
    mia.see("2 as they should be")

    assert mia.stands() == [15, 120]
