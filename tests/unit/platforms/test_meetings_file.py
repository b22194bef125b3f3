"""Meetings from a calendar file: what everybody may know of, and nothing else."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.fakes.preferences import FakePreferences
from tests.unit.platforms.test_calendars import ENDLESS, event, written
from tracksync.platforms.calendars import ChosenDaysOff
from tracksync.platforms.calendars.meetings_in_file import meetings_in_file

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 8)
BERLIN = "Europe/Berlin"


def met(folder: Path, events: str, zone: str = BERLIN) -> list[tuple[int, str]]:
    found, troubles = meetings_in_file(written(folder, events), FIRST, LAST, zone)
    assert troubles == ()
    return [(meeting.day.day, meeting.title) for meeting in found]


def at(start: str, *lines: str, title: str = "Planning") -> str:
    return event(f"DTSTART{start}", f"SUMMARY:{title}", *lines)


@pytest.mark.parametrize(
    ("start", "days"),
    [
        (":20261203T093000", [3]),  # wherever one is
        (":20261203T093000Z", [3]),
        (":20261203T233000Z", [4]),  # past midnight in Berlin
        (";TZID=America/New_York:20261203T190000", [4]),
        (";VALUE=DATE:20261203", []),  # all day: a day off, or a birthday
        (":20261209T093000", []),
    ],
)
def test_a_meeting_is_on_the_day_of_the_person(tmp_path: Path, start: str, days: list[int]) -> None:
    """By the clock where they are, whatever clock it was made by."""
    assert met(tmp_path, at(start)) == [(day, "Planning") for day in days]


@pytest.mark.parametrize(
    "line",
    [
        *("CLASS:PRIVATE", "CLASS:CONFIDENTIAL", "CLASS:private", "CLASS:X-SECRET"),
        *("STATUS:CANCELLED", "TRANSP:TRANSPARENT"),
    ],
)
def test_what_is_private_cancelled_or_free_is_not_told(tmp_path: Path, line: str) -> None:
    """A class that nobody knows is private, as the standard says."""
    assert met(tmp_path, at(":20261203T093000", line)) == []


def test_what_is_public_is_told(tmp_path: Path) -> None:
    """In time order, its title one line of text; without a title there is nothing to tell."""
    late, early = at(":20261203T150000", "CLASS:PUBLIC", title="Late"), at(":20261203T080000")
    nameless = at(":20261203T070000", title="")

    assert met(tmp_path, late.replace("UID:x", "UID:y") + early + nameless) == [
        (3, "Planning"),
        (3, "Late"),
    ]


def test_a_series_comes_each_time_but_where_it_was_moved(tmp_path: Path) -> None:
    """Its end is told in UTC, and one that was moved or cancelled is not where it was."""
    series = at(
        ";TZID=Europe/Berlin:20261116T090000",
        "RRULE:FREQ=DAILY;UNTIL=20261207T080000Z",
        "EXDATE;TZID=Europe/Berlin:20261205T090000",
    )
    moved = at(
        ";TZID=Europe/Berlin:20261204T140000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261203T090000",
        title="Moved",
    )
    cancelled = at(
        ";TZID=Europe/Berlin:20261206T090000",
        "RECURRENCE-ID:20261206T080000Z",
        "STATUS:CANCELLED",
    )

    assert met(tmp_path, series + moved + cancelled) == [
        (1, "Planning"),
        (2, "Planning"),
        (4, "Planning"),
        (4, "Moved"),
        (7, "Planning"),
    ]


def test_one_private_time_makes_a_series_private(tmp_path: Path) -> None:
    """Programs leave the class out of what was moved."""
    series = at(":20261202T090000", "RRULE:FREQ=DAILY", "CLASS:PRIVATE")
    moved = at(":20261204T140000", "RECURRENCE-ID:20261203T090000")

    assert met(tmp_path, series + moved) == []


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A file that is missing; or a part of one, while the rest is told."""
    nothing, missing = meetings_in_file(str(tmp_path / "none.ics"), FIRST, LAST, BERLIN)
    odd = at(":20261203T090000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY").replace("UID:x", "UID:y")
    some, partly = meetings_in_file(
        written(tmp_path, odd + at(":20261203T093000")), FIRST, LAST, BERLIN
    )

    assert (nothing, len(missing)) == ((), 1)
    assert [meeting.title for meeting in some] == ["Planning"]
    assert partly == ("1 of your meetings could not be read.",)


@pytest.mark.parametrize("rule", ENDLESS)
def test_a_rule_that_leads_nowhere(tmp_path: Path, rule: str) -> None:
    """It is followed only so far, and counts as unread; the others are told."""
    endless = at(":20000101T090000Z", f"RRULE:{rule}").replace("UID:x", "UID:y")
    file = written(tmp_path, endless + at(":20261203T093000"))
    some, partly = meetings_in_file(file, FIRST, LAST, BERLIN)

    assert [meeting.title for meeting in some] == ["Planning"]
    assert partly == ("1 of your meetings could not be read.",)


@pytest.mark.parametrize("line", ["DTSTART;VALUE=TIME:100000", "DTSTART;VALUE=RECUR:"])
def test_an_event_without_sense(tmp_path: Path, line: str) -> None:
    """Whatever the library raises for it, it counts as unread; the others are told."""
    odd = event(line, "SUMMARY:x").replace("UID:x", "UID:y")
    file = written(tmp_path, odd + at(":20261203T093000"))
    some, partly = meetings_in_file(file, FIRST, LAST, BERLIN)

    assert [meeting.title for meeting in some] == ["Planning"]
    assert partly == ("1 of your meetings could not be read.",)


def test_no_file_no_meetings(tmp_path: Path) -> None:
    """It is off until a file is chosen."""
    preferences = FakePreferences()
    chosen = ChosenDaysOff(preferences)
    before = chosen.meetings(FIRST, LAST, BERLIN)
    preferences.choose("standup.meetings", written(tmp_path, at(":20261203T093000")))

    assert before == ((), ())
    assert [meeting.title for meeting in chosen.meetings(FIRST, LAST, BERLIN)[0]] == ["Planning"]


def test_a_file_is_read_again_only_when_it_changes(tmp_path: Path) -> None:
    """Days and meetings stay in memory: for the same days, and as long as its time does."""
    preferences = FakePreferences()
    chosen = ChosenDaysOff(preferences)

    def write(name: str, at_ns: int) -> None:
        leave = at(";VALUE=DATE:20261204", title=name)
        file = written(tmp_path, at(":20261203T093000", title=name) + leave)
        os.utime(file, ns=(at_ns, at_ns))
        preferences.choose("standup.meetings", file)
        preferences.choose("holidays.file", file)

    def told(last: date = LAST) -> list[str]:
        days = chosen.between(FIRST, last).days.values()
        return [*days, *(meeting.title for meeting in chosen.meetings(FIRST, last, BERLIN)[0])]

    write("Anna", 1_000_000_000)
    assert told() == ["Anna", "Anna"]
    write("Otto", 1_000_000_000)
    assert told() == ["Anna", "Anna"]
    assert told(LAST.replace(day=9)) == ["Otto", "Otto"]
    write("Otto", 2_000_000_000)
    assert told() == ["Otto", "Otto"]
    assert [told(LAST.replace(day=day)) for day in range(9, 25)] == [["Otto", "Otto"]] * 16
