"""
A program whose files may not grow: `python -m tests.prove.store_limited FOLDER KILOBYTES`.

Adds entries until one is refused; prints `ACK <uuid>` for each that was kept, then `REFUSED`.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from tests.fakes.store import MORNING, Scribe, SteppedClock, hours, make_local_store
from tracksync.core.problems import DiskFull


def main(folder: Path, kilobytes: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    clock = SteppedClock()
    store = make_local_store(folder, clock)
    scribe = Scribe(store, clock)
    limit = kilobytes * 1024
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for number in range(100_000):
            entry = scribe.entry(MORNING + hours(number), MORNING + hours(number + 1))
            os.write(1, f"ACK {entry}\n".encode())
    except DiskFull:
        os.write(1, b"REFUSED\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
