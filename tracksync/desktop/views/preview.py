"""The dialog before sending: each worklog as it will stand there."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR
from tracksync.desktop.models.outbox import PreviewLine, PreviewModel
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.page import Scroll, clear
from tracksync.desktop.views.parts import Button, Dot, ElidedText, Text, rule

_LINES_SHOWN = 100
_COMMENT_LIMIT = 10_000


class _Line(QWidget):
    toggled = Signal()

    def __init__(self, look: Look, line: PreviewLine, zone: str) -> None:
        super().__init__()
        self.line = line
        words = look.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, NEAR)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(NEAR)
        self.tick = Toggle(look, self.tr("Send {title}").format(title=line.title), is_tick=True)
        self.tick.setChecked(line.is_included)
        self.tick.toggled.connect(self._toggled)
        first.addWidget(self.tick)
        first.addWidget(Dot(look, line.hue))
        first.addWidget(ElidedText(look, line.title), 1)
        first.addWidget(Text(look, line.key, tone="quiet"))
        day = words.day_at(line.started_at, zone)
        when = Text(look, f"{day}, {words.clock(line.started_at, zone)}", tone="quiet")
        first.addWidget(when)
        first.addWidget(Text(look, words.length(line.length), is_strong=True))
        column.addLayout(first)
        second = QHBoxLayout()
        second.addSpacing(32)
        self.comment = QLineEdit(line.comment)
        self.comment.setMaxLength(_COMMENT_LIMIT)
        self.comment.setPlaceholderText(self.tr("No comment"))
        self.comment.setAccessibleName(self.tr("Comment on {title}").format(title=line.title))
        second.addWidget(self.comment)
        column.addLayout(second)

    def _toggled(self, on: bool) -> None:
        self.comment.setEnabled(on)
        self.toggled.emit()


class PreviewDialog(Dialog):
    """Asks once, for everything that one click would send."""

    send_clicked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Before it is sent"), parent)
        self.setObjectName("preview")
        self.resize(max(660, look.em(37)), max(520, look.em(29)))
        self.lines: list[_Line] = []
        self._where = Text(look, wraps=True)
        self._scroll = Scroll(self.tr("Worklogs"), gap=0)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Sending"))
        self._progress.hide()
        self.body.addWidget(self._where)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._progress)
        self._total = Text(look, tone="quiet")
        self._cancel = Button(look, self.tr("Not now"))
        self.send = Button(look, self.tr("Send"), kind="main", icon="outbox")
        self.send.setDefault(True)
        self.at_start(self._total)
        self.at_end(self._cancel, self.send)
        self._cancel.clicked.connect(self.reject)
        self.send.clicked.connect(self._clicked)

    def show_preview(self, preview: PreviewModel) -> None:
        self._where.setText(
            self.tr("These worklogs go to {service} at {site}, as {account}.").format(
                service=preview.service, site=preview.site, account=preview.account
            )
        )
        clear(self._scroll.column)
        self.lines = []
        for line in preview.lines[:_LINES_SHOWN]:
            shown = _Line(self.look, line, preview.zone)
            shown.toggled.connect(self._count)
            self.lines.append(shown)
            self._scroll.column.addWidget(shown)
            self._scroll.column.addWidget(rule())
        self._scroll.column.addStretch(1)
        self._count()

    def _count(self) -> None:
        chosen = [line.line for line in self.lines if line.tick.isChecked()]
        total = sum((line.length for line in chosen), timedelta())
        said = self.tr("%n worklog(s)", "", len(chosen))
        self._total.setText(f"{said}, {self.look.words.length(total)}")
        self.send.setEnabled(bool(chosen))
        self.send.say(self.tr("Send %n", "", len(chosen)) if chosen else self.tr("Send"))

    def show_sending(self, done: int, total: int) -> None:
        self._progress.setVisible(done < total)
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(done)
        self.send.setEnabled(done >= total)

    def _clicked(self) -> None:
        self.send_clicked.emit(
            tuple(
                (line.line.id, line.comment.text()) for line in self.lines if line.tick.isChecked()
            )
        )
