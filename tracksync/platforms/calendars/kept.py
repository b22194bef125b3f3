"""What was read from a file, as long as the file stays as it is. In memory only."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 8


class Kept(Generic[T]):
    """The latest answers of one file: it is asked often, and changes seldom."""

    def __init__(self) -> None:
        self._state: Hashable = None
        self._told: dict[Hashable, T] = {}

    def read(self, file: str, asked: Hashable, read: Callable[[], T]) -> T:
        """
        Tell what a file answers, read only where it may be another answer than before.

        Args:
            asked: What is asked for; the same answer stands for the same question.
        """
        state = _state(file)  # before it is read: whatever changes meanwhile is read again
        if state is None:
            return read()
        if state != self._state or len(self._told) >= _MOST:
            self._state, self._told = state, {}
        if asked not in self._told:
            self._told[asked] = read()
        return self._told[asked]


def _state(file: str) -> Hashable:
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return None
    return file, found.st_mtime_ns, found.st_size
