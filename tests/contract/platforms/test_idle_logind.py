"""The idle hint of logind, the last rung: what it says counts, what it does not say is unknown."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desktop_rig.dbus import Mock, SessionBus
from tests.desktop_rig.logind import SESSION, Logind
from tracksync.platforms.idle.dbus import LOGIND, MUTTER, DBusIdle
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with SessionBus(tmp_path / "bus") as bus:
        yield bus


@pytest.fixture
def logind(bus: SessionBus) -> Iterator[Logind]:
    with Logind(bus) as logind:
        yield logind


def test_a_session_said_to_be_idle_has_been_so_since_then(logind: Logind) -> None:
    """The desktop told logind, with the instant."""
    source = DBusIdle(LOGIND, logind.environ)
    since_us = time.monotonic_ns() // 1000 - 90_000_000
    logind.set(SESSION, "IdleSinceHintMonotonic", ("t", since_us))
    logind.set(SESSION, "IdleHint", ("b", True))
    times = source.read()
    source.close()

    assert times.pointer_idle is not None
    assert times.pointer_idle >= timedelta(seconds=89)
    assert times.keyboard_idle == times.pointer_idle
    assert not times.is_split


def test_not_idle_is_unknown(logind: Logind) -> None:
    """It may mean that nobody ever tells logind; that is not activity."""
    source = DBusIdle(LOGIND, logind.environ)
    source.open()
    times = source.read()
    source.close()

    assert (times.pointer_idle, times.keyboard_idle) == (None, None)


def test_somebody_elses_session_is_not_asked(logind: Logind) -> None:
    """After `su` the environment names the session of another user; ours is the user's own."""
    logind.add_session("c9", os.getuid() + 1)
    source = DBusIdle(LOGIND, logind.environ | {"XDG_SESSION_ID": "c9"})

    with pytest.raises(Unanswered, match="no session of ours"):
        source.open()
    logind.set_display()
    source.open()
    source.close()


def test_no_logind_and_no_bus_are_said(bus: SessionBus) -> None:
    """The capability page shows why nothing is known."""
    without = DBusIdle(LOGIND, bus.as_system)
    nowhere = DBusIdle(LOGIND, {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"})

    for source in (without, nowhere):
        with pytest.raises(Unanswered):
            source.open()
        assert source.read() == UNKNOWN_IDLE
        source.close()


@pytest.mark.parametrize("address", ["", "unix:", "tcp:host=x", "nonsense", "unix:path"])
def test_an_address_that_is_none_is_no_bus(address: str) -> None:
    """Whatever the environment holds."""
    source = DBusIdle(LOGIND, {"DBUS_SYSTEM_BUS_ADDRESS": address or "unix:path=/nowhere"})

    with pytest.raises(Unanswered):
        source.open()


def test_an_answer_of_another_kind_is_unknown(bus: SessionBus) -> None:
    """Text where a number was promised."""
    mock = Mock(bus, "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core")
    mock.answer("GetIdletime", "s", "ret = 'soon'")
    source = DBusIdle(MUTTER, bus.environ)
    times = source.read()
    source.close()
    mock.kill()

    assert (times.pointer_idle, times.keyboard_idle) == (None, None)
