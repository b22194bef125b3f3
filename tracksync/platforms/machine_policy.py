"""The policy file of this machine; it counts only when its administrator alone can write it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from tracksync.core.policy_document import LARGEST_BYTES
from tracksync.core.sentences import say
from tracksync.ports.policy import Found

_ROOT = 0


class MachinePolicy:
    """
    `ports.policy.MachineFile`.

    Args:
        path: As `platforms.machine_policy_path` tells it; empty for none.
        owner: Who must own the file and every folder above it.
        top: Folders above this one are not looked at.
    """

    def __init__(self, path: str, owner: int = _ROOT, top: str = "/") -> None:
        self._path = Path(path) if path else None
        self._owner = owner
        self._top = Path(top)

    def read(self) -> Found:
        if self._path is None:
            return Found()
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            descriptor = os.open(self._path, flags)
        except FileNotFoundError:
            return Found()
        except OSError:
            return Found(trouble=say("This machine's policy file cannot be read."))
        try:
            folders = self._folders(self._path)
            is_theirs = self._is_theirs(os.fstat(descriptor), stat.S_ISREG)
            if not is_theirs or not all(self._is_safe(folder) for folder in folders):
                return self._foreign()
            data = os.read(descriptor, LARGEST_BYTES + 1)
        finally:
            os.close(descriptor)
        return Found(data.decode("ascii", "replace"))

    def _folders(self, path: Path) -> list[Path]:
        folders = list(path.parents)
        return folders[: folders.index(self._top) + 1]

    def _is_safe(self, folder: Path) -> bool:
        return self._is_theirs(folder.lstat(), stat.S_ISDIR)

    def _is_theirs(self, facts: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
        others_write = facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        return is_kind(facts.st_mode) and facts.st_uid == self._owner and not others_write

    def _foreign(self) -> Found:
        return Found(
            trouble=say(
                "This machine's policy file does not count: others than its administrator could "
                "write it, or a folder above it."
            )
        )
