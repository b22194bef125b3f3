"""What worklogs should say, worked out from the entries of a task and day."""

from __future__ import annotations

from tests.unit.core.made import INVOICE, at, entry, minutes, one_after_another, uid
from tracksync.core.rounding import Rounding
from tracksync.core.worklogs import Worklog, wanted_worklogs


def test_an_entry_becomes_a_worklog_that_can_be_found_again() -> None:
    """Its start, its whole minutes, its note, and its id as the mark."""
    tracked = entry(1, at(9), at(10), note="Reviewed credit notes")

    assert wanted_worklogs([tracked], Rounding()) == {
        uid(1): Worklog(INVOICE, at(9), 3600, "Reviewed credit notes", str(uid(1)))
    }


def test_what_is_under_a_minute_is_no_worklog_yet() -> None:
    """Its seconds are carried to the next one, in order of start whatever order they come in."""
    first, second = one_after_another(minutes(0.5), minutes(0.5))

    found = wanted_worklogs([second, first], Rounding())

    assert found[first.id] is None
    assert found[second.id] == Worklog(INVOICE, second.start_at, 60, "", str(second.id))


def test_the_running_entry_is_left_out() -> None:
    """What was sent of it before stays, until it ends."""
    assert wanted_worklogs([entry(1, at(9), None)], Rounding()) == {}


def test_worklogs_are_rounded_as_the_person_chose() -> None:
    """The entries themselves stay as they are."""
    found = wanted_worklogs(one_after_another(minutes(7)), Rounding("up", step_minutes=15))

    assert [w.seconds for w in found.values() if w] == [900]
