"""
Promise: a day of clicks and keys on a real desktop ends with the right entries and worklogs.

The keyring, the tray, the window manager and the keys are real; Jira is the double.
"""

from __future__ import annotations

import json
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desktop_rig.memory import in_every_encoding
from tests.desktop_rig.programs import Program, wait_until
from tests.fakes.jira_cloud import FOX, MIA, OWL
from tests.journeys.desk import Desk, Editor, desk, entries_of, files_holding, told

pytestmark = pytest.mark.timeout(600)
ASKS, WINDOW, WELCOME = "TrackSync asks", "TrackSync", "Welcome to TrackSync"
# A silence of more than six seconds is a gap when it looks every second.
ASLEEP_S = 9
# No click takes longer, even where much else runs.
SLOW_S = 20.0
MINUTE_MS = 60_000
SECRETS = ("correct-horse-7Xq", "battery-staple-9Vw", "tr0ub4dor-and-3Zk")
# Higher than the head of the window, with its own button.
HEAD = 70
# Asana and Azure DevOps are offered before it.
JIRA_STANDS = 2


@pytest.fixture
def room() -> Iterator[Path]:
    # Not pytest's folder: its path is too long for a socket, and a session's is not.
    with tempfile.TemporaryDirectory(prefix="ts") as folder:
        yield Path(folder)


def settle_in(here: Desk) -> None:
    """Choose short times; a light theme, so that the filled buttons can be seen."""
    for key, value in (
        ("activity.sample_seconds", "1"),
        ("idle.threshold_seconds", "10"),
        ("appearance.theme", "light"),
        ("services.jira.retry_base_ms", "10"),
    ):
        assert here.app.cli("config", "set", key, value).get("ok", True)


