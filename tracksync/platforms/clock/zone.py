"""Which names are zones, and which zone an offset is."""

from __future__ import annotations

from tracksync.core.clock import zone_info

_HOUR_S = 3600


def known_zone(name: str) -> str | None:
    """Return *name* if it is an IANA zone, else None."""
    try:
        zone_info(name)
    except ValueError:
        return None
    return name


def zone_of_offset(offset_s: int) -> str | None:
    """Name a fixed zone for an offset of whole hours east of Greenwich; None for another one."""
    hours, rest = divmod(offset_s, _HOUR_S)
    # POSIX counts westward: an hour east of Greenwich is Etc/GMT-1.
    return known_zone(f"Etc/GMT{-hours:+d}") if hours and not rest else None
