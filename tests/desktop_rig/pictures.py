"""What can be told from a picture of a screen."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QImage

Box = tuple[int, int, int, int]
# Lower than any text, higher than a rule between two groups.
_TEXT_PX = 5
# Round corners and shadows.
_MARGIN_PX = 20


def changed(before: QImage, after: QImage, *, below: int = 0) -> Box | None:
    """
    Find the part of a screen that is not what it was: left, top, width, height.

    Args:
        before: The same screen earlier.
        after: Now.
        below: So many rows at the top do not count.
    """
    xs: list[int] = []
    ys: list[int] = []
    for y in range(below, after.height()):
        if before.constScanLine(y) != after.constScanLine(y):
            row = [x for x in range(after.width()) if before.pixel(x, y) != after.pixel(x, y)]
            ys.append(y)
            xs += (row[0], row[-1])
    if not ys:
        return None
    return min(xs), ys[0], max(xs) + 1 - min(xs), ys[-1] + 1 - ys[0]


def lines_of_text(picture: QImage, box: Box) -> list[int]:
    """Find the middles of the lines of text in a menu, from above."""
    left, top, width, height = box
    columns = range(left + _MARGIN_PX, left + width - _MARGIN_PX)
    rows = {y: [picture.pixel(x, y) for x in columns] for y in range(top, top + height)}
    ((ground, _),) = Counter(pixel for row in rows.values() for pixel in row).most_common(1)
    found, begun = [], None
    for y in range(top, top + height + 1):
        is_text = y in rows and any(pixel != ground for pixel in rows[y])
        if is_text and begun is None:
            begun = y
        elif not is_text and begun is not None:
            if y - begun >= _TEXT_PX:
                found.append((begun + y) // 2)
            begun = None
    return found
