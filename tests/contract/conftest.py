"""What tests on a real desktop share."""

from __future__ import annotations

import pytest

# Who asks the desktop gives up after a blink, so that nobody waits for a program that hangs.
BLINKS = (
    "tracksync.platforms.dbus.bus.ANSWER_WITHIN_S",
    "tracksync.platforms.wayland.connection.ANSWER_WITHIN_S",
    "tracksync.platforms.wayland.outputs.ANSWER_WITHIN_S",
    "tracksync.platforms.x11.connection.ANSWER_WITHIN_S",
    "tracksync.platforms.notify_dbus.TIMEOUT",
    "tracksync.platforms.browser._LONGEST_SECONDS",
)
LONG_S = 60.0


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a busy machine take its time: nothing hangs in this test."""
    for name in BLINKS:
        monkeypatch.setattr(name, LONG_S)
