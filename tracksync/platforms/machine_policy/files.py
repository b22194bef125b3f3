"""The policy file of this machine; it counts only when its administrator alone can write it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from tracksync.core.policy.document import LARGEST_BYTES
from tracksync.core.sentences import say
from tracksync.platforms.machine_policy.windows_rights import Kind, is_safe
from tracksync.ports.policy import Found

_ROOT = 0
_REPARSE_POINT = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT


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
            return _unreadable()
        try:
            folders = self._folders(self._path)
            is_theirs = self._is_theirs(os.fstat(descriptor), stat.S_ISREG)
            if not is_theirs or not all(self._is_safe(folder) for folder in folders):
                return _foreign()
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


class ListedMachinePolicy:
    """
    `ports.policy.MachineFile` where each file has an owner and a list of who may do what: Windows.

    Args:
        path: As `platforms.machine_policy_path` tells it; empty for none.
        describe: Tells owner and list of a file or folder, as `windows_rights.is_safe` reads it;
            `OSError` where it cannot.
    """

    def __init__(self, path: str, describe: Callable[[str], str]) -> None:
        self._path = Path(path) if path else None
        self._describe = describe

    def read(self) -> Found:
        if self._path is None:
            return Found()
        try:
            self._path.lstat()
            # From the top: what lies in a safe folder nobody can put another in the place of.
            folders = reversed(self._path.parents)
            are_safe = all(self._is_safe(folder, Kind.FOLDER) for folder in folders)
            if not are_safe or not self._is_safe(self._path, Kind.FILE):
                return _foreign()
            with self._path.open("rb") as file:
                data = file.read(LARGEST_BYTES + 1)
        except FileNotFoundError:
            return Found()
        except OSError:
            return _unreadable()
        return Found(data.decode("ascii", "replace"))

    def _is_safe(self, place: Path, kind: Kind) -> bool:
        facts = place.lstat()
        is_kind = stat.S_ISREG if kind is Kind.FILE else stat.S_ISDIR
        # A junction looks like a folder.
        is_link = getattr(facts, "st_file_attributes", 0) & _REPARSE_POINT
        return is_kind(facts.st_mode) and not is_link and is_safe(self._describe(str(place)), kind)


def _unreadable() -> Found:
    return Found(trouble=say("This machine's policy file cannot be read."))


def _foreign() -> Found:
    return Found(
        trouble=say(
            "This machine's policy file does not count: others than its administrator could "
            "write it, or a folder above it."
        )
    )
