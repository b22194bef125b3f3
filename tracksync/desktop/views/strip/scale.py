"""Time to pixels and back, on days of 23, 24 or 25 hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tracksync.core.values import dataclass
from tracksync.desktop.models.strip import StripModel

STEP = timedelta(minutes=5)
FINE_STEP = timedelta(minutes=1)
HOUR = timedelta(hours=1)
_CLOSEST = timedelta(minutes=30)
_LEAST_SHOWN = timedelta(hours=4)
_ALL_DAY = timedelta(0)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """
    Which part of the day is shown, and where.

    Attributes:
        day_start, day_end: The bounds of zooming and panning.
        start, end: What is shown.
        left, width: In pixels.
        is_mirrored: Time runs from right to left.
    """

    day_start: datetime
    day_end: datetime
    start: datetime
    end: datetime
    left: float
    width: float
    is_mirrored: bool = False

    def x(self, at: datetime) -> float:
        share = (at - self.start) / (self.end - self.start)
        return self.left + self.width * (1 - share if self.is_mirrored else share)

    def at(self, x: float) -> datetime:
        share = (x - self.left) / max(1.0, self.width)
        share = 1 - share if self.is_mirrored else share
        return self.start + (self.end - self.start) * min(1.0, max(0.0, share))

    @property
    def px_per_hour(self) -> float:
        return self.width * (HOUR / (self.end - self.start))

    def zoomed(self, factor: float, around: datetime) -> TimeScale:
        """Show more (*factor* over 1) or less; *around* stays where it is."""
        whole = self.day_end - self.day_start
        length = min(whole, max(_CLOSEST, (self.end - self.start) * factor))
        share = (around - self.start) / (self.end - self.start)
        return self._shown(around - length * share, length)

    def panned(self, share: float) -> TimeScale:
        """Move by a share of what is shown; stops at the day's bounds."""
        length = self.end - self.start
        return self._shown(self.start + length * share, length)

    def showing(self, start: datetime, end: datetime) -> TimeScale:
        """Move so far that the span is in sight; its start where it is too long."""
        length = self.end - self.start
        if start < self.start or end - start > length:
            return self._shown(start, length)
        if end > self.end:
            return self._shown(end - length, length)
        return self

    def _shown(self, start: datetime, length: timedelta) -> TimeScale:
        start = max(self.day_start, min(start, self.day_end - length))
        return replace(self, start=start, end=start + length)

    def snapped(self, at: datetime, step: timedelta) -> datetime:
        """Round to the nearest whole step of the day."""
        steps = round((at - self.day_start) / step)
        return min(self.day_end, max(self.day_start, self.day_start + steps * step))

    def full_hours(self, zone: str) -> Iterator[tuple[datetime, int]]:
        """Walk the full hours of the local clock within the day, each with its number."""
        tz = ZoneInfo(zone)
        at = self.day_start
        while at <= self.day_end:
            local = at.astimezone(tz)
            if not local.minute:
                yield at, local.hour if at < self.day_end else 24
            ahead = HOUR - timedelta(minutes=local.minute, seconds=local.second)
            at += ahead


def fitted(model: StripModel, left: float, width: float, *, is_mirrored: bool) -> TimeScale:
    """Show what the day holds, and the usual working day, in whole hours."""
    begins = [b.start_at for b in model.blocks] + [b.start_at for b in model.buckets if b.share]
    ends = [b.end_at for b in model.blocks]
    begins += [at for at in (model.work_start_at, model.now_at) if at]
    ends += [at for at in (model.work_end_at, model.now_at) if at]
    first = min(begins, default=model.start_at)
    last = max(ends, default=model.end_at)
    start = max(model.start_at, _floor(first, model.start_at))
    end = min(model.end_at, _floor(last - timedelta(seconds=1), model.start_at) + HOUR)
    if end - start < _LEAST_SHOWN:
        end = min(model.end_at, start + _LEAST_SHOWN)
        start = max(model.start_at, end - _LEAST_SHOWN)
    if end <= start:
        start, end = model.start_at, max(model.end_at, model.start_at + HOUR)
    return TimeScale(
        model.start_at.astimezone(UTC),
        max(model.end_at, model.start_at + HOUR).astimezone(UTC),
        start.astimezone(UTC),
        end.astimezone(UTC),
        left,
        max(1.0, width),
        is_mirrored,
    )


def _floor(at: datetime, origin: datetime) -> datetime:
    return origin + ((at - origin) // HOUR) * HOUR
