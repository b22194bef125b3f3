"""
Fifty thousand tasks in one process: searched in a store, and shown in the window.

Arguments: a folder with a store. Prints what it measured, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.desktop import samples
from tests.desktop.conftest import BY_NAME
from tests.desktop.gallery import stage
from tests.fakes.store import SteppedClock, make_local_store
from tracksync.desktop.views.tasks import TasksPage
from tracksync.storage.local.store import LocalStore

MANY = 50_000
TYPED = ("o", "ow", "owl", "owl 4", "owl 49", "owl 499", "PROJ-4", "PROJ-49", "north wing", "zzz")
TURNS = 40
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Turns:
    """The longest turn of the event loop, in ms of the GUI thread's own work."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    def _turn(self) -> None:
        now = time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


def memory_mib() -> float:
    """Tell how much memory is held now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * _PAGE_BYTES / 2**20


def searches(store: LocalStore) -> list[float]:
    """Search for each of the words, again and again; ms each."""
    took = []
    for _ in range(20):
        for text in TYPED:
            began = time.thread_time()
            with store.read() as now:
                now.find_tasks(text, limit=12)
            took.append((time.thread_time() - began) * 1000)
    return took


def scans(store: LocalStore) -> list[float]:
    """Look through as many plain texts in as plain a way; ms each."""
    with store.read() as now:
        texts = [f"{task.key} {task.title}" for task in now.tasks()]
    took = []
    for text in TYPED * 3:
        began = time.thread_time()
        _ = [place for place, one in enumerate(texts) if text in one]
        took.append((time.thread_time() - began) * 1000)
    return took


def longest_turn(store: LocalStore) -> float:
    """Show all tasks, narrow them down and show all again, while another thread searches."""
    app = QApplication.instance() or QApplication([])
    page = TasksPage(stage(BY_NAME["light"]).look)
    page.resize(900, 700)
    page.show()
    many, few = samples.tasks(MANY), samples.tasks(40)
    app.processEvents()
    turns = Turns()
    searching = threading.Thread(target=lambda: searches(store), name="searching")
    searching.start()
    for turn in range(TURNS):
        page.show_tasks(many if turn % 2 else few)
        app.processEvents()
        bar = page.rows.verticalScrollBar()
        bar.setValue(bar.maximum() * turn // TURNS)
        app.processEvents()
    searching.join()
    return turns.longest_ms


def main() -> int:
    """Measure, and print it."""
    store = make_local_store(Path(sys.argv[1]), SteppedClock())
    before = memory_mib()
    took = searches(store)
    held = memory_mib() - before
    found = {
        "first_ms": took[0],
        "searches_ms": took[1:],
        "held_mib": held,
        "scans_ms": scans(store),
        "turn_ms": longest_turn(store),
    }
    sys.stdout.write(json.dumps(found))
    store.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
