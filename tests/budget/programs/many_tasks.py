"""
Fifty thousand tasks in one process: searched in a store, and shown in the window.

Arguments: a folder with a store. Prints what it measured, as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.desktop import samples
from tests.desktop.conftest import BY_NAME
from tests.desktop.gallery import stage
from tests.fakes.store import SteppedClock, make_local_store
from tests.unit.engine.house import House, MemoryProfile, OpenedMemory
from tracksync.desktop.models.tasks import TasksModel
from tracksync.desktop.presenters.tasks import tasks_model
from tracksync.desktop.views.tasks import TasksPage
from tracksync.storage.local.store import LocalStore

MANY = 50_000
LATE_MS = 16
TYPED = ("o", "ow", "owl", "owl 4", "owl 49", "owl 499", "PROJ-4", "PROJ-49", "north wing", "zzz")
TURNS = 40
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Turns:
    """The longest turn of the event loop, in ms of the GUI thread's own work; the late ones."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self.late = 0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    def _turn(self) -> None:
        now = time.thread_time()
        took_ms = (now - self._last) * 1000
        self.longest_ms = max(self.longest_ms, took_ms)
        self.late += took_ms > LATE_MS
        self._last = now

    def end(self) -> float:
        self._timer.stop()
        return self.longest_ms


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


def longest_turn(app: QApplication, page: TasksPage, store: LocalStore) -> float:
    """Show all tasks, narrow them down and show all again, while another thread searches."""
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


class Many(MemoryProfile):
    """Opens the store of fifty thousand tasks."""

    def __init__(self, store: LocalStore) -> None:
        super().__init__()
        self._many = store

    def open(self) -> OpenedMemory:
        return OpenedMemory(self._many, self.vault)


def keys(store: LocalStore) -> list[float]:
    """Find tasks by their keys, to look and to write; ms each."""
    took = []
    for number in range(0, MANY, MANY // 40):
        for within in (store.read, store.write):
            began = time.thread_time()
            with within() as now:
                (found,) = now.task_by_key(f"proj-{number}")
            took.append((time.thread_time() - began) * 1000)
            if found.key != f"PROJ-{number}":
                raise LookupError(found.key)
    return took


def opening(
    app: QApplication, page: TasksPage, store: LocalStore
) -> tuple[float, list[float], list[float]]:
    """
    Open the Tasks page, type, and take it back.

    Returns:
        The window's longest turn, ms to read what a letter finds, and ms to read what is shown
        without one.
    """
    house = House(profile=Many(store)).start()
    letters: list[float] = []
    lists: list[float] = []
    models: SimpleQueue[TasksModel | None] = SimpleQueue()

    def read() -> None:
        for text in ("", *TYPED * 2, ""):
            began = time.thread_time()
            models.put(tasks_model(house.engine, text))
            (letters if text else lists).append((time.thread_time() - began) * 1000)
        models.put(None)

    page.show_loading()
    app.processEvents()
    turns = Turns()
    reading = threading.Thread(target=read, name="reading")
    reading.start()
    is_over = False
    while not is_over:
        app.processEvents()
        with contextlib.suppress(Empty):
            model = models.get(timeout=0.01)
            if model is not None:
                page.show_tasks(model)
            is_over = model is None
    app.processEvents()
    reading.join()
    house.close()
    return turns.longest_ms, letters, lists


def main() -> int:
    """Measure, and print it."""
    store = make_local_store(Path(sys.argv[1]), SteppedClock())
    before = memory_mib()
    took = searches(store)
    held = memory_mib() - before
    app = QApplication([])
    page = TasksPage(stage(BY_NAME["light"]).look)
    page.resize(900, 700)
    page.show()
    found = {
        "first_ms": took[0],
        "searches_ms": took[1:],
        "held_mib": held,
        "scans_ms": scans(store),
        "turn_ms": longest_turn(app, page, store),
        "keys_ms": keys(store),
    }
    found["opening_ms"], found["letters_ms"], found["lists_ms"] = opening(app, page, store)
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
