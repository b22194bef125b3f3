"""Meetings that were declined, as calendar programs write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracksync.platforms.calendars.meetings_in_file import Meetings, meetings_in_file

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 8)
ANNA, BO = "anna@example.org", "bo@example.org"

# As the three write an invitation; {anna} and {bo} are what each answered.
GOOGLE = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:{name}
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
DTSTART:20261203T090000Z
DTEND:20261203T100000Z
DTSTAMP:20261120T080000Z
ORGANIZER;CN=bo@example.org:mailto:bo@example.org
UID:4ja5lq0@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={bo};CN=bo@
 example.org;X-NUM-GUESTS=0:mailto:bo@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={anna};CN=A
 nna;X-NUM-GUESTS=0:mailto:anna@example.org
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Planning
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""
OUTLOOK = """BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT={bo};CN="Bo, Berg";RSVP=TRUE:mailto:Bo@Example.org
ATTENDEE;PARTSTAT={anna};CN="Lund, Anna";RSVP=TRUE:MAILTO:Anna@Example.org
ATTENDEE;CN=Room 5;CUTYPE=RESOURCE:invalid:nomail
CLASS:PUBLIC
DTSTART;TZID="W. Europe Standard Time":20261203T100000
DTEND;TZID="W. Europe Standard Time":20261203T110000
DTSTAMP:20261120T080000Z
SUMMARY;LANGUAGE=de:Planning
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E008
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT
END:VCALENDAR
"""
NEXTCLOUD = """BEGIN:VCALENDAR
PRODID:-//IDN nextcloud.com//Calendar app 4.7.6//EN
CALSCALE:GREGORIAN
VERSION:2.0
BEGIN:VEVENT
CREATED:20261120T080000Z
DTSTAMP:20261120T080000Z
SEQUENCE:2
UID:9c2a9a1e-3a1f-4d35-9b2f-1d9f2f2f0c11
DTSTART;TZID=Europe/Berlin:20261203T100000
DTEND;TZID=Europe/Berlin:20261203T110000
STATUS:CONFIRMED
SUMMARY:Planning
ATTENDEE;CN=Anna Lund;CUTYPE=INDIVIDUAL;PARTSTAT={anna};ROLE=REQ-PARTICIPAN
 T;RSVP=TRUE;LANGUAGE=de;SCHEDULE-STATUS=1.1;EMAIL=anna@example.org:princip
 al:/users/anna
ATTENDEE;CN=Bo;CUTYPE=INDIVIDUAL;PARTSTAT={bo};ROLE=OPT-PARTICIPANT:mailto:
 bo@example.org
ORGANIZER;CN=Bo:mailto:bo@example.org
END:VEVENT
END:VCALENDAR
"""
PROGRAMS = {"google": GOOGLE, "outlook": OUTLOOK, "nextcloud": NEXTCLOUD}
UNSURE = (
    "Somebody declined some of these meetings. If it was you: say your e-mail in the "
    "settings, and they are left out."
)


def met(folder: Path, text: str, *mine: str) -> Meetings:
    file = folder / "calendar.ics"
    file.write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    return meetings_in_file(str(file), FIRST, LAST, "Europe/Berlin", frozenset(mine))


def titles(found: Meetings) -> list[str]:
    assert found[1] == ()
    return [meeting.title for meeting in found[0]]


@pytest.mark.parametrize("program", sorted(PROGRAMS))
@pytest.mark.parametrize(
    ("anna", "bo", "told"),
    [
        ("DECLINED", "ACCEPTED", []),
        ("declined", "DECLINED", []),
        ("ACCEPTED", "DECLINED", ["Planning"]),
        ("TENTATIVE", "DECLINED", ["Planning"]),
        ("NEEDS-ACTION", "ACCEPTED", ["Planning"]),
    ],
)
def test_what_the_person_declined_is_not_told(
    tmp_path: Path, program: str, anna: str, bo: str, told: list[str]
) -> None:
    """By their own answer, whatever the others said and however addresses are written."""
    text = PROGRAMS[program].format(anna=anna, bo=bo, name="Work")

    assert titles(met(tmp_path, text, "ANNA@example.org ")) == told


def test_google_names_a_calendar_by_its_person(tmp_path: Path) -> None:
    """Then nobody has to say who they are."""
    for name, told in ((ANNA, []), (BO, ["Planning"])):
        text = GOOGLE.format(anna="DECLINED", bo="ACCEPTED", name=name)
        assert titles(met(tmp_path, text)) == told


@pytest.mark.parametrize("mine", [(), ("anna@elsewhere.example",)])
def test_where_nobody_is_the_person_that_is_said(tmp_path: Path, mine: tuple[str, ...]) -> None:
    """The meeting stays; without a refusal there is nothing to say."""
    declined = met(tmp_path, OUTLOOK.format(anna="DECLINED", bo="ACCEPTED"), *mine)
    accepted = met(tmp_path, OUTLOOK.format(anna="ACCEPTED", bo="ACCEPTED"), *mine)

    assert [meeting.title for meeting in declined[0]] == ["Planning"]
    assert declined[1] == (UNSURE,)
    assert titles(accepted) == ["Planning"]


def test_one_time_of_a_series_is_declined(tmp_path: Path) -> None:
    """The others stay; so does one that was accepted in a series that was not."""
    asked = f"ATTENDEE;PARTSTAT={{0}}:mailto:{ANNA}"
    lines = ("BEGIN:VEVENT", "UID:1", "SUMMARY:Daily", "DTSTART:20261202T090000Z")
    once = ("BEGIN:VEVENT", "UID:1", "SUMMARY:Daily", "RECURRENCE-ID:20261203T090000Z")

    def told(series: str, one: str) -> list[int]:
        repeated = (*lines, "RRULE:FREQ=DAILY;COUNT=3", asked.format(series), "END:VEVENT")
        single = (*once, "DTSTART:20261203T090000Z", asked.format(one), "END:VEVENT")
        events = "\n".join((*repeated, *single))
        found = met(tmp_path, f"BEGIN:VCALENDAR\n{events}\nEND:VCALENDAR\n", ANNA)
        assert found[1] == ()
        return [meeting.day.day for meeting in found[0]]

    assert told("ACCEPTED", "DECLINED") == [2, 4]
    assert told("DECLINED", "ACCEPTED") == [3]


def test_asked_twice_one_yes_is_enough(tmp_path: Path) -> None:
    """By two addresses; and a line that makes no sense is nobody."""
    text = OUTLOOK.format(anna="DECLINED", bo="ACCEPTED").replace("invalid:nomail", "")

    assert titles(met(tmp_path, text, ANNA, BO)) == ["Planning"]
    assert titles(met(tmp_path, text, ANNA)) == []
