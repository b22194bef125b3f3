"""The program's own composition with nothing of a desktop around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.engine.house import House
from tracksync.desktop.app import Outfit
from tracksync.desktop.app_desktop import Desktop
from tracksync.desktop.bridge import Bridge
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
    """Everything that runs, without a tray host."""

    def __init__(self, app: QApplication, house: House | None = None) -> None:
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
        self.desktop.end()
        self.house.close()
        for window in QApplication.topLevelWidgets():
            window.close()
            window.deleteLater()


@contextmanager
def running(
    app: QApplication, qtbot: QtBot, house: House | None = None, *, is_open: bool = True
) -> Iterator[Program]:
    """Run the program until its store is open, or refused; put everything back afterwards."""
    before = QLocale(), app.font()
    made = Program(app, house)
    if is_open:
        qtbot.waitUntil(lambda: "Quit" in made.lines() and len(made.lines()) > 4, timeout=60_000)
    else:
        qtbot.waitUntil(lambda: made.house.engine.problem is not None, timeout=60_000)
    yield made
    made.choose("appearance.language", "en")
    QApplication.processEvents()
    made.close()
    QLocale.setDefault(before[0])
    app.setFont(before[1])
