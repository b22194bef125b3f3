"""Small dialogs of the composition: a local task, a split span."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSlider, QWidget

from tracksync.core.tasks import Task
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.question import QuestionModel
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.fields import Choice, Toggle
from tracksync.desktop.views.parts import Button, Text
from tracksync.services.personal.worktime.absences import Piece

_TITLE_LIMIT = 500
_STEP = timedelta(minutes=5)


class TaskDialog(Dialog):
    """Makes a local task, or changes one."""

    def __init__(
        self,
        look: Look,
        saved: Callable[[str, str, bool], None],
        *,
        task: Task | None = None,
        projects: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """*saved* gets title, project and whether it is done; for a new one, whether to start."""
        super().__init__(look, "", parent)
        title = self.tr("New task") if task is None else self.tr("Change a task")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setObjectName("task_dialog")
        self.title = QLineEdit(task.title if task else "")
        self.title.setMaxLength(_TITLE_LIMIT)
        self.project = Choice(look, self.tr("Project"))
        self.project.setEditable(True)
        self.project.addItems(["", *projects])
        self.project.setCurrentText(task.project if task else "")
        self.labelled(self.tr("Title"), self.title)
        self.labelled(self.tr("Project"), self.project)
        words = self.tr("Start it now") if task is None else self.tr("Done")
        self.toggle = Toggle(look, words, shows_name=True)
        self.toggle.setChecked(task.is_done if task else True)
        self.body.addWidget(self.toggle)
        self.body.addStretch(1)
        cancel = Button(look, self.tr("Cancel"))
        self.save = Button(look, self.tr("Save"), kind="main")
        self.save.setDefault(True)
        self.at_end(cancel, self.save)
        cancel.clicked.connect(self.reject)
        self.title.textChanged.connect(self._ready)

        def clicked() -> None:
            saved(self.title.text(), self.project.currentText(), self.toggle.isChecked())
            self.accept()

        self.save.clicked.connect(clicked)
        self._ready()
        self.title.setFocus()
        self.title.setCursorPosition(0)  # a long one is read from its beginning
        self.resize(max(420, look.em(23)), 0)

    def _ready(self) -> None:
        self.save.setEnabled(bool(self.title.text().strip()))


class SplitDialog(Dialog):
    """Cuts a span nobody knows about in two: up to a moment this, after it that."""

    def __init__(
        self,
        look: Look,
        question: QuestionModel,
        said: Callable[[tuple[Piece, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "", parent)
        title = self.tr("What was it?")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setObjectName("split_dialog")
        self._question = question
        words = (self.tr("A break"), self.tr("Work on {task}").format(task=question.task.title))
        self.first, self.second = Choice(look, self.tr("First")), Choice(look, self.tr("Then"))
        for box, chosen in ((self.first, 0), (self.second, 1)):
            box.addItem(words[0], None)
            box.addItem(words[1], question.task.ref)
            box.setCurrentIndex(chosen)
        steps = max(2, (question.end_at - question.start_at) // _STEP)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, steps - 1)
        self.slider.setValue(steps // 2)
        self.slider.setAccessibleName(self.tr("Until"))
        self._steps = steps
        self._until = Text(look, is_strong=True)
        self.labelled(self.tr("First"), self.first)
        self.body.addWidget(self._until)
        self.body.addWidget(self.slider)
        self.labelled(self.tr("Then"), self.second)
        self.slider.valueChanged.connect(self._show_until)
        self._show_until()
        cancel = Button(look, self.tr("Cancel"))
        save = Button(look, self.tr("Save"), kind="main")
        save.setDefault(True)
        self.at_end(cancel, save)
        cancel.clicked.connect(self.reject)

        def clicked() -> None:
            said(self.pieces())
            self.accept()

        save.clicked.connect(clicked)
        self.resize(max(420, look.em(23)), 0)
        self.slider.setFocus()

    @property
    def at(self) -> datetime:
        """Tell where the span is cut."""
        question = self._question
        share = self.slider.value() / self._steps
        return question.start_at + (question.end_at - question.start_at) * share

    def pieces(self) -> tuple[Piece, ...]:
        """Give what was said, in order of time."""
        last = self._question.end_at
        return (Piece(self.at, self.first.currentData()), Piece(last, self.second.currentData()))

    def _show_until(self) -> None:
        words, question = self.look.words, self._question
        self._until.setText(
            self.tr("{start} to {cut}, then until {end}").format(
                start=words.clock(question.start_at, question.zone),
                cut=words.clock(self.at, question.zone),
                end=words.clock(question.end_at, question.zone),
            )
        )


class SureDialog(Dialog):
    """Says what something means before it is done; the key Enter does not do it."""

    def __init__(
        self,
        look: Look,
        title: str,
        means: str,
        action: str,
        *,
        said: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """*said* is called when *action* was clicked."""
        super().__init__(look, title, parent)
        self.setObjectName("sure_dialog")
        self.body.addWidget(Text(look, means, wraps=True))
        self.body.addStretch(1)
        cancel = Button(look, self.tr("Cancel"))
        self.action = Button(look, action, kind="main")
        self.at_end(cancel, self.action)
        cancel.clicked.connect(self.reject)
        self.action.clicked.connect(self.accept)
        self.accepted.connect(said)
        self.resize(max(440, look.em(24)), 0)
        cancel.setFocus()
