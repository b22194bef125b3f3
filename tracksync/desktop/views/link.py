"""The dialog that asks before a link may start anything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, Type
from tracksync.desktop.models.link import LinkModel
from tracksync.desktop.models.timer import TaskLine
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.parts import Button, Text


class LinkDialog(Dialog):
    """
    Names the task that a link wishes for; it starts by a click on its button and nothing else.

    It comes up by itself, maybe while somebody types: Enter, Escape and the space bar mean later.
    """

    start_clicked = Signal(str)

    def __init__(self, look: Look, model: LinkModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setObjectName("link_dialog")
        task = model.task
        title = self.tr("Start this task?") if task else self.tr("This link starts nothing")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.not_now = Button(look, self.tr("Not now") if task else self.tr("Close"))
        self.not_now.setDefault(True)
        self.not_now.clicked.connect(self.reject)
        self.start = Button(look, self.tr("Start"), kind="main")
        if task is None:
            self.show_trouble(model.trouble)
            self.at_end(self.not_now)
        else:
            self._name(task, model)
            self.at_end(self.not_now, self.start)
        self.body.addStretch(1)
        self.resize(max(440, look.em(24)), 0)
        self.not_now.setFocus()

    def _name(self, task: TaskLine, model: LinkModel) -> None:
        self.body.addWidget(Text(self.look, self.tr("A link asks for it."), wraps=True))
        panel = QFrame()
        panel.setProperty("role", "panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(APART, 12, APART, 12)
        column.setSpacing(4)
        column.addWidget(Text(self.look, task.title, size=Type.ROW, is_strong=True, wraps=True))
        where = model.service or self.tr("Only on this computer")
        about = "  ·  ".join(filter(None, (task.key, where, model.site)))
        column.addWidget(Text(self.look, about, tone="quiet", wraps=True))
        self.body.addWidget(panel)
        if model.running:
            ends = self.tr("{task} runs now and would end.").format(task=model.running)
            self.body.addWidget(Text(self.look, ends, wraps=True))

        def clicked() -> None:
            self.accept()
            self.start_clicked.emit(task.ref)

        self.start.clicked.connect(clicked)
