"""What stands over there is compared where it is booked, and a copy of it is no stranger."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import ME
from tests.unit.services.desk import DOOR, INVOICE, JIRA, LOGIN, at
from tests.unit.services.test_booking import TEMPO, Office
from tracksync.core.clock import to_ms
from tracksync.core.delivery.comparing import Finding
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.tasks import TaskRef
from tracksync.services.personal.delivery.reading_back import Compared, read_period
from tracksync.services.personal.delivery.reconciling import ReconcilingService

DAY = timedelta(days=1)


class Both(Office):
    """An office that reads back what stands at both."""

    def __init__(self) -> None:
        super().__init__()
        self.reconciling = ReconcilingService(self.desk.recorder)
        self.sheets = {JIRA: self.desk.sink, TEMPO: self.sheet}

    def compare(self, name: str) -> tuple[Compared, ...]:
        start, end = at(self.desk, 0) - DAY, at(self.desk, 0) + 2 * DAY
        known = self.reconciling.known(self.desk.connections.one(name), start, end)
        sheet = self.sheets[name]
        compared = read_period(known, FakeReader(sheet), sheet, start, end)
        assert isinstance(compared, tuple)
        return compared

    def findings(self, name: str) -> list[Finding]:
        return [item.finding for item in self.compare(name)]

    def by_hand(self, name: str, at_: datetime, seconds: int = 1800, *, task: TaskRef) -> str:
        """Book time over there, or have the service itself copy it there; its id."""
        remote = RemoteWorklog("", "", to_ms(at_), seconds, "Working on it", ME)
        return self.sheets[name]._put(task, remote)  # noqa: SLF001  by hand


@pytest.fixture
def both() -> Both:
    return Both()


def test_the_copies_at_home_are_no_strangers(both: Both) -> None:
    """Tempo writes the Jira worklog itself; brought in, it would be the same time once more."""
    both.bring_tempo()
    entry = both.add()
    both.say_send()
    both.by_hand(JIRA, entry.start_at.replace(second=0), task=INVOICE)
    both.by_hand(JIRA, at(both.desk, 9), task=INVOICE)

    assert both.findings(JIRA) == []
    assert both.findings(TEMPO) == [Finding.SAME]


def test_when_tempo_has_left_its_copies_are_still_known(both: Both) -> None:
    """What it sent is remembered; what is somebody's own is offered."""
    both.bring_tempo()
    entry = both.add()
    both.say_send()
    both.desk.connections.remove(TEMPO, via=DOOR, keep_tasks=True)
    both.by_hand(JIRA, entry.start_at, task=INVOICE)
    theirs = both.by_hand(JIRA, at(both.desk, 9), task=INVOICE)

    assert [item.remote_id for item in both.compare(JIRA)] == [theirs]


def test_what_went_to_jira_before_is_no_stranger_in_tempo(both: Both) -> None:
    """Tempo shows Jira's worklogs as its own."""
    entry = both.add()
    both.say_send()
    both.bring_tempo()
    both.by_hand(TEMPO, entry.start_at, task=INVOICE)
    alike = both.by_hand(TEMPO, entry.start_at, task=LOGIN)
    other = both.by_hand(TEMPO, entry.start_at, 3600, task=INVOICE)

    found = both.compare(TEMPO)
    assert {item.finding for item in found} == {Finding.FOREIGN}
    assert {item.remote_id for item in found} == {alike, other}


def test_what_stands_only_in_tempo_can_be_brought_in(both: Both) -> None:
    """As an entry on Jira's task; it is not sent again, and its changes go to Tempo."""
    both.bring_tempo()
    there = both.by_hand(TEMPO, at(both.desk, 9), task=INVOICE)
    (item,) = both.compare(TEMPO)
    entry = both.reconciling.bring_in(item, both.desk.tasks.one("PROJ-142"), via=DOOR)
    both.say_send()

    assert both.desk.entry(entry).task == INVOICE
    assert both.of(both.desk.entry(entry))[TEMPO].remote_id == there
    assert both.stands() == (0, 1)


def test_a_worklog_that_was_moved_to_another_task_stays_the_same(both: Both) -> None:
    """The entry follows; nothing is deleted and nothing made."""
    both.bring_tempo()
    entry = both.add()
    both.say_send()
    (there,) = both.sheet.stands
    both.sheet.stands[there] = LOGIN, both.sheet.stands[there][1]
    assert both.findings(TEMPO) == [Finding.THEIRS]
    both.reconciling.take_in(both.compare(TEMPO))
    both.sheet.requests.clear()
    both.say_send()

    now = both.desk.entry(entry)
    assert (now.task, now.text.key, now.text.title) == (LOGIN, "PROJ-139", "Fix login redirect")
    moved = both.desk.delivery(entry, LOGIN)
    assert (moved.state, moved.remote_id) == (DeliveryState.DONE, there)
    assert both.desk.delivery(entry, INVOICE).wanted is None
    assert both.sheet.requests == []
    assert both.findings(TEMPO) == [Finding.SAME]


def test_a_move_to_a_task_that_is_not_known_here_is_the_persons_word(both: Both) -> None:
    """Nobody here knows what it is."""
    both.bring_tempo()
    entry = both.add()
    both.say_send()
    (there,) = both.sheet.stands
    both.sheet.stands[there] = replace(LOGIN, remote_id="999"), both.sheet.stands[there][1]
    both.reconciling.take_in(both.compare(TEMPO))

    assert both.of(entry)[TEMPO].is_set_aside
    assert both.desk.entry(entry).task == INVOICE
