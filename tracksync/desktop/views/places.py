"""What stands where a page's content would be: nothing yet, nothing at all, or why not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import APART, NEAR, RADIUS, Type
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.views.parts import Button, Picture, Text, area

_SKELETON_AFTER_MS = 200
# Longer lines are hard to follow in the middle of a page.
_READABLE_EMS = 34


class EmptyPlace(QWidget):
    """One sentence, one action."""

    acted = Signal()

    def __init__(self, look: Look, icon: str, sentence: str, action: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(APART)
        column.addStretch(2)
        picture = Picture(look, icon, size_px=40)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = Text(look, sentence, size=Type.ROW, tone="quiet", wraps=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence)
        self.button = Button(look, action, kind="main")
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class TroublePlace(QWidget):
    """Why there is nothing to show, and what helps, where the content would be."""

    remedied = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._remedy: Remedy | None = None
        self._look, self._inside = look, area()
        around = QHBoxLayout(self)
        around.addStretch(1)
        around.addWidget(self._inside, 100)
        around.addStretch(1)
        column = QVBoxLayout(self._inside)
        column.setSpacing(NEAR)
        column.addStretch(2)
        picture = Picture(look, "warning", tone="red_text", size_px=40)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(NEAR)
        self.title = Text(look, size=Type.ROW, is_strong=True, wraps=True)
        self.hint = Text(look, wraps=True)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for words in (self.title, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(NEAR)
        self.button = Button(look, "", kind="main")
        self.button.clicked.connect(self._clicked)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.say(None)
        self._restyle()
        look.follow(self, self._restyle)

    def _restyle(self) -> None:
        self._inside.setMaximumWidth(self._look.em(_READABLE_EMS))

    def say(self, trouble: Trouble | None) -> None:
        """Say it; without a remedy there is no button."""
        self.title.say(trouble.title if trouble else "")
        self.hint.say(trouble.hint if trouble else "")
        self._remedy = trouble.remedy if trouble else None
        self.button.setVisible(self._remedy is not None)
        if self._remedy:
            self.button.say(self._remedy.label)

    def _clicked(self) -> None:
        if self._remedy:
            self.remedied.emit(self._remedy.id)


class Skeleton(QWidget):
    """Grey shapes where rows will be; appears only when loading takes long enough to notice."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._is_due = False
        self._wait = QTimer(self, singleShot=True, interval=_SKELETON_AFTER_MS)
        self._wait.timeout.connect(self.appear)
        self.setAccessibleName(name)

    def begin(self) -> None:
        self._is_due = False
        self._wait.start()
        self.update()

    def appear(self) -> None:
        self._is_due = True
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_due:
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(qcolor(self._look.tokens.track))
        p.translate(NEAR, 0)
        line = self._look.em(1.0)
        for row, share in enumerate((0.45, 0.7, 0.55, 0.8, 0.4, 0.62)):
            y = row * (line + APART + NEAR)
            p.drawRoundedRect(QRectF(0, y, line, line), RADIUS, RADIUS)
            p.drawRoundedRect(QRectF(line + APART, y, (self.width() - 120) * share, line), 4, 4)
            p.drawRoundedRect(QRectF(self.width() - 64 - 2 * NEAR, y, 64, line), 4, 4)
        p.end()
