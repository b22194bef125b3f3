"""Clocks that are moved by hand, and ids that grow with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from tracksync.core.clock import Reading, to_ms

MORNING = datetime(2026, 11, 20, 8, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class FakeClock:
    """
    `ports.clock.Clock`: wall, monotonic and boot time, each moved as life moves them.

    Attributes:
        real: How much time passed in the world, whatever these clocks were set to.
    """

    def __init__(self, at: datetime = MORNING, zone: str = "Europe/Berlin") -> None:
        self.real = timedelta(0)
        self.now = Reading(at, 1_000_000, 1_000_000, "boot-1", zone)

    @property
    def at(self) -> datetime:
        return self.now.at

    def read(self) -> Reading:
        return self.now

    def advance(self, **length: float) -> datetime:
        """Let time pass, awake."""
        self.real += timedelta(**length)
        return self._move(timedelta(**length), awake=True, asleep=True)

    def sleep(self, **length: float) -> datetime:
        """Let time pass while the machine sleeps: the monotonic clock stands still."""
        self.real += timedelta(**length)
        return self._move(timedelta(**length), awake=False, asleep=True)

    def step(self, **length: float) -> datetime:
        """Set the wall clock forward, or back by a negative length."""
        return self._move(timedelta(**length), awake=False, asleep=False)

    def travel(self, zone: str) -> None:
        """Land in another time zone."""
        self.now = replace(self.now, zone=zone)

    def reboot(self, *, boot: str = "boot-2", **off: float) -> datetime:
        """Switch the machine off, and on again after so long."""
        self.real += max(timedelta(**off), timedelta(0))
        self.now = replace(
            self.now,
            at=self.now.at + timedelta(**off),
            monotonic_ms=5_000,
            boottime_ms=None if self.now.boottime_ms is None else 5_000,
            boot_id=boot,
        )
        return self.now.at

    def without_boottime(self) -> None:
        """Be a system that cannot tell sleep from a stepped clock."""
        self.now = replace(self.now, boottime_ms=None)

    def _move(self, by: timedelta, *, awake: bool, asleep: bool) -> datetime:
        ms, now = by // _MILLISECOND, self.now
        both = None if now.boottime_ms is None else now.boottime_ms + ms * asleep
        self.now = replace(
            now, at=now.at + by, monotonic_ms=now.monotonic_ms + ms * awake, boottime_ms=both
        )
        return self.now.at


class FakeIds:
    """`ports.clock.Ids`: UUIDs of version 7, counted instead of random."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._made = 0

    def new(self) -> UUID:
        self._made += 1
        time_and_version = (to_ms(self._clock.at) << 16) | 0x7000
        return UUID(int=(time_and_version << 64) | (0b10 << 62) | self._made)
