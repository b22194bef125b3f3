"""
Seventy odd days, and the standups written on them.

`python -m tests.unit.core.standup.cases` writes cases.txt anew; read what changed in it.
"""
# ruff: noqa: E501  a case is one line of a table

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.unit.core.made import uid
from tracksync.core.clock import day_bounds
from tracksync.core.journal.entries import Entry, EntryText
from tracksync.core.standup.composer import Discretion, Material, compose
from tracksync.core.standup.schedules import Schedule, goes_at, goes_on, next_turn
from tracksync.core.standup.text import as_text, laid_out
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.worktime.workdays import Calendar

GOLDEN = Path(__file__).with_name("cases.txt")

BERLIN, NEW_YORK, TOKYO = "Europe/Berlin", "America/New_York", "Asia/Tokyo"
SYDNEY, SANTIAGO, LORD_HOWE = "Australia/Sydney", "America/Santiago", "Australia/Lord_Howe"
CAIRO, TEL_AVIV, TEHRAN = "Africa/Cairo", "Asia/Jerusalem", "Asia/Tehran"
PARIS = "Europe/Paris"
FRISCO, APIA, RIYADH = "America/Los_Angeles", "Pacific/Apia", "Asia/Riyadh"

_TITLES = {"P-1": "Invoice export", "P-2": "Login redirect", "P-3": "Code review"}
_TASKS = {
    key: Task(TaskRef("jira-1", key), key, title, "jira", url=f"https://j.example/browse/{key}")
    for key, title in _TITLES.items()
}


@dataclass(frozen=True)
class Case:
    """
    One day: `work` is of key, local start, minutes and, where it was another, zone.

    `week`: days that are worked, 1 is Monday.
    """

    name: str
    zone: str
    day: str
    work: tuple[tuple[str, str, float] | tuple[str, str, float, str], ...] = ()
    week: str = "12345"
    off: dict[str, str] = field(default_factory=dict)
    at: str = "09:30"
    language: str = "en"

    @property
    def calendar(self) -> Calendar:
        off = {date.fromisoformat(day): name for day, name in self.off.items()}
        return Calendar(frozenset(map(int, self.week)), off)

    @property
    def entries(self) -> tuple[Entry, ...]:
        made = []
        for number, (key, start, minutes, *elsewhere) in enumerate(self.work, start=1):
            zone = elsewhere[0] if elsewhere else self.zone
            local = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
            start_at = local.astimezone(UTC)
            end_at = start_at + timedelta(minutes=minutes)
            text = EntryText(_TITLES[key], key)
            made.append(Entry(uid(number), TaskRef("jira-1", key), start_at, end_at, zone, text))
        return tuple(made)


EVERY_DAY = "1234567"
_EASTER = {"2026-04-03": "Good Friday", "2026-04-06": "Easter Monday"}
_ASCENSION = {"2026-05-14": "Ascension Day", "2026-05-15": "My bridge day"}
_YULE = {f"2026-12-{day}": "Leave" for day in (24, 28, 29, 30, 31)}
_YULE |= {"2026-12-25": "Christmas Day", "2027-01-01": "New Year's Day"}
_GOLDEN_WEEK = {"2026-04-29": "Showa Day", "2026-05-04": "Greenery Day"}
_GOLDEN_WEEK |= {"2026-05-05": "Children's Day", "2026-05-06": "Constitution Day (observed)"}
_LEAVE = {(date(2026, 1, 12) + timedelta(days=n)).isoformat(): "Parental leave" for n in range(180)}

