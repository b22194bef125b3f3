"""Reports: how much of a period went to which task, project, day and week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from tracksync.core.clock import local_date
from tracksync.core.hues import Hue, hue_of
from tracksync.core.journal.entries import Entry, EntryText
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.core.worktime.rollup import DayPart
from tracksync.core.worktime.rounding import Rounding, round_length

_NONE = timedelta(0)
_DAY = timedelta(days=1)
_EXACT = Rounding()
_UNNAMED = EntryText("")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """
    One task in the period. `task` is None where nothing is known of it any more.

    In all rows `tracked` is exact, to the millisecond, and `shown` the same after rounding.

    Attributes:
        text: What an entry calls the task that is not known any more.
    """

    ref: TaskRef
    task: Task | None
    tracked: timedelta
    shown: timedelta
    text: EntryText = _UNNAMED

    @property
    def title(self) -> str:
        """What it is called; empty where nothing tells."""
        return self.text.title if self.task is None else self.task.title

    @property
    def key(self) -> str:
        """Its key at its service; empty where it has none."""
        return self.text.key if self.task is None else self.task.key

    @property
    def hue(self) -> Hue:
        """The colour it is shown in."""
        return hue_of(str(self.ref)) if self.task is None else self.task.hue


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """
    One project of one connection in the period.

    Attributes:
        project: Its name; empty for tasks without one.
        logged, estimate, remaining: Over all its known tasks, as the service says, whenever that
            was; None where it says nothing.
    """

    connection: str
    project: str
    tracked: timedelta
    shown: timedelta
    logged: timedelta | None
    estimate: timedelta | None
    remaining: timedelta | None


@dataclass(frozen=True, slots=True)
class DayRow:
    """
    One day, also when nothing was tracked.

    Attributes:
        tasks: Those with time, each with what was tracked and what is shown of it; in the order
            of the report's tasks.
    """

    day: date
    tracked: timedelta
    shown: timedelta
    tasks: tuple[tuple[TaskRef, timedelta, timedelta], ...]


@dataclass(frozen=True, slots=True)
class WeekRow:
    """The days of one week that lie in the period, `first` and `last` included."""

    first: date
    last: date
    tracked: timedelta
    shown: timedelta


@dataclass(frozen=True, slots=True)
class Report:
    """
    A period.

    Attributes:
        first, last: Its local days, both included.
        tasks, projects: By what is shown of them, most first.
        days, weeks: Every one of the period, in order.
    """

    first: date
    last: date
    tracked: timedelta
    shown: timedelta
    tasks: tuple[TaskRow, ...]
    projects: tuple[ProjectRow, ...]
    days: tuple[DayRow, ...]
    weeks: tuple[WeekRow, ...]


@dataclass(slots=True)
class _Sum:
    tracked: timedelta = _NONE
    shown: timedelta = _NONE

    def add(self, other: _Sum) -> None:
        self.tracked += other.tracked
        self.shown += other.shown


# Tasks by number: hashing a reference is what a long report would spend its time on.
_Cells = dict[date, dict[int, _Sum]]


def report(
    parts: Iterable[DayPart],
    tasks: Iterable[Task],
    *,
    first: date,
    last: date,
    rounding: Rounding = _EXACT,
    week_starts_on: int = 0,
) -> Report:
    """
    Sum up a period.

    Args:
        parts: Of any days and tasks, in any order; those outside the period are left out. Without
            rounding the roll-up of the days will do. With rounding give each entry by itself,
            from `booked_parts`: so the report shows what the worklogs book.
        tasks: All that are known; those with nothing tracked count for the progress of projects.
        rounding: How it is shown. In mode "none" time is shown exactly.
        week_starts_on: 0 for Monday to 6 for Sunday.

    Returns:
        A report whose days, weeks, tasks and projects each add up to its totals, exactly.

    Raises:
        ValueError: *last* lies before *first*.
    """
    if last < first:
        msg = f"a period cannot end on {last} before it begins on {first}"
        raise ValueError(msg)
    refs, cells = _cells(parts, first, last, rounding)
    known = {task.ref: task for task in tasks}
    sums = _sums(len(refs), cells)
    found = [number for number, whole in enumerate(sums) if whole.tracked or whole.shown]
    found.sort(key=lambda n: (-sums[n].shown, -sums[n].tracked, refs[n]))
    place = {number: order for order, number in enumerate(found)}
    days = tuple(_day_row(day, cells.get(day, {}), refs, place) for day in _days(first, last))
    rows = tuple(
        TaskRow(refs[n], known.get(refs[n]), sums[n].tracked, sums[n].shown) for n in found
    )
    return Report(
        first,
        last,
        sum((day.tracked for day in days), _NONE),
        sum((day.shown for day in days), _NONE),
        rows,
        _projects(rows, known),
        days,
        _weeks(days, week_starts_on),
    )


def booked_parts(entries: Iterable[Entry]) -> Iterator[DayPart]:
    """
    Give each ended entry whole, on the local day it starts, as its worklog books it.

    One over midnight is not cut: a service knows one start and one length.
    """
    for entry in entries:
        if entry.end_at is not None:
            yield local_date(entry.start_at, entry.zone), entry.task, entry.duration


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _DAY


def _cells(
    parts: Iterable[DayPart], first: date, last: date, rounding: Rounding
) -> tuple[list[TaskRef], _Cells]:
    """Add up by day and task, rounding each part or, per day, their sum."""
    is_exact = rounding.mode == "none"
    is_each = not is_exact and rounding.per == "entry"
    numbers: dict[TaskRef, int] = {}
    cells: _Cells = defaultdict(dict)
    for day, ref, length in parts:
        if first <= day <= last:
            number = numbers.setdefault(ref, len(numbers))
            row = cells[day]
            cell = row.get(number)
            if cell is None:
                cell = row[number] = _Sum()
            cell.tracked += length
            if is_each:
                cell.shown += round_length(length, rounding)
    if not is_each:
        for row in cells.values():
            for cell in row.values():
                cell.shown = cell.tracked if is_exact else round_length(cell.tracked, rounding)
    return list(numbers), cells


def _sums(count: int, cells: _Cells) -> list[_Sum]:
    sums = [_Sum() for _ in range(count)]
    for row in cells.values():
        for number, cell in row.items():
            sums[number].add(cell)
    return sums


def _day_row(
    day: date, row: Mapping[int, _Sum], refs: Sequence[TaskRef], place: Mapping[int, int]
) -> DayRow:
    whole = _Sum()
    for cell in row.values():
        whole.add(cell)
    found = sorted(
        (n for n, cell in row.items() if cell.tracked or cell.shown), key=place.__getitem__
    )
    tasks = tuple((refs[n], row[n].tracked, row[n].shown) for n in found)
    return DayRow(day, whole.tracked, whole.shown, tasks)


def _projects(rows: Iterable[TaskRow], known: Mapping[TaskRef, Task]) -> tuple[ProjectRow, ...]:
    sums: dict[tuple[str, str], _Sum] = defaultdict(_Sum)
    for row in rows:
        project = "" if row.task is None else row.task.project
        sums[row.ref.connection, project].add(_Sum(row.tracked, row.shown))
    members: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in known.values():
        members[task.ref.connection, task.project].append(task)
    found = (
        ProjectRow(
            *project,
            whole.tracked,
            whole.shown,
            _known_sum(task.logged for task in members[project]),
            _known_sum(task.estimate for task in members[project]),
            _known_sum(task.remaining for task in members[project]),
        )
        for project, whole in sums.items()
    )
    return tuple(sorted(found, key=lambda r: (-r.shown, -r.tracked, r.connection, r.project)))


def _known_sum(lengths: Iterable[timedelta | None]) -> timedelta | None:
    known = [length for length in lengths if length is not None]
    return sum(known, _NONE) if known else None


def _weeks(days: Iterable[DayRow], starts_on: int) -> tuple[WeekRow, ...]:
    weeks: list[list[DayRow]] = []
    for row in days:
        if not weeks or row.day.weekday() == starts_on:
            weeks.append([])
        weeks[-1].append(row)
    return tuple(
        WeekRow(
            week[0].day,
            week[-1].day,
            sum((row.tracked for row in week), _NONE),
            sum((row.shown for row in week), _NONE),
        )
        for week in weeks
    )
