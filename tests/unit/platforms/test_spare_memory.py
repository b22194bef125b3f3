"""What the start took is not kept for ever."""

from __future__ import annotations

from pathlib import Path

from tracksync.platforms import give_back_memory

BLOCK, BLOCKS = 100_000, 600


def resident_kib() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4


def test_what_was_freed_between_what_is_kept_goes_back() -> None:
    """The library gives back by itself only what lies at its end."""
    used: list[bytearray | None] = [bytearray(b"\1" * BLOCK) for _ in range(BLOCKS)]
    for place in range(0, BLOCKS - 1, 2):
        used[place] = None
    before = resident_kib()
    give_back_memory()

    assert before - resident_kib() > BLOCKS // 2 * BLOCK // 1024 // 2
    assert used[-1] is not None
