"""
A process that does nothing but ask the chosen idle source, when it is told to.

Run as `python -m tests.desktop_rig.watcher`: each line on its input is `read` or `close`, each line
it answers is JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

from tracksync.platforms.dbus import bus
from tracksync.platforms.idle.ladder import choose_idle_source
from tracksync.platforms.wayland import connection as wayland_connection
from tracksync.platforms.x11 import connection as x11_connection
from tracksync.ports.activity import IdleTimes

_ROOT = Path(__file__).resolve().parents[2]
_MS = timedelta(milliseconds=1)
_LIMIT, _PATIENCE_S = "ANSWER_WITHIN_S", 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the source said, and what answers."""

    idle: IdleTimes
    name: str

    @property
    def is_known(self) -> bool:
        return self.idle.pointer_idle is not None or self.idle.keyboard_idle is not None


class Watcher:
    """
    The process, as a context manager.

    Args:
        environ: What the source is chosen by.
        before: A command to run it under (`strace`, `taskset`).
    """

    def __init__(self, environ: Mapping[str, str], *, before: tuple[str, ...] = ()) -> None:
        # As in a session of a person: nothing of the tests' own environment reaches it.
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.desktop_rig.watcher"],
            env={"PATH": os.environ["PATH"], **environ, "PYTHONPATH": str(_ROOT)},
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def pid(self) -> int:
        return self._process.pid

    def read(self) -> Answer:
        """Have it ask now."""
        return self._do("read")

    def close(self) -> Answer:
        """Have it close the source, and ask once more."""
        return self._do("close")

    def _do(self, what: str) -> Answer:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"the watching process ended with {self._process.wait()}"
        said: dict[str, Any] = json.loads(line)
        return Answer(
            IdleTimes(_length(said["pointer"]), _length(said["keyboard"]), said["is_split"]),
            said["name"],
        )


def _length(ms: int | None) -> timedelta | None:
    return None if ms is None else timedelta(milliseconds=ms)


def _ms(length: timedelta | None) -> int | None:
    return None if length is None else length // _MS


def main() -> None:
    # On a busy machine whoever is asked takes its time; nothing hangs here, it is there or gone.
    for asks in (bus, wayland_connection, x11_connection):
        setattr(asks, _LIMIT, _PATIENCE_S)
    source = choose_idle_source(os.environ)
    for line in sys.stdin:
        if line.strip() == "close":
            source.close()
        idle = source.read()
        answer = {
            "pointer": _ms(idle.pointer_idle),
            "keyboard": _ms(idle.keyboard_idle),
            "is_split": idle.is_split,
            "name": source.name,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
