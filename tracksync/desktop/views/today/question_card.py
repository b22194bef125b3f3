"""A question on the Today page, with its answers as buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR
from tracksync.desktop.models.question import QuestionModel
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.parts import Button, Picture, Text
from tracksync.desktop.views.sayings import Sayings


class QuestionCard(QFrame):
    """What was seen, then the choices, the likeliest first."""

    answered = Signal(str, object)

    def __init__(self, look: Look, sayings: Sayings, question: QuestionModel) -> None:
        super().__init__()
        self.question = question
        self.setProperty("role", "asks")
        self.setObjectName("question")
        words = look.words
        span = words.dash(question.start_at, question.end_at, question.zone)
        length = words.length(question.end_at - question.start_at)
        self.setAccessibleName(self.tr("A question about {span}").format(span=span))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Picture(look, "question", tone="amber_text"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(NEAR)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(look, f"{span}  ·  {length}", is_strong=True))
        head.addWidget(Text(look, sayings.question(question), wraps=True), 1)
        column.addLayout(head)
        choices = FlowLayout()
        self._buttons = []
        for place, answer in enumerate(question.answers):
            button = Button(look, sayings.answer(answer, question), kind="" if place else "main")
            button.clicked.connect(
                lambda _on=False, chosen=answer: self.answered.emit(question.id, chosen)
            )
            choices.addWidget(button)
            self._buttons.append(button)
        column.addLayout(choices)
        row.addLayout(column, 1)

    def take_focus(self) -> None:
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
