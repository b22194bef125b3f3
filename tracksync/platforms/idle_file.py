"""Activity from a file, for tests and demonstrations. Everything it yields is marked scripted."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes, SessionChange

LARGEST_BYTES = 4096
_LONGEST_MS = 10 * 365 * 24 * 3_600_000


class ScriptedActivity:
    """
    Reads `{"pointer_idle_ms": n, "keyboard_idle_ms": n, "locked": bool}` at each look.

    It is an `IdleSource` and a `SessionWatch` in one: a change of `locked` is told at the look that
    sees it. A file that is missing, half written, too large or absurd says "unknown".
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._told: Callable[[SessionChange], None] | None = None
        self._is_locked = False

    @property
    def name(self) -> str:
        """What answers, in words."""
        return "scripted file"

    def start(self, told: Callable[[SessionChange], None]) -> None:
        """Begin telling of lock and unlock."""
        self._told = told

    def read(self) -> IdleTimes:
        """Look at the file now."""
        content = self._content()
        is_locked = content.get("locked") is True
        if is_locked != self._is_locked:
            self._is_locked = is_locked
            if self._told is not None:
                self._told(SessionChange.LOCKED if is_locked else SessionChange.UNLOCKED)
        times = IdleTimes(
            _length(content.get("pointer_idle_ms")), _length(content.get("keyboard_idle_ms"))
        )
        return UNKNOWN_IDLE if times == UNKNOWN_IDLE else times

    def close(self) -> None:
        """Stop telling."""
        self._told = None

    def _content(self) -> dict[str, object]:
        try:
            with self._path.open("rb") as file:
                raw = file.read(LARGEST_BYTES + 1)
            content = json.loads(raw) if len(raw) <= LARGEST_BYTES else None
        except (OSError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}


def _length(value: object) -> timedelta | None:
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 <= value < _LONGEST_MS
    ):
        return None
    return timedelta(milliseconds=value)
