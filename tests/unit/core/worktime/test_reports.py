"""Reports: every way of adding up comes to the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.made import BERLIN, INVOICE, LOGIN, REVIEW, at, entry, minutes
from tests.unit.core.worktime.test_rounding import roundings
from tracksync.core.clock import local_date
from tracksync.core.hues import Hue, hue_of
from tracksync.core.journal.entries import Entry, EntryText
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.worktime.reports import (
    DayRow,
    ProjectRow,
    Report,
    TaskRow,
    booked_parts,
    report,
)
from tracksync.core.worktime.rollup import day_parts
from tracksync.core.worktime.rounding import Rounding, worklog_seconds

MON, TUE, WED = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)
HOUR = minutes(60)


def task(
    ref: TaskRef,
    *,
    project: str = "Billing",
    logged: timedelta | None = None,
    estimate: timedelta | None = None,
    remaining: timedelta | None = None,
) -> Task:
    return Task(
        ref,
        "P-1",
        "Some task",
        "jira",
        project=project,
        logged=logged,
        estimate=estimate,
        remaining=remaining,
    )


def of(
    *parts: tuple[date, TaskRef, timedelta],
    tasks: tuple[Task, ...] = (),
    rounding: Rounding = Rounding(),  # noqa: B008 - a frozen value
) -> Report:
    return report(parts, tasks, first=MON, last=WED, rounding=rounding)


def test_a_period_without_time_is_all_zero() -> None:
    """Every day is there all the same."""
    empty = of()

    assert (empty.tracked, empty.shown, empty.tasks, empty.projects) == (
        timedelta(0),
        timedelta(0),
        (),
        (),
    )
    assert [row.day for row in empty.days] == [MON, TUE, WED]


def test_tasks_come_by_their_time() -> None:
    """Most first; what is known of them is beside them, and what is not is missing."""
    known = task(LOGIN)
    found = of((MON, INVOICE, HOUR), (TUE, LOGIN, 2 * HOUR), (WED, LOGIN, HOUR), tasks=(known,))

    assert found.tasks == (
        TaskRow(LOGIN, known, 3 * HOUR, 3 * HOUR),
        TaskRow(INVOICE, None, HOUR, HOUR),
    )


def test_a_task_has_its_colour_though_nothing_is_known_of_it() -> None:
    """The chosen one, or the one that follows from the task."""
    chosen = replace(task(LOGIN), chosen_hue=Hue.TEAL)
    rows = (TaskRow(LOGIN, chosen, HOUR, HOUR), TaskRow(INVOICE, None, HOUR, HOUR))

    assert [row.hue for row in rows] == [Hue.TEAL, hue_of(str(INVOICE))]


def test_a_task_is_called_as_it_is_now_or_else_as_an_entry_says() -> None:
    """A connection that was forgotten took its tasks along; what was tracked keeps its name."""
    words = EntryText("Old name", "P-0")
    rows = (
        TaskRow(LOGIN, task(LOGIN), HOUR, HOUR, words),
        TaskRow(LOGIN, None, HOUR, HOUR, words),
        TaskRow(LOGIN, None, HOUR, HOUR),
    )

    assert [row.title for row in rows] == ["Some task", "Old name", ""]
    assert [row.key for row in rows] == ["P-1", "P-0", ""]


def test_a_day_names_its_tasks_in_the_reports_order() -> None:
    """So that the bars of all days are stacked alike."""
    found = of((MON, INVOICE, HOUR), (MON, LOGIN, minutes(30)), (TUE, LOGIN, 5 * HOUR))

    assert found.days[0] == DayRow(
        MON,
        minutes(90),
        minutes(90),
        ((LOGIN, minutes(30), minutes(30)), (INVOICE, HOUR, HOUR)),
    )


def test_parts_outside_the_period_are_left_out() -> None:
    """Both ends of the period are in it."""
    found = of((date(2026, 11, 15), INVOICE, HOUR), (MON, INVOICE, HOUR), (WED, INVOICE, HOUR))

    assert found.tracked == 2 * HOUR


def test_a_part_without_length_is_no_row() -> None:
    """Nothing was tracked on it."""
    assert of((MON, INVOICE, timedelta(0))).tasks == ()


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    """Rather than shown empty."""
    with pytest.raises(ValueError, match="cannot end on 2026-11-16"):
        report((), (), first=TUE, last=MON)


def test_a_period_may_be_one_day() -> None:
    """Both ends are the same."""
    found = report([(MON, INVOICE, HOUR)], (), first=MON, last=MON)

    assert ([row.day for row in found.days], found.tracked) == ([MON], HOUR)


def test_weeks_are_cut_to_the_period() -> None:
    """From the first day to Sunday, whole weeks, and from Monday to the last day."""
    parts = [(MON + timedelta(days=n), INVOICE, HOUR) for n in range(14)]
    found = report(parts, (), first=WED, last=WED + timedelta(days=9))

    assert [(w.first.day, w.last.day, w.tracked / HOUR) for w in found.weeks] == [
        (18, 22, 5),
        (23, 27, 5),
    ]


def test_a_week_may_start_on_sunday() -> None:
    """As in many countries."""
    found = report((), (), first=MON, last=MON + timedelta(days=9), week_starts_on=6)

    assert [(w.first.day, w.last.day) for w in found.weeks] == [(16, 21), (22, 25)]


def test_a_project_knows_its_progress_over_all_its_tasks() -> None:
    """Also over those nobody tracked in the period; what the service does not say is unknown."""
    found = of(
        (MON, INVOICE, HOUR),
        tasks=(
            task(INVOICE, logged=2 * HOUR, estimate=8 * HOUR),
            task(LOGIN, logged=HOUR, estimate=4 * HOUR),
            task(TaskRef("jira-1", "7"), project="Portal", remaining=HOUR),
        ),
    )

    assert found.projects == (
        ProjectRow("jira-1", "Billing", HOUR, HOUR, 3 * HOUR, 12 * HOUR, None),
    )


def test_projects_of_two_services_are_two() -> None:
    """Even if they have one name; tasks nobody knows any more have a project without one."""
    found = of(
        (MON, INVOICE, 3 * HOUR),
        (MON, REVIEW, 2 * HOUR),
        (TUE, LOGIN, HOUR),
        tasks=(task(INVOICE), task(REVIEW)),
    )

    assert [(p.connection, p.project, p.tracked / HOUR) for p in found.projects] == [
        ("jira-1", "Billing", 3),
        ("local", "Billing", 2),
        ("jira-1", "", 1),
    ]


def test_without_rounding_time_is_shown_to_the_millisecond() -> None:
    """A report is no worklog: nothing is dropped below a minute."""
    odd = timedelta(milliseconds=61_001)

    assert of((MON, INVOICE, odd), (TUE, INVOICE, odd)).shown == 2 * odd


def test_rounding_by_entry_rounds_each_part() -> None:
    """Two times seven minutes are two quarters of an hour."""
    rule = Rounding("up", step_minutes=15)
    found = of((MON, INVOICE, minutes(7)), (MON, INVOICE, minutes(7)), rounding=rule)

    assert (found.tracked, found.shown) == (minutes(14), minutes(30))


def test_rounding_by_day_rounds_the_days_total_of_a_task() -> None:
    """Two times seven minutes are one quarter of an hour."""
    rule = Rounding("up", step_minutes=15, per="day")
    found = of((MON, INVOICE, minutes(7)), (MON, INVOICE, minutes(7)), rounding=rule)

    assert (found.tracked, found.shown) == (minutes(14), minutes(15))


def test_what_rounds_to_nothing_is_still_a_row() -> None:
    """The time was tracked, of the period and of its day."""
    found = of((MON, INVOICE, minutes(7)), rounding=Rounding("down", step_minutes=15))

    assert found.tasks == (TaskRow(INVOICE, None, minutes(7), timedelta(0)),)
    assert found.days[0].tasks == ((INVOICE, minutes(7), timedelta(0)),)


def test_an_entry_is_booked_whole_on_the_day_it_starts() -> None:
    """23:30 to 00:30 in Berlin is one worklog; the running entry is none yet."""
    late = entry(1, at(22, 30), at(23, 30), zone=BERLIN)

    assert list(booked_parts([late, entry(2, at(9), None)])) == [
        (date(2026, 11, 19), INVOICE, HOUR)
    ]


refs = st.sampled_from([INVOICE, LOGIN, REVIEW, TaskRef("jira-2", "10142")])
lengths = st.integers(0, 10**8).map(lambda ms: timedelta(milliseconds=ms))
parts_ = st.lists(
    st.tuples(st.integers(-2, 30).map(lambda n: MON + timedelta(days=n)), refs, lengths),
    max_size=40,
)


@given(parts=parts_, rule=roundings, known=st.sets(refs), starts_on=st.integers(0, 6))
def test_every_way_of_adding_up_comes_to_the_same(
    parts: list[tuple[date, TaskRef, timedelta]],
    rule: Rounding,
    known: set[TaskRef],
    starts_on: int,
) -> None:
    """Days, weeks, tasks and projects each add up to the totals; and the bars to their days."""
    found = report(
        parts,
        [task(ref) for ref in known],
        first=MON,
        last=MON + timedelta(days=27),
        rounding=rule,
        week_starts_on=starts_on,
    )
    zero = timedelta(0)

    for rows in (found.days, found.weeks, found.tasks, found.projects):
        assert sum((row.tracked for row in rows), zero) == found.tracked
        assert sum((row.shown for row in rows), zero) == found.shown
    for day in found.days:
        assert sum((tracked for _, tracked, _ in day.tasks), zero) == day.tracked
        assert sum((shown for _, _, shown in day.tasks), zero) == day.shown
    assert found.tracked == sum(
        (length for day, _, length in parts if found.first <= day <= found.last), zero
    )


entries_ = st.lists(
    st.tuples(refs, st.integers(0, 4000), st.integers(0, 900), st.integers(0, 59)), max_size=20
)


def made(drawn: list[tuple[TaskRef, int, int, int]]) -> list[Entry]:
    return [
        entry(
            n,
            at(0, day=16) + minutes(start),
            at(0, day=16) + minutes(start + length) + timedelta(seconds=seconds),
            task=ref,
            zone=BERLIN,
        )
        for n, (ref, start, length, seconds) in enumerate(drawn)
    ]


@given(drawn=entries_, rule=roundings)
def test_with_rounding_a_report_shows_what_the_worklogs_book(
    drawn: list[tuple[TaskRef, int, int, int]], rule: Rounding
) -> None:
    """Each task on each day, to the minute; without rounding they differ by less than one."""
    entries = sorted(made(drawn), key=lambda e: (e.start_at, e.id))
    groups: dict[tuple[date, TaskRef], list[Entry]] = defaultdict(list)
    for one in entries:
        groups[local_date(one.start_at, BERLIN), one.task].append(one)
    last = MON + timedelta(days=30)
    found = report(booked_parts(entries), (), first=MON, last=last, rounding=rule)
    shown = {(row.day, ref): length for row in found.days for ref, _, length in row.tasks}

    for place, group in groups.items():
        booked = timedelta(seconds=sum(worklog_seconds(group, rule).values()))
        missing = shown.get(place, timedelta(0)) - booked
        assert timedelta(0) <= missing < minutes(1)
        assert rule.mode == "none" or not missing


@given(drawn=entries_)
def test_the_rollup_of_the_days_reports_the_same_total(
    drawn: list[tuple[TaskRef, int, int, int]],
) -> None:
    """Cut at midnight or not, a period that holds all entries holds all their time."""
    entries = made(drawn)
    last = MON + timedelta(days=30)
    cut = report((p for e in entries for p in day_parts(e)), (), first=MON, last=last)
    whole = report(booked_parts(entries), (), first=MON, last=last)

    assert cut.tracked == whole.tracked == sum((e.duration for e in entries), timedelta(0))
