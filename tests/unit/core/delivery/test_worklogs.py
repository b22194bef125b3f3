"""What worklogs should say, worked out from the entries of a task and day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from tests.unit.core.made import INVOICE, at, entry, minutes, one_after_another, uid
from tracksync.core.clock import local_date
from tracksync.core.delivery.worklogs import (
    Worklog,
    daily_worklogs,
    day_id,
    is_day_id,
    wanted_worklogs,
)
from tracksync.core.worktime.rounding import Rounding


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


# --- a day's total --------------------------------------------------------------------------------


def test_a_day_becomes_one_worklog() -> None:
    """Its date at noon UTC, the sum of its entries, each note once, and a name of its own."""
    day = date(2026, 11, 19)
    entries = [
        entry(1, at(9), at(10), note="Cents"),
        entry(2, at(11), at(11, 30), note="Cents"),
        entry(3, at(12), at(12, 1), note="Rounding"),
        entry(4, at(13), None),
    ]
    name = day_id(INVOICE, day)

    assert daily_worklogs(entries, Rounding()) == {
        day: Worklog(INVOICE, at(12), 5460, "Cents\nRounding", str(name))
    }
    assert is_day_id(name)
    assert not is_day_id(uid(1))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"])
def test_a_total_names_the_local_date_wherever_the_person_was(zone: str) -> None:
    """Noon UTC of that date, never an instant that another zone would move to the next day."""
    late = entry(1, at(23, 30), at(23, 45), zone=zone)
    (day,) = daily_worklogs([late], Rounding())
    (total,) = (w for w in daily_worklogs([late], Rounding()).values() if w is not None)

    assert day == local_date(late.start_at, zone)
    assert total.started_at == datetime.combine(day, time(12), tzinfo=UTC)


def test_seconds_left_over_go_to_the_next_day() -> None:
    """Ten days of half a minute are five minutes, not none."""
    days = [entry(n, at(9, day=n), at(9, 0, 30, day=n)) for n in range(1, 11)]

    found = daily_worklogs(days, Rounding())

    assert sum(w.seconds for w in found.values() if w is not None) == 300
    assert [w is None for w in found.values()] == [True, False] * 5


def test_a_day_is_rounded_as_the_person_chose() -> None:
    """Then nothing is left over for the next one."""
    entries = one_after_another(minutes(7), minutes(9))

    per_entry = daily_worklogs(entries, Rounding("up", step_minutes=15))
    per_day = daily_worklogs(entries, Rounding("up", step_minutes=15, per="day"))

    assert [w.seconds for w in per_entry.values() if w] == [1800]
    assert [w.seconds for w in per_day.values() if w] == [1800]
    assert daily_worklogs([entry(1, at(9), at(9))], Rounding()) == {date(2026, 11, 19): None}
