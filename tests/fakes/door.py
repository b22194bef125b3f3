"""A door that browsers come back to without a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tracksync.ports.returning import Judge, Page


@dataclass
class FakeDoor:
    """
    `ports.returning.Door`.

    Attributes:
        comes: Who comes while somebody waits; asked for at that moment.
        shown: The pages they were shown.
    """

    comes: Callable[[], list[Mapping[str, str]]] = list
    address: str = "http://127.0.0.1:1/callback"
    shown: list[Page] = field(default_factory=list)
    is_closed: bool = False

    def wait(self, seconds: float, judge: Judge) -> bool:
        for answer in self.comes():
            if self.is_closed:
                return False
            page, is_it = judge(answer)
            self.shown.append(page)
            if is_it:
                return True
        return False

    def close(self) -> None:
        self.is_closed = True
