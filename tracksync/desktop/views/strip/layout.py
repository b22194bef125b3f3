"""Where blocks lie: lanes for those that overlap, edges that can be dragged."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracksync.core.values import dataclass
from tracksync.desktop.models.strip import BlockKind, Standing, StripBlock

_SHORTEST = timedelta(minutes=1)
_TOUCHING = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Lane:
    """Which of how many lanes a block lies in."""

    index: int
    count: int


def lanes(blocks: tuple[StripBlock, ...]) -> tuple[Lane, ...]:
    """Give blocks that share time lanes of their own; the others keep the full height."""
    found = [Lane(0, 1)] * len(blocks)
    group: list[int] = []
    ends: list[datetime] = []
    placed: dict[int, int] = {}

    def close() -> None:
        for row in group:
            found[row] = Lane(placed[row], len(ends))

    for row in sorted(range(len(blocks)), key=lambda r: blocks[r].start_at):
        block = blocks[row]
        if ends and block.start_at >= max(ends):
            close()
            group, ends, placed = [], [], {}
        lane = next((i for i, end in enumerate(ends) if end <= block.start_at), len(ends))
        ends[lane : lane + 1] = [block.end_at]
        placed[row] = lane
        group.append(row)
    close()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Edge:
    """
    An edge that can be dragged: the end of one block, the start of another, or both at once.

    Attributes:
        left, right: Rows; None where there is no such block.
        lowest, highest: How far it may go.
    """

    at: datetime
    left: int | None
    right: int | None
    lowest: datetime
    highest: datetime

    def clamped(self, at: datetime) -> datetime:
        return min(self.highest, max(self.lowest, at))


@dataclass(frozen=True, slots=True)
class Drag:
    """An edge in the hand, and where it would be let go."""

    edge: Edge
    at: datetime


def edges(
    blocks: tuple[StripBlock, ...], day_start: datetime, day_end: datetime
) -> tuple[Edge, ...]:
    """Find the edges that can be dragged, by time. Two entries that touch share theirs."""
    rows = [r for r, b in enumerate(blocks) if b.kind is BlockKind.ENTRY]
    rows.sort(key=lambda r: blocks[r].start_at)
    starts = {r: blocks[r].start_at for r in rows}
    found: list[Edge] = []
    taken: set[int] = set()
    for place, row in enumerate(rows):
        block = blocks[row]
        after = rows[place + 1] if place + 1 < len(rows) else None
        touches = after is not None and abs(starts[after] - block.end_at) < _TOUCHING
        if row not in taken and not block.is_fixed:
            before = blocks[rows[place - 1]].end_at if place else day_start
            lowest = before if before <= block.start_at else day_start
            found.append(Edge(block.start_at, None, row, lowest, block.end_at - _SHORTEST))
        if block.is_fixed or block.standing is Standing.RUNNING:
            continue
        lowest = block.start_at + _SHORTEST
        if touches and after is not None and not blocks[after].is_fixed:
            taken.add(after)
            highest = blocks[after].end_at - _SHORTEST
            found.append(Edge(block.end_at, row, after, lowest, max(lowest, highest)))
        else:
            highest = starts[after] if after is not None else day_end
            highest = highest if highest >= block.end_at else day_end
            found.append(Edge(block.end_at, row, None, lowest, highest))
    return tuple(found)


def next_to_merge(blocks: tuple[StripBlock, ...], row: int) -> int | None:
    """Find the entry after *row*: what merging would join it with."""
    later = [
        r
        for r, b in enumerate(blocks)
        if b.kind is BlockKind.ENTRY and r != row and b.start_at >= blocks[row].start_at
    ]
    return min(later, key=lambda r: blocks[r].start_at, default=None)
