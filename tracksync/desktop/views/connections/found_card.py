"""What was sent and is missing here since a backup was brought back, with what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, Type
from tracksync.desktop.models.outbox import FoundLine
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.parts import Button, ElidedText, Picture, Text

_LINES_SHOWN = 12


class FoundCard(QFrame):
    """
    Says what was found, shows it when asked, and asks what is to become of it.

    Args:
        is_open: The lines are shown at once.
    """

    bring_clicked = Signal()
    stop_clicked = Signal()
    leave_clicked = Signal()
    looked = Signal()

    def __init__(
        self, look: Look, found: Sequence[FoundLine], zone: str, *, is_open: bool = False
    ) -> None:
        super().__init__()
        self._look, self._zone = look, zone
        self.setProperty("role", "asks")
        self.setObjectName("found")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Picture(look, "question", tone="amber_text"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(NEAR)
        self._title = self.tr("%n worklog(s) you sent are missing here", "", len(found))
        hint = self.tr(
            "A backup was brought back that does not know them. Nothing of them is sent again."
        )
        self.title = Text(look, self._title, is_strong=True, wraps=True)
        column.addWidget(self.title)
        column.addWidget(Text(look, hint, wraps=True))
        self.lines = QFrame()
        self._fill(found)
        self.lines.setVisible(is_open)
        self.bring = Button(look, self.tr("Bring them in"), kind="main")
        self.look_first = Button(look, self.tr("Look first"))
        self.leave = Button(look, self.tr("Leave them there"), kind="quiet")
        self.look_first.setVisible(not is_open)
        self.bring.clicked.connect(self.bring_clicked)
        self.look_first.clicked.connect(self._show_lines)
        self.leave.clicked.connect(self.leave_clicked)
        self.stop = Button(look, self.tr("Stop bringing in"))
        self.stop.clicked.connect(self.stop_clicked)
        self.stop.hide()
        choices = FlowLayout()
        for button in (self.bring, self.look_first, self.leave, self.stop):
            choices.addWidget(button)
        column.addLayout(choices)
        column.addWidget(self.lines)
        row.addLayout(column, 1)

    def show_bringing(self, done: int | None) -> None:
        """Show how many came in so far, and only what stops it; None: that it is over."""
        is_bringing = done is not None
        had_keyboard = self.window().focusWidget() in (self.bring, self.stop)
        self.stop.setVisible(is_bringing)
        for button in (self.bring, self.leave):
            button.setVisible(not is_bringing)
        self.look_first.setVisible(not is_bringing and self.lines.isHidden())
        so_far = self.tr("%n worklog(s) brought in…", "", done or 0)
        self.title.setText(so_far if is_bringing else self._title)
        if had_keyboard:
            (self.stop if is_bringing else self.bring).setFocus()

    def _show_lines(self) -> None:
        self.lines.show()
        self.look_first.hide()
        self.bring.setFocus()
        self.looked.emit()

    def _fill(self, found: Sequence[FoundLine]) -> None:
        words = self._look.words
        column = QVBoxLayout(self.lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for line in found[:_LINES_SHOWN]:
            day = words.day_at(line.started_at, self._zone)
            when = f"{day}, {words.clock(line.started_at, self._zone)}"
            parts = (when, line.title, words.length(line.length), line.service)
            said = "  ·  ".join([part for part in parts if part])
            column.addWidget(ElidedText(self._look, said, size=Type.CAPTION))
        more = len(found) - _LINES_SHOWN
        if more > 0:
            said = self.tr("%n more", "", more)
            column.addWidget(Text(self._look, said, size=Type.CAPTION, tone="quiet"))
