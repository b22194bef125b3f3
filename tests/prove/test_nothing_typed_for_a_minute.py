"""The secrecy of typing, for a whole minute of it and at the fastest look there is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish
from tests.desktop.real_desktop import App, Eyes, seen
from tests.desktop_rig.memory import found_in_memory
from tests.desktop_rig.panels import xembed_tray
from tests.desktop_rig.typist import Typed, type_secrets
from tests.desktop_rig.watcher import Watcher
from tests.desktop_rig.x_proxy import CountingDisplay
from tests.desktop_rig.x_said import heard, numbers_of
from tests.desktop_rig.xserver import XServer
from tests.journeys.desk import files_holding

MINUTE_S = 60.0
LOOK_EVERY_S = 1.0
BYTES_A_KEY = 5


def type_for(seconds: float, x: XServer, folder: Path) -> Typed:
    """Type secret after secret until *seconds* have passed."""
    until_s = time.monotonic() + seconds
    typed: tuple[str, ...] = ()
    for number in range(10_000):
        part = folder / str(number)
        part.mkdir()
        typed += type_secrets(x, part, secrets=10).secrets
        if time.monotonic() > until_s:
            break
    return Typed(typed)


def type_meanwhile(x: XServer, folder: Path, look: Callable[[], object]) -> Typed:
    """Type for a minute, and look once a second."""
    done = threading.Event()
    typed = Typed(())

    def type_all() -> None:
        nonlocal typed
        try:
            typed = type_for(MINUTE_S, x, folder)
        finally:
            done.set()

    hands = threading.Thread(target=type_all, name="typist")
    hands.start()
    while not done.wait(LOOK_EVERY_S):
        look()
    hands.join()
    assert typed.keys > 1000
    return typed


@pytest.mark.storm
@pytest.mark.timeout(600)
def test_a_minute_of_secrets_leaves_nothing(tmp_path: Path) -> None:
    """Below 5 bytes a key are read, at one look a second, and no part of a secret is found."""
    with (
        XServer(tmp_path) as x,
        CountingDisplay(x, tmp_path) as display,
        Watcher(display.environ) as watcher,
    ):
        assert watcher.read().name == "X11 idle counters"
        before_bytes = len(display.received)
        typed = type_meanwhile(x, tmp_path, watcher.read)
        read_bytes = len(display.received) - before_bytes
        found = found_in_memory(watcher.pid, typed.pieces)

    assert read_bytes < BYTES_A_KEY * typed.keys, f"{read_bytes} bytes for {typed.keys} keys"
    assert found == set()
    assert {trace for trace in typed.traces if trace in display.received} == set()


@pytest.mark.storm
@pytest.mark.timeout(600)
def test_a_minute_of_secrets_beside_the_whole_tray(tmp_path: Path) -> None:
    """The same for all of the program while it tracks; nothing tells it of Shift."""
    places = [tmp_path / name for name in ("app", "hands")]
    for place in places:
        place.mkdir()
    with (
        XServer(tmp_path) as x,
        CountingDisplay(x, tmp_path) as display,
        xembed_tray(x, tmp_path),
    ):
        app = App(places[0], {**display.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
        app.know_the_person()
        app.cli("config", "set", "activity.sample_seconds", "1")
        x.press("Shift_L")  # from now on one keyboard is in use
        with app.running() as program:
            seen(Eyes(x).icon, "the icon")
            app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
            since = [len(stream) for stream in display.streams]
            typed = type_meanwhile(x, places[1], program.require)
            told = heard(display.streams, since, numbers_of(x))
            found = found_in_memory(program.process.pid, typed.pieces)
            assert app.tracked() == "Invoice export"
        received = display.received

    assert told["input"] == 0
    assert found == set()
    assert {trace for trace in typed.traces if trace in received} == set()
    assert files_holding(app.folder, sorted(typed.traces)) == []
    assert told["modifier"] == 0
    a_key = told.total() / typed.keys
    publish(
        "Typing beside the whole tray",
        [Row("bytes read a key", f"{a_key:.2f}", "a listener 130", a_key, BYTES_A_KEY)],
        note=f"{typed.keys} keys, {typed.capitals} of them with Shift; all that was read is "
        "counted. No key, no Shift, no part of the text in memory, files or what was read.",
    )
