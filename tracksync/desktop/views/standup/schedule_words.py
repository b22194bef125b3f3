"""What is said of a schedule: on the Standup page, and on the card of its channel."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from tracksync.core.standup.schedules import Schedule
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.standup import ScheduleRow

_ALL = frozenset(range(1, 8))
_SOON = timedelta(days=6)


class ScheduleWords(QObject):
    """Says when a schedule comes, and what it does then."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def when(self, schedule: Schedule) -> str:
        """Say its days and its time: Every working day at 09:30."""
        time = self._look.words.time_of_day(schedule.at)
        days = self.days(schedule.days)
        if schedule.zone:
            said = self.tr("{days} at {time} in {zone}")
            return said.format(days=days, time=time, zone=self.place(schedule.zone))
        return self.tr("{days} at {time}").format(days=days, time=time)

    def whole(self, row: ScheduleRow) -> str:
        """Say where it goes too."""
        said = self.tr("{when} to {channel}")
        return said.format(when=self.when(row.schedule), channel=row.channel)

    def deed(self, row: ScheduleRow) -> str:
        """Say whether it asks, and where it goes or to whom; or who else sees to it."""
        if row.poster:
            return self.tr("posted from {device}").format(device=row.poster)
        schedule = row.schedule
        deed = self.tr("goes by itself") if schedule.is_automatic else self.tr("asks you")
        if schedule.template:
            deed = self.tr("{deed}, reads as {name}").format(deed=deed, name=schedule.template)
        if schedule.is_ahead:
            return self.tr("{deed}, handed over beforehand").format(deed=deed)
        return (
            self.tr("{deed}, in the day's thread").format(deed=deed) if schedule.in_thread else deed
        )

    def days(self, days: frozenset[int]) -> str:
        """Say its days."""
        if not days:
            return self.tr("Every working day")
        if days == _ALL:
            return self.tr("Every day")
        return ", ".join(self._look.words.day_name(day, is_short=True) for day in sorted(days))

    def place(self, zone: str) -> str:
        """Say a zone as people write it."""
        return zone.replace("_", " ")

    def coming(self, row: ScheduleRow, zone: str, today: date) -> str:
        """Say when it comes next."""
        if row.next_at is None:
            return self.tr("next: not within a year")
        day = row.next_at.astimezone(ZoneInfo(zone)).date()
        return self.tr("next: {day} {time}").format(
            day=self._day(day, today), time=self._look.words.clock(row.next_at, zone)
        )

    def _day(self, day: date, today: date) -> str:
        if day == today:
            return self.tr("today")
        if day - today <= _SOON:
            return self._look.words.day_name(day.isoweekday())
        return self._look.words.short_day(day)
