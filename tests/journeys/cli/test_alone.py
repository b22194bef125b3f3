"""TrackSync works alone: with no account, no server and no network, and asks for none."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.timeout(600)
def test_a_first_day_with_the_network_cut() -> None:
    """First start, tracking, report and export work; no socket leads out of the machine."""
    unshare = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    # Not pytest's folder: its path is too long for a socket.
    with tempfile.TemporaryDirectory(prefix="ts") as folder:
        command = [*unshare, sys.executable, "-m", "tests.journeys.cli.alone", folder]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False
        )

    assert (done.returncode, done.stderr) == (0, "")
