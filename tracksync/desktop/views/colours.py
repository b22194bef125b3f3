"""Choosing the colour of a task."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from tracksync.core.hues import Hue
from tracksync.desktop.look.look import Look


class ColourMenu(QMenu):
    """
    The palette by colour and name, with what holds now marked.

    `picked(hue)`: None lets TrackSync choose.

    Args:
        hue: What the task is shown in.
        chosen: The same where it was chosen, else None.
    """

    picked = Signal(object)

    def __init__(
        self, look: Look, hue: int, chosen: Hue | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Colour of the task"))
        self.setIcon(look.icon("swatch", look.hue(hue)))
        self._chosen = chosen
        self._one_of = QActionGroup(self)
        self._offer(look, self.tr("Automatic"), None)
        self.addSeparator()
        for each, name in self._names().items():
            self._offer(look, name, each)

    def _offer(self, look: Look, name: str, hue: Hue | None) -> None:
        is_chosen = hue == self._chosen
        icons = ("automatic", "automatic-chosen") if hue is None else ("swatch", "swatch-chosen")
        of = look.tokens.text if hue is None else look.hue(hue)
        action = QAction(name, self._one_of)
        # Beside an icon a menu shows no tick of its own.
        action.setIcon(look.icon(icons[is_chosen], of))
        action.setFont(look.font(is_strong=is_chosen))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(lambda _on=True: self.picked.emit(hue))
        self.addAction(action)

    def _names(self) -> dict[Hue, str]:
        return {
            Hue.ROSE: self.tr("Rose"),
            Hue.BRICK: self.tr("Brick"),
            Hue.COPPER: self.tr("Copper"),
            Hue.GOLD: self.tr("Gold"),
            Hue.MOSS: self.tr("Moss"),
            Hue.GREEN: self.tr("Green"),
            Hue.JADE: self.tr("Jade"),
            Hue.TEAL: self.tr("Teal"),
            Hue.BLUE: self.tr("Blue"),
            Hue.INDIGO: self.tr("Indigo"),
            Hue.LAVENDER: self.tr("Lavender"),
            Hue.PLUM: self.tr("Plum"),
        }
