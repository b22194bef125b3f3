"""The dialog of a week: what was done and how long, to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR
from tracksync.desktop.models.standup import CardPart, LineRow, WeekModel
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.page import Scroll, clear
from tracksync.desktop.views.parts import Button, IconButton, Text
from tracksync.desktop.views.plain import tip
from tracksync.desktop.views.standup.lines import behind

_HIGH_EMS = 20


class WeekDialog(Dialog):
    """Shows a week; `gone` by how many weeks the person wants to go."""

    gone = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        name = self.tr("The week")
        self.setWindowTitle(name)
        self.setObjectName("week_dialog")
        self.resize(max(480, look.em(30)), 0)
        self._markdown = ""
        self._scroll = Scroll(name, gap=APART, limit=look.em(_HIGH_EMS))
        said = self.tr("For you: it goes nowhere by itself. Tasks that never leave are not in it.")
        self.body.addWidget(self._scroll)
        self.body.addWidget(Text(look, said, tone="quiet", wraps=True))
        self.body.addStretch(1)
        self.before = IconButton(look, "left", self.tr("The week before"))
        self.after = IconButton(look, "right", self.tr("The week after"))
        self.copy = Button(look, self.tr("Copy as Markdown"), kind="main", icon="copy")
        close = Button(look, self.tr("Close"))
        self.at_start(self.before, self.after)
        self.at_end(close, self.copy)
        self.before.clicked.connect(lambda: self.gone.emit(-1))
        self.after.clicked.connect(lambda: self.gone.emit(1))
        self.copy.clicked.connect(self._copy)
        self.copy.setEnabled(False)
        close.clicked.connect(self.accept)

    def show_week(self, week: WeekModel) -> None:
        is_first = not self.copy.isEnabled()
        self._markdown = week.markdown
        self.heading.setText(week.title)
        self.after.setEnabled(not week.is_now)
        self.copy.setEnabled(True)
        self.copy.say(self.tr("Copy as Markdown"))
        clear(self._scroll.column)
        for part in week.parts:
            self._scroll.column.addWidget(self._part(part))
        for trouble in week.troubles:
            self._scroll.column.addWidget(Text(self.look, trouble, tone="quiet", wraps=True))
        self._scroll.fit()
        self.fit()
        if is_first:
            self.copy.setFocus()

    def _part(self, part: CardPart) -> QWidget:
        made = QWidget()
        made.setAccessibleName(part.title)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(self.look, part.title, is_strong=True, wraps=True))
        for row in part.rows:
            column.addWidget(self._line(row))
        if not part.rows:
            column.addWidget(Text(self.look, part.nothing, tone="quiet"))
        return made

    def _line(self, row: LineRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        if row.key:
            line.addWidget(Text(self.look, row.key, tone="link"))
        line.addWidget(Text(self.look, row.text, wraps=True), 1)
        after = Text(self.look, behind(row.after), tone="quiet")
        after.setToolTip(tip(row.after))
        line.addWidget(after)
        return made

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._markdown)
        self.copy.say(self.tr("Copied"))
