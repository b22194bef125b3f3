"""Activity: whether mouse and keyboard were used, and nothing else about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import IntEnum

from tracksync.core.values import dataclass


class Used(IntEnum):
    """Whether one device was used since the look before."""

    NO = 0
    YES = 1
    UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class Use:
    """Pointer and keyboard, each used, not used, or not known. There is room for nothing more."""

    pointer: Used
    keyboard: Used

    @property
    def any(self) -> Used:
        """
        Whether anything was used.

        Yes if either was, unknown if nothing is known to have been.
        """
        if Used.YES in (self.pointer, self.keyboard):
            return Used.YES
        if Used.UNKNOWN in (self.pointer, self.keyboard):
            return Used.UNKNOWN
        return Used.NO


NOTHING_KNOWN = Use(Used.UNKNOWN, Used.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Sample:
    """One look at the input devices, at an aware UTC instant."""

    at: datetime
    use: Use


@dataclass(frozen=True, slots=True)
class Block:
    """A span over which every sample said the same. `start <= end`, aware UTC."""

    start: datetime
    end: datetime
    use: Use


def append_sample(
    blocks: tuple[Block, ...], sample: Sample, *, grace: timedelta
) -> tuple[Block, ...]:
    """
    Add one sample, growing the last block when it says the same thing.

    Args:
        blocks: In time order, not overlapping.
        sample: Not older than the end of the last block.
        grace: Longest silence (sleep, missed ticks) still counted as one block.

    Returns:
        The new blocks. A gap longer than *grace* stays a gap: unknown is not active.

    Raises:
        ValueError: *sample* lies before the end of the last block.
    """
    if not blocks:
        return (Block(sample.at, sample.at, sample.use),)
    *earlier, last = blocks
    silence = sample.at - last.end
    if silence < timedelta(0):
        msg = f"sample at {sample.at:%H:%M:%S} is older than block end {last.end:%H:%M:%S}"
        raise ValueError(msg)
    if silence > grace:
        return (*blocks, Block(sample.at, sample.at, sample.use))
    if sample.use == last.use:
        return (*earlier, replace(last, end=sample.at))
    return (*blocks, Block(last.end, sample.at, sample.use))


def use_since(
    pointer_idle: timedelta | None, keyboard_idle: timedelta | None, *, interval: timedelta
) -> Use:
    """
    Turn two idle counters into an answer for the last *interval*.

    A counter shorter than the interval means the device was used in it; None means nobody can tell.
    """
    return Use(_used(pointer_idle, interval), _used(keyboard_idle, interval))


def _used(idle: timedelta | None, interval: timedelta) -> Used:
    if idle is None:
        return Used.UNKNOWN
    return Used.YES if idle < interval else Used.NO
