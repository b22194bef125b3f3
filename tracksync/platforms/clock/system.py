"""The clocks of this machine, read together."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from tracksync.core.clock import Reading, from_ms
from tracksync.platforms.clock.zone import known_zone, zone_of_offset
from tracksync.ports.clock import Clock

if sys.platform == "win32":
    from tracksync.platforms.clock.windows import boot_name, boottime_ms, monotonic_ms, set_zone
else:
    from tracksync.platforms.clock.unix import boot_name, boottime_ms, monotonic_ms, set_zone

NS_PER_MS = 1_000_000
# Who travels crosses a zone rarely; asking costs one system call.
ZONE_EVERY_MS = 30_000
UNKNOWN_ZONE = "UTC"


class InZone:
    """
    Another clock's readings, in the zone the person chose.

    Args:
        zone: Asked at each reading; "system" for the machine's own.
    """

    def __init__(self, clock: Clock, zone: Callable[[], str]) -> None:
        self._clock = clock
        self._zone = zone

    def read(self) -> Reading:
        """Tell what the clocks say now."""
        reading, zone = self._clock.read(), self._zone()
        return reading if zone in {"system", ""} else replace(reading, zone=zone)


class SystemClock:
    """
    Reads wall, monotonic and suspend-inclusive time, the boot and the zone.

    Args:
        environ: `TZ` in it, where it names an IANA zone, wins over the machine's zone.
        etc: Where the machine's zone is set, on Unix.
        wall_ns: The wall clock.
    """

    def __init__(
        self,
        environ: Mapping[str, str] | None = None,
        *,
        etc: Path = Path("/etc"),
        wall_ns: Callable[[], int] = time.time_ns,
    ) -> None:
        chosen = os.environ if environ is None else environ
        self._fixed_zone = known_zone(chosen.get("TZ", "").removeprefix(":"))
        self._etc = etc
        self._wall_ns = wall_ns
        # Without a name each process counts as a boot of its own: between two processes lengths
        # then come from the wall clock.
        self._boot_id = boot_name() or f"process-{uuid4()}"
        self._zone = zone_of_offset(time.localtime().tm_gmtoff) or UNKNOWN_ZONE
        self._zone_read_ms: int | None = None

    def read(self) -> Reading:
        """Tell what the clocks say now."""
        wall_ms = self._wall_ns() // NS_PER_MS
        return Reading(
            at=from_ms(wall_ms),
            monotonic_ms=monotonic_ms(),
            boottime_ms=boottime_ms(),
            boot_id=self._boot_id,
            zone=self._fixed_zone or self._zone_at(wall_ms),
        )

    def _zone_at(self, wall_ms: int) -> str:
        """Tell the machine's zone, looked up anew when the wall clock has moved far enough."""
        # The wall clock and not the monotonic one: after a flight the lid opens.
        last = self._zone_read_ms
        if last is None or abs(wall_ms - last) >= ZONE_EVERY_MS:
            self._zone_read_ms = wall_ms
            # Unreadable for a moment (an update replaces the link): the zone stays.
            self._zone = set_zone(self._etc) or self._zone
        return self._zone
