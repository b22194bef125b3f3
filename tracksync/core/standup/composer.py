"""The daily standup: what was done, what comes, what is in the way. Worked out, never guessed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracksync.core.clock import local_date
from tracksync.core.journal.entries import ERASED, Entry
from tracksync.core.standup.commits import Commit, made_on, subjects_of
from tracksync.core.standup.words import flagged
from tracksync.core.tasks import Task, TaskRef, fold_case
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.core.worktime.meetings import Meeting
from tracksync.core.worktime.rollup import day_parts

# So many planned lines are on by themselves; the person may switch on those behind.
PLANNED = 8
MOST = 100

_STUCK = "stuck"
_WEB = re.compile(r"https?://[!-~]+")  # without blanks; a browser shows the rest escaped
_IN_PROGRESS = frozenset(
    {
        *("in progress", "doing", "active", "in development", "in review", "committed"),
        *("in arbeit", "in bearbeitung", "en cours", "en curso"),
    }
)
_BLOCKED = frozenset(
    {"blocked", "on hold", "impeded", "impediment", "blockiert", "bloque", "bloqueado"}
)


class Section(StrEnum):
    """The three parts of a standup."""

    DONE = "done"
    PLAN = "plan"
    BLOCKERS = "blockers"


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line.

    Attributes:
        id: The same for the same thing, however often it is composed.
        text: One line of plain text; for `stuck`, empty: the language says it.
        key, url: Of the task, empty where there is none. The address is http or https.
        length: Time spent; None where it is no work.
        is_finished: Its service counts the task as finished.
        stuck: How many worklogs could not be sent, in the line that says so; else 0.
        days_late: Of what is planned: since when it is due, 0 for the standup's own day; None
            where it is not yet, or has no such date.
        commits: Of what was done: how often something was committed for it.
        subjects: What some of those say of themselves, where that is told.
        moved_to: Of what was done: the state it came into on these days; empty where it did not.
        is_on: It is part of what goes out.
    """

    id: str
    section: Section
    text: str
    key: str = ""
    url: str = ""
    length: timedelta | None = None
    is_finished: bool = False
    stuck: int = 0
    is_on: bool = True
    days_late: int | None = None
    moved_to: str = ""
    commits: int = 0
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standup:
    """
    A standup of *day*.

    Attributes:
        first, last: The days told about: the last working day and, where something was done on days
            off since, the last of those.
        lines: By section, in order; ids are unique.
    """

    day: date
    first: date
    last: date
    lines: tuple[Line, ...]

    def part(self, section: Section) -> tuple[Line, ...]:
        """Give the lines of one section that go out."""
        return tuple(line for line in self.lines if line.section is section and line.is_on)


@dataclass(frozen=True, slots=True)
class Discretion:
    """
    What never leaves.

    Attributes:
        with_local: Tasks that live only here may be named.
        never: Keys, beginnings of keys ("HR" for HR-7), projects or titles that are not, in any
            case of letters.
    """

    with_local: bool = False
    never: frozenset[str] = frozenset()

    @classmethod
    def of(cls, never: str, *, with_local: bool) -> Discretion:
        """Read a list with commas between."""
        words = (fold_case(word).strip() for word in never.split(","))
        return cls(with_local, frozenset(word for word in words if word))

    def allows(self, ref: TaskRef, *, key: str, title: str, project: str) -> bool:
        """Whether a task may be named."""
        if ref.is_local and not self.with_local:
            return False
        folded = fold_case(key)
        names = {folded, folded.partition("-")[0], fold_case(title), fold_case(project)}
        return not names & self.never

    def allows_title(self, title: str) -> bool:
        """Whether something may be named that has a title alone."""
        return fold_case(title) not in self.never

    def allows_words(self, text: str) -> bool:
        """Whether words may be told that somebody wrote freely: none of what is never named."""
        folded = fold_case(text)
        return not any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", folded) for w in self.never)


