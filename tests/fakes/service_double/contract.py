"""Whether a talk is as the service's own description says; prose rules included."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from tests.fakes.service_double.description import Description
from tracksync.demo.loopback import Answer, Asked

# Rules that are only told in prose: what is wrong with a request. A body may not be JSON.
Prose = Callable[[Asked], Iterable[str]]
_REFUSED_AS_WRONG = 400


def no_prose(_asked: Asked) -> Iterable[str]:
    """Know no more rules."""
    return ()


class Contract:
    """
    Collects what breaks the descriptions; `violations` is empty when all is well.

    Args:
        descriptions: A request is judged by the first one that has its path.
        prose: More rules for requests.
    """

    def __init__(self, *descriptions: Description, prose: Prose = no_prose) -> None:
        self.descriptions = descriptions
        self.violations: list[str] = []
        self._prose = prose
        self._lock = threading.Lock()

    def check(self, asked: Asked, status: int, answer: Answer | None) -> None:
        """
        Check a request, and the answer to it if the double itself made it (else None).

        A request that is refused with 400 may well break the description; all others must not.
        """
        told = next((d for d in self.descriptions if d.has(asked)), self.descriptions[0])
        with self._lock:
            if status != _REFUSED_AS_WRONG:
                self._note(asked, (*told.request_faults(asked), *self._prose(asked)))
            if answer is not None:
                self._note(asked, told.answer_faults(asked, answer))

    def _note(self, asked: Asked, faults: Iterable[str]) -> None:
        self.violations += [f"{asked.method} {asked.path}: {fault}" for fault in faults]
