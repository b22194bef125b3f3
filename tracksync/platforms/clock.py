"""The clocks of this machine."""

from __future__ import annotations

import os
import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

from tracksync.core.clock import Reading, from_ms

_LOCALTIME = Path("/etc/localtime")
_TIMEZONE = Path("/etc/timezone")
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_ZONE_KEPT_S = 60.0
_LONGEST_NAME = 100


class SystemClock:
    """
    Reads the machine's clocks.

    The zone is looked up at most once a minute: travel is noticed, and costs nothing.
    """

    def __init__(self) -> None:
        self._boot_id = _boot_id()
        self._zone = ""
        self._zone_read_s = float("-inf")

    def read(self) -> Reading:
        """Tell what the clocks say now."""
        monotonic_ms = time.monotonic_ns() // 1_000_000
        boottime_ms = None
        if sys.platform == "linux":
            boottime_ms = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        at = from_ms(time.time_ns() // 1_000_000)
        return Reading(at, monotonic_ms, boottime_ms, self._boot_id, self._zone_now(monotonic_ms))

    def _zone_now(self, monotonic_ms: int) -> str:
        if monotonic_ms / 1000 - self._zone_read_s >= _ZONE_KEPT_S:
            self._zone_read_s = monotonic_ms / 1000
            self._zone = local_zone(os.environ.get("TZ", ""))
        return self._zone


def local_zone(tz: str) -> str:
    """
    Name the machine's zone by its IANA name.

    Looks at *tz* (the TZ variable), then at the system's own settings. Where none of them names a
    zone, a whole-hour offset is named as Etc/GMT±n; "UTC" when nothing can be told.
    """
    for name in (tz.lstrip(":"), _from_link(), _from_file()):
        if name and _is_zone(name):
            return name
    return _from_offset()


def _is_zone(name: str) -> bool:
    if len(name) > _LONGEST_NAME or name.startswith("/"):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return False
    return True


def _from_link() -> str:
    """Read where /etc/localtime points (Linux, macOS)."""
    try:
        target = os.path.realpath(_LOCALTIME)
    except OSError:
        return ""
    for root in (*TZPATH, "/var/db/timezone/zoneinfo", "/usr/share/zoneinfo.default"):
        if target.startswith(root + os.sep):
            return target.removeprefix(root + os.sep)
    return ""


def _from_file() -> str:
    try:
        return _TIMEZONE.read_text(encoding="ascii")[:_LONGEST_NAME].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _from_offset() -> str:
    offset = datetime.now(UTC).astimezone().utcoffset()
    hours = 0 if offset is None else round(offset.total_seconds() / 3600)
    # POSIX counts west of Greenwich as positive: UTC+1 is Etc/GMT-1.
    return f"Etc/GMT{-hours:+d}" if hours and _is_zone(f"Etc/GMT{-hours:+d}") else "UTC"


def _boot_id() -> str:
    """Name this boot; where the system does not, the moment it began, to the minute."""
    try:
        return str(uuid.UUID(_BOOT_ID.read_text(encoding="ascii").strip()))
    except (OSError, ValueError):
        return f"boot-{round((time.time() - time.monotonic()) / 60)}"
