"""The program's own composition, off-screen: settings that act at once, and pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QSystemTrayIcon,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.program import Program, running
from tests.desktop.scenes import SCENES
from tests.desktop.stage import Stage
from tests.unit.engine.house import House, MemoryProfile
from tracksync.core.problems import KeystoreLocked
from tracksync.core.sentences import say
from tracksync.core.settings.values import setting
from tracksync.desktop.app.small import _MISSED_MS
from tracksync.desktop.look.languages import install_language
from tracksync.desktop.models.timer import TaskLine, TimerModel, TimerState, TrayModel
from tracksync.desktop.models.window import Place
from tracksync.desktop.pictures import take_pictures
from tracksync.desktop.tray import Tray
from tracksync.desktop.views.finder import Finder
from tracksync.desktop.views.first_run import FirstRun
from tracksync.desktop.views.header import Header
from tracksync.desktop.views.link import LinkDialog
from tracksync.desktop.views.privacy import PrivacyPage
from tracksync.desktop.views.recovery import RecoveryDialog
from tracksync.desktop.views.settings import SettingsPage
from tracksync.engine.lanes.threads import Lane

AT_REST = """
import enum, gc, sys
import tracksync.desktop.qt
from tests.fakes.preferences import FakePreferences
from tracksync.desktop.app.program import make_app
from tracksync.desktop.app.look import AppLook
from tracksync.desktop.bridge import Bridge
from tracksync.desktop.tray import Tray
app = make_app()
bridge, tray, look = Bridge(), Tray(), AppLook(app, FakePreferences())
tray.dress(look.words, lambda: look.look)
tray.show()
app.processEvents()
def has_enums_of_qt():
    return any(c.__qualname__ == "Qt.Key" for c in gc.get_objects() if isinstance(c, enum.EnumType))
before = has_enums_of_qt()
tray.menu.aboutToShow.emit()
sys.stdout.write(f"{before} {has_enums_of_qt()}")
"""
LEAN = """
import sys
import tracksync.desktop.qt
from PySide6.QtCore import QPoint
held = {"argparse", "zipfile"} & set(sys.modules)
try:
    QPoint("x")
except TypeError as problem:
    is_explained = "Supported signatures" in str(problem)
import argparse
sys.stdout.write(f"{len(held)} {is_explained} {argparse.ArgumentParser().prog}")
"""


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, qtbot) as made:
        yield made


def test_a_tray_that_is_lost_has_time_to_come_back(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A panel that starts again brings up no window; one that stays away does, until it is back."""
    there = True
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    waits = program.desktop.small.waits  # its time passes at once

    def goes_by() -> bool:
        waits.timeout.emit()
        return any(w.objectName() == "small_window" for w in program.windows())

    assert not goes_by()
    assert not waits.isActive()
    program.tray.host_changed.emit()  # and it is back in time
    assert waits.interval() == _MISSED_MS
    assert not goes_by()
    assert not waits.isActive()
    there = False
    program.tray.host_changed.emit()
    assert all(w.objectName() != "small_window" for w in program.windows())
    assert goes_by()
    assert waits.isActive()
    there = True
    assert not goes_by()


def test_without_a_tray_the_small_window_is_there(program: Program, qtbot: QtBot) -> None:
    """Off-screen there is no tray, so there must be a window."""
    qtbot.waitUntil(
        lambda: any(w.objectName() == "small_window" for w in program.windows()), timeout=60_000
    )


