"""Reports and exports as commands: what is summed up, and what is handed out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.unit.engine.house import House
from tests.unit.engine.test_answers import is_as_promised
from tests.unit.services.desk import INVOICE, connection, task
from tracksync.core.tasks import Task
from tracksync.services.personal.worktime.reporting import ReportingService

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


def test_a_report_says_from_when_on_entries_are_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it asks for days before that; an export says it in any case."""
    assert house.ask("report")["kept_since"] is house.ask("export")["kept_since"] is None
    since = date(2025, 1, 1)
    monkeypatch.setattr(ReportingService, "kept_since", lambda _: since)
    said = "Before 2025-01-01 no entries are kept."
    early = {"from": "2024-12-31", "to": "2025-01-02"}

    assert said in house.say("report", **early)
    assert said not in house.say("report")
    answer = house.ask("report", **early)
    is_as_promised(answer)
    assert answer["kept_since"] == house.ask("export")["kept_since"] == "2025-01-01"


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


def test_every_report_knows_the_tasks_of_a_forgotten_connection(house: House) -> None:
    """The entries name them: in words, as data, in an export and in the week's digest."""
    jira = know(house, task(INVOICE, "PROJ-142", "Invoice export"))
    house.ask("entry.add", task=jira, start="05:00", end="06:30")
    house.ask("purge", connection="jira-1")
    answer = house.ask("report")
    is_as_promised(answer)

    assert answer["rows"][0]["task"] == {"ref": jira, "key": "PROJ-142", "title": "Invoice export"}
    for told in (house.say("report"), house.say("standup.week"), house.say("export", form="csv")):
        assert "Invoice export" in told
        assert "unknown" not in told


def exported(house: House) -> list[dict[str, str]]:
    """Read the columns that tell of the task and where the entry came from."""
    rows = csv.DictReader(io.StringIO(house.say("export", form="csv")))
    names = ("title", "kind", "project", "logged_at_start_ms", "scripted")
    return [{name: row[name] for name in names} for row in rows]


def test_an_export_names_the_project_of_every_entry(house: House) -> None:
    """Also of a task of one's own, and of what was added by hand, as far as it is known now."""
    bug = replace(task(INVOICE, "PROJ-142", "Invoice export"), project="Billing", kind="Bug")
    jira = know(house, bug)
    garden = house.ask("task.add", title="Garden", project="Home")["task"]["ref"]
    house.ask("entry.add", task=jira, start="05:00", end="06:00")
    house.ask("entry.add", task=garden, start="06:00", end="07:00")
    is_as_promised(house.ask("export"))

    assert [(row["title"], row["kind"], row["project"]) for row in exported(house)] == [
        ("Invoice export", "Bug", "Billing"),
        ("Garden", "", "Home"),
    ]


def test_an_export_tells_of_the_start_what_was_so_then(house: House) -> None:
    """A project renamed since does not change it; an entry that was moved is on another task."""
    then = replace(
        task(INVOICE, "PROJ-142", "Invoice export"),
        project="Billing",
        logged=timedelta(hours=1),
        seen_at=house.clock.read().at,
    )
    jira = know(house, then)
    garden = house.ask("task.add", title="Garden", project="Home")["task"]["ref"]
    entry = house.ask("start", ref=jira)["ack"]
    house.work(10)
    house.ask("stop")
    know(house, replace(then, project="Invoices", logged=timedelta(hours=9)))
    (kept,) = exported(house)
    house.ask("entry.edit", entry=entry, task=garden)
    (moved,) = exported(house)

    assert (kept["project"], kept["logged_at_start_ms"]) == ("Billing", str(HOUR_MS))
    assert (moved["project"], moved["logged_at_start_ms"]) == ("Home", "")


@pytest.fixture
def staged() -> Iterator[House]:
    """A house where nobody works: its activity comes from a script."""
    built = House(is_scripted=True).start()
    yield built
    built.close()


def test_scripted_time_says_so(staged: House) -> None:
    """In the table and in the list: nobody takes a demonstration for work."""
    ref = staged.ask("task.add", title="Invoice export")["task"]["ref"]
    staged.ask("start", ref=ref)
    staged.work(10)
    staged.ask("stop")
    staged.ask("entry.add", task=ref, start="05:00", end="06:00")
    by_hand, by_script = staged.say("entry.list").splitlines()[:2]

    assert "scripted" not in by_hand
    assert "  local, scripted  " in by_script
    assert [row["scripted"] for row in exported(staged)] == ["", "yes"]
