"""The daily standup of a person's desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from tests.unit.services.desk import INVOICE, Desk, task
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.problems import BadInput
from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.commits import Commit
from tracksync.core.worktime.meetings import Meeting
from tracksync.ports.calendar import Off
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.standup.standups import StandupService


class Leave:
    """Days off of a test."""

    def __init__(
        self,
        days: Mapping[date, str],
        *troubles: Sentence,
        meetings: tuple[Meeting, ...] = (),
        unread: tuple[Sentence, ...] = (),
    ) -> None:
        self.off = Off(days, troubles)
        self.held, self.unread = meetings, unread

    def between(self, first: date, last: date) -> Off:
        return self.off

    def meetings(
        self, first: date, last: date, zone: str, mine: frozenset[str]
    ) -> tuple[tuple[Meeting, ...], tuple[Sentence, ...]]:
        assert first < last
        assert zone
        self.mine = mine
        return self.held, self.unread


def today(desk: Desk) -> date:
    return desk.clock.read().at.date()


def standups(desk: Desk, leave: Leave | None = None) -> StandupService:
    return StandupService(desk.recorder, leave or Leave({}))


def test_a_standup_of_today(desk: Desk) -> None:
    """What was tracked on the last working day is told, in the language of the team."""
    service = standups(desk)
    first = service.prepare(service.today()).standup.first
    start_at = desk.clock.read().at - timedelta(days=(service.today() - first).days)
    known = task(INVOICE, "P-1", "Invoice export")
    with desk.recorder.open("window") as recording:
        recording.unit.save_tasks("jira-1", [known], is_complete=True)
    desk.editing.add("P-1", start_at, start_at + timedelta(hours=1), via="window")
    desk.preferences.choose("standup.language", "de")
    desk.preferences.choose("standup.hours", "yes")

    prepared = service.prepare(service.today())

    assert prepared.is_worked
    assert prepared.text.startswith("Standup, ")
    assert "- P-1  Invoice export (1:00 h)" in prepared.text
    assert "Heute" in prepared.text


def test_meetings_are_told_by_their_titles(desk: Desk) -> None:
    """In their own section; a file that could not be read is told as well."""
    day = today(desk)
    trouble = say("Your meetings could not be read: the file is missing, or is no calendar.")
    service = standups(desk, Leave({}, meetings=(Meeting(day, "Planning"),), unread=(trouble,)))

    prepared, week = service.prepare(day), service.week(day)

    assert "- Planning" in prepared.text
    assert "- Planning" in week.text
    assert trouble in prepared.troubles
    assert week.troubles == (trouble,)


def test_a_calendar_is_asked_by_whom_the_person_is_known(desk: Desk) -> None:
    """Their own address, and those at their services; none that is empty."""
    leave = Leave({})
    service, day = standups(desk, leave), today(desk)
    desk.preferences.choose("profile.email", "anna@home.example")
    for name, typed, told in (("jira-1", "anna@a.example", "anna@b.example"), ("slack-1", "", "")):
        account = Account("x", "Anna", told, "")
        made = Connection(name, "jira", "https://x.example", typed, account)
        with desk.recorder.store.write() as unit:
            unit.save_connection(made)

    service.prepare(day)
    known = leave.mine
    service.week(day)
    assert known == leave.mine == {"anna@home.example", "anna@a.example", "anna@b.example"}


def test_commits_that_could_not_be_counted_are_told(desk: Desk) -> None:
    """What can be composed is, all the same."""
    day = today(desk)
    trouble = say("Commits in {count} of your folders could not be counted.", count=1)
    asked: list[tuple[date, date]] = []

    def commits(
        first: date, last: date, _zone: str
    ) -> tuple[tuple[Commit, ...], tuple[Sentence, ...]]:
        asked.append((first, last))
        return (Commit(first, "P-1"),), (trouble,)

    prepared = StandupService(desk.recorder, Leave({}), commits).prepare(day)

    assert prepared.troubles == (trouble,)
    assert asked == [(prepared.standup.first, day)]


def test_a_standup_does_without_what_goes_wrong(desk: Desk) -> None:
    """A calendar or a repository that makes our own reading fail holds up no standup."""
    day = today(desk)
    faults: list[BaseException] = []

    class Broken(Leave):
        def between(self, first: date, last: date) -> Off:
            raise AttributeError(first, last)

        def meetings(
            self, first: date, last: date, zone: str, mine: frozenset[str]
        ) -> tuple[tuple[Meeting, ...], tuple[Sentence, ...]]:
            raise RecursionError(first, last, zone)

    def commits(*_: object) -> tuple[tuple[Commit, ...], tuple[Sentence, ...]]:
        raise MemoryError

    service = StandupService(desk.recorder, Broken({}), commits, fault=faults.append)
    prepared = service.prepare(day)

    assert prepared.is_worked
    assert prepared.text == standups(desk).prepare(day).text
    assert [type(fault) for fault in faults] == [AttributeError, RecursionError, MemoryError]
    assert len(prepared.troubles) == 3
    assert "something went wrong" in prepared.troubles[0]


def test_a_holiday_is_named(desk: Desk) -> None:
    """It is said that nothing goes out by itself, and why; and what could not be found out."""
    trouble = say("No public holidays are known for {where}.", where="ZZ")
    day = today(desk)

    prepared = standups(desk, Leave({day: "Harvest"}, trouble)).prepare(day)

    assert not prepared.is_worked
    assert prepared.day_off == "Harvest"
    assert prepared.troubles == (trouble,)


def test_stuck_deliveries_are_told_by_choice(desk: Desk) -> None:
    """How many worklogs could not be sent is told only when the person wants it."""
    day = today(desk)
    with desk.recorder.open("window") as recording:
        key, state = "jira-1/x/10142", DeliveryState.STUCK
        recording.unit.save_delivery(
            Delivery(key, "jira-1", desk.ids.new(), INVOICE, None, state=state)
        )

    quiet = standups(desk).prepare(day)
    desk.preferences.choose("standup.stuck", "yes")

    assert quiet.standup.lines == ()
    assert [line.stuck for line in standups(desk).prepare(day).standup.lines] == [1]


def test_the_week_of_a_day(desk: Desk) -> None:
    """From its Monday to its Sunday, in the team's language, to read and to copy."""
    start_at, day = desk.clock.read().at, today(desk)
    with desk.recorder.open("window") as recording:
        known = task(INVOICE, "P-1", "Invoice export")
        recording.unit.save_tasks("jira-1", [known], is_complete=True)
    desk.editing.add("P-1", start_at - timedelta(hours=2), start_at, via="window")
    desk.preferences.choose("standup.language", "de")

    told = standups(desk).week(day)

    assert told.digest.first <= day <= told.digest.last
    assert told.digest.first.weekday() == 0
    assert told.text.startswith("Woche von Montag")
    assert [line.key for line in told.digest.done] == ["P-1"]
    assert told.markdown.startswith("## Woche von Montag")


@pytest.mark.parametrize("day", [date.min, date.max - timedelta(days=3), date.max])
def test_the_weeks_at_the_ends_of_the_calendar(desk: Desk, day: date) -> None:
    """A week nobody can track in is refused in words."""
    with pytest.raises(BadInput, match="outside the calendar"):
        standups(desk).week(day)


@pytest.mark.parametrize("zone", ["Etc/GMT+5", "Asia/Tokyo"])
@pytest.mark.parametrize("day", [date.min, date(1, 1, 3), date.max - timedelta(days=1), date.max])
def test_the_ends_of_the_calendar(desk: Desk, day: date, zone: str) -> None:
    """A day nobody can track on is refused in words, wherever one is."""
    desk.clock.travel(zone)
    with pytest.raises(BadInput, match="outside the calendar"):
        standups(desk).prepare(day)
