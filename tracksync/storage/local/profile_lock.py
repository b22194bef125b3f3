"""One writer per profile: an operating system lock, gone with the process that held it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say
from tracksync.storage.local.db import no_room
from tracksync.storage.local.profile import check_file

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class ProfileInUse(NotAllowed):
    """Another program of the same person writes to this profile."""


class ProfileLock:
    """Holds the lock until `release`, or until the process ends in any way."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path) -> ProfileLock:
        """
        Take the lock at once.

        Raises:
            ProfileInUse: Somebody holds it.
        """
        check_file(path)
        try:
            flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
            descriptor = os.open(path, flags, 0o600)
        except OSError as e:
            raise no_room(e) from e
        try:
            _lock(descriptor)
        except OSError as e:
            os.close(descriptor)
            title = say("TrackSync is running already with this data folder.")
            raise ProfileInUse(title, say("Use that one, or close it first.")) from e
        return cls(path, descriptor)

    @property
    def is_held(self) -> bool:
        """Whether nobody else can write."""
        return self._descriptor is not None

    def release(self) -> None:
        """Let others write; harmless when called twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
