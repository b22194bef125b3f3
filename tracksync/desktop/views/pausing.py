"""The button that pauses, and its menu: for how long, as the tray offers it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from tracksync.desktop.look.look import Look
from tracksync.desktop.views.parts import Button
from tracksync.desktop.views.tray_words import TrayWords, menu_line

_SHORT, _LONG = 15, 60


class PauseButton(Button):
    """Asks for how long; a click on it alone pauses nothing."""

    minutes_chosen = Signal(int)
    tomorrow_chosen = Signal()
    private_chosen = Signal()

    def __init__(self, look: Look, *, kind: str = "") -> None:
        super().__init__(look, "", kind=kind, icon="pause")
        self.say(self.tr("Pause…"))
        self.menu_of_lengths = QMenu(self)
        chosen = (
            partial(self.minutes_chosen.emit, _SHORT),
            partial(self.minutes_chosen.emit, _LONG),
            self.tomorrow_chosen.emit,
            self.private_chosen.emit,
        )
        for words, does in zip(TrayWords(look.words).pauses(), chosen, strict=True):
            action = self.menu_of_lengths.addAction(menu_line(words))
            action.triggered.connect(lambda _on=False, does=does: does())
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.menu_of_lengths.popup(self.mapToGlobal(QPoint(0, self.height())))
