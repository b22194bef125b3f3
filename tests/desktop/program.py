"""The program's own composition with nothing of a desktop around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.engine.house import House
from tracksync.desktop.app.desktop import Desktop
from tracksync.desktop.bridge import Bridge
from tracksync.desktop.look.languages import remove_language
from tracksync.desktop.outfit import Outfit
from tracksync.desktop.tray import Tray
from tracksync.ports.notify import Notice


class NoNotices:
    """A notifier that remembers."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []

    def show(self, notice: Notice) -> bool:
        self.shown.append(notice)
        return True

    def withdraw(self, topic: str) -> None:
        pass

    def start(self, acted: object) -> None:
        pass

    def close(self) -> None:
        pass


class Session:
    """Starts us with the session, or not."""

    def __init__(self) -> None:
        self.on = False

    def is_on(self) -> bool:
        return self.on

    def turn_on(self) -> None:
        self.on = True

    def turn_off(self) -> None:
        self.on = False


class Program:
    """
    Everything that runs, without a tray host.

    Attributes:
        left: Those that nobody closed yet; after each test `end_left` does.
    """

    left: ClassVar[list[Program]] = []

    def __init__(self, app: QApplication, house: House | None = None) -> None:
        self._app, self._before = app, (QLocale(), app.font())
        self.house = house or House()
        self.house.settings.choose("day.work_days", "1,2,3,4,5")
        self.bridge = Bridge()
        engine = self.house.engine
        engine.lanes._deliver = self.bridge.deliver  # noqa: SLF001  as `open_app` would have it
        engine._deliver = self.bridge.deliver  # noqa: SLF001  the same
        self.session, self.tray = Session(), Tray()
        self.notices = NoNotices()
        outfit = Outfit(lambda: self.notices, lambda: self.session)
        self.desktop = Desktop(app, self.tray, engine, outfit, self.bridge)
        self.left.append(self)
        self.desktop.begin()

    def choose(self, key: str, value: object) -> None:
        """Change a setting from outside, as the command line does."""
        self.house.ask("config.set", key=key, value=value)

    def windows(self) -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if w.isVisible()]

    def lines(self) -> list[str]:
        found: list[QAction] = self.tray.menu.actions()
        return [a.text() for a in found if a.isVisible() and not a.isSeparator()]

    def close(self) -> None:
        """End it, whatever came of it, so that nothing of it wakes in the next test."""
        if self not in self.left:
            return
        self.left.remove(self)
        with ExitStack() as stack:  # from below, and each whatever the others said
            stack.callback(self._undress)
            stack.callback(self._fall_silent)
            stack.callback(self.house.close)
            stack.callback(self.desktop.end)

    def _fall_silent(self) -> None:
        windows = QApplication.topLevelWidgets()
        for owner in (self.desktop, self.tray, self.bridge, *windows):
            for timer in owner.findChildren(QTimer):
                timer.stop()
        QCoreApplication.removePostedEvents(self.bridge)
        for window in windows:
            window.hide()  # the small one would not close
            window.deleteLater()

    def _undress(self) -> None:
        locale, font = self._before
        remove_language(self._app, self.desktop.look._language)  # noqa: SLF001  it goes with the process
        QLocale.setDefault(locale)
        self._app.setFont(font)


def end_left() -> None:
    """End whatever program a test left behind."""
    with ExitStack() as stack:
        for program in Program.left:
            stack.callback(program.close)


@contextmanager
def running(
    app: QApplication, qtbot: QtBot, house: House | None = None, *, is_open: bool = True
) -> Iterator[Program]:
    """Run the program until its store is open, or refused; put everything back afterwards."""
    made = Program(app, house)
    try:
        if is_open:
            qtbot.waitUntil(
                lambda: "Quit" in made.lines() and len(made.lines()) > 4, timeout=60_000
            )
        else:
            qtbot.waitUntil(lambda: made.house.engine.problem is not None, timeout=60_000)
        yield made
    finally:
        made.close()
