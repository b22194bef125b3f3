"""A disk that is really full is said on the screen, once, and until there is room again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.prove.store_kills import ROOT


@pytest.mark.storm
@pytest.mark.timeout(600)
def test_a_full_disk_is_said_on_the_screen(tmp_path: Path) -> None:
    """In the menu that a real panel shows; what runs is stopped and kept, and work goes on."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-rm"]
    command = [*unshare, sys.executable, "-m", "tests.prove.tray_small_disk", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, timeout=500, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
