"""Public holidays, and days off from a calendar file."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.fakes.preferences import FakePreferences
from tracksync.core.worktime.workdays import Calendar
from tracksync.platforms.calendars import ChosenDaysOff
from tracksync.platforms.calendars.days_in_file import days_in_file
from tracksync.platforms.calendars.meetings_in_file import meetings_in_file
from tracksync.platforms.calendars.public_holidays import public_holidays
from tracksync.ports.calendar import Off

OUTLOOK, ALL_DAY = "TZID=W. Europe Standard Time", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
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


@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, name: str) -> None:
    """Nobody may ever write to a pipe, and a device never ends: a standup waits for neither."""
    os.mkfifo(tmp_path / "pipe")
    found = days_in_file(str(tmp_path / name), FIRST, LAST)
    _, unread = meetings_in_file(str(tmp_path / name), FIRST, LAST, "UTC")

    assert found.days == {}
    for troubles in (found.troubles, unread):
        assert [str(says).partition(". ")[2] for says in troubles] == [
            "It is a pipe or a device, and no file: name a file."
        ]


def test_holidays_of_a_country_and_of_its_part() -> None:
    """Epiphany is a holiday in Bavaria and not in Berlin; Christmas is one in both."""
    bavaria, berlin = (public_holidays("de", part, FIRST, LAST).days for part in ("BY", "BE"))

    assert date(2027, 1, 6) in bavaria
    assert date(2027, 1, 6) not in berlin
    assert date(2026, 12, 25) in berlin
    assert all(FIRST <= day <= LAST for day in bavaria)


@pytest.mark.parametrize(
    ("country", "part", "day", "before", "week"),
    [
        # Corpus Christi, a Thursday, in Bavaria and not in Berlin.
        ("DE", "BY", "2026-06-05", "2026-06-03", "12345"),
        ("DE", "by", "2026-06-05", "2026-06-03", "12345"),
        ("DE", "bayern", "2026-06-05", "2026-06-03", "12345"),
        ("DE", "BE", "2026-06-05", "2026-06-04", "12345"),
        # Repentance Day, a Wednesday, in Saxony alone.
        ("DE", "SN", "2026-11-19", "2026-11-17", "12345"),
        # Assumption Day, a Friday, in most of Bavaria's places and not in all.
        ("DE", "BY", "2025-08-18", "2025-08-15", "12345"),
        ("DE", "BY catholic", "2025-08-18", "2025-08-14", "12345"),
        # Boxing Day on a Saturday, and Monday in its stead.
        ("GB", "ENG", "2026-12-29", "2026-12-24", "12345"),
        # The second of January on a Saturday counts in Scotland.
        ("GB", "SCT", "2027-01-05", "2026-12-31", "12345"),
        ("GB", "ENG", "2027-01-05", "2027-01-04", "12345"),
        # Holidays on a Saturday, kept on the Friday before; in the year before, too.
        ("US", "", "2026-07-06", "2026-07-02", "12345"),
        ("US", "", "2022-01-03", "2021-12-30", "12345"),
        # A day between two holidays is one.
        ("JP", "", "2026-09-24", "2026-09-18", "12345"),
        # A holiday on a Saturday, and Monday in its stead.
        ("NZ", "", "2026-04-28", "2026-04-24", "12345"),
        # Friday and Saturday free.
        ("EG", "", "2026-11-22", "2026-11-19", "71234"),
        # Mondays free: Easter Monday changes nothing, Good Friday does.
        ("DE", "", "2026-04-07", "2026-04-02", "2345"),
    ],
)
def test_yesterday_is_the_last_working_day(
    country: str, part: str, day: str, before: str, week: str
) -> None:
    """By what the package knows of the country, and by the week that is worked."""
    on = date.fromisoformat(day)
    reach = timedelta(days=40)
    off = public_holidays(country, part, on - reach, on + reach)
    calendar = Calendar(frozenset(map(int, week)), off.days)

    assert off.troubles == ()
    assert calendar.last_before(on, "UTC").isoformat() == before


@pytest.mark.parametrize(
    ("country", "part"), [("ZZ", ""), ("DE", "ZZ"), ("DE", "BY purple"), ("ZZ", "BY")]
)
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


@pytest.mark.parametrize(
    ("instead", "found"),
    [
        ("DTSTART;VALUE=DATE:20261214", ["04", "14", "18"]),
        ("DTSTART;VALUE=DATE:20261211\nSTATUS:CANCELLED", ["04", "18"]),
        ("DTSTART;VALUE=DATE:20261211\nDTEND;VALUE=DATE:20261213", ["04", "11", "12", "18"]),
    ],
    ids=["moved", "cancelled", "longer"],
)
def test_one_of_many_that_was_changed(tmp_path: Path, instead: str, found: list[str]) -> None:
    """It counts as it is now, and not as its series says."""
    series = event("DTSTART;VALUE=DATE:20261204", "RRULE:FREQ=WEEKLY;COUNT=3")
    changed = event("RECURRENCE-ID;VALUE=DATE:20261211", instead)

    assert days(tmp_path, series + changed) == [f"2026-12-{day}" for day in found]


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ("VALUE=DATE:20261207,20261209", ["01", "07", "09"]),
        ("VALUE=DATE:20261207\nRDATE;VALUE=DATE:20261209", ["01", "07", "09"]),
        ("VALUE=PERIOD:20261207T000000Z/P1D", ["01", "07"]),
        ("TZID=Europe/Berlin:20261207T000000", ["01", "07"]),
    ],
)
def test_days_that_are_listed_one_by_one(tmp_path: Path, listed: str, found: list[str]) -> None:
    """Beside the first; as a calendar program writes what follows no rule."""
    lines = f"DTSTART;VALUE=DATE:20261201\nRDATE;{listed}"

    assert days(tmp_path, event(lines)) == [f"2026-12-{day}" for day in found]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("DTSTART;TZID=Europe/Berlin;VALUE=DATE:20261207", ["07"]),
        (
            f"DTSTART;{OUTLOOK}:20261207T000000\nDTEND;{OUTLOOK}:20261209T000000\n{ALL_DAY}",
            ["07", "08"],
        ),
        ("DTSTART:20261207T000000\nDTEND:20261208T000000", []),
        (f"DTSTART:20261207T093000\n{ALL_DAY}", []),
        ("DTSTART:20261207T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE", []),
    ],
    ids=["date-with-a-zone", "outlook", "a-shift", "not-at-midnight", "outlook-says-no"],
)
def test_whole_days_as_programs_write_them(tmp_path: Path, lines: str, found: list[str]) -> None:
    """With a zone that a date has no use for, or from midnight to midnight and said to be so."""
    assert days(tmp_path, event(lines)) == [f"2026-12-{day}" for day in found]


def test_a_leave_of_years(tmp_path: Path) -> None:
    """It lasts as long as it says."""
    leave = event("DTSTART;VALUE=DATE:20240101", "DTEND;VALUE=DATE:20261204")

    assert days(tmp_path, leave) == ["2026-12-01", "2026-12-02", "2026-12-03"]


def test_an_event_that_cannot_be_read(tmp_path: Path) -> None:
    """One broken event does not hide the others; how many there are is said."""
    broken = event("DTSTART;VALUE=DATE:20261207", "RRULE:FREQ=NEVER")
    twice = event("DTSTART;VALUE=DATE:20261207", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY")
    nowhere = event("SUMMARY:x")

    found = days_in_file(written(tmp_path, LEAVE + broken + twice + nowhere), FIRST, LAST)

    assert len(found.days) == 2
    assert len(found.troubles) == 1
    assert "of your days off could not be read" in found.troubles[0]


SENSELESS = (
    "DTSTART;VALUE=TIME:100000",
    "DTSTART;VALUE=RECUR:",
    "DTSTART;VALUE=DATE:20261203\nDURATION:junk",
    "DTSTART;VALUE=DATE:20261203\nDTEND;VALUE=TIME:100000",
    "DTSTART;VALUE=DATE:20261203\nRRULE:FREQ=NEVER",
)


@pytest.mark.parametrize("lines", SENSELESS)
def test_an_event_without_sense(tmp_path: Path, lines: str) -> None:
    """Whatever the library raises for it, it counts as unread; the others are read."""
    found = days_in_file(written(tmp_path, event(lines) + LEAVE), FIRST, LAST)

    assert len(found.days) == 2
    assert found.troubles == ("One event of your days off could not be read.",)


ENDLESS = (
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=99999999999",
    "FREQ=DAILY;COUNT=9000",
    "FREQ=HOURLY",
    "FREQ=MINUTELY;BYHOUR=25",
    "FREQ=SECONDLY",
    f"FREQ=DAILY;BYHOUR=9,10;BYMINUTE={','.join(map(str, range(60)))}",
    f"FREQ=DAILY;BYDAY={','.join(['MO'] * 500)}",
)


@pytest.mark.parametrize("rule", ENDLESS)
def test_a_rule_that_leads_nowhere(tmp_path: Path, rule: str) -> None:
    """It is followed only so far, and counts as unread; the others are read."""
    found = days_in_file(
        written(tmp_path, event("DTSTART;VALUE=DATE:20000101", f"RRULE:{rule}") + LEAVE),
        FIRST,
        LAST,
    )

    assert len(found.days) == 2
    assert found.troubles == ("One event of your days off could not be read.",)


def test_a_file_of_rules_that_lead_nowhere(tmp_path: Path) -> None:
    """Rules of one file are followed only so far together."""
    rule = event("DTSTART;VALUE=DATE:20000101", "DURATION:P400D", "RRULE:FREQ=DAILY")
    good = event("DTSTART;VALUE=DATE:20201206", "RRULE:FREQ=WEEKLY")
    found = days_in_file(written(tmp_path, rule * 70 + good + LEAVE), FIRST, LAST)

    assert len(found.days) == 2
    assert found.troubles == ("71 events of your days off could not be read.",)


@pytest.mark.parametrize(
    ("start", "rule", "found"),
    [
        ("00010101", "FREQ=DAILY;INTERVAL=9", (4, 13, 22, 31)),
        ("19000104", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SA", (5, 14, 19, 28)),
        ("19000104", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2;UNTIL=20261220", (2, 9, 16)),
        ("19991231", "FREQ=MONTHLY", (31,)),
        ("19550112", "FREQ=YEARLY;BYMONTH=12", (12,)),
        ("20261130", "FREQ=DAILY;COUNT=3", (1, 2)),
    ],
)
def test_a_rule_begun_long_ago(
    tmp_path: Path, start: str, rule: str, found: tuple[int, ...]
) -> None:
    """It comes as if every step since had been gone."""
    end = date(2026, 12, 31)
    rules = event(f"DTSTART;VALUE=DATE:{start}", f"RRULE:{rule}")
    told = days_in_file(written(tmp_path, rules), FIRST, end)

    assert tuple(sorted(day.day for day in told.days)) == found
    assert told.troubles == ()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"])
def test_a_file_that_is_no_calendar(tmp_path: Path, content: bytes) -> None:
    """A file that cannot be read is said to be so; nothing is made up."""
    file = tmp_path / "off.ics"
    file.write_bytes(content)

    found = days_in_file(str(file), FIRST, LAST)

    assert found.days == {}
    assert days_in_file(str(tmp_path / "gone.ics"), FIRST, LAST).troubles


@pytest.mark.parametrize("cut", [20, 40, 90])
def test_a_file_that_was_cut_off(tmp_path: Path, cut: int) -> None:
    """It would read as one without any day off."""
    whole = Path(written(tmp_path, LEAVE)).read_bytes()
    file = tmp_path / "cut.ics"
    file.write_bytes(whole[:-cut])

    (off,) = days_in_file(str(file), FIRST, LAST).troubles
    met, (meetings,) = meetings_in_file(str(file), FIRST, LAST, "UTC")

    assert met == ()
    for said in (off, meetings):
        assert said.endswith("The file ends in the middle: export or download it again.")


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


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("X-A:1\n" * 200_001, "more than 200,000 lines"),
        ("X-A:" + "x" * 1_000_001 + "\n", "a line of more than 1,000,000 characters"),
        ("X-A:1\n" + " x\n" * 50 + " " + "x" * 999_990 + "\n", "a line of more than 1,000,000"),
        ("BEGIN:X\n" * 9 + "END:X\n" * 9, "deeper than any calendar"),
        ("BEG\n IN:X\n" * 9 + "END:X\n" * 9, "deeper than any calendar"),
        ('begin;a="b:c":X\n' * 9 + "END:X\n" * 9, "deeper than any calendar"),
        ("X-A:1\rEND:X\nBEGIN:X\n" * 9 + "END:X\n" * 9, "deeper than any calendar"),
        ("END:X\n" * 9 + "BEGIN:X\n" * 9 + "END:X\n" * 9, "deeper than any calendar"),
        ("BEGIN:VEVENT\nEND:VEVENT\n" * 20_001, "more than 20,000 events"),
        ("BEGIN;A=1:VEV\n ENT\nEND:VEVENT\n" * 20_001, "more than 20,000 events"),
        ("X-A:1\n" + f"X-B:{'x' * 900}\n" * 5_600, "more than 5 MB"),
    ],
    ids=[
        *("lines", "line", "folded", "deep", "deep-folded", "deep-with-parameters"),
        *("deep-behind-a-return", "deep-after-ends", "events", "events-folded", "bytes"),
    ],
)
def test_a_file_that_is_larger_than_any_calendar(tmp_path: Path, text: str, why: str) -> None:
    """It is refused before it is taken apart, and the sentence says why."""
    file = written(tmp_path, text)
    off = days_in_file(file, FIRST, LAST)
    met, troubles = meetings_in_file(file, FIRST, LAST, "UTC")

    assert (off.days, met) == ({}, ())
    assert off.troubles[0].startswith("Your days off could not be read. The file has ")
    assert troubles[0].startswith("Your meetings could not be read. The file has ")
    assert why in off.troubles[0]
    assert why in troubles[0]


def test_more_meetings_than_are_told(tmp_path: Path) -> None:
    """What is left out of so many is said."""
    events = event("DTSTART:20261203T090000Z", "SUMMARY:Daily", "RRULE:FREQ=HOURLY")
    many = "".join(
        event(f"DTSTART:202612{day:02}T{hour:02}0000Z", f"SUMMARY:{day}-{hour}").replace(
            "UID:x", f"UID:{day}-{hour}"
        )
        for day in range(1, 12)
        for hour in range(20)
    )
    met, troubles = meetings_in_file(written(tmp_path, events + many), FIRST, LAST, "UTC")

    assert len(met) == 200
    assert troubles == (
        "1 of your meetings could not be read.",
        "Only the first 200 of your meetings are told.",
    )
