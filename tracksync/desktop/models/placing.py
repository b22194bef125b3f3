"""Where a window stood when it was left, and where it may stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracksync.core.values import dataclass

_NOWHERE = "-"
_FURTHEST = 100_000


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the desk that all screens make together, in its pixels."""

    x: int
    y: int
    width: int
    height: int

    def shared_with(self, other: Area) -> int:
        """Tell how many pixels lie in both."""
        width = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        height = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0, width) * max(0, height)


@dataclass(frozen=True, slots=True)
class Placing:
    """
    How a window was left.

    Attributes:
        width, height: Without its frame, and as it is when it does not fill the screen.
        spot: The corner of its frame; None where the system does not let a window know.
        is_maximized: It filled the screen.
    """

    width: int
    height: int
    spot: tuple[int, int] | None = None
    is_maximized: bool = False

    def written(self) -> str:
        """Write it as it is saved."""
        x, y = self.spot or (_NOWHERE, _NOWHERE)
        return f"{self.width} {self.height} {x} {y} {int(self.is_maximized)}"


def read_placing(text: str) -> Placing | None:
    """Read what was saved; None where that is nothing, or makes no sense."""
    try:
        width, height, x, y, is_maximized = text.split()
        spot = None if _NOWHERE in {x, y} else (int(x), int(y))
        placing = Placing(int(width), int(height), spot, is_maximized == "1")
    except ValueError:
        return None
    numbers = (placing.width, placing.height, *(spot or (0, 0)))
    is_sane = placing.width > 0 and placing.height > 0
    return placing if is_sane and max(map(abs, numbers)) <= _FURTHEST else None


def fitted(placing: Placing, screens: Sequence[Area], frame: tuple[int, int]) -> Placing:
    """
    Bring a window onto the screens that are there now.

    Args:
        screens: What windows may fill of each, the main one first; at least one.
        frame: How much wider and higher the system's frame makes it, roughly.

    Returns:
        No larger than the screen it stands on most, and wholly on it; on none any more, it may
        come up where the system puts it.
    """
    wide, high = frame
    spot, screen = placing.spot, screens[0]
    if spot is not None:
        whole = Area(*spot, placing.width + wide, placing.height + high)
        screen = max(screens, key=whole.shared_with)
        if not whole.shared_with(screen):
            spot, screen = None, screens[0]
    width = min(placing.width, screen.width - wide)
    height = min(placing.height, screen.height - high)
    if spot is not None:
        x = min(max(spot[0], screen.x), screen.x + screen.width - width - wide)
        y = min(max(spot[1], screen.y), screen.y + screen.height - height - high)
        spot = (x, y)
    return replace(placing, width=width, height=height, spot=spot)
