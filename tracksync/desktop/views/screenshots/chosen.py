"""The line over a day's pictures: what it holds, and what can be done with several of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR
from tracksync.desktop.models.screenshots import Work
from tracksync.desktop.views.parts import Button, Text
from tracksync.desktop.views.plain import tip

# From so many on there is something to choose from, and something chosen.
SEVERAL = 2


class ChosenLine(QWidget):
    """Says the day; how many pictures are chosen, where several are; how far work on them is."""

    all_clicked = Signal()
    none_clicked = Signal()
    export_clicked = Signal()
    delete_clicked = Signal()
    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._day, self._count, self._chosen = "", 0, 0
        self._work: Work | None = None
        self.words = Text(look, is_strong=True, wraps=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self.all = Button(look, self.tr("Choose all"), kind="quiet")
        self.all.setToolTip(tip(self.tr("Hold Ctrl or Shift while you click to choose some.")))
        self.none = Button(look, self.tr("Choose none"), kind="quiet")
        self.export = Button(look, self.tr("Export…"))
        self.delete = Button(look, self.tr("Delete…"))
        self.cancel = Button(look, self.tr("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.words, 2)
        row.addWidget(self._progress, 1)
        for button, signal in (
            (self.all, self.all_clicked),
            (self.none, self.none_clicked),
            (self.export, self.export_clicked),
            (self.delete, self.delete_clicked),
            (self.cancel, self.cancelled),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        # The pictures below do not move when buttons come and go.
        self.setMinimumHeight(self.all.sizeHint().height())
        look.follow(self, lambda: self.setMinimumHeight(self.all.sizeHint().height()))
        self._show()

    def show_day(self, words: str, count: int) -> None:
        """Say what the day holds, and how many pictures of it are shown."""
        self._day, self._count = words, count
        self._show()

    def show_chosen(self, count: int) -> None:
        """Say how many are chosen; one alone is just where one is."""
        if count != self._chosen:
            self._chosen = count
            self._show()

    def show_work(self, work: Work | None) -> None:
        """Say how far it is; None when nothing is done any more."""
        self._work = work
        self._show()

    def _show(self) -> None:
        work, are_several = self._work, self._chosen >= SEVERAL
        is_idle = work is None
        for button, is_there in (
            (self.all, is_idle and not are_several and self._count >= SEVERAL),
            (self.none, is_idle and are_several),
            (self.export, is_idle and are_several),
            (self.delete, is_idle and are_several),
            (self.cancel, work is not None and work.count > 0),
        ):
            button.setVisible(is_there)
        self._progress.setVisible(work is not None)
        if work is not None:
            self._progress.setRange(0, work.count)
            self._progress.setValue(work.done)
            self._progress.setAccessibleName(work.said)
            self.words.say(work.said)
        elif are_several:
            said = self.tr("{chosen} of {count} pictures chosen")
            self.words.say(said.format(chosen=self._chosen, count=self._count))
        else:
            self.words.say(self._day)