@dataclass(frozen=True, slots=True)
class Material:
    """
    What a standup is made of.

    Attributes:
        entries: All that share time with the days told about or with the day itself; any order.
        tasks: All that are known, finished and deleted ones too.
        now: Where the running entry ends.
        planned: Whether what is pinned, in progress or due counts as planned: not for days gone by.
        stuck: How many worklogs could not be sent; 0 where that is not told.
        zone: Where the person is.
        meetings: Of the days told about and the day itself, in time order.
        commits: The person's own, of the days told about.
    """

    entries: tuple[Entry, ...]
    tasks: tuple[Task, ...]
    now: datetime
    planned: bool = True
    stuck: int = 0
    zone: str = "UTC"
    meetings: tuple[Meeting, ...] = ()
    commits: tuple[Commit, ...] = ()


def compose(
    day: date,
    first: date,
    material: Material,
    discretion: Discretion,
    *,
    until: date | None = None,
) -> Standup:
    """
    Compose the standup of a day.

    An entry belongs to the local days of the zone it was tracked in, so that on travels no day's
    work is told twice.

    Args:
        first: The last working day before *day*.
        until: It tells about the days to this one, whether or not something was done then.
    """
    tasks = {task.ref: task for task in material.tasks}
    entries = sorted(material.entries, key=lambda e: (e.start_at, e.id))
    told = [entry for entry in entries if _may_be_named(entry, tasks, discretion)]
    spent: dict[TaskRef, timedelta] = {}
    last = until or first
    for entry in told:
        for on, ref, length in parts_of(entry, material.now):
            if first <= on < day:
                spent[ref] = spent.get(ref, timedelta(0)) + length
                last = max(last, on)
    names = {entry.task: entry for entry in told}
    lines = {ref: _line(Section.DONE, names[ref], tasks) for ref in spent}
    made = {ref: made_on(material.commits, line.key, first, last) for ref, line in lines.items()}
    done = tuple(
        _told_if_any(
            replace(
                lines[ref],
                length=length,
                commits=len(made[ref]),
                subjects=subjects_of(made[ref], discretion.allows_words),
                moved_to=_moved_to(tasks.get(ref), first, day, material.zone),
            )
        )
        for ref, length in sorted(spent.items(), key=lambda item: -item[1])
    )
    begun = [e for e in told if any(p[0] == day for p in parts_of(e, material.now))]
    plan = _plan(day, begun, tasks, material, discretion)
    blockers = _blockers(told, (first, day), tasks, material, discretion)
    held = [m for m in material.meetings if discretion.allows_title(m.title)]
    done += _met(Section.DONE, (m for m in held if first <= m.day <= last))
    plan += _met(Section.PLAN, (m for m in held if m.day == day))
    return Standup(day, first, last, (*done[:MOST], *plan[:MOST], *blockers[:MOST]))


def may_still_tell(line: str, tasks: Mapping[TaskRef, Task], discretion: Discretion) -> bool:
    """Whether a line, by its id, may be told though it would no longer be composed."""
    of = line.partition("/")[2]
    there = (task for ref, task in tasks.items() if str(ref) == of and not task.is_deleted)
    return line == _STUCK or any(_may(task, discretion) for task in there)


def in_minutes(length: timedelta) -> int:
    """Round a length as it is read: to the minute."""
    return round(length / timedelta(minutes=1))


def _told_if_any(line: Line) -> Line:
    """Have it off where it took no time to speak of, as a slip does, and nothing came of it."""
    came_of_it = bool(line.commits or line.moved_to or line.is_finished)
    return replace(line, is_on=came_of_it or in_minutes(line.length or timedelta(0)) > 0)


def parts_of(entry: Entry, now: datetime) -> tuple[tuple[date, TaskRef, timedelta], ...]:
    """Cut an entry by the local days of its own zone; the running one ends now."""
    return day_parts(replace(entry, end_at=entry.end_at or max(now, entry.start_at)))


def _may_be_named(entry: Entry, tasks: Mapping[TaskRef, Task], discretion: Discretion) -> bool:
    """Whether an entry's task may be named, by what is known of it now and by its own words."""
    task, text = tasks.get(entry.task), entry.text
    if task is None and text == ERASED:
        return False
    project = "" if task is None else task.project
    known = task is None or _may(task, discretion)
    return known and discretion.allows(entry.task, key=text.key, title=text.title, project=project)


