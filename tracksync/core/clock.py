"""What the clocks said at one moment, how far two moments lie apart, and local days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tracksync.core.values import dataclass

# A wall clock that moved against the monotonic one by less than this was slewed, not stepped.
STEP_TOLERANCE = timedelta(seconds=2)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """
    All clocks at one moment.

    Attributes:
        at: The wall clock: aware, UTC, whole milliseconds.
        monotonic_ms: Since some moment of this boot; stands still while the machine sleeps.
        boottime_ms: The same, but running on during sleep; None where the system has no such clock.
        boot_id: Names the boot; monotonic values of two boots cannot be compared.
        zone: IANA name of the zone the person is in.
    """

    at: datetime
    monotonic_ms: int
    boottime_ms: int | None
    boot_id: str
    zone: str


@dataclass(frozen=True, slots=True)
class Elapsed:
    """
    Time between two readings.

    Attributes:
        awake: By the monotonic clock within a boot; never negative. Across boots the wall clock's
            difference, or zero where that is negative.
        asleep: Time the machine slept, where the system can tell; else zero.
        stepped: How far the wall clock was moved by hand or by time synchronisation (signed),
            beyond `awake` and `asleep`; zero within `STEP_TOLERANCE` and across boots.
        same_boot: Whether monotonic time could be used.
    """

    awake: timedelta
    asleep: timedelta
    stepped: timedelta
    same_boot: bool


def elapsed(earlier: Reading, later: Reading) -> Elapsed:
    """Tell how much time passed from *earlier* to *later*, and what the clocks did meanwhile."""
    none = timedelta(0)
    by_wall = later.at - earlier.at
    if earlier.boot_id != later.boot_id or later.monotonic_ms < earlier.monotonic_ms:
        return Elapsed(max(none, by_wall), none, none, same_boot=False)
    awake = timedelta(milliseconds=later.monotonic_ms - earlier.monotonic_ms)
    asleep = none
    if earlier.boottime_ms is not None and later.boottime_ms is not None:
        both = timedelta(milliseconds=later.boottime_ms - earlier.boottime_ms)
        asleep = max(none, both - awake)
    # Measured before a short sleep is passed over: the nap itself is not a step.
    stepped = by_wall - awake - asleep
    if asleep < STEP_TOLERANCE:
        asleep = none
    if abs(stepped) < STEP_TOLERANCE:
        stepped = none
    return Elapsed(awake, asleep, stepped, same_boot=True)


def to_ms(at: datetime) -> int:
    """Turn an aware instant into integer milliseconds since 1970 (rounded down)."""
    return (at - EPOCH) // _MILLISECOND


def from_ms(ms: int) -> datetime:
    """
    Turn integer milliseconds since 1970 into an aware UTC instant.

    ValueError outside the years 1 to 9999.
    """
    try:
        return EPOCH + timedelta(milliseconds=ms)
    except OverflowError as e:
        msg = f"{ms} ms is outside the calendar"
        raise ValueError(msg) from e


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo:
    """Find a zone by IANA name; ValueError for a name that is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as e:
        msg = f"{name!r} is not a time zone"
        raise ValueError(msg) from e


def local_date(at: datetime, zone: str) -> date:
    """
    Tell the local day an instant belongs to: the one whose `day_bounds` hold it.

    Where clocks were put back over midnight (St. John's, until 2011) the calendar shows the day
    before once more; the new day has begun all the same.
    """
    local = at.astimezone(zone_info(zone))
    day = local.date()
    while local.fold and day_bounds(day, zone)[1] <= at:
        day += timedelta(days=1)
    return day


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """
    Tell the first instant of a local day and the first of the next, both UTC.

    A day is 23, 24 or 25 hours long (or, where a zone skipped a day, zero).
    """
    tz = zone_info(zone)
    start = datetime.combine(day, time(0), tzinfo=tz).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(0), tzinfo=tz).astimezone(UTC)
    return start, max(start, end)


def cut_at_midnight(
    start: datetime, end: datetime, zone: str
) -> Iterator[tuple[date, datetime, datetime]]:
    """
    Cut a span into its local days, in order; the parts add up to the whole.

    Yields nothing for an empty span.
    """
    while start < end:
        day = local_date(start, zone)
        part_end = min(end, day_bounds(day, zone)[1])
        yield day, start, part_end
        start = part_end
