"""A disk that is really full, one that is really read-only, and files that may not grow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

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


@pytest.mark.parametrize("kilobytes", [300, 1000, 1700])
def test_files_that_may_not_grow_lose_nothing(tmp_path: Path, kilobytes: int) -> None:
    """Every entry that was acknowledged before the refusal is there."""
    command = [sys.executable, "-m", "tests.prove.store_limited", str(tmp_path), str(kilobytes)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, timeout=300, text=True, check=False
    )
    said = done.stdout.split("\n")
    acknowledged = [UUID(line.removeprefix("ACK ")) for line in said if line.startswith("ACK")]

    store = make_local_store(tmp_path, SteppedClock())
    with store.read() as now:
        kept = [now.entry(entry) for entry in acknowledged]
    result = check(store)
    store.close()
    assert "REFUSED" in said, done.stderr
    assert None not in kept
    assert len(kept) > 10
    assert result.faults == ()
