"""The idle question as a small window that takes no focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.question import Answer, QuestionModel
from tracksync.desktop.views.page import clear
from tracksync.desktop.views.parts import Button, Picture, Text
from tracksync.desktop.views.sayings import Sayings

_MARGIN = 24


class QuestionWindow(QWidget):
    """
    Asks without getting in the way.

    It is shown without activation. After a click on it, or when a command gave it the focus, the
    numbers choose and Escape means later.
    """

    answered = Signal(str, object)

    def __init__(self, look: Look, sayings: Sayings) -> None:
        flags = Qt.WindowType
        super().__init__(None, flags.Tool | flags.FramelessWindowHint | flags.WindowStaysOnTopHint)
        self._look, self._sayings = look, sayings
        self._question: QuestionModel | None = None
        self.setObjectName("question_window")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("TrackSync asks"))
        look.dress(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        panel = QFrame()
        panel.setProperty("role", "panel")
        outer.addWidget(panel)
        column = QVBoxLayout(panel)
        column.setContentsMargins(APART, APART, APART, 12)
        column.setSpacing(NEAR)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(Picture(look, "question", tone="amber_text", size_px=20))
        self._title = Text(look, size=Type.ROW, is_strong=True, wraps=True)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        self._seen = Text(look, tone="quiet", wraps=True)
        column.addWidget(self._seen)
        column.addSpacing(4)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        column.addLayout(self._answers)
        self._keys = Text(
            look,
            self.tr("After a click: 1 to 5 choose, Escape is later."),
            size=Type.CAPTION,
            tone="quiet",
            wraps=True,
        )
        column.addWidget(self._keys)
        self._more = Text(look, size=Type.CAPTION, tone="quiet", wraps=True)
        self._more.hide()
        column.addWidget(self._more)
        self._refit()
        look.follow(self, self._refit)

    def ask(self, question: QuestionModel) -> None:
        self._question = question
        words = self._look.words
        span = words.dash(question.start_at, question.end_at, question.zone)
        length = words.length(question.end_at - question.start_at)
        self._title.setText(self.tr("What was {span}?").format(span=span))
        said = self._sayings.question(question)
        self._seen.setText(f"{length}. {said}")
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._seen.text())
        clear(self._answers)
        for place, answer in enumerate(question.answers):
            words_of = self._words(answer, question)
            button = Button(self._look, f"{place + 1}   {words_of}", kind="" if place else "main")
            button.setProperty("align", "start")
            button.setAccessibleName(words_of)
            button.clicked.connect(lambda _on=False, chosen=answer: self._answer(chosen))
            self._answers.addWidget(button)
        self.adjustSize()
        self.show()

    def show_more(self, count: int) -> None:
        """Say how many others wait; they come one after another."""
        self._more.setText(self.tr("%n more question(s) after this one.", "", count))
        self._more.setVisible(count > 0)
        self._refit()

    def _words(self, answer: Answer, question: QuestionModel) -> str:
        if answer is Answer.BREAK:
            return self.tr("A break, not work")
        if answer is Answer.KEEP:
            name = question.task.title
            return self.tr("Work on {task}").format(task=name)
        return self._sayings.answer(answer, question)

    def withdraw(self) -> None:
        self._question = None
        self.hide()

    def take_focus(self) -> None:
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _answer(self, answer: Answer) -> None:
        question = self._question
        if question:
            self.withdraw()
            self.answered.emit(question.id, answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        question, text = self._question, event.text()
        if event.key() == Qt.Key.Key_Escape:
            self._answer(Answer.LATER)
        elif question and text.isdecimal() and 1 <= int(text) <= len(question.answers):
            self._answer(question.answers[int(text) - 1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refit()

    def _refit(self) -> None:
        """Take the size of what is said, in the screen's corner."""
        self.setFixedWidth(max(340, self._look.em(19)))
        self.adjustSize()
        screen = self.screen()
        if screen is not None:
            free = screen.availableGeometry()
            corner = free.bottomRight() - QPoint(self.width(), self.height())
            self.move(corner - QPoint(_MARGIN, _MARGIN))
