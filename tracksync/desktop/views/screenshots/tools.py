"""What stands beside a large picture: the way to the next one, and its size."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import TIGHT
from tracksync.desktop.views.parts import IconButton, Text
from tracksync.desktop.views.screenshots.zoom import Zoom


class PictureTools(QWidget):
    """Buttons in a line."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(TIGHT)


class Steps(PictureTools):
    """Earlier and later, and where in the day one is."""

    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.earlier = IconButton(look, "left", self.tr("Earlier picture"))
        self.place = Text(look, tone="quiet")
        self.later = IconButton(look, "right", self.tr("Later picture"))
        for widget in (self.earlier, self.place, self.later):
            self.row.addWidget(widget)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))

    def show_place(self, place: int, count: int) -> None:
        """Say that it is the 3rd of 67."""
        self.place.say(self.tr("{place} of {count}").format(place=place, count=count))
        self.earlier.setEnabled(place > 1)
        self.later.setEnabled(place < count)


class ZoomTools(PictureTools):
    """Smaller, all of it, larger."""

    def __init__(self, look: Look, zoom: Zoom) -> None:
        super().__init__()
        self.smaller = IconButton(look, "minus", self.tr("Zoom out"))
        self.fits = IconButton(look, "fit", self.tr("Show the whole picture"))
        self.larger = IconButton(look, "plus", self.tr("Zoom in"))
        for button, does in (
            (self.smaller, zoom.smaller),
            (self.fits, zoom.fit),
            (self.larger, zoom.larger),
        ):
            self.row.addWidget(button)
            button.clicked.connect(lambda _on=False, does=does: does())


def walks(event: QKeyEvent, steps: Steps, zooms: ZoomTools) -> bool:
    """Do what a key means to a large picture; False where it means nothing."""
    button = {
        Qt.Key.Key_Left: steps.earlier,
        Qt.Key.Key_Right: steps.later,
        Qt.Key.Key_Plus: zooms.larger,
        Qt.Key.Key_Minus: zooms.smaller,
        Qt.Key.Key_0: zooms.fits,
    }.get(Qt.Key(event.key()))
    if button is not None:
        button.click()
    return button is not None
