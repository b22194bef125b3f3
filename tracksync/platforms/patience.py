"""How long to wait before trying again what has just failed."""

from __future__ import annotations

import time
from collections.abc import Callable


class Patience:
    """
    Doubles the wait after each failure in a row, up to a bound.

    Args:
        first_s: The wait after the first failure.
        longest_s: The bound.
        monotonic: Seconds of a clock that is never set back.
    """

    def __init__(
        self,
        first_s: float,
        longest_s: float,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self._monotonic = monotonic
        self._wait_s = first_s
        self._due_s = monotonic()

    @property
    def is_over(self) -> bool:
        """Whether it is time to try."""
        return self._monotonic() >= self._due_s

    @property
    def left_s(self) -> float:
        """Until it is time to try; never negative."""
        return max(0.0, self._due_s - self._monotonic())

    def failed(self) -> None:
        """Wait before the next try, longer than before the last."""
        self._due_s = self._monotonic() + self._wait_s
        self._wait_s = min(self._wait_s * 2, self._longest_s)

    def succeeded(self) -> None:
        """Forget the failures."""
        self._wait_s = self._first_s
        self._due_s = self._monotonic()
