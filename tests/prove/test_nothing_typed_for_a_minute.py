"""The secrecy of typing, for a whole minute of it and at the fastest look there is."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from tests.desktop_rig.memory import found_in_memory
from tests.desktop_rig.typist import Typed, type_secrets
from tests.desktop_rig.watcher import Watcher
from tests.desktop_rig.x_proxy import CountingDisplay
from tests.desktop_rig.xserver import XServer

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


@pytest.mark.timing
@pytest.mark.timeout(600)
def test_a_minute_of_secrets_leaves_nothing(tmp_path: Path) -> None:
    """Below 5 bytes a key are read, at one look a second, and no part of a secret is found."""
    done = threading.Event()
    typed = Typed(())

    def type_all(x: XServer) -> None:
        nonlocal typed
        try:
            typed = type_for(MINUTE_S, x, tmp_path)
        finally:
            done.set()

    with (
        XServer(tmp_path) as x,
        CountingDisplay(x, tmp_path) as display,
        Watcher(display.environ) as watcher,
    ):
        assert watcher.read().name == "X11 idle counters"
        before_bytes = len(display.received)
        hands = threading.Thread(target=type_all, args=(x,), name="typist")
        hands.start()
        while not done.wait(LOOK_EVERY_S):
            assert watcher.read().is_known
        hands.join()
        read_bytes = len(display.received) - before_bytes
        found = found_in_memory(watcher.pid, typed.traces)

    assert typed.keys > 1000
    assert read_bytes < BYTES_A_KEY * typed.keys, f"{read_bytes} bytes for {typed.keys} keys"
    assert found == set()
    assert {trace for trace in typed.traces if trace in display.received} == set()
