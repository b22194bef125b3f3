"""The week in the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.unit.desktop.office import Direct, Seen
from tests.unit.engine.team import Team
from tracksync.desktop.models.standup import WeekModel
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.week import WeekPresenter


class Reading:
    """Somebody who worked on a task for two hours, and reads the week."""

    def __init__(self, team: Team) -> None:
        self.team, self.seen = team, Seen()
        self.presenter = WeekPresenter(Desk(team.engine, Direct()), self.seen)
        team.settings.choose("standup.local_tasks", given=True)
        ref = team.ask("task.add", title="Invoice export")["task"]["ref"]
        team.ask("start", ref=ref)
        team.work(120)
        team.ask("stop")

    def week(self, weeks: int = 0) -> WeekModel:
        self.presenter.go(weeks)
        found: WeekModel = self.seen.last("show_week")
        return found


@pytest.fixture
def reading() -> Iterator[Reading]:
    team = Team()
    yield Reading(team)
    team.close()


def test_the_week_is_that_of_the_command_line(reading: Reading) -> None:
    """Word for word, as it is copied."""
    told = reading.team.ask("standup.week")
    week = reading.week()

    assert week.markdown == told["markdown"]
    assert week.is_now
    assert [row.text for row in week.parts[0].rows] == ["Invoice export"]
    assert week.parts[1].rows == ()


def test_weeks_are_walked(reading: Reading) -> None:
    """Back and forth from the one that is shown."""
    first = reading.week()
    before = reading.week(-1)
    again = reading.week(1)

    assert not before.is_now
    assert before.parts[0].rows == ()
    assert before.title != first.title
    assert again == first


def test_where_the_calendar_ends_that_is_said(reading: Reading) -> None:
    """What was shown stays."""
    reading.week()
    today = reading.team.engine.services.standups.today()
    reading.week(-((today - date.min).days // 7))

    assert reading.seen.last("show_trouble") is not None
    assert reading.seen.count("show_week") == 1
