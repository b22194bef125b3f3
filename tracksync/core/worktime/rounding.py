"""Rounding: how worklogs and reports show time. Raw time is never rounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from tracksync.core.journal.entries import Entry
from tracksync.core.values import dataclass

MODES = ("none", "nearest", "up", "down")
SCOPES = ("entry", "day")
_MINUTE_MS = 60_000
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Rounding:
    """
    A rule of rounding.

    Attributes:
        mode: "none", "nearest" (halves go up), "up" or "down".
        step_minutes: What to round to, at least 1; without effect in mode "none".
        minimum_minutes: Anything above zero counts at least so much; without effect in mode "none".
        per: "entry" rounds each entry, "day" the day's total of a task.
    """

    mode: str = "none"
    step_minutes: int = 1
    minimum_minutes: int = 0
    per: str = "entry"

    def __post_init__(self) -> None:
        """Refuse what is no rule."""
        if self.mode not in MODES or self.per not in SCOPES:
            msg = f"no such rounding: {self.mode!r} per {self.per!r}"
            raise ValueError(msg)
        if self.step_minutes < 1 or self.minimum_minutes < 0:
            msg = f"cannot round to {self.step_minutes} min, at least {self.minimum_minutes} min"
            raise ValueError(msg)


def round_length(length: timedelta, rounding: Rounding) -> timedelta:
    """
    Round one length; rounding what is rounded changes nothing.

    In mode "none" whole minutes remain (down). Nothing stays nothing.
    """
    ms = length // _MILLISECOND
    if ms <= 0:
        return timedelta(0)
    if rounding.mode == "none":
        return timedelta(minutes=ms // _MINUTE_MS)
    step = rounding.step_minutes * _MINUTE_MS
    add = {"up": step - 1, "nearest": step // 2, "down": 0}[rounding.mode]
    # The minimum is itself brought up to a step, so that a second rounding finds nothing to do.
    least = -(-rounding.minimum_minutes * _MINUTE_MS // step) * step
    return timedelta(milliseconds=max((ms + add) // step * step, least))


def worklog_seconds(entries: Iterable[Entry], rounding: Rounding) -> dict[UUID, int]:
    """
    Say how many seconds each entry's worklog books.

    Args:
        entries: Ended entries of one task on one local day, by start.

    Returns:
        A multiple of 60 for each; 0 where nothing is to be booked (yet). In mode "none" what is
        left below a minute is carried to the next entry, so that a day differs from the raw time by
        less than a minute. Rounding per day lets the entries share the rounded total the same way:
        the last one with a length takes what rounding adds (a start and stop in the same moment
        is never booked), and what it takes away is taken from the last ones.
    """
    ended = list(entries)
    lengths = [entry.duration for entry in ended]
    if rounding.mode != "none" and rounding.per == "entry":
        minutes = [round_length(length, rounding) // timedelta(minutes=1) for length in lengths]
    else:
        minutes = _carried(lengths)
        if rounding.mode != "none" and minutes:
            total = round_length(sum(lengths, timedelta(0)), rounding) // timedelta(minutes=1)
            minutes = _fitted(minutes, total, last=_last_with_length(lengths))
    return {entry.id: 60 * count for entry, count in zip(ended, minutes, strict=True)}


def _carried(lengths: Sequence[timedelta]) -> list[int]:
    """Cut the running sum into whole minutes."""
    minutes: list[int] = []
    so_far, booked = timedelta(0), 0
    for length in lengths:
        so_far += max(length, timedelta(0))
        whole = so_far // timedelta(minutes=1)
        minutes.append(whole - booked)
        booked = whole
    return minutes


def _last_with_length(lengths: Sequence[timedelta]) -> int:
    """Tell the place of the last entry with a length; where there is none, nothing is added."""
    with_length = [place for place, length in enumerate(lengths) if length > timedelta(0)]
    return with_length[-1] if with_length else 0


def _fitted(minutes: list[int], total: int, *, last: int) -> list[int]:
    """Make the parts add up to *total*: the *last* one grows, or the last ones shrink."""
    fitted = list(minutes)
    fitted[last] += max(0, total - sum(fitted))
    surplus = sum(fitted) - total
    for place in range(len(fitted) - 1, -1, -1):
        taken = min(surplus, fitted[place])
        fitted[place] -= taken
        surplus -= taken
    return fitted
