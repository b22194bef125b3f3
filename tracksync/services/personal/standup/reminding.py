"""
The reminder of hours missing from the last working day: due or not, and told once.

Told from the wall clock and the store alone, so that it does not matter what woke us, or when.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from tracksync.core.clock import local_date, zone_info
from tracksync.core.worktime.reminders import Reminder, day_to_check, reminder
from tracksync.services.personal.journal.recording import ENGINE, Recorder
from tracksync.services.personal.standup.standups import StandupService
from tracksync.services.personal.worktime.reporting import ReportingService


class RemindingService:
    """Says of which day to remind, and remembers that it was done."""

    def __init__(
        self, recorder: Recorder, standups: StandupService, reporting: ReportingService
    ) -> None:
        self._recorder = recorder
        self._standups = standups
        self._reporting = reporting

    def look(self) -> Reminder | None:
        """Tell what the person is to be reminded of now, where they want to be. READ lane."""
        preferences = self._recorder.preferences
        if not preferences.flag("reminders.hours"):
            return None
        now = self._recorder.clock.read()
        local = now.at.astimezone(zone_info(now.zone))
        at = time.fromisoformat(preferences.text("reminders.at"))
        if local.time() < at:
            return None
        with self._recorder.store.read() as snapshot:
            told = snapshot.reminded_of()
        calendar, _ = self._standups.calendar(local.date())
        day = day_to_check(local, at, calendar, now.zone, told)
        if day is None:
            return None
        target = timedelta(minutes=preferences.number("day.target_minutes"))
        return reminder(day, self._reporting.day(day, now).total, target)

    def note(self, day: date) -> bool:
        """Note that the person is told of a day; whether they were not before. STORE lane."""
        with self._recorder.open(ENGINE, is_judged=True) as recording:
            now, told = recording.reading, recording.unit.reminded_of()
            if told is not None and day <= told <= local_date(now.at, now.zone):
                return False
            recording.unit.save_reminded_of(day)
        return True
