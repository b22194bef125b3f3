"""What every integration must keep that can list worklogs. See `suite`."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

import pytest

from tests.contract.integrations.bench import AT, Bench, Seat, seat, written
from tests.contract.integrations.faults import LOST, limits_for, name_of
from tests.fakes.service_double import Fault, status
from tracksync.core.delivery.outcomes import Busy, Failure, NotReached, SignInExpired
from tracksync.ports.tracker import Feed, Listed, Standing, TimesheetReader

_DAY = timedelta(days=1)


class Reading:
    """What holds where there is a reader; a service without one says so in its bench."""

    bench: ClassVar[Bench]

    def test_whether_it_can_list_is_known(self) -> None:
        """A reader that got lost on the way would make every promise below empty."""
        with seat(self.bench) as at:
            assert (at.adapters.reader is not None) == at.bench.has_reader

    def test_a_listing_tells_ours_and_nobody_elses(self) -> None:
        """Those that start in the period, as they stand."""
        with seat(self.bench) as at:
            if at.adapters.reader is None:
                return
            inside = written(at.sheet.create(at.worklog("mark-1")))
            written(at.sheet.create(at.worklog("mark-2", days=-9)))
            written(at.sheet.create(at.worklog("mark-3", days=9)))
            listed = _listed(at, at.adapters.reader)

        assert listed.is_complete
        assert [(s.task, s.worklog.remote_id) for s in listed.worklogs] == [(at.task, inside)]
        assert listed.worklogs[0].worklog.seconds == 3600

    def test_one_worklog_is_read_alone(self) -> None:
        """As it stands; None only when it is surely gone."""
        with seat(self.bench) as at:
            if at.adapters.reader is None:
                return
            remote_id = written(at.sheet.create(at.worklog()))
            there = at.adapters.reader.one(at.task, remote_id)
            written(at.sheet.delete(at.task, remote_id))
            gone = at.adapters.reader.one(at.task, remote_id)

        assert isinstance(there, Standing)
        assert (there.task, there.worklog.remote_id) == (at.task, remote_id)
        assert gone is None

    def test_a_feed_tells_what_changed_and_what_went(self) -> None:
        """New and changed ones as they stand now, deleted ones by their ids where it knows them."""
        with seat(self.bench) as at:
            reader = at.adapters.reader
            if reader is None or not reader.has_feed:
                return
            at.bench.pass_time(at.double)
            kept = written(at.sheet.create(at.worklog("mark-1")))
            gone = written(at.sheet.create(at.worklog("mark-2", days=1)))
            written(at.sheet.delete(at.task, gone))
            at.bench.pass_time(at.double)
            feed = reader.changed_since(AT)

        assert isinstance(feed, Feed)
        assert [s.worklog.remote_id for s in feed.changed] == [kept]
        assert feed.gone is None or gone in feed.gone
        assert feed.until > AT

    @pytest.mark.parametrize("fault", LOST, ids=name_of)
    def test_a_listing_that_fails_is_no_empty_listing(self, fault: Fault) -> None:
        """What could not be read must never look deleted."""
        with seat(self.bench, limits=limits_for(fault, is_write=False)) as at:
            for outcome in _failing(at, fault):
                assert isinstance(outcome, NotReached)

    def test_a_listing_that_is_refused_or_busy_says_so(self) -> None:
        """As everything else does."""
        with seat(self.bench) as at:
            for outcome in _failing(at, status(401)):
                assert isinstance(outcome, SignInExpired)
            for outcome in _failing(at, status(429, Retry_After="7")):
                assert outcome == Busy(timedelta(seconds=7))


def _listed(at: Seat, reader: TimesheetReader) -> Listed:
    listed = reader.between(AT - _DAY, AT + _DAY, (at.task,))
    assert isinstance(listed, Listed), listed
    return listed


def _failing(at: Seat, fault: Fault) -> list[Listed | Feed | Standing | Failure | None]:
    """Ask for everything while a fault meets all requests."""
    reader = at.adapters.reader
    if reader is None:
        return []
    at.double.script.add(fault, times=99)
    outcomes: list[Listed | Feed | Standing | Failure | None] = [
        reader.between(AT - _DAY, AT + _DAY, (at.task,)),
        reader.one(at.task, "1"),
    ]
    if reader.has_feed:
        outcomes.append(reader.changed_since(AT))
    at.double.script.clear()
    return outcomes
