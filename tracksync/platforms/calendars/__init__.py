"""
The days off a person chose, a country's holidays and a calendar file; and their meetings, of one.

What reads them is loaded when one is chosen and asked for, not before.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracksync.core.sentences import Sentence
from tracksync.platforms.calendars.kept import Kept
from tracksync.ports.calendar import Off
from tracksync.ports.settings import Preferences

if TYPE_CHECKING:  # loaded with what reads them
    from tracksync.core.worktime.meetings import Meeting


class ChosenDaysOff:
    """`ports.calendar.DaysOff`, by the settings."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._days: Kept[Off] = Kept()
        self._meetings: Kept[tuple[tuple[Meeting, ...], tuple[Sentence, ...]]] = Kept()

    def between(self, first: date, last: date) -> Off:
        found = self._holidays(first, last)
        own = self._own(first, last)
        return Off({**found.days, **own.days}, (*found.troubles, *own.troubles))

    def _holidays(self, first: date, last: date) -> Off:
        country = self._preferences.text("holidays.country")
        if not country:
            return Off()
        from tracksync.platforms.calendars.public_holidays import public_holidays  # 60 ms

        return public_holidays(country, self._preferences.text("holidays.subdivision"), first, last)

    def _own(self, first: date, last: date) -> Off:
        file = self._preferences.text("holidays.file")
        if not file:
            return Off()

        def read() -> Off:
            from tracksync.platforms.calendars.days_in_file import days_in_file  # icalendar: 70 ms

            return days_in_file(file, first, last)

        return self._days.read(file, (first, last), read)

    def meetings(
        self, first: date, last: date, zone: str, mine: frozenset[str] = frozenset()
    ) -> tuple[tuple[Meeting, ...], tuple[Sentence, ...]]:
        file = self._preferences.text("standup.meetings")
        if not file:
            return (), ()

        def read() -> tuple[tuple[Meeting, ...], tuple[Sentence, ...]]:
            from tracksync.platforms.calendars.meetings_in_file import meetings_in_file  # as above

            return meetings_in_file(file, first, last, zone, mine)

        return self._meetings.read(file, (first, last, zone, mine), read)