CASES = (
    # Clocks set forward and back, at the very hour and on the Monday after, in six zones.
    Case("Berlin forward", BERLIN, "2026-03-29", (("P-1", "2026-03-28 22:00", 300),), EVERY_DAY, at="02:30"),
    Case("Berlin back", BERLIN, "2026-10-25", (("P-1", "2026-10-24 22:00", 300),), EVERY_DAY, at="02:30"),
    Case("Berlin after forward", BERLIN, "2026-03-30", (("P-1", "2026-03-27 09:00", 60), ("P-2", "2026-03-29 01:30", 60))),
    Case("Berlin after back", BERLIN, "2026-10-26", (("P-1", "2026-10-23 09:00", 60), ("P-2", "2026-10-25 01:30", 120))),
    Case("New York forward", NEW_YORK, "2026-03-08", (("P-1", "2026-03-07 23:00", 240),), EVERY_DAY, at="02:15"),
    Case("New York back", NEW_YORK, "2026-11-01", (("P-1", "2026-10-31 23:00", 240),), EVERY_DAY, at="01:15"),
    Case("New York after forward", NEW_YORK, "2026-03-09", (("P-1", "2026-03-06 09:00", 90),)),
    Case("New York after back", NEW_YORK, "2026-11-02", (("P-1", "2026-10-30 09:00", 90),)),
    Case("Sydney forward", SYDNEY, "2026-10-04", (("P-1", "2026-10-03 23:00", 240),), EVERY_DAY, at="02:59"),
    Case("Sydney back", SYDNEY, "2026-04-05", (("P-1", "2026-04-04 23:00", 240),), EVERY_DAY, at="02:00"),
    Case("Sydney after forward", SYDNEY, "2026-10-05", (("P-1", "2026-10-02 09:00", 90),)),
    Case("Sydney after back", SYDNEY, "2026-04-06", (("P-1", "2026-04-03 09:00", 90),)),
    Case("Santiago forward at midnight", SANTIAGO, "2026-09-06", (("P-1", "2026-09-05 22:00", 240),), EVERY_DAY, at="00:00"),
    Case("Santiago back at midnight", SANTIAGO, "2026-04-05", (("P-1", "2026-04-04 22:00", 240),), EVERY_DAY, at="00:00"),
    Case("Santiago back, an hour told twice", SANTIAGO, "2026-04-04", (("P-1", "2026-04-03 22:00", 60),), EVERY_DAY, at="23:30"),
    Case("Lord Howe forward by half an hour", LORD_HOWE, "2026-10-04", (("P-1", "2026-10-03 23:00", 240),), EVERY_DAY, at="02:15"),
    Case("Lord Howe back by half an hour", LORD_HOWE, "2026-04-05", (("P-1", "2026-04-04 23:00", 240),), EVERY_DAY, at="01:45"),
    Case("Cairo forward at midnight", CAIRO, "2026-04-24", (("P-1", "2026-04-23 22:00", 180),), EVERY_DAY, at="00:30"),
    Case("Cairo back at midnight", CAIRO, "2026-10-30", (("P-1", "2026-10-29 20:00", 120),), EVERY_DAY, at="00:00"),
    # Weekends on other days.
    Case("Sunday after Friday and Saturday", RIYADH, "2026-11-22", (("P-1", "2026-11-19 09:00", 60),), "71234"),
    Case("Thursday before them", RIYADH, "2026-11-19", (("P-1", "2026-11-18 09:00", 60),), "71234"),
    Case("Friday is free", RIYADH, "2026-11-20", (("P-1", "2026-11-19 09:00", 60),), "71234"),
    Case("Worked on the free Saturday", TEL_AVIV, "2026-11-22", (("P-1", "2026-11-19 09:00", 60), ("P-2", "2026-11-21 20:00", 45)), "71234"),
    Case("Thursday and Friday free", TEHRAN, "2026-11-21", (("P-1", "2026-11-18 09:00", 60),), "67123"),
    Case("One day free a week", RIYADH, "2026-11-21", (("P-1", "2026-11-19 09:00", 60),), "671234"),
    # Holidays and bridge days.
    Case("Before Easter", BERLIN, "2026-04-02", (("P-1", "2026-04-01 09:00", 60),), off=_EASTER),
    Case("Good Friday", BERLIN, "2026-04-03", (("P-1", "2026-04-02 09:00", 60),), off=_EASTER),
    Case("After Easter", BERLIN, "2026-04-07", (("P-1", "2026-04-02 09:00", 60),), off=_EASTER, language="de"),
    Case("Worked on Good Friday", BERLIN, "2026-04-07", (("P-1", "2026-04-02 09:00", 60), ("P-1", "2026-04-03 09:00", 30)), off=_EASTER),
    Case("On the bridge day", BERLIN, "2026-05-15", (("P-1", "2026-05-13 09:00", 60),), off=_ASCENSION),
    Case("After the bridge day", BERLIN, "2026-05-18", (("P-1", "2026-05-13 09:00", 60),), off=_ASCENSION),
    Case("Thanksgiving with its Friday", NEW_YORK, "2026-11-30", (("P-1", "2026-11-25 09:00", 60),), off={"2026-11-26": "Thanksgiving", "2026-11-27": "Leave"}),
    Case("Golden Week", TOKYO, "2026-05-07", (("P-1", "2026-05-01 09:00", 60),), off=_GOLDEN_WEEK),
    Case("Between two holidays", TOKYO, "2026-04-30", (("P-1", "2026-04-28 09:00", 60),), off=_GOLDEN_WEEK),
    Case("A holiday on a Sunday", BERLIN, "2026-05-25", (("P-1", "2026-05-22 09:00", 60),), off={"2026-05-24": "Whit Sunday"}),
    Case("Half a year's leave", BERLIN, "2026-07-13", (("P-1", "2026-01-09 09:00", 60),), off=_LEAVE),
    # Part of a week.
    Case("Monday to Wednesday", BERLIN, "2026-11-23", (("P-1", "2026-11-18 09:00", 60),), "123"),
    Case("Every other day", BERLIN, "2026-11-25", (("P-1", "2026-11-23 09:00", 60),), "135"),
    Case("Tuesday and Thursday", BERLIN, "2026-11-24", (("P-1", "2026-11-19 09:00", 60),), "24"),
    Case("Fridays only", BERLIN, "2026-11-27", (("P-1", "2026-11-20 09:00", 60),), "5"),
    Case("Worked on the free Tuesday", BERLIN, "2026-11-25", (("P-1", "2026-11-23 09:00", 60), ("P-2", "2026-11-24 09:00", 15)), "135"),
    Case("A free Thursday", BERLIN, "2026-11-26", (("P-1", "2026-11-25 09:00", 60),), "123"),
    Case("Part of a week, and a holiday in it", BERLIN, "2026-04-08", (("P-1", "2026-04-01 09:00", 60),), "135", off=_EASTER),
    # The end of February, of months and of years.
    Case("On the leap day", BERLIN, "2028-02-29", (("P-1", "2028-02-28 09:00", 60),)),
    Case("After the leap day", BERLIN, "2028-03-01", (("P-1", "2028-02-29 09:00", 60),)),
    Case("A leap day on a Thursday, before the weekend", BERLIN, "2024-03-04", (("P-1", "2024-02-29 09:00", 60), ("P-2", "2024-03-01 09:00", 60))),
    Case("A leap day on a Sunday", BERLIN, "2032-03-01", (("P-1", "2032-02-27 09:00", 60),)),
    Case("No leap day", BERLIN, "2027-03-01", (("P-1", "2027-02-26 09:00", 60),)),
    Case("A century without a leap day", BERLIN, "2100-03-01", (("P-1", "2100-02-26 09:00", 60),)),
    Case("New Year's Eve", BERLIN, "2026-12-31", (("P-1", "2026-12-30 09:00", 60),)),
    Case("Second of January", NEW_YORK, "2026-01-02", (("P-1", "2025-12-31 09:00", 60),), off={"2026-01-01": "New Year's Day"}),
    Case("Over midnight of the year", NEW_YORK, "2026-01-02", (("P-1", "2025-12-31 23:00", 120),), off={"2026-01-01": "New Year's Day"}),
    Case("Two weeks of leave over the year", BERLIN, "2027-01-04", (("P-1", "2026-12-23 09:00", 60),), off=_YULE, language="de"),
    Case("Week 53", BERLIN, "2027-01-01", (("P-1", "2026-12-31 09:00", 60),)),
    # Travels.
    Case("West over the date line: the same date twice", FRISCO, "2026-11-24", (("P-1", "2026-11-23 15:00", 60, TOKYO), ("P-2", "2026-11-24 08:00", 60, TOKYO))),
    Case("The day after", FRISCO, "2026-11-25", (("P-2", "2026-11-24 08:00", 60, TOKYO), ("P-3", "2026-11-24 10:00", 30))),
    Case("East over the date line: a date left out", TOKYO, "2026-11-25", (("P-1", "2026-11-23 09:00", 60, FRISCO), ("P-2", "2026-11-24 23:30", 20))),
    Case("One hour west in the middle of the week", "Europe/London", "2026-11-26", (("P-1", "2026-11-25 09:00", 60, BERLIN), ("P-1", "2026-11-25 23:30", 60))),
    Case("Late in Berlin is the next day in Tokyo", TOKYO, "2026-11-26", (("P-1", "2026-11-25 20:00", 60, BERLIN),)),
    Case("A day the island left out", APIA, "2011-12-30", (("P-1", "2011-12-29 09:00", 60),)),
    Case("After the day the island left out", APIA, "2011-12-31", (("P-1", "2011-12-29 09:00", 60),), EVERY_DAY),
    # What is hardly anything, and nothing at all.
    Case("Twelve seconds by mistake", BERLIN, "2026-11-26", (("P-1", "2026-11-25 08:00", 60), ("P-2", "2026-11-25 09:00", 0.2))),
    Case("Nothing but that", BERLIN, "2026-11-26", (("P-2", "2026-11-25 09:00", 0.5),)),
    Case("Minutes that come together", BERLIN, "2026-11-26", (("P-2", "2026-11-25 09:00", 0.4), ("P-2", "2026-11-25 10:00", 0.4))),
    Case("The first of a month in French", PARIS, "2026-10-01", (("P-1", "2026-09-30 09:00", 60),), language="fr"),
    Case("Since the first of a month in French", PARIS, "2027-10-04", (("P-1", "2027-10-01 09:00", 60), ("P-1", "2027-10-02 09:00", 30)), language="fr"),
    Case("The first of a month in Spanish", "Europe/Madrid", "2026-10-01", (("P-1", "2026-09-30 09:00", 60),), language="es"),
    Case("Nothing tracked", BERLIN, "2026-11-26"),
    Case("Everything is today's", BERLIN, "2026-11-26", (("P-1", "2026-11-26 08:00", 60),), language="fr"),
    Case("Four things of different length", BERLIN, "2026-11-26", (("P-1", "2026-11-25 08:00", 30), ("P-2", "2026-11-25 09:00", 60), ("P-1", "2026-11-25 11:00", 45), ("P-3", "2026-11-26 08:30", 60)), language="es"),
)  # fmt: skip


