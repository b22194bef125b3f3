"""What is kept by the day, each class and UTC day sealed under a key of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracksync.storage.local.day_sealing import open_sealed, seal
from tracksync.storage.local.ring import Ring
from tracksync.storage.local.sealing import KEY_BYTES, CannotOpen, bound_to


class Trace(StrEnum):
    """A class of data that goes by the day."""

    STRIP = "strip"  # activity, to the sample
    BROAD = "broad"  # the same in its broad lines
    SENT = "sent"


class Traces:
    """Seals and opens days with the keys of their ring."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring

    def seal(self, trace: Trace, day: date, plain: bytes) -> bytes:
        name = _name(trace, day)
        return seal(self._ring.key_for_sealing(name), plain, _place(name))

    def make_keys(self, days: Iterable[tuple[Trace, date]]) -> None:
        """Make the keys of many days, durably, by one write."""
        names = {_name(trace, day) for trace, day in days} - self._ring.names()
        if names:
            self._ring.add({name: os.urandom(KEY_BYTES) for name in names})

    def has_key(self, trace: Trace, day: date) -> bool:
        """Tell whether the key of a day is here; else what it sealed is past its time."""
        return self._ring.key(_name(trace, day)) is not None

    def open(self, trace: Trace, day: date, sealed: bytes) -> bytes | None:
        """Open what was sealed; None when its key was destroyed or the bytes were changed."""
        name = _name(trace, day)
        key = self._ring.key(name)
        if key is None:
            return None
        try:
            return open_sealed(key, sealed, _place(name))
        except CannotOpen:
            return None


def first_kept(
    now: datetime, *, strips_for: timedelta, blocks_for: timedelta, sent_for: timedelta
) -> dict[Trace, date]:
    """Tell the first UTC day of each class that is not past its time."""
    broad = (now - blocks_for).date()
    strip = max((now - strips_for).date(), broad)
    return {Trace.STRIP: strip, Trace.BROAD: broad, Trace.SENT: (now - sent_for).date()}


def expired(names: Iterable[str], kept: Mapping[Trace, date]) -> frozenset[str]:
    """Name the keys of days before the first that is kept of their class."""
    limits = {trace.value: day.isoformat() for trace, day in kept.items()}
    pairs = ((name, *name.split(" ")) for name in names)
    return frozenset(name for name, trace, day in pairs if day < limits.get(trace, ""))


def is_of_a_day(name: str) -> bool:
    """Tell such a key from one of a month, where both lie together in a copy."""
    return " " in name


def _name(trace: Trace, day: date) -> str:
    return f"{trace} {day.isoformat()}"


def _place(name: str) -> bytes:
    return bound_to("traces", b"", name)
