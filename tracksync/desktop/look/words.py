"""Times, lengths and dates in the person's language and clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QObject, QTime

EN_DASH = "\N{EN DASH}"
_MINUTE = timedelta(minutes=1)


def in_table(length: timedelta) -> str:
    """Write a length for a table: 1:25. Seconds are left out, not rounded up."""
    minutes = abs(length) // _MINUTE
    sign = "\N{MINUS SIGN}" if length <= -_MINUTE else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}"


class Words(QObject):
    """Says times and lengths. One is made at start; it follows the locale it is given."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._time_format = _without_seconds(locale.timeFormat(QLocale.FormatType.ShortFormat))

    @property
    def is_24h(self) -> bool:
        return "a" not in self._time_format.casefold()

    @property
    def time_format(self) -> str:
        """Tell the format in Qt's letters, for fields in which a time is typed."""
        return self._time_format

    def length(self, length: timedelta) -> str:
        """Say a length in a sentence: 1 h 25 min; what is short, but something, is not called 0."""
        if timedelta(0) < abs(length) < _MINUTE:
            return self.tr("< 1 min")
        minutes = abs(length) // _MINUTE
        hours, rest = divmod(minutes, 60)
        if hours and rest:
            return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)
        if hours:
            return self.tr("{hours} h").format(hours=hours)
        return self.tr("{minutes} min").format(minutes=rest)

    def clock(self, at: datetime, zone: str) -> str:
        """Say the time of day there: 08:12 or 8:12 AM."""
        return self.time_of_day(at.astimezone(ZoneInfo(zone)).time())

    def time_of_day(self, at: time) -> str:
        """Say a time by the clock on the wall: 09:30 or 9:30 AM."""
        return self._locale.toString(QTime(at.hour, at.minute), self._time_format)

    def span(self, start: datetime, end: datetime, zone: str) -> str:
        return self.tr("{start} to {end}").format(
            start=self.clock(start, zone), end=self.clock(end, zone)
        )

    def dash(self, start: datetime, end: datetime, zone: str) -> str:
        return f"{self.clock(start, zone)}{EN_DASH}{self.clock(end, zone)}"

    def hour(self, hour: int) -> str:
        """Say a full hour on an axis: 08 or 8 AM."""
        if self.is_24h:
            return f"{hour:02}"
        return self._locale.toString(QTime(hour % 24, 0), "h AP")

    def day(self, day: date) -> str:
        """Say a day in full: Thursday, 21 November."""
        return self._locale.toString(_qdate(day), self.tr("dddd, d MMMM"))

    def short_day(self, day: date) -> str:
        """Say a day in a table: Thu 21 Nov."""
        return self._locale.toString(_qdate(day), self.tr("ddd d MMM"))

    def day_at(self, at: datetime, zone: str) -> str:
        """Say in short which day it is there."""
        return self.short_day(at.astimezone(ZoneInfo(zone)).date())

    def full_date_at(self, at: datetime, zone: str) -> str:
        """Say, with its year, which day it is there."""
        return self.full_date(at.astimezone(ZoneInfo(zone)).date())

    def full_date(self, day: date) -> str:
        """Say a day with its year: 21 November 2026."""
        return self._locale.toString(_qdate(day), self.tr("d MMMM yyyy"))

    def days(self, first: date, last: date) -> str:
        """Say a span of days with the year: 16 – 22 November 2026."""
        if first == last:
            return self.full_date(first)
        begin = self.full_date(first)
        if (first.year, first.month) == (last.year, last.month):
            begin = self._locale.toString(_qdate(first), self.tr("d"))
        elif first.year == last.year:
            begin = self._locale.toString(_qdate(first), self.tr("d MMMM"))
        return f"{begin} {EN_DASH} {self.full_date(last)}"

    def day_name(self, number: int, *, is_short: bool = False) -> str:
        """Name a day of the week; 1 is Monday."""
        formats = QLocale.FormatType
        form = formats.ShortFormat if is_short else formats.LongFormat
        return self._locale.standaloneDayName(number, form)

    def weekday(self, day: date) -> str:
        """Say a day under a chart: Thu 19."""
        return self._locale.toString(_qdate(day), self.tr("ddd d"))

    def short_date(self, day: date) -> str:
        """Say a day under a chart, with its month: 19 Nov."""
        return self._locale.toString(_qdate(day), self.tr("d MMM"))

    def short_month(self, day: date) -> str:
        return self._locale.toString(_qdate(day), "MMM")

    def month(self, day: date) -> str:
        return self._locale.toString(_qdate(day), "MMMM yyyy")

    def percent(self, share: float) -> str:
        """Say a share of a whole: 60%."""
        return self.tr("{number}%").format(number=round(share * 100))

    def number(self, number: int) -> str:
        return self._locale.toString(number)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _without_seconds(time_format: str) -> str:
    return time_format.replace(":ss", "").replace(".ss", "").replace(" t", "").strip()
