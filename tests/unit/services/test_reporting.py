"""The person's own day and report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.unit.services.desk import DOOR, INVOICE, LOGIN, Desk, at
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.delivery.outcomes import Refused
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.services.personal.worktime.reporting import sent_mark

TODAY = date(2026, 11, 20)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def add(desk: Desk, hour: int, minutes: float, key: str = "PROJ-142", *, day: int = 0) -> Entry:
    start = at(desk, hour, day=day)
    return desk.editing.add(key, start, start + timedelta(minutes=minutes), via=DOOR)


# --- a day ----------------------------------------------------------------------------------------


def test_today_shows_what_was_done_and_what_runs(desk: Desk) -> None:
    """With what waits to be sent, what is asked, and how much it comes to."""
    desk.connect()
    desk.begin()
    entry = add(desk, 6, 30)
    desk.timer.start("PROJ-139", via=DOOR)
    desk.work(minutes=10)
    desk.rest(minutes=20)
    desk.work(minutes=10)
    today = desk.reporting.today()

    assert (today.day, today.zone) == (TODAY, "Europe/Berlin")
    assert today.end_at - today.start_at == 24 * HOUR
    assert len(today.entries) == 3
    assert len(today.questions) == 1
    assert today.total == desk.tracked()
    assert [d.entry for d in today.deliveries[entry.id]] == [entry.id]
    assert today.blocks != ()


def test_a_day_counts_what_lies_in_it(desk: Desk) -> None:
    """An entry over midnight is on both days, each time with its part; Berlin is an hour ahead."""
    ref = desk.local()
    desk.editing.add(ref, at(desk, 22), at(desk, 25), via=DOOR)

    assert desk.reporting.day(TODAY).total == HOUR
    assert desk.reporting.day(TODAY + timedelta(days=1)).total == 2 * HOUR
    assert desk.reporting.day(TODAY + timedelta(days=2)).entries == ()


def test_overlapping_entries_are_marked(desk: Desk) -> None:
    """Shown, never cut."""
    ref = desk.local()
    first = desk.editing.add(ref, at(desk, 6), at(desk, 8), via=DOOR)
    second = desk.editing.add(ref, at(desk, 7), at(desk, 9), via=DOOR)
    desk.editing.add(ref, at(desk, 9), at(desk, 10), via=DOOR)

    assert desk.reporting.today().overlapping == {first.id, second.id}


@pytest.mark.parametrize("day", [date.max, date.min])
def test_the_calendar_has_ends(desk: Desk, day: date) -> None:
    """A sentence, no traceback."""
    with pytest.raises(BadInput, match="outside the calendar"):
        desk.reporting.day(day)


def test_everything_done_is_in_the_log(desk: Desk) -> None:
    """Newest first; some of it, or all of a span."""
    add(desk, 6, 30, desk.local())
    now = desk.clock.read().at
    log = desk.reporting.log(limit=9)

    assert [h.record.kind for h in log] == ["EntryAdded", "TaskSaved"]
    assert desk.reporting.log_between(now - MINUTE, now + MINUTE) == log
    assert desk.reporting.log_between(now + MINUTE, now + 2 * MINUTE) == ()


# --- a report -------------------------------------------------------------------------------------


def test_a_report_sums_up_days_and_tasks(desk: Desk) -> None:
    """Every day of the period, by what was tracked most."""
    desk.connect()
    add(desk, 6, 30, day=-1)
    add(desk, 6, 60)
    add(desk, 8, 15, "PROJ-139")
    report = desk.reporting.report(TODAY - timedelta(days=2), TODAY)

    assert report.tracked == report.shown == 105 * MINUTE
    assert [(row.ref, row.tracked) for row in report.tasks] == [
        (INVOICE, 90 * MINUTE),
        (LOGIN, 15 * MINUTE),
    ]
    assert [row.tracked for row in report.days] == [0 * MINUTE, 30 * MINUTE, 75 * MINUTE]
    assert report.tasks[0].task is not None
    assert report.tasks[0].task.title == "Invoice export"


@pytest.mark.parametrize("mode", ["none", "up"])
def test_a_task_of_a_forgotten_connection_keeps_its_name(desk: Desk, mode: str) -> None:
    """The entries know it; rounded or not."""
    desk.connect()
    desk.preferences.choose("rounding.mode", mode)
    add(desk, 6, 30, day=-1)
    add(desk, 6, 60)
    desk.tasks.purge("jira-1", via=DOOR)
    add(desk, 8, 15, desk.local())
    report = desk.reporting.report(TODAY - timedelta(days=2), TODAY)

    assert [(row.task is None, row.key, row.title) for row in report.tasks] == [
        (True, "PROJ-142", "Invoice export"),
        (False, "", "Code review"),
    ]


def test_what_runs_counts_where_it_is_asked_for(desk: Desk) -> None:
    """Up to now, so that a report shows what the day shows; a booked report leaves it out."""
    desk.connect()
    desk.begin()
    before = desk.reporting.report(TODAY, TODAY, with_running=True)
    desk.timer.start("PROJ-139", via=DOOR)
    desk.work(minutes=10)
    found = [
        desk.reporting.report(TODAY, TODAY, with_running=with_running).tracked
        for with_running in (True, False)
    ]

    assert before.tracked == 0 * MINUTE
    assert found == [10 * MINUTE, 0 * MINUTE]
    assert found[0] == desk.reporting.today().total


def test_a_report_rounds_as_the_worklogs_do(desk: Desk) -> None:
    """Each entry by itself; the entries stay as they are."""
    desk.connect()
    desk.preferences.choose("rounding.mode", "up")
    desk.preferences.choose("rounding.step_minutes", 15)
    add(desk, 6, 20)
    add(desk, 8, 20)
    report = desk.reporting.report(TODAY, TODAY)
    booked = [d.wanted for d in desk.deliveries.outbox()]

    assert (report.tracked, report.shown) == (40 * MINUTE, 60 * MINUTE)
    assert sum(w.seconds for w in booked if w is not None) == 3600


def test_a_rounded_report_reads_a_long_period_in_stretches(desk: Desk) -> None:
    """No entry is read twice or left out where two stretches meet."""
    desk.clock.travel("UTC")
    desk.preferences.choose("rounding.mode", "up")
    ref = desk.local()
    for day in range(-89, 1):
        start = at(desk, 23, 30, day=day)
        desk.editing.add(ref, start, start + HOUR, via=DOOR)
    report = desk.reporting.report(TODAY - timedelta(days=89), TODAY)

    assert report.tracked == 90 * HOUR
    assert all(row.tracked == HOUR for row in report.days)


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (TODAY, TODAY - timedelta(days=1), "no such period"),
        (date(2000, 1, 1), TODAY, "more than ten years"),
        (TODAY, date.max, "outside the calendar"),
    ],
)
def test_there_is_no_such_period(desk: Desk, first: date, last: date, says: str) -> None:
    """Backwards, too long, beyond the calendar."""
    with pytest.raises(BadInput, match=says):
        desk.reporting.report(first, last)


# --- one word for each entry ----------------------------------------------------------------------


def mark(desk: Desk, entry: Entry) -> str:
    return sent_mark(desk.all_of(entry))


def test_each_entry_says_where_its_worklog_stands(desk: Desk) -> None:
    """Local, waiting, sent, or needs you."""
    desk.connect()
    private = add(desk, 5, 30, desk.local())
    entry = add(desk, 6, 30)
    marks = [mark(desk, private), mark(desk, entry)]
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    marks.append(mark(desk, entry))
    refused = add(desk, 7, 30)
    desk.deliveries.release(None, via=DOOR)
    attempt = desk.deliveries.next_attempt(desk.clock.at)
    assert attempt is not None
    desk.deliveries.settle(attempt, Refused(403))
    marks.append(mark(desk, refused))
    desk.deliveries.let_go(desk.delivery(refused).key, via=DOOR)
    marks.append(mark(desk, refused))

    assert marks == ["local", "waiting", "sent", "needs you", "local"]


def test_an_unknown_fate_that_cannot_be_found_out_needs_you(desk: Desk) -> None:
    """The service does not let us look; only the person can leave it."""
    desk.connect()
    entry = add(desk, 6, 30)
    barred: Delivery = Delivery(
        "k", "jira-1", entry.id, INVOICE, None, state=DeliveryState.UNKNOWN, remedy=say("Ask.")
    )

    assert sent_mark((barred,)) == "needs you"
