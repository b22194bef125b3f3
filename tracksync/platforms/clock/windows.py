"""Windows: the clocks, the boot, and the zone the machine is set to. All from documentation."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from tracksync.platforms.clock.windows_zones import WINDOWS_ZONES

assert sys.platform == "win32"  # noqa: S101  (mypy then reads this file for Windows only)

import winreg  # noqa: E402  (there is none elsewhere)

_CONTROL = r"SYSTEM\CurrentControlSet\Control"
_UNITS_PER_MS = 10_000


def monotonic_ms() -> int:
    """Read the clock that stands still during sleep (Python's own runs on)."""
    value = ctypes.c_ulonglong()
    ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(value))
    return value.value // _UNITS_PER_MS


def boottime_ms() -> int | None:
    """Read the clock that runs on during sleep."""
    ticks = ctypes.windll.kernel32.GetTickCount64
    ticks.restype = ctypes.c_ulonglong
    return int(ticks())


def boot_name() -> str | None:
    """Name the present boot by Windows' own count of them (known, though not by Microsoft)."""
    number = _registry(r"Session Manager\Memory Management\PrefetchParameters", "BootId")
    return None if number is None else f"boot-{number}"


def set_zone(etc: Path) -> str | None:  # noqa: ARG001  the signature of clock_unix
    """Find the IANA name of the zone the machine is set to; None where it does not say."""
    # Where DYNAMIC_TIME_ZONE_INFORMATION.TimeZoneKeyName comes from.
    key = _registry("TimeZoneInformation", "TimeZoneKeyName")
    return WINDOWS_ZONES.get(str(key).partition("\0")[0])


def _registry(key: str, name: str) -> object:
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_CONTROL}\{key}") as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None
