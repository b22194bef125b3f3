"""Reports: periods, bars and tables that add up, and the way out."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.unit.desktop.office import Office, Seen
from tests.unit.services.desk import connection, task
from tracksync.core.tasks import TaskRef
from tracksync.desktop.models.reports import Grouping, Period, ReportModel
from tracksync.desktop.presenters.reports import ReportsPresenter, days_of
from tracksync.services.personal.worktime.reporting import ReportingService

ZERO = timedelta(0)


class Reporting:
    def __init__(self, office: Office) -> None:
        self.office, self.view = office, Seen()
        self.presenter = ReportsPresenter(office.desk, self.view)

    @property
    def shown(self) -> ReportModel:
        self.presenter.refresh()
        model: ReportModel = self.view.last("show_report")
        return model


def test_everything_adds_up_to_what_the_day_shows(office: Office) -> None:
    """Bars, their parts and each table come to one total, the running time included."""
    office.track(office.task("Code review"), 90)
    office.services.timer.start(office.task("Invoice export"), via="test")
    office.house.work(30)
    report = Reporting(office).shown
    today = office.services.reporting.today().total

    assert today == timedelta(hours=2)
    assert report.total == today
    assert sum((bar.total for bar in report.bars), ZERO) == today
    for bar in report.bars:
        assert sum((part.length for part in bar.parts), ZERO) == bar.total
    for grouping in Grouping:
        assert sum((row.length for row in report.rows[grouping]), ZERO) == today
    assert [row.title for row in report.rows[Grouping.TASK]] == ["Code review", "Invoice export"]
    assert report.target == timedelta(hours=40)


def test_rounded_time_says_what_is_not_counted_yet(office: Office) -> None:
    """A worklog is rounded when it ends, so what runs stands beside the report."""
    office.house.settings.choose("rounding.mode", "up")
    office.house.settings.choose("rounding.step_minutes", 15)
    office.track(office.task("Code review"), 20)
    office.services.timer.start(office.task("Invoice export"), via="test")
    office.house.work(10)
    report = Reporting(office).shown

    assert (report.total, report.running) == (timedelta(minutes=30), timedelta(minutes=10))
    assert report.is_rounded


def test_days_of_which_no_entries_are_kept_are_said(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where some of them are shown."""
    since = date(2026, 5, 1)
    monkeypatch.setattr(ReportingService, "kept_since", lambda _: since)
    reporting = Reporting(office)
    assert reporting.shown.kept_since is None
    reporting.presenter.show_days(date(2026, 4, 30), date(2026, 5, 9))
    assert reporting.shown.kept_since == since


def test_the_calendar_is_walked_by_whole_periods(office: Office) -> None:
    """Back and forth; other days begin with what is shown, and move by their own length."""
    reporting = Reporting(office)
    today = reporting.shown.first
    walked = []
    for period in (Period.WEEK, Period.MONTH, Period.YEAR):
        reporting.presenter.choose(period)
        reporting.presenter.go(-1)
        walked.append((reporting.shown.first, reporting.shown.last, reporting.shown.is_latest))
        reporting.presenter.go(1)
        assert reporting.shown.is_latest
    reporting.presenter.choose(Period.MONTH)
    reporting.presenter.choose(Period.OTHER)
    reporting.presenter.go(-1)
    other = reporting.shown

    assert [
        days_of(period, last) for period, (_, last, _) in zip(Period, walked, strict=False)
    ] == [(first, last) for first, last, _ in walked]
    assert not any(is_latest for *_, is_latest in walked)
    assert other.last + timedelta(days=1) == days_of(Period.MONTH, today)[0]
    reporting.presenter.show_days(date(2026, 5, 9), date(2026, 5, 1))
    assert (reporting.shown.first, reporting.shown.last) == (date(2026, 5, 1), date(2026, 5, 9))


@pytest.mark.parametrize(
    ("days", "bars", "longest"), [(7, 7, 1), (62, 62, 1), (63, 10, 7), (365, 53, 7), (800, 27, 31)]
)
def test_a_long_period_has_wider_bars(office: Office, days: int, bars: int, longest: int) -> None:
    """Days, then weeks, then months: always few enough to be told apart."""
    reporting = Reporting(office)
    last = date(2026, 11, 15)
    reporting.presenter.show_days(last - timedelta(days=days - 1), last)
    found = reporting.shown.bars

    assert abs(len(found) - bars) <= 1
    assert max((bar.last - bar.first).days + 1 for bar in found) == longest
    assert (found[-1].last - found[0].first).days + 1 == days


def test_a_task_that_is_known_no_more_keeps_its_name(office: Office) -> None:
    """In the table and in the bars; only what nothing names is unknown."""
    forgotten = TaskRef("jira-1", "10142")
    with office.house.profile.store.write() as unit:
        unit.save_connection(connection())
        known = task(forgotten, "PROJ-142", "Invoice export")
        unit.save_tasks("jira-1", [known], is_complete=True)
    office.track(str(forgotten), 30)
    office.services.tasks.purge("jira-1", via="test")
    report = Reporting(office).shown
    (row,) = report.rows[Grouping.TASK]

    assert (row.title, row.detail) == ("Invoice export", "PROJ-142")
    assert [part.title for bar in report.bars for part in bar.parts] == ["Invoice export"]


def test_small_tasks_share_one_colour(office: Office) -> None:
    """Twenty colours tell nothing; the table still lists them all."""
    for number in range(12):
        office.track(office.task(f"Task {number}"), 12 - number)
    report = Reporting(office).shown
    (bar,) = [bar for bar in report.bars if bar.total]

    assert len(bar.parts) == 9
    assert bar.parts[-1].hue is None
    assert len(report.rows[Grouping.TASK]) == 12


def test_projects_are_told_with_their_service(office: Office) -> None:
    """And how far they are, as far as that says it; time without a project is named as such."""
    office.track(office.task("Phone call"), 10)
    hours = [timedelta(hours=n) for n in (5, 8, 3)]
    known = dict(zip(("logged", "estimate", "remaining"), hours, strict=True))
    office.track(office.jira_task("PROJ-142", "Invoice export", **known), 20)
    (project, other) = Reporting(office).shown.rows[Grouping.PROJECT]

    assert (project.detail, other.detail) == ("Jira", "")
    assert [project.logged, project.estimate, project.remaining] == hours
    assert (other.logged, other.estimate, other.remaining) == (None, None, None)
    assert other.title == "Without a project"


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_entries_of_the_period_go_into_a_file(
    office: Office, tmp_path: Path, ending: str
) -> None:
    """As the command writes them; nobody else on the computer can read it."""
    office.track(office.task("Code review"), 90)
    reporting, file = Reporting(office), tmp_path / f"week.{ending}"
    reporting.presenter.export(str(file))
    text = file.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines())) if ending == "csv" else json.loads(text)

    assert [row["title"] for row in rows] == ["Code review"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert f"week.{ending}" in reporting.view.last("show_note")


def test_a_file_that_cannot_be_written_is_said(office: Office, tmp_path: Path) -> None:
    """And nothing is called done."""
    reporting = Reporting(office)
    reporting.presenter.export(str(tmp_path / "no" / "where.csv"))

    assert reporting.view.count("show_note") == 0
    assert reporting.view.last("show_trouble").hint == "Choose another place."
