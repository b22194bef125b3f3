"""Room on the disk: a reserve that is given up when it is full, so that a timer can be stopped."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.journal.events import (
    AbsenceFound,
    ClockStepped,
    EntryAdded,
    Event,
    TaskSaved,
    TimerPaused,
    TimerResumed,
    TimerStarted,
    TimerStopped,
)
from tracksync.core.problems import DiskFull
from tracksync.storage.local.db import no_room

RESERVE_BYTES = 256 * 1024
# Below the first the disk counts as full, above the second it has room again.
_FULL_BELOW = 512 * 1024
_ROOM_ABOVE = 1536 * 1024
_PATIENCE_S = 60.0
_STARTS = (TimerStarted, TimerResumed, EntryAdded, TaskSaved)
_ENDS = (TimerStopped, TimerPaused, AbsenceFound, ClockStepped)


class Room:
    """
    Watches the room there is.

    Args:
        reserve: The reserve's file; made when there is room for it.
        free: Tells how many bytes can still be written to a folder; None where nobody can tell.
    """

    def __init__(self, reserve: Path, free: Callable[[Path], int | None] | None = None) -> None:
        self._reserve = reserve
        self._folder = reserve.parent
        self._free = free or _free_bytes
        self._is_full = False
        self._is_taken = reserve.exists()
        self._why: DiskFull | None = None
        # A quota is hit without a warning: then the room given up is not taken back at once.
        self._not_before = 0.0

    @property
    def is_full(self) -> bool:
        """Whether new work is refused, whatever keeps it from being written."""
        return self._is_full

    @property
    def trouble(self) -> DiskFull | None:
        """What keeps it from being written; None while nothing does."""
        return self._refusal() if self._is_full else None

    def look(self) -> None:
        """See how much room there is, and take the reserve when there is enough. Cost: 3 µs."""
        free = self._free(self._folder)
        if self._is_full:
            is_early = time.monotonic() < self._not_before
            if not is_early and (free is None or free >= _ROOM_ABOVE):
                self._take()
        elif free is not None and free < _FULL_BELOW:
            self.ran_out()
        elif not self._is_taken:
            self._take()

    def ran_out(self, why: DiskFull | None = None) -> None:
        """
        Count the disk as full from here on.

        Args:
            why: Something could not be written, so nobody knows how much room there is. None when
                the system says there is little left.
        """
        self._is_full = True
        self._why = why
        if why is not None:
            self._not_before = time.monotonic() + _PATIENCE_S

    def check_event(self, event: Event) -> None:
        """
        Refuse to begin new work while the disk is full.

        What ends the running timer gets the reserve, at the last moment: whoever filled the disk
        would take it otherwise.
        """
        if not self._is_full:
            return
        if isinstance(event, _STARTS):
            raise self._refusal()
        if isinstance(event, _ENDS):
            self._is_taken = False
            with contextlib.suppress(OSError):
                self._reserve.unlink()

    def check_delivery(self, delivery: Delivery) -> None:
        """Refuse to begin sending while the disk is full: what came of it could not be kept."""
        if self._is_full and delivery.state is DeliveryState.SENDING:
            raise self._refusal()

    def check_new(self) -> None:
        """Refuse what can wait while the disk is full."""
        if self._is_full:
            raise self._refusal()

    def _refusal(self) -> DiskFull:
        if self._why is not None:
            return type(self._why)(self._why.title, self._why.hint)
        return no_room(OSError())

    def _take(self) -> None:
        try:
            _fill(self._reserve)
        except OSError as e:
            self.ran_out(no_room(e))
        else:
            self._is_full, self._is_taken, self._why = False, True, None


def _free_bytes(folder: Path) -> int | None:
    """Tell what this user may still write; None where the system does not say."""
    free: int | None = None
    if sys.platform != "win32":  # found out by writing there
        with contextlib.suppress(OSError):
            room = os.statvfs(folder)
            free = room.f_bavail * room.f_frsize
    return free


def _fill(path: Path) -> None:
    # Random bytes: a file system that compresses would keep no room free for zeros.
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        left = memoryview(os.urandom(RESERVE_BYTES))
        while left:
            left = left[os.write(descriptor, left) :]
    finally:
        os.close(descriptor)