def written(case: Case) -> str:
    """Write a case with its standup."""
    day, calendar = date.fromisoformat(case.day), case.calendar
    schedule = Schedule("s", "c", time.fromisoformat(case.at))
    start, end = day_bounds(day, case.zone)
    at = goes_at(schedule, day, case.zone) if goes_on(schedule, day, calendar) else None
    now = at or start
    goes = f"goes at {_local(at, case.zone)}" if at else "does not go"
    following = next_turn(schedule, end - timedelta(seconds=1), case.zone, calendar)
    assert following is not None
    material = Material(case.entries, tuple(_TASKS.values()), now)
    first = calendar.last_before(day, case.zone)
    standup = compose(day, first, material, Discretion())
    text = as_text(laid_out(standup, case.language, with_hours=True))
    facts = (
        f"{case.zone}, days {case.week}, {case.at}, a day of {(end - start) / _HOUR:g} h: {goes}"
    )
    after = f"then: {_local(following.at, case.zone)}"
    return "\n".join((f"== {case.name}", facts, after, "", text, ""))


_HOUR = timedelta(hours=1)


def _local(at: datetime, zone: str) -> str:
    return f"{at:%Y-%m-%d %H:%M}Z ({at.astimezone(ZoneInfo(zone)):%a %d %H:%M %z})"


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(written(case) for case in CASES), encoding="utf-8")
