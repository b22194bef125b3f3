"""Sizes: type relative to the system's font, and distances in multiples of four."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont

TIGHT = 4
NEAR = 8
APART = 16
EDGE = 24
RADIUS = 6
# Words of a button without a box stand so far inside it. Where one begins a line, it hangs out of
# the column by that, so that its words stand at the column's edge.
QUIET_HANG = 13
LINK_HANG = 5
TARGET = 28  # what is clicked is at least this high; the promise is 24


class Type(Enum):
    """The five sizes, relative to the system's base."""

    CAPTION = 0.85
    BODY = 1.0
    ROW = 1.15
    PAGE = 1.5
    CLOCK = 2.3


def font(base: QFont, size: Type, *, is_strong: bool = False) -> QFont:
    """Make a font of the scale; figures are all of one width."""
    made = QFont(base)
    if base.pixelSize() > 0:
        made.setPixelSize(max(8, round(base.pixelSize() * size.value)))
    else:
        made.setPointSizeF(base.pointSizeF() * size.value)
    made.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
