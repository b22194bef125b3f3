"""What the start took is not kept for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tracksync.platforms import Memory

BLOCK, BLOCKS = 100_000, 600


def resident_kib() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4


def test_what_was_freed_between_what_is_kept_goes_back() -> None:
    """The library gives back by itself only what lies at its end."""
    used: list[bytearray | None] = [bytearray(b"\1" * BLOCK) for _ in range(BLOCKS)]
    for place in range(0, BLOCKS - 1, 2):
        used[place] = None
    before = resident_kib()
    Memory().give_back()

    assert before - resident_kib() > BLOCKS // 2 * BLOCK // 1024 // 2
    assert used[-1] is not None


# Blocks too small for a mapping of their own, from some threads at once. A store is a piece in use
# and one kept free behind it, 64 MiB together.
THREADS = """
import re, sys, threading, pathlib
from tracksync.platforms import Memory
if sys.argv[1:]:
    Memory().keep_together()
kept, ready = [], threading.Barrier(4)
def take():
    ready.wait()
    kept.append([bytes(60_000) for _ in range(20)])
threads = [threading.Thread(target=take) for _ in range(4)]
for one in threads: one.start()
for one in threads: one.join()
maps = pathlib.Path("/proc/self/maps").read_text()
pairs = re.findall(r"^(\\w+)-(\\w+) rw-p .*\\n\\2-(\\w+) ---p", maps, re.MULTILINE)
print(sum(int(end, 16) - int(start, 16) == 64 << 20 for start, _, end in pairs))
"""


def stores(*words: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", THREADS, *words], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_threads_share_one_store() -> None:
    """Told so before they start; else the library gives each its own."""
    assert stores("together") == 0
    assert stores() > 0
