"""The scripted morning is over before anybody looks away."""

from __future__ import annotations

import os
import resource
import subprocess
import sysconfig
import time
from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish

pytestmark = [pytest.mark.timing, pytest.mark.timeout(600)]

TRACKSYNC = str(Path(sysconfig.get_path("scripts")) / "tracksync")
MOST_S = 60


def test_the_demo_takes_less_than_a_minute(tmp_path: Path) -> None:
    """On a machine without a screen, with the pictures of all windows."""
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    before, began_s = _used_s(), time.monotonic()
    command = [TRACKSYNC, "demo"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    took_s, used_s = time.monotonic() - began_s, _used_s() - before

    assert done.returncode == 0, done.stderr
    publish(
        "The scripted morning",
        [
            Row("by the wall", f"{took_s:.0f} s", "a minute", took_s, MOST_S),
            Row("of the processor", f"{used_s:.0f} s", "a minute", used_s, MOST_S),
        ],
        note="`tracksync demo`: six hours, a Jira on loopback, and a picture of each window.",
    )


def _used_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