def test_a_tray_at_rest_leaves_the_enums_of_qt_alone() -> None:
    """All 80 come with the first use of one, and take 1.2 MB; the open menu may have them."""
    done = subprocess.run(
        [sys.executable, "-c", AT_REST],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "False True"


def test_what_qt_needs_for_its_own_start_is_let_go() -> None:
    """It still explains a call that is wrong, and whoever wants a module has it."""
    done = subprocess.run(
        [sys.executable, "-c", LEAN],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "0 True -c"


def test_theme_and_language_change_at_once(program: Program, qtbot: QtBot) -> None:
    """Nothing has to be started again."""
    room = program.desktop.open(Place.TODAY)
    light = room.window.palette().window().color().name()
    program.choose("appearance.theme", "dark")
    qtbot.waitUntil(lambda: room.window.palette().window().color().name() != light, timeout=60_000)
    program.choose("appearance.language", "de")
    qtbot.waitUntil(lambda: "Beenden" in program.lines(), timeout=60_000)

    again = program.desktop.open()
    assert again.window.sidebar.name_of(Place.TODAY) == "Heute"


def test_pictures_are_shown_before_they_are_taken(program: Program, qtbot: QtBot) -> None:
    """The menu says so first; then each is told of; and it ends with the timer."""

    def shown() -> bool:
        return "Pictures of the screen, every 30 s" in program.lines()

    def looks() -> int:
        program.house.work(1)
        return len(program.house.screen.looks)

    house = program.house
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    program.choose("screenshots.interval_seconds", "30")
    program.choose("screenshots.enabled", "on")
    house.ask("start", ref=ref)
    qtbot.waitUntil(shown, timeout=60_000)
    assert house.screen.looks == []
    assert "Pictures of the screen" in program.tray.icon.toolTip()
    qtbot.waitUntil(lambda: looks() > 0 and bool(program.notices.shown), timeout=60_000)
    assert program.notices.shown[0].title == "A picture of your screen was taken"
    program.tray.capture_clicked.emit()
    house.ask("stop")
    qtbot.waitUntil(lambda: not shown(), timeout=60_000)


@pytest.mark.parametrize("notice", ["icon", "notification"])
def test_the_icon_tells_of_each_picture(program: Program, qtbot: QtBot, notice: str) -> None:
    """The dot grows for a moment, whatever is chosen: no machine is too poor for that."""
    house = program.house
    program.choose("screenshots.notice", notice)
    program.choose("screenshots.interval_seconds", "60")
    program.choose("screenshots.enabled", "on")
    house.ask("start", ref=house.ask("task.add", title="Invoice export")["task"]["ref"])

    def shines() -> bool:
        house.work(1)
        return program.tray._sign is not None and program.tray._sign.shines  # noqa: SLF001  seen

    qtbot.waitUntil(shines, timeout=60_000)
    assert notice == "notification" or program.notices.shown == []
    shining = program.tray._sign  # noqa: SLF001  as above
    qtbot.waitUntil(lambda: program.tray._sign != shining, timeout=60_000)  # noqa: SLF001  as above


def test_text_size_follows_the_setting(program: Program, qtbot: QtBot) -> None:
    """Twice the size is twice the size."""
    room = program.desktop.open(Place.TODAY)
    before = room.window.font().pointSizeF()
    program.choose("appearance.text_scale_percent", "200")
    qtbot.waitUntil(
        lambda: room.window.font().pointSizeF() == pytest.approx(2 * before), timeout=60_000
    )


def test_the_session_follows_the_setting(program: Program, qtbot: QtBot) -> None:
    """Set from the command line, the session is told all the same."""
    program.choose("autostart.enabled", "yes")
    qtbot.waitUntil(lambda: program.session.on, timeout=60_000)


def test_a_left_click_does_what_was_chosen(qtbot: QtBot, qapp: QApplication) -> None:
    """The window, or the timer."""
    install_language(qapp, QLocale("en_GB"))
    tray = Tray()
    line = TaskLine("local:1", "Research & development " * 9)
    tray.show_tray(TrayModel(TimerModel(TimerState.RUNNING, "UTC", line)))
    heard: list[str] = []
    tray.open_clicked.connect(lambda: heard.append("open"))
    tray.stop_clicked.connect(lambda: heard.append("stop"))
    click = tray.icon.ActivationReason.Trigger
    tray.icon.activated.emit(click)
    tray.click_does("timer")
    tray.icon.activated.emit(click)
    labels = [action.text() for action in tray.menu.actions()]

    assert heard == ["open", "stop"]
    assert all("\n" not in label for label in labels)
    assert all(len(label.replace("&&", "&")) <= 60 for label in labels)
    assert any("Research && development" in label for label in labels)


def test_leaving_the_finder_tells_whoever_wanted_a_task(program: Program) -> None:
    """Escape is heard, so that the question can come back."""
    heard: list[str] = []
    room = program.desktop.open(Place.TODAY)
    room.choose_task(heard.append, lambda: heard.append("left"))
    (finder,) = room.window.findChildren(Finder)
    QTest.keyClick(finder.search, Qt.Key.Key_Escape)

    assert heard == ["left"]


def test_a_link_starts_nothing_before_the_person_says_so(program: Program, qtbot: QtBot) -> None:
    """It names the task; Enter and a newer link put it off, and only its button starts it."""
    house = program.house
    first, second = (house.ask("task.add", title=t)["task"]["ref"] for t in ("Export", "<b>Call"))
    house.ask("start", ref=first)

    def asks() -> list[LinkDialog]:
        return [w for w in program.windows() if isinstance(w, LinkDialog)]

    def asked(ref: str, what: str) -> LinkDialog:
        """Follow a link, and wait until it is what is asked about, and nothing else."""
        assert house.ask("link.open", ref=ref)["is_shown"]
        qtbot.waitUntil(lambda: [what in says(w) for w in asks()] == [True], timeout=60_000)
        return asks()[0]

    def says(dialog: LinkDialog) -> list[str]:
        return [label.text() for label in dialog.findChildren(QLabel)]

    def running() -> str:
        return str(house.ask("status")["timer"]["entry"]["task"]["ref"])

    dialog = asked(second, "<b>Call")
    assert "Export runs now and would end." in says(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asks() == []
    assert not asked("PROJ-1", "No task goes by the name PROJ-1.").start.isVisible()
    QTest.keyClick(asked(second, "<b>Call").not_now, Qt.Key.Key_Space)
    assert (asks(), running()) == ([], first)
    asked(second, "<b>Call").start.click()
    qtbot.waitUntil(lambda: running() == second, timeout=60_000)
    assert house.ask("log")["log"][0]["via"] == "link"


def test_a_link_waits_for_the_store(qapp: QApplication, qtbot: QtBot) -> None:
    """While it is closed nothing is known of the task; it is asked about once it is open."""
    locked = MemoryProfile(trouble=KeystoreLocked(say("The keystore is locked."), say("Open it.")))
    with running(qapp, qtbot, House(profile=locked), is_open=False) as program:
        house = program.house
        assert house.ask("link.open", ref="PROJ-1")["is_shown"]
        qtbot.waitUntil(lambda: "main_window" in names(program), timeout=60_000)
        assert "link_dialog" not in names(program)
        locked.trouble = None
        house.ask("keystore.unlock")
        qtbot.waitUntil(lambda: "link_dialog" in names(program), timeout=60_000)


def test_a_command_lets_the_keyboard_answer_the_question(program: Program, qtbot: QtBot) -> None:
    """Bound to a key of the desktop's own; no key is ever listened to."""
    house = program.house
    house.ask("start", ref=house.ask("task.add", title="Invoice export")["task"]["ref"])
    house.work(2)
    house.clock.move(minutes=45)
    house.work(1)
    qtbot.waitUntil(lambda: "question_window" in names(program), timeout=60_000)
    assert house.ask("idle.focus")["is_shown"]

    def in_front() -> QWidget | None:
        window = QApplication.activeWindow()
        return window if window and window.objectName() == "question_window" else None

    qtbot.waitUntil(lambda: in_front() is not None, timeout=60_000)
    window = in_front()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: house.ask("idle.list")["questions"] == [], timeout=60_000)
    assert house.code("idle.focus") == 7


def names(program: Program) -> set[str]:
    return {window.objectName() for window in program.windows()}


def test_a_recovery_key_comes_from_the_first_run_and_from_privacy(
    program: Program, qtbot: QtBot
) -> None:
    """It is made behind the card, and can be made anew later."""
    room = program.desktop.open(Place.PRIVACY)
    room.welcome()
    (first,) = room.window.findChildren(FirstRun)
    first.card.make.click()
    qtbot.waitUntil(lambda: first.card.key.text().startswith("AGE-SECRET-KEY-1"), timeout=60_000)
    first.card.copy.click()
    first.reject()
    page = room.window.pages[Place.PRIVACY]
    assert isinstance(page, PrivacyPage)
    page.recovery_clicked.emit()
    (later,) = room.window.findChildren(RecoveryDialog)

    assert "already" in later.card.sentence.text()
    later.reject()


def test_privacy_leads_to_a_setting(program: Program, qtbot: QtBot) -> None:
    """What is more than on or off is chosen on the Settings page, which shows just that."""
    room = program.desktop.open(Place.PRIVACY)
    page = room.window.pages[Place.PRIVACY]

    def ways() -> list[QAbstractButton]:
        buttons = page.findChildren(QAbstractButton)
        return [b for b in buttons if b.accessibleName() == "To the setting: Your days off"]

    qtbot.waitUntil(lambda: bool(ways()), timeout=60_000)
    ways()[0].click()
    settings = room.window.pages[Place.SETTINGS]
    assert isinstance(settings, SettingsPage)

    assert settings.search.text() == setting("holidays.file").title


def test_the_sums_keep_up_with_the_head(program: Program, qtbot: QtBot) -> None:
    """What runs counts in both, so that one window never names two lengths."""
    house = program.house
    house.ask("start", ref=house.ask("task.add", title="Invoice")["task"]["ref"])
    house.clock.move(minutes=2)
    room = program.desktop.open(Place.REPORTS)
    page, head = room.window.pages[Place.REPORTS], room.window.findChild(Header)
    assert head is not None

    def says(length: str) -> bool:
        return any(text.text() == length for text in page.findChildren(QLabel))

    qtbot.waitUntil(lambda: says("2 min"), timeout=60_000)
    house.clock.move(minutes=7)
    head.went_on.emit()

    qtbot.waitUntil(lambda: says("9 min"), timeout=60_000)


def test_the_gallery_shows_what_the_program_has(program: Program, on: Stage, qtbot: QtBot) -> None:
    """The same buttons and switches on the pages that are no day of somebody's."""
    program.choose("appearance.language", "en")
    room = program.desktop.open(Place.PRIVACY)
    for place in (Place.PRIVACY, Place.SETTINGS):
        room.open(place)
        page = room.window.pages[place]
        sample = SCENES[place.value](on)
        qtbot.addWidget(sample)
        wanted = _offered(sample.findChildren(type(page))[0])
        # What is sent by itself has a switch where there is a connection.
        wanted -= {name for name in wanted if name.startswith("Worklogs to ")}
        qtbot.waitUntil(partial(_offers, page, wanted), timeout=60_000)
    room.welcome()
    (first,) = room.window.findChildren(FirstRun)
    first.show_page(2)
    sample = SCENES["first-run-3"](on)
    qtbot.addWidget(sample)

    assert _offered(first) == _offered(sample)
    assert {"Start when I sign in", "Make a recovery key"} <= _offered(first)


def _offers(page: QWidget, wanted: set[str]) -> bool:
    return _offered(page) == wanted


def _offered(inside: QWidget) -> set[str]:
    """Name what can be clicked, also on pages that are not in sight."""
    found = {part.accessibleName() for part in inside.findChildren(QAbstractButton)}
    return {name for name in found if name}


def test_every_picture_shows_something(program: Program, tmp_path: Path) -> None:
    """A blank window has a handful of colours."""
    engine = program.house.engine
    engine.lanes.ask(
        Lane.STORE, lambda: engine.services.tasks.add_local("Invoice export", via="test")
    )
    taken = take_pictures(engine, tmp_path)

    assert {"tray-menu", "today", "settings", "small-window", "first-run"} <= {
        file.stem for file in taken
    }
    for name in ("tray-menu", "small-window", "tasks"):
        assert any("Invoice export" in text for text in taken[tmp_path / f"{name}.png"]), name
    for file in taken:
        image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
        colours = set(memoryview(image.constBits()).cast("I"))
        assert len(colours) > 50, file.stem
