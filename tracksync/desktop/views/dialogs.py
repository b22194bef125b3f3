"""What every dialog has: margins, a title, notes, buttons at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, EDGE, NEAR, Type
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.views.page import Box
from tracksync.desktop.views.parts import Button, Text


class Labelled(QWidget):
    """A field under its label, with a hint below it; shown and hidden together."""

    def __init__(self, look: Look, words: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        self._label = Text(look, is_strong=True)
        self._label.setBuddy(field)
        self._field = field
        self.say_name(words)
        self._hint = Text(look, size=Type.CAPTION, tone="quiet", wraps=True)
        for widget in (self._label, field, self._hint):
            box.addWidget(widget)
        self.say_hint(hint)

    def say_name(self, words: str) -> None:
        """Call the field so; aloud too."""
        self._label.setText(words.replace("&", "&&"))  # the label of a buddy reads shortcuts
        self._field.setAccessibleName(words)

    def say_hint(self, hint: str) -> None:
        """Say what may be typed there; aloud too."""
        self._hint.say(hint)
        self._field.setAccessibleDescription(hint)


class Dialog(QDialog):
    """A titled dialog; subclasses fill `body` and add their buttons."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setModal(True)
        look.dress(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(EDGE, APART + 4, EDGE, APART + 4)
        outer.setSpacing(APART)
        self.heading = Text(look, title, size=Type.PAGE, is_strong=True, wraps=True)
        self.trouble = Box(look, "trouble", "warning", "red_text")
        self.body = QVBoxLayout()
        self.body.setSpacing(NEAR)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(NEAR)
        outer.addWidget(self.heading)
        outer.addWidget(self.trouble)
        outer.addLayout(self.body, 1)
        outer.addLayout(self._buttons)

    def event(self, event: QEvent) -> bool:
        """Grow when what stands in the dialog needs more lines than there is room for."""
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            layout = self.layout()
            high = layout.totalHeightForWidth(self.width()) if layout else 0
            if high > self.height():
                self.resize(self.width(), high)
        return done

    def fit(self) -> None:
        """Be as high as what stands in it now, and no higher."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def at_end(self, *buttons: Button) -> None:
        """Place buttons at the end of the dialog, the main one last."""
        self._buttons.addStretch(1)
        for button in buttons:
            self._buttons.addWidget(button)

    def at_start(self, *buttons: QWidget) -> None:
        """Place what leads away from the main path at the other end."""
        for button in buttons:
            if isinstance(button, Button) and not self._buttons.count():
                self._buttons.addSpacing(-button.hang)
            self._buttons.addWidget(button)

    def show_trouble(self, trouble: Trouble | None) -> None:
        self.trouble.say(*((trouble.title, trouble.hint, trouble.remedy) if trouble else ("",)))

    def labelled(self, words: str, field: QWidget, hint: str = "") -> None:
        """Put a field under its label, with a hint below it."""
        self.body.addWidget(Labelled(self.look, words, field, hint))
