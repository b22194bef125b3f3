"""
Reading what a service answered: untyped and hostile until it has passed through here. Pure.

What must be there and is not raises ValueError; what may be missing is left out; text is cleaned.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from tracksync.core.clock import zone_info
from tracksync.core.text import clean_line

_ID = re.compile(r"[!-~]{1,128}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = timedelta(days=3650)


def an_object(value: object) -> Mapping[str, object]:
    """Read an object; ValueError for anything else."""
    if isinstance(value, Mapping):
        return value
    raise ValueError(odd("an object"))


def optional_object(value: object) -> Mapping[str, object]:
    """Read an object; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def a_list(value: object) -> list[object]:
    """Read a list; ValueError for anything else."""
    if isinstance(value, list):
        return value
    raise ValueError(odd("a list"))


def a_number(value: object) -> int:
    """Read a whole number; ValueError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(odd("a number"))


def a_decimal(value: object) -> float | None:
    """Read a finite number, whole or not; None for anything else, and for one too large."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def an_id(value: object) -> str:
    """Read an id: printable ASCII without blanks, at most 128; ValueError for anything else."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise ValueError(odd("an id"))


def an_instant(value: object) -> datetime:
    """Read an instant with its offset; ValueError for anything else."""
    try:
        instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError as e:
        raise ValueError(odd("an instant")) from e
    if instant is None or instant.tzinfo is None:
        raise ValueError(odd("an instant"))
    return instant


def a_date(value: object) -> date:
    """Read a date without a time, as `2026-03-29`; ValueError for anything else."""
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError as e:
        raise ValueError(odd("a date")) from e
    raise ValueError(odd("a date"))


def optional_date(value: object) -> date | None:
    """Read a date that need not be there; None for anything else."""
    try:
        return a_date(value)
    except ValueError:
        return None


def a_length(seconds: object) -> timedelta | None:
    """Read a length of at most ten years; None for anything else."""
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds < 0:
        return None
    return timedelta(seconds=seconds) if seconds <= _LONGEST.total_seconds() else None


def a_line(value: object, limit: int) -> str:
    """Read one clean line; empty for what is no text."""
    return clean_line(value, limit=limit) if isinstance(value, str) else ""


def a_zone(value: object) -> str:
    """Read the name of a time zone that exists; empty for anything else."""
    name = a_line(value, 64)
    try:
        zone_info(name)
    except ValueError:
        return ""
    return name


def a_secure_url(value: object, limit: int = 2000) -> str:
    """Read an https address; empty for anything else."""
    is_one = isinstance(value, str) and value.startswith("https://") and len(value) <= limit
    return str(value) if is_one else ""


def odd(what: str) -> str:
    """Word what is wrong with an answer, for a log; people are told in the adapter's words."""
    return f"{what} is not as the service's description says"
