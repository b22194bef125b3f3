"""The parts of the test desktop come up as the real thing, so what is tested on them counts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
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


# A program that is left to itself, with a timer that fails whoever lets it come; then two tests
# that want nothing of it.
LEAKY = """
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.desktop.program import Program, running

def fail():
    raise ValueError

def break_off(program):
    program.desktop.come()
    QTimer(program.desktop, interval=0, timeout=fail).start()
    program.bridge._carried.emit(fail)
    raise StopIteration

def test_leaves_one(qapp):
    break_off(Program(qapp))

def test_is_clean(qapp, qtbot):
    qtbot.wait(1)
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]

def test_breaks_off(qapp, qtbot):
    with running(qapp, qtbot) as program:
        break_off(program)

def test_is_clean_again(qapp, qtbot):
    test_is_clean(qapp, qtbot)

def test_has_another(qapp, qtbot):
    with running(qapp, qtbot) as program:
        assert program.house.engine.problem is None
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(180)
def test_a_test_that_breaks_off_takes_no_other_with_it(tmp_path: Path) -> None:
    """Its program is ended for it, with all that would have woken later."""
    file = tmp_path / "test_leaky.py"
    file.write_text(LEAKY, encoding="utf-8")
    options = "-q -p tests.desktop.conftest -p no:cacheprovider -o qt_log_level_fail=CRITICAL"
    places = ("-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, file)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options.split(), *places],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
    )
    found = re.findall(r"^(FAILED|ERROR) .*::(\w+)", done.stdout, re.MULTILINE)

    # What its timer did before it was ended is its own as well.
    assert {name for _, name in found} == {"test_leaves_one", "test_breaks_off"}, done.stdout
    assert "3 passed" in done.stdout
