"""Panels that take status items over the session bus, told of once they have settled."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

# A panel's parts find one another in its own time; one that only starts again is back by then.
_SETTLES_MS = 1_000


class PanelWatch(Protocol):
    """Hears of panels."""

    def fileno(self) -> int:
        """Return what to watch; negative when there is nothing more to hear."""

    def is_there(self) -> bool:
        """Ask whether some panel takes status items now."""

    def heard(self) -> bool:
        """Take in what came; tell whether a panel came, went, or has one more part that shows."""

    def close(self) -> None:
        """Hear no more."""


class Panels(QObject):
    """
    Tells when a panel came or went, or has one more part that shows icons.

    Waybar takes an item before that part listens, and then never draws it.
    """

    changed = Signal()

    def __init__(self, watch: PanelWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._settles = QTimer(self, interval=_SETTLES_MS, singleShot=True)
        self._settles.timeout.connect(self.changed)
        self._reader: QSocketNotifier | None = None
        if watch.fileno() >= 0:
            self._reader = QSocketNotifier(watch.fileno(), QSocketNotifier.Type.Read, self)
            self._reader.activated.connect(lambda *_: self._hear())

    def is_there(self) -> bool:
        """Whether some panel takes status items now."""
        is_there = self._watch.is_there()
        self._hear()  # what came before the answer wakes nobody any more
        return is_there

    def _hear(self) -> None:
        if self._watch.heard():
            self._settles.start()
        if self._reader is not None and self._watch.fileno() < 0:
            self._reader.setEnabled(False)

    def close(self) -> None:
        """Hear no more."""
        self._settles.stop()
        if self._reader is not None:
            self._reader.setEnabled(False)
        self._watch.close()
