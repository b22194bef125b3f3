"""
Promise: TrackSync knows that somebody typed, and never what.

What is read from the X server passes a display that counts each byte, so that the proof does not
hang on what we believe about the protocol: here for the source that asks it, and for all of the
program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.real_desktop import App, Eyes, seen
from tests.desktop_rig.memory import found_in_memory
from tests.desktop_rig.panels import xembed_tray
from tests.desktop_rig.typist import Typed, type_secrets
from tests.desktop_rig.watcher import Watcher
from tests.desktop_rig.x_proxy import CountingDisplay
from tests.desktop_rig.x_said import heard, numbers_of
from tests.desktop_rig.xserver import XServer
from tests.journeys.desk import files_holding

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


@pytest.fixture
def app(x: XServer, display: CountingDisplay, tmp_path: Path) -> App:
    folder = tmp_path / "app"
    folder.mkdir()
    made = App(folder, {**display.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    made.know_the_person()
    made.cli("config", "set", "activity.sample_seconds", "1")
    return made


@pytest.mark.timeout(600)
def test_the_whole_program_learns_nothing_of_it(
    x: XServer, display: CountingDisplay, app: App, tmp_path: Path
) -> None:
    """
    While the tray tracks, no key reaches it, and no part of a secret its memory or its files.

    Not even that Shift went down: beside the looks, fewer than five bytes a key are read.
    """
    x.press("Shift_L")  # from now on one keyboard is in use: what it can do is not told again
    marks: list[list[int]] = []

    def check_the_search(pad: int, typed: Typed) -> None:
        assert found_in_memory(pad, typed.pieces), "the search does not find what is there"

    with xembed_tray(x, tmp_path), app.running() as program:
        seen(Eyes(x).icon, "the icon")
        app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
        typed = type_secrets(
            *(x, tmp_path),
            secrets=3,
            after_each=lambda: marks.append([len(each) for each in display.streams]),
            before_end=check_the_search,
        )
        # The first one is for what its start has still to read.
        told = heard(display.streams, marks[0], numbers_of(x))
        counted = Typed(typed.secrets[1:])
        found = found_in_memory(program.process.pid, typed.pieces)
        assert app.tracked() == "Invoice export"

    assert told["input"] == 0
    assert told["poll"] > 0
    assert told["modifier"] == 0
    assert counted.capitals > 0
    assert told.total() - told["poll"] < BYTES_A_KEY * counted.keys, told
    assert found == set()
    assert {trace for trace in typed.traces if trace in display.received} == set()
    assert files_holding(app.folder, sorted(typed.traces)) == []
