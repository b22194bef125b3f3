"""A disk that is really full, one that is really read-only, and files that may not grow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from tests.budget.numbers import Row, publish
from tests.fakes.store import SteppedClock, make_local_store
from tests.prove.store_kills import ROOT
from tracksync.storage.local.check import check

pytestmark = pytest.mark.storm


def test_a_small_disk_fills_up_and_gets_room_again(tmp_path: Path) -> None:
    """What runs is stopped in the room that was kept; read-only is told apart, and passes."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-rm"]
    command = [*unshare, sys.executable, "-m", "tests.prove.store_small_disk", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, timeout=120, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    publish(
        "The store on a full disk",
        [Row("stops refused, starts taken, time lost, files touched", "0", "must be none", 0, 0)],
        note="A real one of 3 MB, filled to the last byte, given room, and made read-only.",
    )


def test_files_that_may_not_grow_lose_nothing(tmp_path: Path) -> None:
    """Every entry that was acknowledged before the refusal is there."""
    kept = {size: kept_of(tmp_path / str(size), size) for size in (300, 1000, 1700)}

    assert min(kept.values()) > 10
    publish(
        "The store where files may not grow",
        [
            Row("entries lost that were acknowledged", "0", "must be none", 0, 0),
            *(
                Row(f"kept in {size} KB", f"{count} entries", "at least 10", -count, -10)
                for size, count in kept.items()
            ),
        ],
    )


def kept_of(folder: Path, kilobytes: int) -> int:
    """Add entries until one is refused, and look for each; how many there are."""
    folder.mkdir()
    command = [sys.executable, "-m", "tests.prove.store_limited", str(folder), str(kilobytes)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, timeout=300, text=True, check=False
    )
    said = done.stdout.split("\n")
    acknowledged = [UUID(line.removeprefix("ACK ")) for line in said if line.startswith("ACK")]

    store = make_local_store(folder, SteppedClock())
    with store.read() as now:
        kept = [now.entry(entry) for entry in acknowledged]
    result = check(store)
    store.close()
    assert "REFUSED" in said, done.stderr
    assert None not in kept
    assert result.faults == ()
    return len(kept)
