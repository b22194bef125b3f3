"""What a page shows does not go into the log, whichever page it is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.program import running
from tracksync.desktop.models.window import Place

MARK = "MARKED7f3a"


def test_no_page_tells_the_log_what_it_shows(qapp: QApplication, qtbot: QtBot) -> None:
    """With a marked title, project, note, standup and e-mail on the pages."""
    with running(qapp, qtbot) as program:
        house = program.house
        program.choose("profile.email", f"{MARK}@example.org")
        ref = house.ask("task.add", title=MARK, project=MARK)["task"]["ref"]
        house.ask("start", ref=ref, note=MARK)
        house.work(10)
        house.ask("stop")
        house.ask("start", ref=ref)
        for place in Place:
            room = program.desktop.open(place)
            qtbot.waitUntil(room.window.isVisible)
        told = [*house.log.notes, *house.log.faults]

    assert [line for line in told if MARK in str(line)] == []