def _met(section: Section, meetings: Iterable[Meeting]) -> tuple[Line, ...]:
    """Tell meetings, each title once."""
    titles = dict.fromkeys(clean_line(meeting.title) for meeting in meetings)
    return tuple(
        Line(f"{section}/meeting/{_digest(title)}", section, title) for title in titles if title
    )


def _digest(title: str) -> str:
    """Name a meeting the same however often it is composed, without its words."""
    return hashlib.sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _may(task: Task, discretion: Discretion) -> bool:
    return discretion.allows(task.ref, key=task.key, title=task.title, project=task.project)


def _task_line(section: Section, task: Task) -> Line:
    text = clean_line(task.title)
    url = task.url if _WEB.fullmatch(task.url) else ""
    is_finished = task.is_done and not task.is_deleted
    return Line(f"{section}/{task.ref}", section, text, task.key, url, is_finished=is_finished)


def _line(section: Section, entry: Entry, tasks: Mapping[TaskRef, Task]) -> Line:
    """Name what an entry was on: the task as it is known now, else in the entry's own words."""
    if entry.task in tasks:
        return _task_line(section, tasks[entry.task])
    return Line(f"{section}/{entry.task}", section, clean_line(entry.text.title), entry.text.key)


def _plan(
    day: date,
    begun: Iterable[Entry],
    tasks: Mapping[TaskRef, Task],
    material: Material,
    discretion: Discretion,
) -> tuple[Line, ...]:
    """What was begun today, then what is pinned, then what is in progress, then what is due."""
    gone = {task.ref for task in material.tasks if task.is_deleted}
    lines = {e.task: _line(Section.PLAN, e, tasks) for e in begun if e.task not in gone}
    on = max(PLANNED, len(lines))
    if material.planned:
        open_tasks = [t for t in material.tasks if not t.is_done and _may(t, discretion)]
        pinned = [task for task in open_tasks if task.is_pinned]
        going = [task for task in open_tasks if task.is_assigned and _is(task, _IN_PROGRESS)]
        due = [t for t in open_tasks if t.is_assigned and _days_late(t, day) is not None]
        due.sort(key=lambda task: task.due_on or day, reverse=True)  # long ago is least pressing
        for task in (*pinned, *going, *due):
            lines.setdefault(task.ref, _task_line(Section.PLAN, task))
    return tuple(
        replace(line, is_on=at < on, days_late=_days_late(tasks.get(ref), day))
        for at, (ref, line) in enumerate(lines.items())
    )


def _moved_to(task: Task | None, first: date, day: date, zone: str) -> str:
    """Tell a state that a task came into from *first* on, before *day*; finished ones say so."""
    if task is None or task.is_done or task.moved_after is None:
        return ""
    # Seen this morning, it happened after the last look of yesterday: it is told once, today.
    return clean_line(task.state) if first <= local_date(task.moved_after, zone) < day else ""


def _days_late(task: Task | None, day: date) -> int | None:
    if task is None or task.is_done or task.due_on is None or task.due_on > day:
        return None
    return (day - task.due_on).days


def _is(task: Task, states: frozenset[str]) -> bool:
    return fold_case(task.state) in states


def _blockers(
    told: Iterable[Entry],
    days: tuple[date, date],
    tasks: Mapping[TaskRef, Task],
    material: Material,
    discretion: Discretion,
) -> tuple[Line, ...]:
    """What a note calls a blocker, tasks that are blocked over there, and what cannot be sent."""
    lines: list[Line] = []
    for entry in told:
        on = {part[0] for part in parts_of(entry, material.now)}
        if any(days[0] <= day <= days[1] for day in on):
            named = _line(Section.BLOCKERS, entry, tasks)
            lines += [
                replace(named, id=f"note/{entry.id}/{number}", text=note, is_finished=False)
                for number, note in enumerate(flagged(entry.text.note))
            ]
    if material.planned:
        lines += [
            _task_line(Section.BLOCKERS, task)
            for task in material.tasks
            if task.is_assigned
            and not task.is_done
            and _is(task, _BLOCKED)
            and _may(task, discretion)
        ]
    if material.stuck:
        lines.append(Line(_STUCK, Section.BLOCKERS, "", stuck=material.stuck))
    return tuple(lines)
