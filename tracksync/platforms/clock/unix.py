"""Linux and macOS: the clocks, the boot, and the zone the machine is set to."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tracksync.platforms.clock.zone import known_zone

if sys.platform == "win32":
    msg = "this clock is not on Windows"
    raise ImportError(msg)

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_NS_PER_MS = 1_000_000
_ZONE_FILE_BYTES = 256


def monotonic_ms() -> int:
    """
    Read the clock that stands still during sleep.

    Linux: CLOCK_MONOTONIC. macOS, from documentation: Python's is mach_absolute_time.
    """
    return time.monotonic_ns() // _NS_PER_MS


def boottime_ms() -> int | None:
    """
    Read the clock that runs on during sleep.

    macOS, from documentation: there CLOCK_MONOTONIC does.
    """
    if sys.platform == "linux":
        clock = time.CLOCK_BOOTTIME
    else:
        clock = time.CLOCK_MONOTONIC
    return time.clock_gettime_ns(clock) // _NS_PER_MS


def boot_name() -> str | None:
    """Name the present boot."""
    if sys.platform == "darwin":
        return _macos_boot_name()
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip() or None
    except (OSError, ValueError):
        return None


def set_zone(etc: Path) -> str | None:
    """Find the IANA name of the zone the machine is set to; None where it does not say."""
    # The link is what the C library goes by; /etc/timezone may be old, but also names the zone
    # where localtime is a copy.
    return _linked_zone(etc / "localtime") or _written_zone(etc / "timezone")


def _linked_zone(link: Path) -> str | None:
    try:
        target = os.readlink(link)  # noqa: PTH115  (half the cost of Path.readlink, every 30 s)
    except OSError:
        return None
    _, marker, name = target.rpartition("zoneinfo/")
    for variant in ("posix/", "right/"):
        name = name.removeprefix(variant)
    return known_zone(name) if marker else None


def _written_zone(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            text = file.read(_ZONE_FILE_BYTES)
    except OSError:
        return None
    return known_zone(text.decode("ascii", "replace").strip())


def _macos_boot_name() -> str | None:
    # From documentation: kern.bootsessionuuid, a UUID as text, new at each boot.
    import ctypes  # 6 ms; on macOS only

    text = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(text))
    failed = ctypes.CDLL(None).sysctlbyname(
        b"kern.bootsessionuuid", text, ctypes.byref(size), None, ctypes.c_size_t(0)
    )
    return None if failed or not text.value else text.value.decode("ascii", "replace")
