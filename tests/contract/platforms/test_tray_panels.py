"""Panels are heard of on the session bus, and nothing is lost with the bus."""

from __future__ import annotations

import select
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.conftest import LONG_S
from tests.desktop_rig.dbus import SessionBus, mocked
from tests.desktop_rig.keyring import wait_until
from tests.desktop_rig.panels import STATUS_NOTIFIER_WATCHER
from tracksync.platforms.tray_panels import TrayPanels

LONGEST = "tracksync.platforms.tray_panels._TIMEOUT"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with SessionBus(tmp_path / "bus") as bus:
        yield bus


@pytest.fixture
def panels(bus: SessionBus, monkeypatch: pytest.MonkeyPatch) -> Iterator[TrayPanels]:
    monkeypatch.setattr(LONGEST, LONG_S)
    panels = TrayPanels(bus.environ)
    yield panels
    panels.close()


def can_read(panels: TrayPanels) -> bool:
    return bool(select.select([panels.fileno()], [], [], 0)[0])


def test_a_panel_is_heard_as_it_comes_is_ready_and_goes(
    bus: SessionBus, panels: TrayPanels
) -> None:
    """Each wakes whoever watches; that it connected is no news."""
    assert not panels.is_there()
    assert not panels.heard()
    with mocked(bus, STATUS_NOTIFIER_WATCHER, "/StatusNotifierWatcher") as panel:
        wait_until(lambda: can_read(panels), "it came")
        assert panels.heard()
        assert panels.is_there()
        panel.emit("StatusNotifierHostRegistered", "", interface=STATUS_NOTIFIER_WATCHER)
        wait_until(lambda: can_read(panels), "a part is ready")
        assert panels.heard()
        panel.emit("StatusNotifierHostUnregistered", "", interface=STATUS_NOTIFIER_WATCHER)
        wait_until(lambda: can_read(panels), "that part went, and its watcher stays")
        assert panels.heard()
    wait_until(lambda: can_read(panels), "it went")
    assert panels.heard()
    assert not panels.is_there()


def test_with_the_bus_the_panels_go(bus: SessionBus, panels: TrayPanels) -> None:
    """It is told once, and there is nothing to watch any more."""
    bus.stop()
    wait_until(lambda: can_read(panels), "the bus went")

    assert panels.heard()
    assert (panels.fileno(), panels.heard(), panels.is_there()) == (-1, False, False)


def test_a_bus_that_goes_while_it_is_asked_has_no_panel(
    bus: SessionBus, panels: TrayPanels
) -> None:
    """Nobody fails for it."""
    bus.stop()

    assert not panels.is_there()
    assert panels.fileno() < 0


def test_a_bus_that_is_slow_is_heard_further(
    bus: SessionBus, panels: TrayPanels, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while everything starts: whoever gave up then would miss the panel that comes."""
    with monkeypatch.context() as hurried:
        hurried.setattr(LONGEST, 0)
        assert not panels.is_there()
    with mocked(bus, STATUS_NOTIFIER_WATCHER, "/StatusNotifierWatcher"):
        wait_until(lambda: can_read(panels), "it came")
        assert panels.heard()
        assert panels.is_there()


def test_without_a_bus_there_are_no_panels(tmp_path: Path) -> None:
    """Nothing is watched, and nothing asked."""
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}"}
    panels = TrayPanels(nowhere)

    assert (panels.fileno(), panels.heard(), panels.is_there()) == (-1, False, False)
