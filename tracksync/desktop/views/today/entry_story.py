"""The history of one entry, folded away in its editor."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.core.journal.differences import Aspect, Difference
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, Type
from tracksync.desktop.models.editor import Deed
from tracksync.desktop.views.page import Scroll, clear
from tracksync.desktop.views.parts import Button, Text

_ARROW = "\N{RIGHTWARDS ARROW}"
_HIGHEST_EMS = 12.5


class StoryFold(QWidget):
    """
    A button, and below it what happened: when, what, where, by whom; nothing for a new entry.

    Signals: `folded` when it was closed, and room became free.
    """

    folded = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("story")
        self._look, self._zone = look, "UTC"
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        self.button = Button(look, self.tr("History"), kind="quiet", icon="down")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._fold)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        self._lines = Scroll(self.tr("History"), limit=look.em(_HIGHEST_EMS))
        self._lines.setObjectName("story_lines")
        # It may be longer than its room: then arrows and Page down read on.
        self._lines.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lines.setVisible(False)
        lines = QVBoxLayout()
        lines.setContentsMargins(self.button.hang, 0, 0, 0)
        lines.addWidget(self._lines)
        column.addLayout(lines)

    def show_story(self, story: tuple[Deed, ...], zone: str) -> None:
        """Show it, folded."""
        self._zone = zone
        clear(self._lines.column)
        for deed in story:
            self._lines.column.addWidget(self._line(deed))
        self.button.setChecked(False)
        self.setVisible(bool(story))

    def _fold(self, is_open: bool) -> None:
        self.button.say(self.tr("History"), "up" if is_open else "down")
        self._lines.fit()
        self._lines.setVisible(is_open)
        if not is_open:
            self._column.activate()
            self.folded.emit()

    def _line(self, deed: Deed) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        when, words = deed.at, self._look.words
        said = [f"{words.day_at(when, self._zone)}, {words.clock(when, self._zone)}", deed.what]
        said += [part for part in (deed.door, deed.who) if part]
        if deed.is_undone:
            said.append(self.tr("taken back"))
        column.addWidget(Text(self._look, "  ·  ".join(said), size=Type.CAPTION, wraps=True))
        changes = "  ·  ".join(self._change(change, when) for change in deed.changes)
        if changes:
            quiet = Text(self._look, changes, size=Type.CAPTION, tone="quiet", wraps=True)
            column.addWidget(quiet)
        return made

    def _change(self, change: Difference, when: datetime) -> str:
        """Say one change: start 09:00 → 09:10."""
        before, after = (self._value(value, when) for value in (change.before, change.after))
        name = {
            Aspect.START: self.tr("start"),
            Aspect.END: self.tr("end"),
            Aspect.TASK: self.tr("task"),
            Aspect.NOTE: self.tr("note changed"),
        }[change.aspect]
        if change.aspect is Aspect.NOTE:
            return name
        if change.before is None:
            return f"{name} {after}"
        return f"{name} {before} {_ARROW} {after}"

    def _value(self, value: datetime | str | None, when: datetime) -> str:
        if value is None:
            return self.tr("running")
        if isinstance(value, str):
            return value
        words, local = self._look.words, ZoneInfo(self._zone)
        time = words.clock(value, self._zone)
        is_same_day = value.astimezone(local).date() == when.astimezone(local).date()
        return time if is_same_day else f"{words.day_at(value, self._zone)}, {time}"
