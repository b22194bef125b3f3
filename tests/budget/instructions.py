"""Counting the instructions of a command: the same on a busy machine and an idle one."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def instructions(command: Sequence[str], env: Mapping[str, str], *, code: int = 0) -> int:
    """
    Run a command under valgrind's callgrind and count what it executed, in its own process.

    Args:
        code: The exit code the command must end with.
    """
    counted = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        env=dict(env),
        capture_output=True,
        text=True,
        check=False,
    )
    assert counted.returncode == code, counted.stderr[-2000:] + counted.stdout[-500:]
    found = re.search(r"Collected : (\d+)", counted.stderr)
    assert found is not None, counted.stderr[-2000:]
    return int(found[1])


def empty_module(folder: Path) -> dict[str, str]:
    """Make `python -m floor`, which does nothing, to compare with; the environment it needs."""
    package = folder / "floor"
    package.mkdir(exist_ok=True)
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text("")
    return {"PYTHONPATH": str(folder)}
