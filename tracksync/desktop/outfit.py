"""What the desktop needs of this machine, chosen by `bootstrap`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tracksync.core.values import dataclass

if TYPE_CHECKING:  # the icon waits for neither
    from tracksync.desktop.panels import PanelWatch
    from tracksync.ports.notify import Notifier


class Autostart(Protocol):
    """Starting with the session."""

    def is_on(self) -> bool:
        """Tell whether the session will start us."""

    def turn_on(self) -> None:
        """Have it start us."""

    def turn_off(self) -> None:
        """Have it leave us alone."""


class Memory(Protocol):
    """What the program holds of this machine's memory."""

    def keep_together(self) -> None:
        """Have all threads share one store of it; before any thread is started."""

    def give_back(self) -> None:
        """Give what is spare back to the system."""


@dataclass(frozen=True)
class Outfit:
    """
    What the desktop needs of this machine; made when first used.

    Attributes:
        notifier: Shows notices.
        autostart: None where the session cannot be asked.
        hear_no_shift: Has a connection to an X server, given by its address, not be told of Shift
            and its like.
        memory: None where it is left to the system.
        panels: Hears of panels that take status items; None where there are none.
    """

    notifier: Callable[[], Notifier]
    autostart: Callable[[], Autostart | None] = lambda: None
    hear_no_shift: Callable[[int], None] = lambda _: None
    memory: Memory | None = None
    panels: Callable[[], PanelWatch | None] = lambda: None
