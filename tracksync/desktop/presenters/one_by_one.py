"""Many things of one kind, done one after the other: others have their turn between, it can end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from tracksync.core.problems import Problem
from tracksync.desktop.presenters.base import Runner


class OneByOne:
    """
    Does *work* for each number on the READ lane; the first that fails is the last.

    Args:
        told: Called before each with how many are done.
        ended: Called once with how many were done, and what came between.
    """

    def __init__(
        self,
        run: Runner,
        work: Callable[[int], object],
        numbers: Iterable[int],
        *,
        told: Callable[[int], None],
        ended: Callable[[int, Problem | None], None],
    ) -> None:
        self._run, self._work, self._left = run, work, deque(numbers)
        self._told, self._ended = told, ended
        self._done = 0

    def go_on(self) -> None:
        """Do the next, and so on."""
        if not self._left:
            self._ended(self._done, None)
            return
        number = self._left.popleft()
        self._told(self._done)
        self._run.read(
            lambda: self._work(number), done=lambda _: self._one_more(), failed=self._failed
        )

    def cancel(self) -> None:
        """End after the one that is under way."""
        self._left.clear()

    def _one_more(self) -> None:
        self._done += 1
        self.go_on()

    def _failed(self, problem: Problem) -> None:
        self.cancel()
        self._ended(self._done, problem)
