"""How long the window is held up while the keystore never answers."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.budget.numbers import Row, publish
from tests.desktop.program import Program
from tests.desktop.silence import LockedAway, Silence
from tests.unit.engine.house import House
from tracksync.desktop.models.window import Place

pytestmark = [
    pytest.mark.timing,
    pytest.mark.timeout(600),
    # What the off-screen platform says of itself.
    pytest.mark.qt_log_ignore(
        r"This plugin does not support (propagateSizeHints|raise)\(\)", extend=True
    ),
]

ROUNDS = 7
PATIENCE_MS = 60_000


class Turns:
    """
    The longest turn of the event loop by the clock on the wall, waiting included, in ms.

    Only waiting for a free core is left out: that is time of whatever else runs on the machine.
    """

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last_ms = _had_a_core_ms()
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    def begin(self) -> None:
        self._last_ms = _had_a_core_ms()

    def _turn(self) -> None:
        now_ms = _had_a_core_ms()
        self.longest_ms = max(self.longest_ms, now_ms - self._last_ms)
        self._last_ms = now_ms

    def end(self) -> float:
        self._timer.stop()
        return self.longest_ms


def _had_a_core_ms() -> float:
    """Tell the time by the wall, without what this thread was ready and had no core to run on."""
    _, queued_ns, _ = Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()
    return time.monotonic() * 1000 - int(queued_ns) / 1_000_000


def used(program: Program, qtbot: QtBot) -> float:
    """Open the window, walk through its pages, and start; tells the longest turn of it, in ms."""
    spool = program.house.profile.spool
    turns = Turns()
    for place in Place:
        turns.begin()
        room = program.desktop.open(place)
        qtbot.waitUntil(room.window.isVisible, timeout=PATIENCE_MS)
    program.desktop.timer.start("PROJ-142")
    qtbot.waitUntil(lambda: bool(spool.intents), timeout=PATIENCE_MS)
    return turns.end()


def one_round(app: QApplication, qtbot: QtBot) -> float:
    profile = LockedAway()
    house = House(profile=profile)
    profile.keystore = house.keystore
    silence = Silence(house.keystore)
    program = Program(app, house)
    try:
        qtbot.waitUntil(lambda: bool(silence.waiting), timeout=PATIENCE_MS)
        return used(program, qtbot)
    finally:
        silence.end()
        program.close()


def test_the_window_is_held_up_by_no_keystore(qapp: QApplication, qtbot: QtBot) -> None:
    """Not once: the worst of some rounds counts, the first one with all it loads included."""
    rounds = [one_round(qapp, qtbot) for _ in range(ROUNDS)]
    worst, middle = max(rounds), median(rounds)

    publish(
        "A keystore that never answers",
        [
            Row(
                "longest turn of the window",
                f"{worst:.0f} ms",
                f"by the wall; in the middle round {middle:.0f} ms",
                worst,
                200,
            )
        ],
        note=(
            "The window is opened, each page shown, and a start is kept for later. "
            f"The worst of {ROUNDS} rounds; waiting for a free core is left out."
        ),
    )
