"""What lies in the memory of a process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r(.).. \S+ \S+ \d+ *(.*)")
_STEP_BYTES = 64 * 1024
_UNTOUCHED = bytes(_STEP_BYTES)


def found_in_memory(pid: int, texts: Iterable[str]) -> set[str]:
    """
    Look for *texts* in all memory of a process that can be read, one, two or four bytes a letter.

    What only mirrors a file, as programs and fonts do, is left out: nothing was written there.
    Needs the right to trace it: the same user's child, or root.

    Args:
        pid: Of the process.
        texts: Letters and digits of ASCII; all of one length. That there are thousands costs
            nothing: each run of such letters in memory is looked up in them.
    """
    wanted = set(texts)
    (length,) = {len(text) for text in wanted}
    runs = {width: _runs(width, length) for width in (1, 2, 4)}
    found: set[str] = set()
    for piece in _pieces(pid, overlap=4 * length):
        for width, pattern in runs.items():
            for run in pattern.finditer(piece):
                text = run[0][::width].decode("ascii")
                found |= wanted.intersection(
                    text[at : at + length] for at in range(len(text) - length + 1)
                )
    return found


def _runs(width: int, length: int) -> re.Pattern[bytes]:
    letter = rb"[A-Za-z0-9]" if width == 1 else rb"(?:[A-Za-z0-9]\x00{%d})" % (width - 1)
    return re.compile(letter + rb"{%d,}" % length)


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
                    piece = memory.read(min(_STEP_BYTES, end - at))
                except OSError:
                    break
                if not _UNTOUCHED.startswith(piece):
                    yield piece
                at += _STEP_BYTES - overlap
