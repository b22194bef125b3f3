"""The X11 source beside Qt, which has a connection of its own in the same process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.desktop_rig.xserver import XServer

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from tracksync.platforms.x11 import connection as x11_connection
from tracksync.platforms.idle.x11 import X11Idle

x11_connection.ANSWER_WITHIN_S = 60  # a busy machine is no server that hangs

app = QApplication([])
label = QLabel("there")
label.show()
source = X11Idle(os.environ)
known = []

def look():
    known.append(source.read().pointer_idle is not None)
    if len(known) == 5:
        source.close()
        app.quit()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
app.exec()
print(app.platformName(), all(known), len(known))
"""


def test_qt_and_the_idle_source_do_not_meet(tmp_path: Path) -> None:
    """Two connections, no shared handler: windows are shown while the counters are asked."""
    with XServer(tmp_path) as x:
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", PROGRAM],
            env=x.environ | {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)},
            check=False,
            capture_output=True,
            text=True,
        )

    assert run.stdout.split() == ["xcb", "True", "5"], run.stderr
