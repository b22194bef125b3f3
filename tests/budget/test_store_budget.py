"""What the store costs beside the least that a disk and SQL cost."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

import pytest

from tests.budget.numbers import Row, publish
from tests.fakes.store import ALPHA, SteppedClock, make_local_store
from tracksync.core.clock import to_ms
from tracksync.core.delivery.door import Delivery, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal.entries import EntryText
from tracksync.core.journal.events import EntryAdded, TimerStarted, TimerStopped
from tracksync.core.tasks import TaskRef
from tracksync.storage.local.store import LocalStore

pytestmark = [pytest.mark.timing, pytest.mark.timeout(1800)]

FIRST = datetime(2021, 1, 1, 8, tzinfo=UTC)
TASKS = tuple(TaskRef("jira-1", str(10_000 + n)) for n in range(40))
PER_YEAR = 24_000
YEARS = 5
_SYNCED = 400


def fill(store: LocalStore, clock: SteppedClock, count: int) -> None:
    """Put *count* entries of about five minutes into the store, spread over five years."""
    step = timedelta(days=365 * YEARS) / (PER_YEAR * YEARS)
    text = EntryText("Write the report", "PROJ-1", "")
    for first in range(0, count, 1000):
        with store.write() as unit:
            for n in range(first, min(first + 1000, count)):
                start = FIRST + n * step
                entry = EntryAdded(
                    UUID(int=n + 1),
                    TASKS[(n // 66 + n % 6) % 40],
                    text,
                    start,
                    start + step / 2,
                    "Europe/Berlin",
                )
                record = UUID(int=10**9 + n)
                unit.append(entry, record=record, reading=clock.read(), via="test")


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Time *work*, and take the middle."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def stop_cost(store: LocalStore, clock: SteppedClock, base: int) -> Callable[[], None]:
    """Make a function that starts and stops a timer once."""
    made = iter(range(base, base + 10**6))

    def once() -> None:
        entry = UUID(int=next(made))
        now = clock.move(seconds=90)
        text = EntryText("Write the report", "PROJ-1")
        with store.write() as unit:
            event = TimerStarted(entry, ALPHA, text, now.at, now.zone)
            unit.append(event, record=UUID(int=next(made)), reading=now, via="test")
        now = clock.move(seconds=90)
        with store.write() as unit:
            stopped = TimerStopped(entry, now.at)
            unit.append(stopped, record=UUID(int=next(made)), reading=now, via="test")

    return once


def raw_year(path: Path) -> sqlite3.Connection:
    """The least a year's report can be: one plain table, one sum."""
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE entry (task INTEGER, start_at INTEGER, end_at INTEGER)")
    step = timedelta(days=365 * YEARS) / (PER_YEAR * YEARS)
    rows = (
        (n % 40, to_ms(FIRST + n * step), to_ms(FIRST + n * step + step / 2))
        for n in range(PER_YEAR * YEARS)
    )
    plain.executemany("INSERT INTO entry VALUES (?, ?, ?)", rows)
    plain.execute("CREATE INDEX entry_start ON entry (start_at)")
    plain.commit()
    return plain


def append_and_sync(path: Path) -> Callable[[], None]:
    """The least a durable write can be."""
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    row = b"x" * 600

    def once() -> None:
        os.write(file, row)
        os.fdatasync(file)

    return once


def delivery_insert(store: LocalStore, clock: SteppedClock) -> Callable[[], None]:
    """Make a function that inserts one delivery durably; what is inserted is made beforehand."""
    now = clock.read().at
    made = iter([_delivery(UUID(int=5 * 10**12 + n), now) for n in range(_SYNCED)])

    def once() -> None:
        with store.write() as unit:
            unit.save_delivery(next(made))

    return once


def _delivery(entry: UUID, now: datetime) -> Delivery:
    worklog = Worklog(ALPHA, now, 600, "A note", str(entry))
    key = delivery_key("jira-1", entry, ALPHA)
    return Delivery(key, "jira-1", entry, ALPHA, worklog, changed_at=now)


