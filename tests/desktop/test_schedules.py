"""Schedules on the Standup page: by keyboard, and what a choice means before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop import samples, samples_standup
from tests.desktop.program import Program, running
from tests.desktop.stage import Stage as On
from tests.desktop.trees import controls, name_of, write
from tests.unit.engine.team import Team
from tracksync.core.standup.schedules import CatchUp, Schedule
from tracksync.desktop.models.standup import ScheduleRow
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.standup.page import StandupPage
from tracksync.desktop.views.standup.schedule_form import ScheduleDialog
from tracksync.desktop.views.standup.schedule_words import ScheduleWords

Key = Qt.Key
Ask = Callable[..., ScheduleDialog]


@pytest.fixture
def ask(on: On, qtbot: QtBot) -> Ask:
    """Open the dialog of a schedule that is different in some ways."""

    def opened(**different: object) -> ScheduleDialog:
        made = ScheduleDialog(on.look, samples_standup.schedule_form(**different))
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        QApplication.processEvents()
        return made

    return opened


def test_a_schedule_comes_back_as_it_was_shown(ask: Ask) -> None:
    """Nothing changes that nobody touched."""
    whole = Schedule(
        "7",
        "teams-1",
        time(16, 5),
        frozenset({1, 3}),
        "America/New_York",
        timedelta(minutes=45),
        CatchUp.LATE,
        is_automatic=True,
        template="Team red",
    )
    asked = {name: getattr(whole, name) for name in Schedule.__dataclass_fields__}

    assert ask(**asked).chosen() == whole
    assert ask().chosen() == Schedule("", "slack-1", time(9, 30))


def test_one_is_chosen_with_the_keys_alone(ask: Ask) -> None:
    """The time is typed, the lists are walked, days are ticked; Enter keeps it."""
    dialog, kept = ask(), list[Schedule]()
    dialog.kept.connect(kept.append)
    QTest.keyClicks(dialog.time, "1015")
    QTest.keyClick(dialog.which, Key.Key_Down)
    dialog.days.chips[5].setFocus()
    QTest.keyClick(dialog.days.chips[5], Key.Key_Space)
    QTest.keyClick(dialog.zone, Key.Key_Down)
    QTest.keyClick(dialog.does, Key.Key_Down)
    QTest.keyClick(dialog.does, Key.Key_Return)

    assert kept == [
        Schedule(
            "",
            "slack-1",
            time(10, 15),
            frozenset({1, 2, 3, 4}),
            samples.ZONE,
            is_automatic=True,
        )
    ]


def test_what_going_by_itself_means_is_said_before_it_is_kept(ask: Ask) -> None:
    """It asks unless the person chooses otherwise, and then everybody reads it."""
    dialog = ask()
    asks = write(dialog)
    dialog.does.setCurrentIndex(1)

    assert "Nothing goes without your word." in asks
    assert "everybody in the channel reads it" in write(dialog)
    assert "Nothing goes without your word." not in write(dialog)


def test_a_thread_is_offered_where_there_can_be_one(ask: Ask) -> None:
    """A webhook has none, which is said; the choice is there again with the channel."""
    dialog = ask()
    QTest.keyClick(dialog.in_thread, Key.Key_Space)
    chosen, offered = dialog.chosen().in_thread, write(dialog)
    dialog.channel.setCurrentIndex(1)
    there, said = dialog.chosen().in_thread, write(dialog)
    can = dialog.in_thread.isEnabled()
    dialog.channel.setCurrentIndex(0)

    assert (chosen, there, can, dialog.chosen().in_thread) == (True, False, False, True)
    assert "which the first of you posts" in offered
    assert "has no threads that TrackSync can post into" in said


def test_handing_over_is_offered_where_that_is_taken(ask: Ask) -> None:
    """Not by a webhook, and not with a thread: what was chosen last counts."""
    dialog = ask(in_thread=True)
    QTest.keyClick(dialog.is_ahead, Key.Key_Space)
    ahead = dialog.chosen()
    QTest.keyClick(dialog.in_thread, Key.Key_Space)
    threaded = dialog.chosen()
    QTest.keyClick(dialog.in_thread, Key.Key_Space)
    QTest.keyClick(dialog.is_ahead, Key.Key_Space)
    dialog.channel.setCurrentIndex(1)

    assert (ahead.is_ahead, ahead.in_thread) == (True, False)
    assert (threaded.is_ahead, threaded.in_thread) == (False, True)
    assert (dialog.chosen().is_ahead, dialog.is_ahead.isEnabled()) == (False, False)
    assert "takes nothing before its time" in write(dialog)


def test_where_it_asks_anyway_late_is_asking(ask: Ask) -> None:
    """Sending late means something only where it goes by itself."""
    dialog = ask(is_automatic=True, catch_up=CatchUp.LATE)
    dialog.does.setCurrentIndex(0)
    asking = dialog.chosen().catch_up
    dialog.does.setCurrentIndex(1)

    assert asking is CatchUp.ASK
    assert dialog.catch_up.count() == len(CatchUp)


def test_no_days_are_no_schedule(ask: Ask) -> None:
    """At least one has to be ticked."""
    dialog = ask(days=frozenset({5}))
    dialog.days.chips[5].setChecked(False)
    none = dialog.save.isEnabled()
    dialog.days.chips[6].setChecked(True)

    assert not none
    assert dialog.save.isEnabled()


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (Schedule("1", "c", time(9, 30)), "Every working day at 09:30"),
        (Schedule("1", "c", time(9, 30), frozenset(range(1, 8))), "Every day at 09:30"),
        (Schedule("1", "c", time(9, 30), frozenset({5, 1})), "Mon, Fri at 09:30"),
        (
            Schedule("1", "c", time(9, 30), zone="America/New_York"),
            "Every working day at 09:30 in America/New York",
        ),
    ],
)
def test_a_schedule_is_said(on: On, schedule: Schedule, said: str) -> None:
    """Its days, its time, and its zone where that is not the person's."""
    assert ScheduleWords(on.look).when(schedule) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "next: today 09:30"), (4, "next: Monday 09:30"), (8, "next: Fri 27 Nov 09:30")],
)
def test_the_next_is_said_as_people_do(on: On, days: int, said: str) -> None:
    """Today, a day of the week, or a date."""
    at = samples.at(9, 30, day=samples.DAY + timedelta(days=days))
    row = ScheduleRow(Schedule("1", "c", time(9, 30)), "Slack", at)
    words = ScheduleWords(on.look)

    in_thread = replace(row, schedule=replace(row.schedule, in_thread=True))
    assert words.deed(in_thread) == "asks you, in the day's thread"
    assert words.deed(replace(row, poster="Office PC")) == "posted from Office PC"
    ahead = replace(row, schedule=replace(row.schedule, is_ahead=True))
    assert words.deed(ahead) == "asks you, handed over beforehand"
    ours = replace(row, schedule=replace(row.schedule, template="Ours"))
    assert words.deed(ours) == "asks you, reads as Ours"
    assert words.coming(row, samples.ZONE, samples.DAY) == said
    never = replace(row, next_at=None)
    assert words.coming(never, samples.ZONE, samples.DAY) == "next: not within a year"


