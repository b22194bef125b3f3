"""The main window: sidebar, head, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.models.window import Badge, Place, shortcut_of
from tracksync.desktop.views.header import Header
from tracksync.desktop.views.parts import rule
from tracksync.desktop.views.sidebar import Sidebar

DEFAULT = QSize(960, 640)
_SMALLEST = QSize(560, 400)
_NARROW_EMS = 44
# What window managers draw around a window, roughly.
FRAME = QSize(8, 40)


class MainWindow(QWidget):
    """
    One window. Each page is made when it is first gone to.

    Signals: `gone_to` with a place, `find_asked`, `task_asked` (to start one), `closed` (the
    program goes on in the tray).
    """

    gone_to = Signal(object)
    find_asked = Signal()
    task_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, pages: Mapping[Place, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._look, self._makers = look, pages
        self.pages: dict[Place, QWidget] = {}
        self.setObjectName("main_window")
        self.setWindowTitle("TrackSync")
        self.setMinimumSize(_SMALLEST)
        self.resize(DEFAULT)
        self.setProperty("role", "surface")
        look.dress(self)
        self.sidebar = Sidebar(look)
        self.header = Header(look)
        self.stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = QVBoxLayout()
        side.addWidget(self.header)
        side.addWidget(rule())
        side.addWidget(self.stack, 1)
        side.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(side, 1)
        look.follow(self, self._fold)
        self.sidebar.place_clicked.connect(self.go)
        self.sidebar.find_clicked.connect(self.find_asked)
        self.header.switch_clicked.connect(self.task_asked)
        find = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_K), self)
        find.activated.connect(self.find_asked)
        for place in pages:
            keys = QKeySequence(shortcut_of(place))
            QShortcut(keys, self).activated.connect(lambda to=place: self.go(to))

    def go(self, place: Place) -> None:
        if place not in self.pages:
            page = self._makers[place]()
            self.pages[place] = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self.pages[place])
        self.sidebar.show_place(place)
        self.pages[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.gone_to.emit(place)

    def show_badge(self, place: Place, badge: Badge | None) -> None:
        self.sidebar.buttons[place].show_badge(badge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.sidebar.be_narrow(is_narrow=self.width() < self._look.em(_NARROW_EMS))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
