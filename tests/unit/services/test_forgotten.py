"""After a restore: what was sent since the copy was made is found, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes.reader import FakeReader
from tests.unit.services.desk import DOOR, JIRA, Desk, at
from tests.unit.services.test_deliveries import ready
from tracksync.core.delivery.comparing import Finding
from tracksync.ports.manifest import Grain
from tracksync.services.personal.delivery.forgotten import ForgottenService, first_of
from tracksync.services.personal.delivery.reading_back import Compared, read_period
from tracksync.services.personal.delivery.reconciling import ReconcilingService

DAY = timedelta(days=1)


class Restored(Desk):
    """A desk on a copy of a store that was made before something was sent."""

    @classmethod
    def after_sending(cls) -> Restored:
        before = Desk()
        before.connect()
        ready(before, 5)
        before.step()
        copy = before.store.copy()
        made_at = before.clock.at
        ready(before, 6)
        before.step()
        with copy.write() as unit:
            (jira,) = unit.connections()
            unit.save_connection(jira.forgetting_since(made_at))
        return cls(before, copy)

    @property
    def forgotten(self) -> ForgottenService:
        return ForgottenService(self.recorder)

    @property
    def reconciling(self) -> ReconcilingService:
        return ReconcilingService(self.recorder)

    def compare(self) -> tuple[Compared, ...]:
        start, end = at(self, 0) - DAY, at(self, 0) + 2 * DAY
        known = self.reconciling.known(self.connections.one(JIRA), start, end)
        compared = read_period(known, FakeReader(self.sink), self.sink, start, end)
        assert isinstance(compared, tuple), compared
        return compared


@pytest.fixture
def restored() -> Restored:
    return Restored.after_sending()


def test_what_was_sent_since_is_found(restored: Restored) -> None:
    """It carries the mark of an entry that is unknown here; what others made does not."""
    (jira,) = restored.forgotten.doubtful()
    made_by_hand = restored.sink.of_others(restored.compare()[0].task, at(restored, 7))
    restored.sink.change(made_by_hand, author=restored.sink.ours()[0][1].author)
    findings = [item.finding for item in restored.compare()]
    (found,) = restored.forgotten.ours(restored.compare())

    assert jira.forgotten_since_at == restored.clock.at
    assert sorted(findings) == [Finding.FOREIGN, Finding.FOREIGN, Finding.SAME]
    assert found.there is not None
    assert found.there.started_at == at(restored, 6)


def test_what_came_in_is_no_longer_offered(restored: Restored) -> None:
    """Once it is an entry here, with its own id, nothing is missing and nothing is sent."""
    (found,) = restored.forgotten.ours(restored.compare())
    with restored.store.read() as snapshot:
        task = snapshot.task(found.task)
    assert task is not None
    entry = restored.reconciling.bring_in(found, task, via=DOOR)

    assert found.there is not None
    assert str(entry) == found.there.mark
    assert restored.forgotten.ours([found]) == ()
    assert restored.forgotten.ours(restored.compare()) == ()
    assert not restored.step()


def test_what_the_person_settled_is_asked_no_more(restored: Restored) -> None:
    """Neither in this run nor in the next one."""
    restored.forgotten.settle(JIRA)
    restored.forgotten.settle("gone-1")

    assert restored.forgotten.doubtful() == ()
    assert ForgottenService(restored.crash().recorder).doubtful() == ()


def test_two_restores_go_back_to_the_earlier_copy(restored: Restored) -> None:
    """What was unknown after the first one is so after the second."""
    (jira,) = restored.forgotten.doubtful()
    later = jira.forgetting_since(restored.clock.at + DAY)
    earlier = jira.forgetting_since(restored.clock.at - DAY)

    assert later.forgotten_since_at == restored.clock.at
    assert earlier.forgotten_since_at == restored.clock.at - DAY
    assert earlier.forgetting_since(None).forgotten_since_at is None


def test_totals_are_not_offered(restored: Restored) -> None:
    """Nobody knows when the time of a total was, so no entry can be made of it."""
    (jira,) = restored.forgotten.doubtful()
    restored.connections.save(replace(jira, grain=Grain.DAY), via=DOOR)

    assert restored.forgotten.doubtful() == ()


def test_it_looks_back_further_than_the_copy(restored: Restored) -> None:
    """Time of last week may have been sent an hour after the copy was made."""
    assert restored.clock.at - first_of(restored.clock.at) == 14 * DAY