# --- in the program ------------------------------------------------------------------------------


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, qtbot, Team(begins=False)) as made:
        yield made


def test_a_schedule_from_nothing_and_back(program: Program, qtbot: QtBot) -> None:
    """Added, changed, removed, put back, taken over: the page says each, and the store knows it."""
    team, window = program.house, program.desktop.open(Place.STANDUP).window
    page = window.stack.currentWidget()
    assert isinstance(page, StandupPage)

    def named(name: str) -> list[QWidget]:
        return [c for c in controls(page) if name_of(c) == name and c.isVisible()]

    def press(name: str) -> None:
        qtbot.waitUntil(lambda: bool(named(name)), timeout=60_000)
        QTest.keyClick(named(name)[0], Key.Key_Space)

    def see(text: str) -> None:
        qtbot.waitUntil(lambda: text in write(page), timeout=60_000)

    def dialog() -> ScheduleDialog:
        qtbot.waitUntil(lambda: bool(window.findChildren(ScheduleDialog)), timeout=60_000)
        found: ScheduleDialog = window.findChildren(ScheduleDialog)[-1]
        return found

    see("Add a schedule…")
    press("Add a schedule…")
    QTest.keyClick(dialog().save, Key.Key_Space)
    see("Every working day at 09:30 to Slack")
    qtbot.waitUntil(lambda: not window.findChildren(ScheduleDialog), timeout=60_000)
    press("Change: Every working day at 09:30 to Slack")
    opened = dialog()
    opened.does.setCurrentIndex(1)
    QTest.keyClick(opened.save, Key.Key_Space)
    see("goes by itself")
    press("Remove: Every working day at 09:30 to Slack")
    see("Removed: Every working day at 09:30 to Slack")
    qtbot.waitUntil(lambda: "Change: Every" not in write(page), timeout=60_000)
    gone = team.ask("standup.schedule.list")["schedules"]
    press("Put it back")
    see("Change: Every working day at 09:30 to Slack")
    (back,) = team.ask("standup.schedule.list")["schedules"]
    team.device = ("d2", "Laptop")
    press("Change: Every working day at 09:30 to Slack")
    QTest.keyClick(dialog().save, Key.Key_Space)
    see("posted from Office PC")
    press("Take over: Every working day at 09:30 to Slack")
    see("goes by itself")

    assert gone == []
    assert (back["at"], back["is_automatic"]) == ("09:30", True)