def first_run(here: Desk) -> None:
    """Open the window by a click on the icon, and read through the first pages."""
    here.at_work(lambda: here.eyes.icon() is not None, "the icon")
    left, top, width, height = here.eyes.icon() or (0, 0, 0, 0)
    here.x.move_pointer(left + width // 2, top + height // 2)
    here.x.click()
    here.see(WELCOME)
    for _ in range(3):
        here.x.press("Return")
    here.see_go(WELCOME)


def connect(here: Desk) -> None:
    """Sign in to Jira in the dialog."""
    here.x.press("ctrl+8")
    here.see_focus(WINDOW, under=HEAD)
    for _ in range(JIRA_STANDS):
        here.x.press("Tab")
    here.x.press("space")
    dialog = "Connect Jira Cloud"
    here.see(dialog)
    here.x.type(here.jira.url)
    here.x.press("Tab")
    here.x.type(MIA.email)
    here.x.press("Tab")
    here.x.type(MIA.token)
    here.x.press("Return")
    here.see_go(dialog)
    here.at_work(lambda: len(here.app.cli("tasks").get("tasks", [])) == 2, "the tasks came")


def question(here: Desk) -> dict[str, Any]:
    """Come back, and be asked."""
    here.see(ASKS)
    (asked,) = told(here.app, "questions", "idle", "list")
    return asked


def answered(here: Desk) -> None:
    here.see_go(ASKS)
    here.at_work(lambda: here.app.status()["questions"] == 0, "the answer is kept")


def come_back_typing(here: Desk, editor: Editor, text: str) -> dict[str, Any]:
    """Go on typing: the question comes, and the focus stays where the typing goes."""
    editor.type(text)
    asked = question(here)
    assert editor.has_focus
    editor.type(" still here")
    assert editor.has_focus
    return asked


def answer_by_key(here: Desk, key: str, *, is_over: bool = True) -> None:
    """Click the window's own ground, then press a number."""
    left, top, width, _ = here.see(ASKS)
    here.x.move_pointer(left + width // 2, top + 8)
    here.x.click()
    here.x.press(key)
    if is_over:
        answered(here)


def answer_without_the_mouse(here: Desk, key: str) -> None:
    """Give the window the keyboard by a command, as a key of the desktop's own would."""
    assert here.app.cli("idle", "focus")["is_shown"]
    here.at_work(lambda: here.focused("getwindowname") == ASKS, "the question has the keyboard")
    here.x.press(key)
    answered(here)


def stop_from_the_tray(here: Desk) -> None:
    def is_stopped() -> bool:
        return not here.app.tracked()

    def click() -> None:
        here.click_tray_line(0, lines=8)

    clicked(here, click, is_stopped, "a click on the tray's first line stopped it")


def start_from_the_tray(here: Desk, title: str) -> None:
    """Two clicks: the icon, the task."""
    tasks = [task["title"] for task in told(here.app, "tasks", "tasks")]
    assert title in tasks

    def is_started() -> bool:
        return here.app.tracked() == title

    def click() -> None:
        here.click_tray_line(2 + tasks.index(title), lines=9)

    clicked(here, click, is_started, "two clicks started the task")


def clicked(here: Desk, click: Callable[[], None], is_done: Callable[[], bool], what: str) -> None:
    """Click until it is done; a click that is only slow is waited for: a second would undo it."""

    def is_done_by_a_click() -> bool:
        here.x.press("Escape")
        click()
        until = time.monotonic() + SLOW_S
        while not is_done():
            if time.monotonic() > until:
                return False
            here.x.press("Shift_L")  # a hand on the keyboard: waiting is no absence
        return True

    wait_until(lambda: is_done() or is_done_by_a_click(), what, seconds=4 * SLOW_S)


def send(here: Desk) -> None:
    """Look at what would be sent, and send it."""
    here.click_tray_line(-3, lines=9)  # "1 waiting" opens the outbox
    here.click_main_button(WINDOW, under=HEAD)
    here.see("Before it is sent")
    assert here.jira.worklogs() == []
    here.click_main_button("Before it is sent")
    here.see_go("Before it is sent")
    here.at_work(
        lambda: not here.app.cli("outbox", "list").get("deliveries", [0]), "everything is sent"
    )


def quit_from_the_tray(here: Desk, program: Program) -> None:
    here.click_tray_line(-1, lines=9)
    ended(program)


def ended(program: Program) -> None:
    """Wait for an end in order, without complaints."""
    wait_until(lambda: not program.is_running, "it ended")
    assert program.process.returncode == 0
    assert "Traceback" not in program.said()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def work(here: Desk, program: Program, editor: Editor) -> tuple[dict[str, Any], ...]:
    """Work, have lunch, think, and let the machine sleep; the three questions."""
    start_from_the_tray(here, OWL.title)
    editor.take()
    editor.type(SECRETS[0])

    here.hands_off()
    lunch = come_back_typing(here, editor, SECRETS[1])
    here.click_main_button(ASKS)  # the likeliest: a break
    answered(here)
    editor.take()
    editor.type(SECRETS[2])

    here.hands_off()
    thinking = come_back_typing(here, editor, " back again")
    answer_without_the_mouse(here, "2")  # work, kept

    program.process.send_signal(signal.SIGSTOP)
    time.sleep(ASLEEP_S)
    program.process.send_signal(signal.SIGCONT)
    gap = question(here)
    answer_by_key(here, "3", is_over=False)  # another task, found by its name
    here.see("Find")
    here.x.type("fox")
    here.x.press("Return")
    answered(here)
    return lunch, thinking, gap


def correct_the_first_entry(here: Desk) -> str:
    """Let it begin an hour and a half before its end; the beginning."""
    (first, *_) = entries_of(here.app)
    start = at(first["end_at"]) - timedelta(minutes=90)
    begun = start.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    change = ("--start", begun, "--note", "Beak")
    assert "entry" in here.app.cli("entry", "edit", first["id"], *change)
    return begun


def booked(entries: list[dict[str, Any]]) -> dict[str, int]:
    """Work out by hand what Jira should hold: whole minutes, the rest carried on in its task."""
    so_far: Counter[str] = Counter()
    wanted = {}
    for entry in entries:
        task, before = entry["task"]["ref"], so_far[entry["task"]["ref"]]
        so_far[task] += int(entry["duration_ms"])
        if minutes := so_far[task] // MINUTE_MS - before // MINUTE_MS:
            wanted[str(entry["id"])] = minutes * 60
    return wanted


def test_a_day(room: Path) -> None:
    """Clicks, keys, lunch, sleep, an edit, a preview: all of it right, once, and nothing typed."""
    with desk(room) as here:
        settle_in(here)
        with here.app.running() as program, here.editor() as editor:
            first_run(here)
            connect(here)
            lunch, thinking, gap = work(here, program, editor)
            stop_from_the_tray(here)
            begun = correct_the_first_entry(here)
            send(here)
            quit_from_the_tray(here, program)
        entries = entries_of(here.app)
        worklogs = here.jira.worklogs()
        first = next(w for w in worklogs if w["properties"]["tracksync"]["id"] == entries[0]["id"])
        traces = [part for each in (*SECRETS, MIA.token) for part in in_every_encoding(each)]

        assert [seen["evidence"] for seen in (lunch, thinking)] == [["no_input"], ["no_input"]]
        assert "not_seen" in gap["evidence"]
        assert [(e["task"]["title"], e["start_at"], e["end_at"]) for e in entries] == [
            (OWL.title, begun, lunch["start_at"]),
            (OWL.title, lunch["end_at"], gap["start_at"]),
            (FOX.title, gap["start_at"], gap["end_at"]),
            (OWL.title, gap["end_at"], entries[-1]["end_at"]),
        ]
        assert first["issue_id"] == OWL.id
        assert first["started_ms"] == at(begun).timestamp() * 1000
        assert '"Beak"' in json.dumps(first["comment"])
        assert {w["properties"]["tracksync"]["id"]: w["seconds"] for w in worklogs} == booked(
            entries
        )
        assert editor.text == "".join(editor.typed)
        assert files_holding(here.app.folder, traces) == []
