"""The parts of the test desktop come up as the real thing, so what is tested on them counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.dbus import SessionBus
from tests.desktop_rig.panels import (
    NOTIFICATIONS,
    notification_daemon,
    status_notifier_tray,
    window_manager,
    xembed_tray,
)
from tests.desktop_rig.xserver import XServer


@pytest.fixture
def x(tmp_path: Path) -> Iterator[XServer]:
    with XServer(tmp_path) as x:
        yield x


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with SessionBus(tmp_path / "bus") as bus:
        yield bus


def test_both_kinds_of_tray_come_up_beside_a_window_manager(
    x: XServer, bus: SessionBus, tmp_path: Path
) -> None:
    """Each takes icons, which is what its start waits for."""
    with window_manager(x, tmp_path) as openbox:
        with xembed_tray(x, tmp_path) as trayer:
            assert trayer.is_running
        with status_notifier_tray(x, bus) as panel:
            assert panel.is_running
        assert openbox.is_running


@pytest.mark.parametrize("kind", ["dunst", "xfce4-notifyd"])
def test_notifications_have_somebody_to_show_them(x: XServer, bus: SessionBus, kind: str) -> None:
    """On the bus of the test, not on the person's."""
    with notification_daemon(x, bus, kind) as daemon:
        assert bus.has(NOTIFICATIONS)
        assert daemon.is_running


def test_two_displays_do_not_meet(tmp_path: Path) -> None:
    """Tests run beside one another."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with XServer(tmp_path / "one") as one, XServer(tmp_path / "two") as two:
        assert one.number != two.number
