"""The scripted morning says what is true."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `tracksync demo --json` prints, on a machine without a screen."""
    folder = tmp_path_factory.mktemp("demo")
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tracksync", "demo", "--json"],
        cwd=Path(__file__).parents[2],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def test_what_is_said_to_be_sent_is_what_jira_received(morning: dict[str, Any]) -> None:
    """Same ids, starts and lengths, each once, and nothing more."""
    said = sorted((w["id"], w["started"], w["seconds"]) for w in morning["sent"])
    received = sorted((w["id"], w["started"], w["seconds"]) for w in morning["received"])

    assert said == received
    assert len(received) == len({w[0] for w in received}) == 4


def test_lunch_was_asked_about_and_is_not_work(morning: dict[str, Any]) -> None:
    """The question tells what was seen, and the answer counts."""
    lunch, call = morning["questions"]

    assert lunch["evidence"] == ["no_input", "locked"]
    assert lunch["answer"] == "a break"
    assert call["evidence"] == ["asleep"]
    for entry in morning["entries"]:
        assert entry["end"] <= lunch["start"] or entry["start"] >= lunch["end"]


def test_the_entries_add_up_to_the_total(morning: dict[str, Any]) -> None:
    """Numbers on one page agree."""
    assert morning["total_ms"] == (5 * 60 + 11) * 60_000


def test_the_pictures_show_something(morning: dict[str, Any]) -> None:
    """A blank window has a handful of colours, a real one hundreds."""
    names = {Path(picture).stem for picture in morning["pictures"]}

    assert {"tray-menu", "today", "tasks", "outbox", "connections", "settings"} <= names
    for picture in morning["pictures"]:
        image = QImage(picture)
        pixels = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        assert len(pixels) >= 50, picture
