"""Reports and exports as commands: what is summed up, and what is handed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.unit.engine.house import House
from tests.unit.engine.test_answers import is_as_promised
from tests.unit.services.desk import INVOICE, connection, task
from tracksync.core.tasks import Task

MINUTE_MS, HOUR_MS = 60_000, 3_600_000
NOBODY_KNOWS = {"logged_ms": None, "estimate_ms": None, "remaining_ms": None}


def know(house: House, known: Task) -> str:
    """Let a task of Jira be known here."""
    with house.profile.store.write() as unit:
        unit.save_connection(connection())
        unit.save_tasks(known.ref.connection, [known], is_complete=True)
    return str(known.ref)


def test_a_report_is_rounded_as_the_worklogs_are(house: House) -> None:
    """What was tracked stands beside it; an export keeps that alone."""
    house.settings.choose("rounding.mode", "up")
    house.settings.choose("rounding.step_minutes", 15)
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    review = house.ask("task.add", title="Review")["task"]["ref"]
    house.ask("entry.add", task=ref, start="05:00", end="05:10")
    house.ask("entry.add", task=review, start="06:00", end="06:30")
    answer = house.ask("report")
    is_as_promised(answer)

    assert (answer["total_ms"], answer["tracked_ms"]) == (45 * MINUTE_MS, 40 * MINUTE_MS)
    assert answer["is_rounded"] is True
    assert [(row["total_ms"], row["tracked_ms"]) for row in answer["rows"]] == [
        (30 * MINUTE_MS, 30 * MINUTE_MS),
        (15 * MINUTE_MS, 10 * MINUTE_MS),
    ]
    assert house.say("report").splitlines()[2:] == [
        "Review          0:30",
        "Invoice export  0:15  (0:10 tracked)",
        "                0:45  (0:40 tracked)",
        "",
        "Rounded as worklogs are.",
    ]
    assert [row["duration_ms"] for row in house.ask("export")["rows"]] == [
        10 * MINUTE_MS,
        30 * MINUTE_MS,
    ]


def test_a_report_counts_what_runs_up_to_now(house: House) -> None:
    """As the window does; where only what has ended is rounded it stands beside."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    house.ask("start", ref=ref)
    house.work(10)
    exact = house.ask("report")
    house.settings.choose("rounding.mode", "up")
    rounded, past = house.ask("report"), house.ask("report", day="2026-11-10")

    assert (exact["total_ms"], exact["running_ms"]) == (10 * MINUTE_MS, 0)
    assert (rounded["total_ms"], rounded["running_ms"]) == (0, 10 * MINUTE_MS)
    assert past["running_ms"] == 0
    assert house.say("report").endswith("\n10 min running, not counted yet.\n")


def test_projects_and_tasks_tell_how_far_they_are(house: House) -> None:
    """As their service says; null where it says nothing, as of tasks of one's own."""
    known = replace(
        task(INVOICE, "PROJ-142", "Invoice export"),
        project="Billing",
        logged=timedelta(hours=5),
        estimate=timedelta(hours=8),
        remaining=timedelta(hours=3, minutes=30),
    )
    jira, garden = know(house, known), house.ask("task.add", title="Garden")["task"]["ref"]
    plain = house.say("report")
    house.ask("entry.add", task=jira, start="05:00", end="06:30")
    house.ask("entry.add", task=garden, start="06:30", end="06:40")
    answer, listed = house.ask("report"), house.ask("tasks")
    is_as_promised(answer)
    is_as_promised(listed)
    progress = {
        "logged_ms": 5 * HOUR_MS,
        "estimate_ms": 8 * HOUR_MS,
        "remaining_ms": 3 * HOUR_MS + 30 * MINUTE_MS,
    }
    billing = {"connection": INVOICE.connection, "project": "Billing", "total_ms": 90 * MINUTE_MS}
    own = {"connection": "local", "project": "", "total_ms": 10 * MINUTE_MS}

    assert answer["projects"] == [
        billing | {"tracked_ms": 90 * MINUTE_MS} | progress,
        own | {"tracked_ms": 10 * MINUTE_MS} | NOBODY_KNOWS,
    ]
    assert {t["ref"]: {name: t[name] for name in progress} for t in listed["tasks"]} == {
        jira: progress,
        garden: NOBODY_KNOWS,
    }
    assert "left" not in plain
    assert house.say("report").splitlines()[-2:] == [
        "Billing       jira-1  1:30    5:00 logged  8:00 estimated  3:30 left",
        "(no project)  local   0:10",
    ]
