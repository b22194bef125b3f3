"""Programs of the test desktop: started with a log, ended by their id, and never skipped."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.desktop_rig.keyring import wait_until

_numbers = itertools.count(1)
_LOG_TAIL = 2000
_GRACE_S = 5.0


def find(name: str) -> str:
    """Find a program, or fail with the sentence that helps."""
    path = shutil.which(name)
    assert path is not None, f"{name} is not installed; `make setup-prove` brings it"
    return path


class Program:
    """
    A program in a process group of its own, with its output in a file.

    Args:
        command: The program, and its arguments.
        environ: Its whole environment.
        folder: Where the log goes.
        user: Run as this user id (and group id); the test runs as root then.
    """

    def __init__(
        self,
        *command: str | Path,
        environ: Mapping[str, str],
        folder: Path,
        user: int | None = None,
    ) -> None:
        self.name = Path(command[0]).name
        self.log = folder / f"{self.name}-{next(_numbers)}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [find(str(command[0])), *command[1:]],
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=user,
                group=user,
                extra_groups=None if user is None else [],
            )

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def said(self) -> str:
        """Return the end of what it wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:]

    def require(self) -> None:
        """Fail, with its last words, if it has ended."""
        assert self.is_running, f"{self.name} ended with {self.process.returncode}: {self.said()}"

    def kill(self) -> None:
        """End it and its children without a goodbye."""
        self._signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask it to end, and make it."""
        self._signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_GRACE_S)
        self.kill()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


@contextlib.contextmanager
def running(
    *command: str | Path, environ: Mapping[str, str], folder: Path, user: int | None = None
) -> Iterator[Program]:
    """Keep a program running."""
    program = Program(*command, environ=environ, folder=folder, user=user)
    try:
        yield program
    finally:
        program.stop()


__all__ = ["Program", "find", "running", "wait_until"]
