"""
What people search tasks by, kept open in memory.

Key, title and project of a task lie sealed; to open fifty thousand takes a second, which is too
long for a letter that was typed. So what was opened is kept, as long as it lies there unchanged.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterable
from dataclasses import field

from tracksync.core.tasks import fold_case, ranked
from tracksync.core.values import dataclass

_TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Lying:
    """One task as it lies in the store; `words` opens what it is searched by."""

    number: int
    is_done: bool
    sealed: bytes
    words: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Opened:
    """
    All tasks, in the order they are shown in, by what they are searched by.

    Attributes:
        stamp: Of which time; see `TaskSearch`.
        tags: The first bytes of each as it is sealed, one after the other; never the same twice.
    """

    stamp: int
    numbers: array[int] = field(default_factory=lambda: array("q"))
    done: bytearray = field(default_factory=bytearray)
    tags: bytearray = field(default_factory=bytearray)
    texts: list[str] = field(default_factory=list)

    def found(self, text: str, *, include_done: bool) -> list[int]:
        """Tell the numbers of the tasks that are found, best first."""
        positions = ranked(self.texts, text)
        numbers, done = self.numbers, self.done
        return [numbers[p] for p in positions if include_done or not done[p]]

    def keyed(self, key: str) -> list[int]:
        """Tell the numbers of the tasks that have this very key, as people write keys."""
        first = f"{fold_case(key)}\n"
        return [self.numbers[p] for p, text in enumerate(self.texts) if text.startswith(first)]


class TaskSearch:
    """
    Keeps what was opened. Thread-safe.

    A stamp tells whether tasks were changed since: taken before a transaction begins, and counted
    up when one has ended, it never calls something new that is old.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp = 0
        self._opened: Opened | None = None

    @property
    def stamp(self) -> int:
        """Tell the stamp, before a transaction begins."""
        return self._stamp

    def outdate(self) -> None:
        """Hear that tasks were changed."""
        with self._lock:
            self._stamp += 1

    def forget(self) -> None:
        """Keep nothing open, because a month was dropped."""
        with self._lock:
            self._stamp += 1
            self._opened = None

    def opened(self, stamp: int, lying: Callable[[], Iterable[Lying]]) -> Opened:
        """
        Tell what is known of all tasks.

        Args:
            stamp: Taken before the reading transaction began.
            lying: Reads what lies in the store, in order.
        """
        before = self._opened
        if before is not None and before.stamp == stamp:
            return before
        opened = _read(stamp, lying(), before or Opened(stamp))
        with self._lock:
            if self._stamp == stamp:
                self._opened = opened
        return opened


def _read(stamp: int, lying: Iterable[Lying], before: Opened) -> Opened:
    """Open what was not open before, or lies there otherwise now."""
    places = {number: place for place, number in enumerate(before.numbers)}
    opened = Opened(stamp)
    for task in lying:
        tag = task.sealed[:_TAG_BYTES].ljust(_TAG_BYTES)
        place = places.get(task.number)
        opened.numbers.append(task.number)
        opened.done.append(task.is_done)
        opened.tags.extend(tag)
        if place is not None and before.tags[_at(place)] == tag:
            opened.texts.append(before.texts[place])
        else:
            opened.texts.append(task.words())
    return opened


def _at(place: int) -> slice:
    return slice(place * _TAG_BYTES, (place + 1) * _TAG_BYTES)
