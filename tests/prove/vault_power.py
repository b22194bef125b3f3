"""Power cuts while pictures are destroyed; see `store_power`."""

from __future__ import annotations

import random
from pathlib import Path

from tests.prove.store_power import Disk, lay_out, record
from tests.prove.vault_kills import Outcome, command, is_done


def play(folder: Path, log: Path, deed: str, *, each: int, seed: int) -> list[Outcome]:
    """
    Record a deed, cut the power before it and *each* times after every one of its calls.

    Returns:
        How each cut ended, in the order of the calls.
    """
    disk = Disk.of(folder)
    rng, said_done = random.Random(seed), False
    outcomes = []
    for item in [b"", *record(command(folder, deed), folder, log)]:
        if isinstance(item, bytes):
            said_done = said_done or item.startswith(b"DONE")
        else:
            disk.do(item)
        for _ in range(each):
            lay_out(disk.after_cut(rng), folder)
            outcomes.append(Outcome(said_done, is_done=is_done(folder, deed)))
    return outcomes
