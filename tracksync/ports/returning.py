"""The person's browser: opening a page in it, and hearing from it when it comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a browser that came back is shown; plain words, in a language ("en", "de")."""

    title: str
    text: str
    is_good: bool = True
    language: str = "en"


Judge = Callable[[Mapping[str, str]], tuple[Page, bool]]


class Door(Protocol):
    """
    A place on this machine's loopback that a browser comes back to.

    It listens from its making until it is closed, and serves only while somebody waits.
    """

    @property
    def address(self) -> str:
        """The address to come back to, port included."""

    def wait(self, seconds: float, judge: Judge) -> bool:
        """
        Serve browsers until *judge* says that this was the one.

        Args:
            seconds: For so long at most.
            judge: Given what stands in the address; answers with a page, and whether to stop.

        Returns:
            Whether it came; False when time was up, or the door was closed.
        """

    def close(self) -> None:
        """Listen no more, and wake whoever waits. From any thread; harmless when called twice."""
