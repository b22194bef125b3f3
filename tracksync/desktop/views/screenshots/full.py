"""One picture on the whole screen: on black, with a thin bar that goes when nobody moves."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracksync.desktop.look import tokens
from tracksync.desktop.look.colour import BLACK
from tracksync.desktop.look.look import Look, Theme, qcolor
from tracksync.desktop.look.scale import APART, TIGHT
from tracksync.desktop.look.tokens import SystemColours
from tracksync.desktop.models.screenshots import LargePicture
from tracksync.desktop.views.parts import ElidedText, IconButton
from tracksync.desktop.views.screenshots.tools import Steps, ZoomTools, walks
from tracksync.desktop.views.screenshots.zoom import Zoom

REST_MS = 2_500
_SHEER = 0.94  # the picture goes on below the bar, and its words are not read there


class FullScreen(QWidget):
    """
    Shows a picture and nothing else.

    Dark whatever the desktop is. A move of the mouse, a key and the next picture bring the bar,
    which stays while the pointer or the keyboard is in it. Signals: `stepped` with how many
    pictures later, `left` when it is gone.
    """

    stepped = Signal(int)
    left = Signal()

    def __init__(self, look: Look, over: QWidget | None = None) -> None:
        super().__init__(over, Qt.WindowType.Window)
        self._night = night = Look(_night(look), look.words, self)
        look.follow(self, lambda: night.become(_night(look)))
        self.setObjectName("full_screen")
        self.setWindowTitle(self.tr("Screenshot"))
        night.dress(self)
        self.setProperty("role", "surface")
        self.zoom = Zoom(self.tr("Picture"))
        self.zoom.setParent(self)
        self.bar = _Bar(night)
        self.bar.setParent(self)
        self.steps, self.words = Steps(night), ElidedText(night)
        self.zooms = ZoomTools(night, self.zoom)
        self.leaves = IconButton(night, "close", self.tr("Leave full screen"))
        for widget, stretch in (
            (self.steps, 0),
            (self.words, 1),
            (self.zooms, 0),
            (self.leaves, 0),
        ):
            self.bar.row.addWidget(widget, stretch)
        self.steps.stepped.connect(self.stepped)
        self.leaves.clicked.connect(self.close)
        self.zoom.moved.connect(self._wake)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self._rest)
        night.follow(self, self._fit)

    def enter(self, screen: QScreen) -> None:
        """Take a whole screen."""
        self.setScreen(screen)
        # Where there is no window manager nobody else makes it as large as the screen.
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.zoom.setFocus()
        self._wake()

    def show_picture(self, picture: LargePicture, image: object) -> None:
        """Show a picture, with when, at what and where it was taken."""
        spoken, cell = self._night.words, picture.cell
        clock = f"{spoken.day_at(cell.at, cell.zone)}, {spoken.clock(cell.at, cell.zone)}"
        words = " · ".join([clock, picture.task or self.tr("nothing tracked"), cell.monitor])
        self.zoom.show_image(image)
        self.zoom.setAccessibleDescription(words)
        self.steps.show_place(picture.place, picture.count)
        self.words.setText(words)
        self._wake()

    def _wake(self) -> None:
        self.bar.show()
        self.zoom.show_pointer(is_shown=True)
        self.rest.start()

    def _rest(self) -> None:
        at: QWidget | None = self.focusWidget()
        if self.bar.underMouse() or (at is not None and self.bar.isAncestorOf(at)):
            self.rest.start()
            return
        self.bar.hide()
        self.zoom.show_pointer(is_shown=False)

    def _fit(self) -> None:
        high = self.bar.sizeHint().height()
        self.zoom.setGeometry(self.rect())
        self.bar.setGeometry(0, self.height() - high, self.width(), high)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        self._wake()  # what is hidden cannot be walked to
        return super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._wake()
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F11}:
            self.close()
        elif not walks(event, self.steps, self.zooms):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.rest.stop()
            self.left.emit()


class _Bar(QWidget):
    """A ground for words and buttons, through which the picture can be seen a little."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(APART, TIGHT, APART, TIGHT)
        self.row.setSpacing(APART)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._look.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(t.surface, 1.0 if t.is_high_contrast else _SHEER))
        painter.end()


def _night(look: Look) -> Theme:
    """Make the theme of a dark room, in the person's text size."""
    found, dark = look.theme, tokens.DARK
    colours = tokens.HIGH_CONTRAST
    if not look.tokens.is_high_contrast:
        colours = SystemColours(dark.window, BLACK, dark.text, dark.accent)
    return Theme(tokens.derive(colours), found.base, is_motion_reduced=found.is_motion_reduced)
