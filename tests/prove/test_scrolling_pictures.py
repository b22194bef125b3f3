"""6 000 pictures in 90 days, scrolled through from first to last: the window never waits."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.budget.numbers import Row, publish
from tests.budget.programs.many_tasks import Turns
from tests.contract.storage.test_vault import DAY, Room
from tests.desktop.program import Program, running
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.screenshots.page import ScreenshotsPage
from tracksync.platforms.screen.pixels import SMALL_WIDTH_PX, small

pytestmark = [
    pytest.mark.timing,
    pytest.mark.timeout(1800),
    # What the off-screen platform says of itself.
    pytest.mark.qt_log_ignore(
        r"This plugin does not support (propagateSizeHints|raise)\(\)", extend=True
    ),
]

DAYS, A_DAY = 90, 67
PATIENCE_MS = 60_000
MOST_MS = 100
# Of the size and kind that small pictures have; what follows it in the file is not looked at.
SMALL = small(Image.effect_noise((SMALL_WIDTH_PX * 2, SMALL_WIDTH_PX), 64).convert("RGB"))


def filled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Take pictures for ninety days."""
    monkeypatch.setattr("tests.contract.storage.test_vault.PIXELS", SMALL)
    room = Room(folder)
    for back in reversed(range(DAYS)):
        room.take(A_DAY, DAY - timedelta(days=back))
    return room


def page_of(program: Program, room: Room, qtbot: QtBot) -> ScreenshotsPage:
    """Open the page on the pictures of a room, and tell when all its days are there."""
    house = program.house
    house.profile.vault.kept[str(DAY)] = []  # so that there is something to look at
    house.engine.running.capturing.service.vault = room.open()  # a real one
    window = program.desktop.open(Place.SCREENSHOTS).window
    page = window.pages[Place.SCREENSHOTS]
    assert isinstance(page, ScreenshotsPage)
    qtbot.waitUntil(lambda: page.days.rows.rowCount() == DAYS, timeout=PATIENCE_MS)
    return page


def scrolled(page: ScreenshotsPage, day: date, qtbot: QtBot) -> int:
    """Open a day and scroll to its end, half a screen at a time; how many pictures were seen."""
    grid, bar = page.grid, page.grid.verticalScrollBar()
    page.day_opened.emit(day)
    qtbot.waitUntil(lambda: page.days.value() == day, timeout=PATIENCE_MS)
    cells = grid.rows.values
    seen: set[int] = set()

    def in_sight() -> list[int]:
        room = grid.viewport().rect()
        rects = [grid.visualRect(grid.rows.index(row, 0)) for row in range(len(cells))]
        return [cell.number for cell, at in zip(cells, rects, strict=True) if room.intersects(at)]

    for at in range(0, bar.maximum() + bar.pageStep(), max(1, bar.pageStep() // 2)):
        bar.setValue(at)
        QApplication.processEvents()
        numbers = in_sight()

        def are_drawn(numbers: list[int] = numbers) -> bool:
            return all(one in grid.smalls for one in numbers)

        qtbot.waitUntil(are_drawn, timeout=PATIENCE_MS)
        seen.update(one for one in numbers if grid.smalls.get(one) is not None)
    return len(seen)


def test_ninety_days_are_scrolled_through_without_a_stall(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each picture is opened and drawn, and no turn of the window is long."""
    room = filled(tmp_path, monkeypatch)
    with running(qapp, qtbot) as program:
        page = page_of(program, room, qtbot)
        turns = Turns()
        seen = sum(scrolled(page, day, qtbot) for day in tuple(page.days.rows.values))
        longest = turns.end()

    count = f"{DAYS * A_DAY:,}".replace(",", " ")
    row = Row("longest turn of the window", f"{longest:.0f} ms", "its own work", longest, MOST_MS)
    publish(
        "Scrolling through ninety days of pictures",
        [row],
        note=f"{count} of them, each opened and drawn; {turns.late} turns took more than 16 ms.",
    )
    assert seen == DAYS * A_DAY
