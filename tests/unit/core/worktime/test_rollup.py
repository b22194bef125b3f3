"""Roll-ups: each local day knows how much went to which task."""

from __future__ import annotations

from datetime import date

from tests.unit.core.made import BERLIN, INVOICE, LOGIN, at, entry, minutes
from tracksync.core.worktime.rollup import day_parts, rollup


def test_an_entry_over_midnight_belongs_to_both_days() -> None:
    """22:30 to 00:30 in Berlin is an hour and a half before midnight, and half an hour after."""
    late = entry(1, at(21, 30), at(23, 30), zone=BERLIN)

    assert day_parts(late) == (
        (date(2026, 11, 19), INVOICE, minutes(90)),
        (date(2026, 11, 20), INVOICE, minutes(30)),
    )


def test_the_running_entry_is_in_no_total_yet() -> None:
    """Totals on disk hold what ended; the running time is added where it is shown."""
    assert day_parts(entry(1, at(9), None)) == ()


def test_days_add_up_by_task() -> None:
    """Twice the same task is one line; an entry without length is none."""
    found = rollup(
        [
            entry(1, at(9), at(10)),
            entry(2, at(10), at(11), task=LOGIN),
            entry(3, at(11), at(11, 30)),
            entry(4, at(12), at(12)),
        ]
    )

    assert found == {
        (date(2026, 11, 19), INVOICE): minutes(90),
        (date(2026, 11, 19), LOGIN): minutes(60),
    }
