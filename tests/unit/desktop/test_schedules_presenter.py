"""Schedules in the window: what is asked, kept, removed and put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

import pytest

from tests.fakes.channel import FakeBoard
from tests.unit.desktop.office import Direct, Seen
from tests.unit.engine.team import Team
from tracksync.core.standup.schedules import Schedule
from tracksync.desktop.models.standup import ScheduleForm, ScheduleRow
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.schedules import SchedulesPresenter
from tracksync.desktop.presenters.standup import StandupPresenter


class Desked:
    """A team member at the Standup page."""

    def __init__(self, team: Team) -> None:
        self.team, self.seen, self.forms = team, Seen(), list[ScheduleForm]()
        desk = Desk(team.engine, Direct())
        self.presenter = SchedulesPresenter(desk, self.seen, self.forms.append)
        self.page = StandupPresenter(desk, self.seen)

    @property
    def rows(self) -> tuple[ScheduleRow, ...]:
        self.page.refresh()
        found: tuple[ScheduleRow, ...] = self.seen.last("show_standup").schedules
        return found

    def keep(self, schedule: Schedule) -> Seen:
        """Keep one; the dialog it was chosen in."""
        dialog = Seen()
        self.presenter.keep(schedule, dialog)
        return dialog


@pytest.fixture
def at() -> Iterator[Desked]:
    team = Team()
    yield Desked(team)
    team.close()


DAILY = Schedule("", "slack-1", time(9, 30), frozenset(range(1, 8)))


def test_a_new_one_asks_for_what_is_usual(at: Desked) -> None:
    """Working days at half past nine, wherever the person is; and it asks first."""
    at.presenter.add("slack-1")
    (form,) = at.forms

    assert form.schedule == Schedule("", "slack-1", time(9, 30))
    assert not form.schedule.is_automatic
    assert [(c.id, c.title) for c in form.channels] == [("slack-1", "Slack")]
    assert form.here == at.team.clock.read().zone


def test_what_is_kept_is_listed_and_known_to_the_command_line(at: Desked) -> None:
    """The next first; one that never comes last."""
    at.team.connect("slack-2")
    late = at.keep(replace(DAILY, at=time(23, 50), channel="slack-2"))
    at.keep(replace(DAILY, at=time(23, 40)))
    listed = at.team.ask("standup.schedule.list")["schedules"]

    assert late.count("show_kept") == 1
    assert [(s["at"], s["is_automatic"]) for s in listed] == [("23:50", False), ("23:40", False)]
    assert [row.channel for row in at.rows] == ["Slack (slack-1)", "Slack (slack-2)"]
    assert at.rows[0].next_at is not None


def test_one_is_changed(at: Desked) -> None:
    """It is asked as it stands, and keeps its id."""
    at.keep(DAILY)
    at.presenter.change(at.rows[0])
    asked = at.forms[-1].schedule
    at.keep(replace(asked, at=time(10, 0), is_automatic=True))
    (row,) = at.rows

    assert asked.id == row.schedule.id == "1"
    assert (row.schedule.at, row.schedule.is_automatic) == (time(10, 0), True)


def test_why_it_is_not_kept_is_said_in_the_dialog(at: Desked) -> None:
    """A channel that was left meanwhile, and a grace that is none."""
    gone = at.keep(replace(DAILY, channel="slack-9"))
    short = at.keep(replace(DAILY, grace=timedelta(minutes=1)))

    assert "slack-9" in gone.last("show_trouble").title
    assert short.last("show_trouble").title.startswith("The grace must be")
    assert short.count("show_kept") == gone.count("show_kept") == 0
    assert at.rows == ()


def test_a_thread_is_kept_where_there_can_be_one(at: Desked) -> None:
    """Refused for a webhook; its channel tells beforehand whether it has any."""
    refused = at.keep(replace(DAILY, in_thread=True))
    at.presenter.add("slack-1")
    at.team.slack.board = FakeBoard()
    at.keep(replace(DAILY, in_thread=True))
    at.presenter.add("slack-1")

    assert "has no threads" in refused.last("show_trouble").title
    assert [form.channels[0].has_threads for form in at.forms] == [False, True]
    assert [row.schedule.in_thread for row in at.rows] == [True]


def test_one_that_is_removed_can_be_put_back(at: Desked) -> None:
    """As it was, but for its number."""
    at.keep(DAILY)
    (row,) = at.rows
    at.presenter.remove(row)
    gone = at.rows
    at.presenter.put_back(at.seen.last("show_removed"))

    assert gone == ()
    assert at.rows[0].schedule.at == row.schedule.at


def test_what_is_gone_already_is_said(at: Desked) -> None:
    """It was removed on the command line meanwhile."""
    at.keep(DAILY)
    (row,) = at.rows
    at.team.ask("standup.schedule.remove", schedule="1")
    at.presenter.remove(row)

    assert at.seen.last("show_trouble").title == "There is no schedule '1'. Nothing was changed."
    assert at.seen.last("show_removed") is None


def test_what_another_device_posts_is_taken_over(at: Desked) -> None:
    """The list says which it is; nobody is asked about it on the card."""
    at.keep(DAILY)
    at.team.device = ("d2", "Laptop")
    (there,) = at.rows
    at.presenter.take_over(there)
    (here,) = at.rows

    assert (there.poster, here.poster) == ("Office PC", "")
    assert here.schedule.poster.name == "Laptop"
