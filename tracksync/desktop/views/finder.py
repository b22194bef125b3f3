"""The finder: tasks, pages, settings and actions by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.finder import Finding, Found, FoundKind
from tracksync.desktop.views.fields import Search
from tracksync.desktop.views.parts import Text
from tracksync.desktop.views.rows import RowDelegate, RowModel, RowPen, Rows

_KEYS_OF_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class FoundDelegate(RowDelegate):
    """Icon or colour, title, detail, shortcut."""

    def draw_row(self, pen: RowPen, value: Found, *, is_hot: bool) -> None:
        del is_hot
        t = self.look.tokens
        cell = pen.lead(self.look.px(20))
        if value.hue is None:
            pen.icon(cell, value.icon or "right", t.text_quiet)
        else:
            pen.dot(cell, value.hue)
        for said in (value.shortcut, value.detail):
            if said:
                width = min(pen.width_of(said), int(pen.room / 2))
                pen.text(pen.trail(width, APART), said, of=t.text_quiet, at_end=True)
        pen.text(pen.rest(), value.title)


class Finder(QDialog):
    """Over the window; Enter chooses the first, Escape leaves."""

    text_changed = Signal(str)
    chosen = Signal(object)

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, finding: Finding = Finding.ANYTHING
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("finder")
        self.setWindowTitle(self.tr("Find"))
        self.setAccessibleName(self.tr("Find"))
        look.dress(self)
        self.setModal(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("role", "panel")
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(NEAR + 4, NEAR + 4, NEAR + 4, NEAR)
        column.setSpacing(NEAR)
        self.search = Search(
            look,
            self.tr("Tasks, pages, settings, actions")
            if finding is Finding.ANYTHING
            else self.tr("Search a task, or name a new one"),
        )
        self.search.textChanged.connect(self.text_changed)
        self.search.returnPressed.connect(self._choose)
        self.search.installEventFilter(self)
        self._model = RowModel(self._say)
        self.rows = Rows(self.tr("Found"), self._model)
        self.rows.setItemDelegate(FoundDelegate(look, self.rows))
        self.rows.opened.connect(self._choose_value)
        self.rows.clicked.connect(lambda index: self._choose_value(self.rows.value(index)))
        self.rows.setObjectName("found_rows")
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = Text(look, tone="quiet", wraps=True)
        keys = {
            Finding.ANYTHING: self.tr("Enter starts or opens  ·  Escape closes"),
            Finding.START: self.tr("Enter starts it  ·  Escape closes"),
            Finding.CHOOSE: self.tr("Enter chooses  ·  Escape goes back"),
        }
        self._keys = Text(look, keys[finding], size=Type.CAPTION, tone="quiet", wraps=True)
        for widget in (self.search, self.rows, self._none):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._keys)
        column.setStretchFactor(self.rows, 1000)
        self.resize(look.em(30), look.em(21))
        self._shown_for = ""
        self._enter_waits = False

    def show_found(self, text: str, found: tuple[Found, ...]) -> None:
        if text != self.search.text():
            return  # an answer to letters that are gone
        self._shown_for = text
        self._model.show(found)
        self._none.setText(
            self.tr("Nothing is called that.")
            if text.strip()
            else self.tr("Type what you want to work on, and press Enter: it becomes a task.")
        )
        self._none.setVisible(not found)
        self.rows.setVisible(bool(found))
        if found:
            self.rows.setCurrentIndex(self._model.index(0))
        if self._enter_waits:
            self._enter_waits = False
            self._choose()

    def _say(self, value: Found) -> str:
        kind = {
            FoundKind.TASK: self.tr("task"),
            FoundKind.PAGE: self.tr("page"),
            FoundKind.SETTING: self.tr("setting"),
            FoundKind.ACTION: self.tr("action"),
        }[value.kind]
        return ", ".join([part for part in (value.title, value.detail, kind) if part])

    def _choose(self) -> None:
        """Choose what is found for the letters that stand there, once it is."""
        if self._shown_for == self.search.text():
            self._choose_value(self.rows.value())
        else:
            self._enter_waits = True

    def _choose_value(self, value: object) -> None:
        if isinstance(value, Found):
            self.accept()
            self.chosen.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while letters go on into the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _KEYS_OF_LIST:
                self.rows.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)
