"""Keeps how the main window was left, so that it comes up so again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from tracksync.desktop.models.placing import Area, Placing, fitted, read_placing
from tracksync.desktop.views.window import FRAME, MainWindow

# What stood so long is where it is meant to be; and it has its state by then, too.
_STILL_MS = 1_000
_MOVES = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange}


class Placed(QObject):
    """
    The place of one main window.

    Args:
        left: How it was left the last time, as it was kept; empty where that is not known (yet).
        keep: Keeps how it is left; called once it stands still, and when it goes.
    """

    def __init__(self, window: MainWindow, left: str, keep: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._kept, self._keep = window, left, keep
        self._normal = read_placing(left)
        self._given = window.size()
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._still.timeout.connect(self.save)
        window.installEventFilter(self)

    def put(self) -> None:
        """Bring the window to where it was, as far as that is on a screen."""
        window, main = self._window, QGuiApplication.primaryScreen()
        screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
        rooms = [screen.availableGeometry() for screen in screens]
        areas = [Area(room.x(), room.y(), room.width(), room.height()) for room in rooms]
        wanted = self._normal or Placing(window.width(), window.height())
        place = fitted(wanted, areas, (FRAME.width(), FRAME.height()))
        window.resize(place.width, place.height)
        if place.spot is not None and _knows_spots():
            window.move(*place.spot)
        if place.is_maximized:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        self._given = window.size()

    def learn(self, left: str) -> None:
        """Hear how it was left only now: the store was closed. What was drawn to size stays so."""
        if read_placing(left) is not None and self._window.size() == self._given:
            self._kept, self._normal = left, read_placing(left)
            self.put()

    def save(self) -> None:
        """Keep how it stands, unless that is known."""
        self._still.stop()
        self._note()
        now = "" if self._normal is None else self._normal.written()
        if now not in {"", self._kept}:
            self._kept = now
            self._keep(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        try:
            self._heed(event.type())
        except RuntimeError:  # hidden by its own end: what Python holds of it is gone already
            return False
        return super().eventFilter(watched, event)

    def _heed(self, what: QEvent.Type) -> None:
        if what in _MOVES and self._window.isVisible():
            self._still.start()
        elif what is QEvent.Type.Hide:
            self.save()

    def _note(self) -> None:
        """See how it stands; one that fills the screen goes back to where it was before."""
        window, before = self._window, self._normal
        if window.isMinimized():
            return
        if not window.isMaximized() and not window.isFullScreen():
            spot = (window.x(), window.y()) if _knows_spots() else None
            self._normal = Placing(window.width(), window.height(), spot)
            return
        size = window.normalGeometry().size()
        before = before or Placing(size.width(), size.height())
        self._normal = replace(before, is_maximized=window.isMaximized())


def _knows_spots() -> bool:
    """Whether windows know where they stand, and may say where they want to; not on Wayland."""
    return not QGuiApplication.platformName().startswith("wayland")
