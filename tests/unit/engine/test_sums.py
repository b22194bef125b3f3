"""Reports and exports as commands: what is summed up, and what is handed out."""

from __future__ import annotations

from tests.unit.engine.house import House
from tests.unit.engine.test_answers import is_as_promised

MINUTE_MS = 60_000


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