def in_turns_ms(*works: Callable[[], object], rounds: int) -> list[float]:
    """Take the middle of each, in turns: a machine that is busy for a while is so for all."""
    took: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for one, times in zip(works, took, strict=True):
            began = time.perf_counter()
            one()
            times.append((time.perf_counter() - began) * 1000)
    return [median(times) for times in took]


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder on a real disk; /tmp may be memory, which writes nothing."""
    with tempfile.TemporaryDirectory(prefix="budget-", dir="/var/tmp") as folder:
        yield Path(folder)


@dataclass(frozen=True, slots=True)
class Stores:
    """A store of a few weeks and one of five years, with their clocks."""

    small: LocalStore
    small_clock: SteppedClock
    big: LocalStore
    big_clock: SteppedClock


@pytest.fixture
def stores(disk: Path) -> Iterator[Stores]:
    clocks = SteppedClock(), SteppedClock()
    made = []
    for name, clock, count in zip(("small", "big"), clocks, (2_500, PER_YEAR * YEARS), strict=True):
        (disk / name).mkdir()
        made.append(make_local_store(disk / name, clock))
        fill(made[-1], clock, count)
    yield Stores(made[0], clocks[0], made[1], clocks[1])
    for store in made:
        store.close()


def report_rows(store: LocalStore, disk: Path) -> list[Row]:
    """Measure reports beside the least that SQL can do."""
    plain = raw_year(disk / "plain.db")
    last_year = (FIRST + timedelta(days=4 * 365), FIRST + timedelta(days=5 * 365))
    days = (FIRST.date(), (FIRST + timedelta(days=5 * 365 + 1)).date())
    sql = "SELECT task, sum(end_at - start_at) FROM entry WHERE start_at BETWEEN ? AND ? GROUP BY 1"

    def exact_year() -> None:
        with store.read() as snapshot:
            snapshot.task_totals_between(*last_year)

    def five_years() -> None:
        with store.read() as snapshot:
            snapshot.month_totals(*days)

    def raw_year_again() -> None:
        plain.execute(sql, tuple(to_ms(t) for t in last_year)).fetchall()

    raw_ms, year_ms, five_ms = in_turns_ms(raw_year_again, exact_year, five_years, rounds=25)
    plain.close()
    raw = f"raw SQL over one year {raw_ms:.1f} ms"
    return [
        Row(
            "one exact year by task, of 120 000 entries",
            f"{year_ms:.1f} ms",
            raw,
            year_ms / raw_ms,
            3,
        ),
        Row(
            "five years by month and task, rolled up", f"{five_ms:.1f} ms", raw, five_ms / raw_ms, 2
        ),
    ]


def write_rows(stores: Stores, disk: Path) -> list[Row]:
    """Measure writes beside a small store, and beside the least a disk can do."""
    stops = (
        stop_cost(stores.small, stores.small_clock, 10**12),
        stop_cost(stores.big, stores.big_clock, 2 * 10**12),
    )
    grown = median(median_ms(stops[1], 40) / median_ms(stops[0], 40) for _ in range(5))
    floor = append_and_sync(disk / "floor")
    insert = delivery_insert(stores.big, stores.big_clock)
    inserted_ms, least_ms = in_turns_ms(insert, floor, rounds=_SYNCED)
    return [
        Row("start and stop with 120 000 entries", "ratio of medians", "with 2 500", grown, 1.1),
        Row(
            "a delivery, durable",
            "ratio of medians",
            "append + fdatasync",
            inserted_ms / least_ms,
            2,
        ),
    ]


def test_the_store_costs_little_more_than_the_least(stores: Stores, disk: Path) -> None:
    """Reports, stops and inserts stay near raw SQL and a plain append, also after five years."""
    publish("The store", [*report_rows(stores.big, disk), *write_rows(stores, disk)])
