"""
Promise: TrackSync knows that somebody typed, and never what.

Here for the process that asks the X server. Its connection passes a display that counts each byte,
so that the proof does not hang on what we believe about the protocol.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.memory import found_in_memory
from tests.desktop_rig.typist import Typed, type_secrets
from tests.desktop_rig.watcher import Watcher
from tests.desktop_rig.x_proxy import CountingDisplay
from tests.desktop_rig.xserver import XServer

BYTES_A_KEY = 5
BYTES_A_LOOK = 64  # two answers of 32 bytes
# What the server tells all its clients, asked or not: that another keyboard, with perhaps another
# layout, is in use now. It comes once for each switch of keyboards, not for each key.
BYTES_UNASKED = 10 * 32


@pytest.fixture
def x(tmp_path: Path) -> Iterator[XServer]:
    with XServer(tmp_path) as server:
        yield server


@pytest.fixture
def display(x: XServer, tmp_path: Path) -> Iterator[CountingDisplay]:
    with CountingDisplay(x, tmp_path) as display:
        yield display


@pytest.fixture
def watcher(display: CountingDisplay) -> Iterator[Watcher]:
    with Watcher(display.environ) as watcher:
        assert watcher.read().name == "X11 idle counters"
        yield watcher


def test_what_is_read_does_not_grow_with_the_keys(
    x: XServer, display: CountingDisplay, watcher: Watcher, tmp_path: Path
) -> None:
    """Two numbers a look, whether one key was pressed or fifty."""
    looks = 0
    before_bytes = len(display.received)

    def look() -> None:
        nonlocal looks
        looks += 1
        assert watcher.read().is_known

    typed = type_secrets(x, tmp_path, secrets=6, after_each=look)
    read_bytes = len(display.received) - before_bytes

    assert read_bytes <= looks * BYTES_A_LOOK + BYTES_UNASKED
    assert read_bytes < BYTES_A_KEY * typed.keys


def test_no_part_of_what_was_typed_comes_near_the_process(
    x: XServer, display: CountingDisplay, watcher: Watcher, tmp_path: Path
) -> None:
    """Neither on its way in nor anywhere in memory; the window it was meant for has it all."""

    def check_the_search(pad: int, typed: Typed) -> None:
        assert found_in_memory(pad, typed.traces), "the search does not find what is there"

    typed = type_secrets(
        x, tmp_path, secrets=4, after_each=watcher.read, before_end=check_the_search
    )

    assert found_in_memory(watcher.pid, typed.traces) == set()
    assert {trace for trace in typed.traces if trace in display.received} == set()
