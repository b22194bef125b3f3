"""Roll-ups by month and by task, and exact sums, agree with the entries they come from."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.store import ALPHA, BETA, MORNING, Scribe, SteppedClock, hours, make_local_store
from tracksync.core.tasks import TaskRef
from tracksync.storage.local.store import LocalStore

ZERO = timedelta(0)


def year(folder: Path) -> LocalStore:
    """Entries of three hours every 37 hours, over fourteen months."""
    clock = SteppedClock()
    store = make_local_store(folder, clock)
    scribe = Scribe(store, clock)
    for number in range(280):
        start = MORNING + hours(37 * number)
        scribe.entry(start, start + hours(3), (ALPHA, BETA)[number % 2])
    scribe.entry(MORNING, MORNING + hours(100), ALPHA)
    scribe.start()
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> LocalStore:
    return year(tmp_path_factory.mktemp("year"))


def by_task(totals: dict[TaskRef, timedelta]) -> dict[TaskRef, timedelta]:
    return {task: total for task, total in totals.items() if total}


spans = st.tuples(st.integers(-40, 480), st.integers(0, 500))


@settings(max_examples=60)
@given(spans)
def test_tasks_add_up_over_any_days(store: LocalStore, span: tuple[int, int]) -> None:
    """From the months' roll-up and the days' at both ends."""
    first = MORNING.date() + timedelta(days=span[0])
    last = first + timedelta(days=span[1])
    with store.read() as now:
        expected: dict[TaskRef, timedelta] = {}
        for found in now.day_totals(first, last):
            expected[found.task] = expected.get(found.task, ZERO) + found.total
        assert by_task(now.task_totals(first, last)) == expected


def test_months_add_up(store: LocalStore) -> None:
    """Each month is the sum of its days."""
    first, last = date(2026, 11, 1), date(2028, 2, 29)
    with store.read() as now:
        months = now.month_totals(first, last)
        expected: dict[tuple[int, int, TaskRef], timedelta] = {}
        for found in now.day_totals(first, last):
            place = found.day.year, found.day.month, found.task
            expected[place] = expected.get(place, ZERO) + found.total
    assert months == expected
    assert len(months) > 20


@settings(max_examples=60)
@given(st.integers(-100, 11_000), st.integers(1, 11_000))
def test_exact_sums_cut_entries_at_both_ends(store: LocalStore, begin: int, length: int) -> None:
    """To the millisecond, wherever the span begins and ends."""
    start: datetime = MORNING + hours(begin) + timedelta(milliseconds=17)
    end = start + hours(length)
    with store.read() as now:
        expected: dict[TaskRef, timedelta] = {}
        for entry in now.entries_between(start, end):
            if entry.end_at is not None:
                inside = min(entry.end_at, end) - max(entry.start_at, start)
                expected[entry.task] = expected.get(entry.task, ZERO) + inside
        assert by_task(now.task_totals_between(start, end)) == by_task(expected)
