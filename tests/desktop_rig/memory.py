"""What lies in the memory of a process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r(.).. \S+ \S+ \d+ *(.*)")
_STEP_BYTES = 4 * 1024 * 1024


def found_in_memory(pid: int, needles: Iterable[bytes]) -> set[bytes]:
    """
    Look for *needles* in all memory of a process that can be read.

    What only mirrors a file, as programs and fonts do, is left out: nothing was written there.
    Needs the right to trace it: the same user's child, or root.
    """
    wanted = set(needles)
    longest = max(map(len, wanted))
    found: set[bytes] = set()
    for piece in _pieces(pid, overlap=longest - 1):
        found |= {needle for needle in wanted - found if needle in piece}
    return found


def in_every_encoding(text: str) -> list[bytes]:
    """Return *text* as the bytes it would be in memory, whoever kept it."""
    return [text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]


def _pieces(pid: int, *, overlap: int) -> Iterator[bytes]:
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            region = _REGION.match(line)
            if region is None or "[v" in line:  # the kernel's own pages cannot be read
                continue
            start, stop, writable, file = region.groups()
            if writable == "-" and file.startswith("/"):
                continue
            at, end = int(start, 16), int(stop, 16)
            while at < end:
                memory.seek(at)
                try:
                    yield memory.read(min(_STEP_BYTES, end - at))
                except OSError:
                    break
                at += _STEP_BYTES - overlap
