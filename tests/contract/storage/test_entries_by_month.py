"""Many months past their time go one by one: the writer is free between, and a cut is whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.contract.storage.test_entries_expiry import entries, faults, go_to, send, work
from tests.fakes.store import BETA, Household, Scribe, hours
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.journal.events import EntriesExpired, TimerPaused
from tracksync.core.policy.retention import first_month_kept
from tracksync.core.worktime.activity import Sample, Use, Used
from tracksync.storage.local import erasure
from tracksync.storage.local.db import Database
from tracksync.storage.local.erasure import drop_entries
from tracksync.storage.local.opening import Opened

Work = Callable[[], None]
MONTHS = (7, 8, 9, 10)


@pytest.fixture
def home(tmp_path: Path) -> Household:
    return Household(tmp_path / "data")


def half_a_year(scribe: Scribe) -> list[UUID]:
    """An entry in each of six months; of the first four nothing is to be kept."""
    done = [work(scribe, 2026, month) for month in (*MONTHS, 11, 12)]
    go_to(scribe.clock, 2026, 12, 20)
    return done


def expire(scribe: Scribe, opened: Opened, on_store: Callable[[Work], None]) -> bool:
    now = scribe.clock.read()
    return drop_entries(
        opened.store, 1, now=now, clock=scribe.clock, ids=scribe.ids, on_store=on_store
    )


def test_the_writer_is_given_back_after_each_month(home: Household) -> None:
    """Samples and what a person does find it free, and the store adds up each time."""
    opened = home.open()
    scribe = home.scribe(opened)
    old = half_a_year(scribe)
    left: list[set[UUID]] = []

    def on_store(do: Work) -> None:
        do()
        left.append(entries(scribe) & set(old))
        assert faults(scribe) == ()
        reading = scribe.clock.move(minutes=1)
        opened.store.add_sample(Sample(reading.at, Use(Used.YES, Used.NO)), reading, grace=hours(1))
        scribe.entry(reading.at, scribe.clock.move(minutes=1).at)

    assert expire(scribe, opened, on_store)
    assert left == [set(old[n:]) for n in range(1, len(MONTHS) + 1)]
    with opened.store.read() as now:
        gone = [event for _, event in now.records() if isinstance(event, EntriesExpired)]
        assert now.kept_since() == date(2026, 11, 1)
    assert [event.month for event in gone] == ["2026-08", "2026-09", "2026-10", "2026-11"]
    assert [event.totals[0][0] for event in gone] == ["2026-07", "2026-08", "2026-09", "2026-10"]
    assert faults(scribe) == ()
    opened.store.close()


def test_months_in_which_nothing_was_recorded_are_passed_over(home: Household) -> None:
    """A machine that was off for a year: one step, not twelve."""
    opened = home.open()
    scribe = home.scribe(opened)
    work(scribe, 2025, 1)
    kept = work(scribe, 2026, 12)
    steps: list[Work] = []

    def on_store(do: Work) -> None:
        steps.append(do)
        do()

    assert expire(scribe, opened, on_store)
    assert not expire(scribe, opened, on_store)
    assert len(steps) == 1
    assert entries(scribe) == {kept}
    with opened.store.read() as now:
        assert now.kept_since() == date(2026, 11, 1)
    opened.store.close()


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize("months", range(len(MONTHS)))
@pytest.mark.parametrize("is_done", [False, True], ids=["in a month", "after a month"])
def test_a_cut_leaves_each_month_whole_or_gone(
    home: Household, monkeypatch: pytest.MonkeyPatch, months: int, is_done: bool
) -> None:
    """Whatever it cuts, the store opens and adds up; the next expiry goes on where it was."""
    opened = home.open()
    scribe = home.scribe(opened)
    old = half_a_year(scribe)
    left = months

    def on_store(do: Work) -> None:
        nonlocal left
        if left == 0 and not is_done:
            monkeypatch.setattr(Database, "run", _cut_at_the_link(Database.run))
        do()
        if left == 0:
            raise Cut
        left -= 1

    with pytest.raises(Cut):
        expire(scribe, opened, on_store)
    monkeypatch.undo()
    opened.store.close()

    opened = home.open()
    scribe = home.scribe(opened)
    assert entries(scribe) == set(old[months + is_done :])
    assert faults(scribe) == ()
    expire(scribe, opened, lambda do: do())
    assert entries(scribe) == set(old[len(MONTHS) :])
    assert faults(scribe) == ()
    opened.store.close()


def _cut_at_the_link(run: Callable[..., None]) -> Callable[..., None]:
    """Cut before the very last of a month's statements, when all else of it is done."""

    def cut(db: Database, sql: str, values: tuple[object, ...] = ()) -> None:
        if "foundation" in values:
            raise Cut
        run(db, sql, values)

    return cut


def test_one_by_one_leaves_what_all_at_once_does(tmp_path: Path) -> None:
    """With what waits, was changed later, runs, or was sent."""
    home = Household(tmp_path / "data")
    opened = home.open()
    scribe = home.scribe(opened)
    old = half_a_year(scribe)
    for entry, state in zip(old[1:4], [DeliveryState.READY, DeliveryState.DONE, None], strict=True):
        if state is not None:
            send(scribe, entry, state)
    go_to(scribe.clock, 2026, 12, 21)
    scribe.start(BETA)
    scribe.clock.move(hours=1)
    scribe.add(TimerPaused(scribe.clock.read().at, None))
    opened.store.close()
    shutil.copytree(home.folder, tmp_path / "copy")

    opened = home.open()
    scribe = home.scribe(opened)
    expire(scribe, opened, lambda do: do())
    stepped = _all_of(opened)
    opened.store.close()

    shutil.rmtree(home.folder)
    shutil.copytree(tmp_path / "copy", home.folder)
    opened = home.open()
    scribe = home.scribe(opened)
    until = first_month_kept("2026-12", keep=1)
    erasure._drop_entries_before(  # noqa: SLF001  what would be done at once
        opened.store, until, "Europe/Berlin", clock=scribe.clock, ids=scribe.ids
    )
    assert _all_of(opened) == stepped
    assert faults(scribe) == ()
    opened.store.close()


def _all_of(opened: Opened) -> tuple[object, ...]:
    """Tell what is left, but for the records that say what went."""
    with opened.store.read() as now:
        first, *_ = now.tables.db.rows("SELECT value FROM about WHERE name = 'foundation'")
        link = str(first[0]).split()[:3]
        changes = now.tables.db.rows("SELECT * FROM changes ORDER BY sequence, position")
        kinds = [r.id for r, event in now.records() if not isinstance(event, EntriesExpired)]
        totals = now.month_totals(date(2026, 1, 1), date(2026, 12, 1))
        days = now.day_totals(date(2026, 1, 1), date(2026, 12, 31))
        return link, list(changes), kinds, totals, days, now.deliveries()
