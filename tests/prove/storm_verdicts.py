"""What must stand over there after a storm, by how a service keeps time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

# Where the person of the storm lives.
ZONE = "Europe/Berlin"
_HUNDREDTH_HOUR_S = 36


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is kept here."""

    id: str
    task: str
    start_at: datetime
    length: timedelta

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Self:
        """Read one of `entry list`."""
        start, end = (datetime.fromisoformat(entry[name]) for name in ("start_at", "end_at"))
        return cls(entry["id"], entry["task"]["key"], start, end - start)

    @property
    def on(self) -> date:
        """The person's day it began on."""
        return self.start_at.astimezone(ZoneInfo(ZONE)).date()

    @property
    def seconds(self) -> int:
        return round(self.length.total_seconds())


@dataclass(frozen=True, slots=True)
class Stands:
    """
    A worklog of the person as it stands over there.

    Attributes:
        task: The key of its task.
        seconds: Its time; on a service that adds hours up, what was added to the item.
        start_at: To the second; None where only a date is kept.
        on: The date, where only that is kept.
        mark: Ours; empty where a service keeps none.
    """

    task: str
    seconds: int
    start_at: datetime | None = None
    on: date | None = None
    mark: str = ""


def each_once(kept: Iterable[Kept], stands: Iterable[Stands]) -> None:
    """Each entry is one worklog that carries its mark."""
    here, there = {e.id: e for e in kept}, list(stands)
    marks = Counter(w.mark for w in there)
    assert [mark for mark, times in marks.items() if times > 1] == [], "twice"
    assert set(marks) == set(here), "lost, or too much"
    for worklog in there:
        entry = here[worklog.mark]
        assert worklog.task == entry.task, "wrong task"
        assert worklog.seconds == entry.seconds, "wrong length"
        assert worklog.start_at == entry.start_at, "wrong start"


def each_once_unmarked(kept: Iterable[Kept], stands: Iterable[Stands]) -> None:
    """Each entry is one worklog of its task, start and length."""
    here = Counter(Stands(e.task, e.seconds, e.start_at) for e in kept)
    there = Counter(Stands(w.task, w.seconds, w.start_at) for w in stands)
    assert there - here == Counter(), "twice, or too much"
    assert here - there == Counter(), "lost"


def each_day_once(kept: Iterable[Kept], stands: Iterable[Stands]) -> None:
    """Each task and day is one worklog with the sum of its entries."""
    here: dict[tuple[str, date], int] = defaultdict(int)
    for entry in kept:
        here[entry.task, entry.on] += entry.seconds
    there = list(stands)
    days = Counter((w.task, w.on) for w in there)
    assert [day for day, times in days.items() if times > 1] == [], "twice"
    assert {(w.task, w.on): w.seconds for w in there} == here, "lost, or wrong"


def each_sum_right(kept: Iterable[Kept], stands: Iterable[Stands]) -> None:
    """Each task holds the sum of its entries, to a hundredth of an hour."""
    here: dict[str, int] = defaultdict(int)
    for entry in kept:
        here[entry.task] += entry.seconds
    there: dict[str, int] = defaultdict(int)
    for worklog in stands:
        there[worklog.task] += worklog.seconds
    for task in here.keys() | there.keys():
        assert abs(here[task] - there[task]) <= _HUNDREDTH_HOUR_S, (
            f"{task}: {there[task]} s there, {here[task]} s here"
        )
