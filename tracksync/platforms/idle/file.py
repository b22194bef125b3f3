"""
Scripted activity: a file says how long the devices have been idle and whether the screen is locked.

For tests and the demo. What it yields is marked as scripted.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.platforms.rung import idle_from_ms
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes, SessionChange

FILE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Scripted:
    """What the file says; `is_locked` None where it does not say."""

    idle: IdleTimes
    is_locked: bool | None


NOTHING_SCRIPTED = Scripted(UNKNOWN_IDLE, None)


def _nothing() -> None:
    """Do nothing."""


class ScriptedActivity:
    """
    Reads `{"pointer_idle_ms": n, "keyboard_idle_ms": n, "locked": bool}` at each look.

    It is an `IdleSource` and a `SessionWatch` in one: a change of `locked` is told at the read that
    sees it, on that thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._told: Callable[[SessionChange], None] | None = None
        self._looks: Callable[[], None] = _nothing
        self._is_locked = False
        self._is_closed = False

    @property
    def name(self) -> str:
        return say("scripted file")

    def start(
        self,
        told: Callable[[SessionChange], None],
        looks: Callable[[], None] = _nothing,
    ) -> None:
        """
        Begin telling of lock and unlock; the screen counts as unlocked until the file says.

        Args:
            looks: Called before each look at the file.
        """
        self._told, self._looks = told, looks

    def read(self) -> IdleTimes:
        """Read the file; unknown while it is missing or half-written."""
        if self._is_closed:
            return UNKNOWN_IDLE
        self._looks()
        scripted = parse_script(_content(self._path))
        if scripted.is_locked not in (None, self._is_locked) and self._told is not None:
            self._is_locked = not self._is_locked
            self._told(SessionChange.LOCKED if self._is_locked else SessionChange.UNLOCKED)
        return scripted.idle

    def close(self) -> None:
        """Read and tell nothing more."""
        self._is_closed = True
        self._told, self._looks = None, _nothing


def parse_script(content: bytes) -> Scripted:
    """Read what the file holds. Anything else than expected is unknown, never a guess."""
    if len(content) > FILE_BYTES:
        return NOTHING_SCRIPTED
    try:
        script = json.loads(content)
    except (ValueError, RecursionError):
        return NOTHING_SCRIPTED
    if not isinstance(script, dict):
        return NOTHING_SCRIPTED
    locked = script.get("locked")
    return Scripted(
        IdleTimes(
            idle_from_ms(script.get("pointer_idle_ms")),
            idle_from_ms(script.get("keyboard_idle_ms")),
        ),
        locked if isinstance(locked, bool) else None,
    )


def _content(path: Path) -> bytes:
    """Read a regular file, and no more of it than fits; a pipe or device is never waited for."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError):
        return b""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return b""
        return os.read(handle, FILE_BYTES + 1)
    except OSError:
        return b""
    finally:
        os.close(handle)
