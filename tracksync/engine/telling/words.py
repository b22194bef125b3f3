"""The words and columns that answers are made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tracksync.core.clock import zone_info
from tracksync.core.values import dataclass

# JSON-ready data is made of dicts, lists and plain values; what each holds is the commands' to say.
Json = Mapping[str, Any]

_MINUTE_MS, _HOUR_MS = 60_000, 3_600_000
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Told:
    """An answer's data, with what was asked."""

    data: Json
    arguments: Mapping[str, object]

    @property
    def zone(self) -> str:
        """The zone times are shown in; empty for each entry's own."""
        return str(self.data.get("zone") or "")


def local(at: str, zone: str) -> datetime:
    """Read an instant into a zone."""
    return datetime.fromisoformat(at).astimezone(zone_info(zone or "UTC"))


def clock(at: str, zone: str) -> str:
    """Show a clock time: 09:15."""
    return f"{local(at, zone):%H:%M}"


def day_and_clock(at: str, zone: str) -> str:
    """Show day and time: 2026-11-21 09:15."""
    return f"{local(at, zone):%Y-%m-%d %H:%M}"


def span(start: str, end: str | None, zone: str) -> str:
    """Show from when to when: 09:15–10:40; the end's day only where it is another."""
    if end is None:
        return f"{clock(start, zone)}–now"
    first, last = local(start, zone), local(end, zone)
    return f"{first:%H:%M}–{last:%H:%M}" + (f" ({last:%a})" if first.date() != last.date() else "")


def length(ms: int) -> str:
    """Say a length in a sentence: 1 h 25 min, 40 s."""
    if ms < _MINUTE_MS:
        return f"{ms // 1000} s"
    hours, minutes = ms // _HOUR_MS, ms % _HOUR_MS // _MINUTE_MS
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    return " ".join(part for part in parts if part)


def short_length(ms: int) -> str:
    """Show a length in a table: 1:25."""
    return f"{ms // _HOUR_MS}:{ms % _HOUR_MS // _MINUTE_MS:02}"


def name(task: Json) -> str:
    """Name a task: its key and title."""
    return f"{task['key']}  {task['title']}" if task["key"] else str(task["title"])


def count(number: int, one: str, many: str = "") -> str:
    """Say a number of things: 1 entry, 3 entries."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def width(text: str) -> int:
    """Tell how many columns a text takes: wide characters two, marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def cut(text: str, widest: int = _WIDEST) -> str:
    """Cut a text to a number of columns."""
    while width(text) > widest:
        text = text[: max(1, widest - 1)].rstrip() + "…" if len(text) > widest else text[:-2] + "…"
    return text


def table(
    rows: Sequence[Sequence[str]],
    *,
    right: frozenset[int] = frozenset(),
    whole: frozenset[int] = frozenset(),
) -> str:
    """
    Set rows in columns, two blanks apart.

    Args:
        right: Columns that stand at their right edge.
        whole: Columns that are not cut, whatever their width.
    """
    rows = [[cell if i in whole else cut(cell) for i, cell in enumerate(row)] for row in rows]
    if not rows:
        return ""
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for i, cell in enumerate(row):
            blank = " " * (widths[i] - width(cell))
            cells.append(blank + cell if i in right else cell + blank)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
