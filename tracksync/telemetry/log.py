"""The local log: lines of JSON in the data directory, small, rotated, with nothing personal."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from types import TracebackType

from tracksync.core.privacy import loggable

LARGEST_BYTES = 512 * 1024
KEPT = 3
_DEEPEST = 12


class LocalLog:
    """
    Writes `log/tracksync.jsonl`; older lines move on to `.1`, `.2`, `.3` and are then deleted.

    Never raises: a full disk must not stop a timer. Nothing here leaves the machine.

    Args:
        folder: Made when the first line is written.
    """

    def __init__(self, folder: Path, *, largest_bytes: int = LARGEST_BYTES) -> None:
        self.path = folder / "tracksync.jsonl"
        self._largest_bytes = largest_bytes
        self._lock = threading.Lock()

    def note(self, event: str, **fields: str | int | bool) -> None:
        """Write a line; what may not stand in a log is left out."""
        self._write({"event": event, "level": "info", **fields})

    def fault(self, error: BaseException) -> None:
        """Write where an exception came from, innermost last: module and line, never its text."""
        for module, line in _places(error.__traceback__):
            kind = type(error).__name__
            self._write(
                {"event": "fault", "level": "error", "error": kind, "module": module, "line": line}
            )

    def _write(self, fields: dict[str, str | int | bool]) -> None:
        at_ms = time.time_ns() // 1_000_000
        line = json.dumps({"at_ms": at_ms, **loggable(fields)}) + "\n"
        with self._lock:
            try:
                self._rotate(len(line))
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                try:
                    os.write(descriptor, line.encode("ascii"))
                finally:
                    os.close(descriptor)
            except OSError:
                return

    def _rotate(self, more: int) -> None:
        try:
            size = self.path.stat().st_size
        except FileNotFoundError:
            return
        if size + more <= self._largest_bytes:
            return
        for number in range(KEPT, 0, -1):
            older = self.path if number == 1 else self._numbered(number - 1)
            if older.exists():
                older.replace(self._numbered(number))

    def _numbered(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")


def _places(trace: TracebackType | None) -> list[tuple[str, int]]:
    """Tell the places in our own code, and the last one whatever it is, as module names."""
    places: list[tuple[str, int]] = []
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", "unknown"))
        if name.startswith("tracksync") or trace.tb_next is None:
            places.append((name, trace.tb_lineno))
        trace = trace.tb_next
    return places[-_DEEPEST:]
