"""Public holidays, and days off from a calendar file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.fakes.preferences import FakePreferences
from tracksync.platforms.calendars import ChosenDaysOff
from tracksync.platforms.calendars.days_in_file import days_in_file
from tracksync.platforms.calendars.public_holidays import public_holidays
from tracksync.ports.calendar import Off

FIRST, LAST = date(2026, 12, 1), date(2027, 1, 10)
LEAVE = """BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261223
DTEND;VALUE=DATE:20261225
SUMMARY:Leave\\, at last
END:VEVENT
"""


def written(folder: Path, events: str) -> str:
    file = folder / "off.ics"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{events}END:VCALENDAR\n"
    file.write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    return str(file)


def event(*lines: str) -> str:
    return "\n".join(("BEGIN:VEVENT", "UID:x", *lines, "END:VEVENT", ""))


def days(folder: Path, events: str) -> list[str]:
    found = days_in_file(written(folder, events), FIRST, LAST)
    assert found.troubles == ()
    return [day.isoformat() for day in sorted(found.days)]


def test_holidays_of_a_country_and_of_its_part() -> None:
    """Epiphany is a holiday in Bavaria and not in Berlin; Christmas is one in both."""
    bavaria, berlin = (public_holidays("de", part, FIRST, LAST).days for part in ("BY", "BE"))

    assert date(2027, 1, 6) in bavaria
    assert date(2027, 1, 6) not in berlin
    assert date(2026, 12, 25) in berlin
    assert all(FIRST <= day <= LAST for day in bavaria)


@pytest.mark.parametrize(("country", "part"), [("ZZ", ""), ("DE", "ZZ")])
def test_a_country_nobody_knows(country: str, part: str) -> None:
    """Where nothing is known that is said, and no day is made up."""
    found = public_holidays(country, part, FIRST, LAST)

    assert found.days == {}
    assert "No public holidays are known" in found.troubles[0]


def test_a_leave_of_two_days(tmp_path: Path) -> None:
    """An all-day event covers its days, the last one not; its name is plain text."""
    found = days_in_file(written(tmp_path, LEAVE), FIRST, LAST)

    assert found == Off({date(2026, 12, day): "Leave, at last" for day in (23, 24)})


def test_one_day_without_an_end(tmp_path: Path) -> None:
    """An event without an end is one day long, and one without a name is a day off."""
    found = days_in_file(written(tmp_path, event("DTSTART;VALUE=DATE:20261207")), FIRST, LAST)

    assert found.days == {date(2026, 12, 7): "Day off"}


def test_what_is_no_day_off(tmp_path: Path) -> None:
    """Appointments and cancelled events are none, and days out of reach do not matter."""
    appointment = event("DTSTART:20261207T090000Z", "DTEND:20261207T100000Z")
    cancelled = event("DTSTART;VALUE=DATE:20261208", "STATUS:CANCELLED")
    long_ago = event("DTSTART;VALUE=DATE:20200101", "DURATION:P2D")

    assert days(tmp_path, appointment + cancelled + long_ago) == []


def test_every_second_friday(tmp_path: Path) -> None:
    """A free day that comes again counts each time, but for the times that were left out."""
    rule = event(
        "DTSTART;VALUE=DATE:20261106",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270101T000000Z",
        "EXDATE;VALUE=DATE:20261218",
    )

    assert days(tmp_path, rule) == ["2026-12-04", "2027-01-01"]


def test_every_christmas(tmp_path: Path) -> None:
    """A leave that began the year before reaches into these days."""
    rule = event("DTSTART;VALUE=DATE:20001128", "DTEND;VALUE=DATE:20001203", "RRULE:FREQ=YEARLY")

    assert days(tmp_path, rule) == ["2026-12-01", "2026-12-02"]


def test_an_event_that_cannot_be_read(tmp_path: Path) -> None:
    """One broken event does not hide the others; how many there are is said."""
    broken = event("DTSTART;VALUE=DATE:20261207", "RRULE:FREQ=NEVER")
    twice = event("DTSTART;VALUE=DATE:20261207", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY")
    nowhere = event("SUMMARY:x")

    found = days_in_file(written(tmp_path, LEAVE + broken + twice + nowhere), FIRST, LAST)

    assert len(found.days) == 2
    assert len(found.troubles) == 1
    assert "of your days off could not be read" in found.troubles[0]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"])
def test_a_file_that_is_no_calendar(tmp_path: Path, content: bytes) -> None:
    """A file that cannot be read is said to be so; nothing is made up."""
    file = tmp_path / "off.ics"
    file.write_bytes(content)

    found = days_in_file(str(file), FIRST, LAST)

    assert found.days == {}
    assert days_in_file(str(tmp_path / "gone.ics"), FIRST, LAST).troubles


def test_what_was_chosen(tmp_path: Path) -> None:
    """Holidays and one's own days count together; where nothing was chosen there are none."""
    preferences = FakePreferences()
    chosen = ChosenDaysOff(preferences)

    assert chosen.between(FIRST, LAST) == Off()

    preferences.choose("holidays.country", "DE")
    preferences.choose("holidays.file", written(tmp_path, LEAVE))

    found = chosen.between(FIRST, LAST)

    assert date(2026, 12, 25) in found.days
    assert found.days[date(2026, 12, 24)] == "Leave, at last"
