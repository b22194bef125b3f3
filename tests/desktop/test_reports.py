"""The Reports page: walked by keyboard, opened by click, read aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.desktop import samples
from tests.desktop import samples_pages as pages
from tests.desktop.stage import Stage
from tests.desktop.trees import write
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.reports import Bar, Grouping, Period, ReportRow
from tracksync.desktop.views.bars import BarChart, step_of
from tracksync.desktop.views.fields import DayField
from tracksync.desktop.views.reports import ReportDelegate, ReportsPage

Key = Qt.Key
HOUR = timedelta(hours=1)


@pytest.fixture
def page(on: Stage, qtbot: QtBot) -> ReportsPage:
    made = ReportsPage(on.look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_report(pages.report())
    made.show()
    return made


def chart_of(page: ReportsPage) -> BarChart:
    chart = page.findChild(BarChart)
    assert isinstance(chart, BarChart)
    return chart


def press(page: ReportsPage, name: str) -> None:
    (button,) = [b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name]
    button.click()


def test_a_bar_is_announced_with_what_is_in_it(page: ReportsPage) -> None:
    """The day, its length, and its tasks."""
    said = str(chart_of(page).model().index(0, 0).data()).splitlines()

    assert said[0] == "Monday, 16 November: 5 h 10 min"
    assert said[1].startswith("Invoice export: ")


def test_the_arrows_walk_the_bars_and_enter_opens(page: ReportsPage) -> None:
    """From the latest, where the keyboard comes in; no further than the first."""
    opened: list[Bar] = []
    page.bar_opened.connect(opened.append)
    chart = chart_of(page)
    chart.setFocus()
    for key in (Key.Key_Home, Key.Key_Left, Key.Key_Right, Key.Key_Return):
        QTest.keyClick(chart, key)

    assert [bar.first.day for bar in opened] == [17]


def test_a_click_opens_the_bar_under_it(page: ReportsPage) -> None:
    """Anywhere above the day's name, also where nothing was tracked."""
    opened: list[Bar] = []
    page.bar_opened.connect(opened.append)
    chart = chart_of(page)
    for row in (0, 6):
        place = chart.visualRect(chart.model().index(row, 0)).center()
        QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert [bar.first.day for bar in opened] == [16, 22]


def test_the_table_is_grouped_as_asked(page: ReportsPage) -> None:
    """Each grouping ends with the same total; a day opens with Enter."""
    days: list[object] = []
    page.day_opened.connect(days.append)
    said = []
    for name in ("By task", "By project", "By day"):
        press(page, name)
        model = page.rows.model()
        said.append([str(model.index(n, 0).data()) for n in range(model.rowCount())])
    page.rows.setCurrentIndex(page.rows.model().index(0, 0))
    QTest.keyClick(page.rows, Key.Key_Return)

    assert said[0][0] == "Invoice export, PROJ-142, 14 h 40 min, 60%"
    assert {rows[-1] for rows in said} == {"Together, 24 h 20 min"}
    assert days == [samples.DAY.replace(day=16)]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ((3, 8, 5), ["3:00 of 8:00 logged", "5:00 left"]),
        ((9, 8, 0), ["9:00 of 8:00 logged", "0:00 left"]),
        ((3, None, None), ["3:00 logged"]),
        ((None, 8, None), ["8:00 estimated"]),
        ((0, None, 0), []),
    ],
)
def test_a_project_tells_how_far_it_is(
    page: ReportsPage, hours: tuple[int | None, ...], said: list[str]
) -> None:
    """What is logged, of which estimate, and what is left; nothing that nobody knows."""
    logged, estimate, remaining = (None if n is None else n * HOUR for n in hours)
    row = ReportRow("Billing", HOUR, 1, "", None, None, logged, estimate, remaining)
    delegate = page.rows.itemDelegate()
    assert isinstance(delegate, ReportDelegate)

    assert list(delegate.progress(row, in_table)) == said


def test_the_period_is_asked_for(page: ReportsPage) -> None:
    """By name, by steps, or by its days."""
    heard: list[object] = []
    page.period_chosen.connect(heard.append)
    page.stepped.connect(heard.append)
    page.days_chosen.connect(lambda first, last: heard.append((first.day, last.day)))
    press(page, "Month")
    press(page, "Earlier")
    press(page, "Later")  # nothing later is there yet
    page.show_report(replace(pages.report(), period=Period.OTHER, is_latest=False))
    press(page, "Later")
    first, _ = page.findChildren(DayField)
    first.stepBy(-1)

    assert heard == [Period.MONTH, -1, 1, (15, 22)]


def test_an_empty_period_leads_somewhere(page: ReportsPage, qtbot: QtBot) -> None:
    """One sentence and one action; the way back to other days stays."""
    report = pages.report()
    nothing = dict.fromkeys(Grouping, ())
    page.show_report(replace(report, total=0 * HOUR, rows=nothing))
    said = write(page)

    assert "Nothing was tracked in this week." in said
    assert not chart_of(page).isVisible()
    with qtbot.waitSignal(page.today_asked, timeout=60_000):
        press(page, "Open Today")


def test_entries_leave_as_a_table_or_as_json(page: ReportsPage) -> None:
    """The menu says for whom which is."""
    asked: list[str] = []
    page.export_asked.connect(asked.append)
    for action in page.findChildren(QAction):
        if action.text().endswith(")…"):
            action.trigger()

    assert asked == ["csv", "json"]


@pytest.mark.parametrize(("hours", "step"), [(1, 1), (4, 1), (5, 2), (33, 12), (5000, 1250)])
def test_a_few_lines_are_enough(hours: int, step: int) -> None:
    """At even distances, whatever the longest bar is."""
    assert step_of(hours * HOUR) == step * HOUR
