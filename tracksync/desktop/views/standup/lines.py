"""The lines of a standup: as they will look, and each to be switched, reworded and moved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tracksync.core.text import clean_line
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, TIGHT
from tracksync.desktop.models.standup import CardPart, LineRow
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.parts import Button, IconButton, Text
from tracksync.desktop.views.plain import tip

_LIMIT = 500
_BEHIND = 48
_UP, _DOWN = -1, 1


class LineField(QLineEdit):
    """Words that look like what they are until they are touched; Escape brings them back."""

    reworded = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._shown = look, ""
        self.setProperty("kind", "flat")
        self.setMaxLength(_LIMIT)
        self.editingFinished.connect(self.settle)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Begin beside the tick, whichever way the words are written."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def show_text(self, text: str, *, is_on: bool) -> None:
        """Show it; what is being typed is not taken away."""
        is_typed = self.hasFocus() and self.text() != self._shown
        self._shown = text
        if not is_typed and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self.setToolTip(tip(text))
        tone = "" if is_on else "quiet"
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)

    def settle(self) -> None:
        """Say what was typed, if it is something else."""
        said = self.text().strip()
        if said != self._shown:
            # Emptied, it shows what it said until it is known what it says now.
            self._shown = said or self._shown
            self.setText(self._shown)
            self.reworded.emit(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)


class LineEditor(QWidget):
    """One line."""

    switched = Signal(str, bool)
    reworded = Signal(str, str)
    moved = Signal(str, int)

    def __init__(self, look: Look, row: LineRow) -> None:
        super().__init__()
        self.setObjectName("standup_line")
        self.row = row
        self.tick = Toggle(look, "", is_tick=True)
        self.key = Text(look, tone="link")
        self.field = LineField(look)
        self.after = Text(look, tone="quiet")
        self.out = IconButton(look, "delete", "-")
        self.up = IconButton(look, "up", "-")
        self.down = IconButton(look, "down", "-")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TIGHT)
        for widget in (self.tick, self.key, self.field, self.after, self.out, self.up, self.down):
            line.addWidget(widget, 1 if widget is self.field else 0)
        self.tick.toggled.connect(lambda on: self.switched.emit(self.row.id, on))
        self.field.reworded.connect(lambda text: self.reworded.emit(self.row.id, text))
        self.out.clicked.connect(lambda: self.reworded.emit(self.row.id, ""))
        for button, keys, by in ((self.up, "Alt+Up", _UP), (self.down, "Alt+Down", _DOWN)):
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(self.row.id, by))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.moved.emit(self.row.id, by))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at, in order."""
        return (self.tick, self.field, self.out, self.up, self.down)

    def show_row(self, row: LineRow, *, is_alone: bool) -> None:
        """Show the line; one that is alone cannot be moved."""
        self.row = row
        said = f"{row.key} {row.text}".strip()
        self.tick.blockSignals(True)  # shown, not chosen
        self.tick.setChecked(row.is_on)
        self.tick.blockSignals(False)
        self.tick.setAccessibleName(self.tr("Tell: {line}").format(line=said))
        self.key.say(row.key, "link" if row.is_on else "quiet")
        self.field.show_text(row.text, is_on=row.is_on)
        self.field.setAccessibleName(self.tr("Wording of {line}").format(line=said))
        self.after.say(f"({behind(row.after)})" if row.after else "")
        self.after.setToolTip(tip(row.after))
        self.out.say(self.tr("Take out: {line}").format(line=said), "delete")
        self.out.setVisible(row.is_own)
        self.up.say(self.tr("Move up: {line}").format(line=said), "up")
        self.down.say(self.tr("Move down: {line}").format(line=said), "down")
        for button in (self.up, self.down):
            button.setVisible(not is_alone)


def behind(after: str) -> str:
    """Say as much of what stands behind a line as there is room for: commits may say a lot."""
    return clean_line(after, limit=_BEHIND)


class PartEditor(QWidget):
    """
    One section with its lines.

    A line keeps its widget as long as it is there, so that the keyboard stays on it when it moves.
    """

    switched = Signal(str, bool)
    reworded = Signal(str, str)
    moved = Signal(str, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lines: dict[str, LineEditor] = {}
        self._title = Text(look, is_strong=True)
        self._nothing = Text(look, tone="quiet")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(TIGHT)
        outer.addWidget(self._title)
        outer.addWidget(self._nothing)
        outer.addLayout(self._column)

    def show_part(self, part: CardPart) -> None:
        self.setAccessibleName(part.title)
        self._title.say(part.title)
        self._nothing.say("" if any(row.is_on for row in part.rows) else part.nothing)
        wanted = {row.id for row in part.rows}
        for gone in self.lines.keys() - wanted:
            line = self.lines.pop(gone)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, row in enumerate(part.rows):
            line = self.lines.get(row.id) or self._line(row)
            line.show_row(row, is_alone=len(part.rows) == 1)
            if self._column.indexOf(line) != place:
                self._column.removeWidget(line)
                self._column.insertWidget(place, line)
        self.lines = {row.id: self.lines[row.id] for row in part.rows}

    def _line(self, row: LineRow) -> LineEditor:
        line = self.lines[row.id] = LineEditor(self._look, row)
        line.switched.connect(self.switched)
        line.reworded.connect(self.reworded)
        line.moved.connect(self.moved)
        return line


class BlockerField(QWidget):
    """Where a blocker is added."""

    added = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setMaxLength(_LIMIT)
        self.field.setPlaceholderText(self.tr("Add a blocker…"))
        self.field.setAccessibleName(self.tr("Add a blocker"))
        self.button = Button(look, self.tr("Add"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        self.field.returnPressed.connect(self.settle)
        self.field.textChanged.connect(self._ready)
        self.button.clicked.connect(self.settle)
        self._ready()

    def settle(self) -> None:
        """Add what was typed."""
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.added.emit(text)

    def _ready(self) -> None:
        self.button.setEnabled(bool(self.field.text().strip()))
