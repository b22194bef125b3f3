"""The schedules on the Standup page: when it comes, where it goes, whether it asks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, TIGHT, Type
from tracksync.desktop.models.common import Remedy
from tracksync.desktop.models.standup import ScheduleRow
from tracksync.desktop.views.page import Box, clear, focus_kept
from tracksync.desktop.views.parts import Button, IconButton, Picture, Text
from tracksync.desktop.views.standup.schedule_words import ScheduleWords

_BACK = "back"


class ScheduleLine(QWidget):
    """One of them; one that another device posts can be taken over."""

    changed = Signal()
    removed = Signal()
    taken_over = Signal()

    def __init__(
        self,
        look: Look,
        said: str,
        deed: str,
        coming: str,
        *,
        icon: str,
        is_elsewhere: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("schedule")
        self.setAccessibleName(said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, TIGHT, 0, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(Picture(look, icon, size_px=16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(look, said, wraps=True))
        words.addWidget(Text(look, f"{deed}  ·  {coming}", tone="quiet", wraps=True))
        row.addLayout(words, 1)
        if is_elsewhere:
            take = Button(look, self.tr("Take over"), kind="link")
            take.setAccessibleName(self.tr("Take over: {schedule}").format(schedule=said))
            take.setToolTip(self.tr("Post it from this device from now on"))
            take.clicked.connect(self.taken_over)
            row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        change = IconButton(look, "edit", self.tr("Change: {schedule}").format(schedule=said))
        remove = IconButton(look, "delete", self.tr("Remove: {schedule}").format(schedule=said))
        change.clicked.connect(self.changed)
        remove.clicked.connect(self.removed)
        for button in (change, remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class ScheduleList(QWidget):
    """
    All of them, the next first.

    Signals: `added`; `changed`, `removed`, `taken_over` and `put_back` with a row.
    """

    added = Signal()
    changed = Signal(object)
    removed = Signal(object)
    taken_over = Signal(object)
    put_back = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = ScheduleWords(look)
        self._shown: tuple[object, ...] = ()
        self._gone: ScheduleRow | None = None
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        title = Text(look, self.tr("Schedules"), size=Type.ROW, is_strong=True)
        self.add = Button(look, self.tr("Add a schedule…"), kind="link", icon="plus")
        self.add.clicked.connect(self.added)
        head.addWidget(title, 1)
        head.addWidget(self.add)
        self._none = Text(look, self._none_words(), tone="quiet", wraps=True)
        self._box = Box(look, "quiet-line", "check", "good_text")
        self._box.remedied.connect(self._back)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(TIGHT)
        outer.addLayout(head)
        outer.addWidget(self._none)
        outer.addLayout(self._column)
        outer.addWidget(self._box)

    def show_schedules(self, rows: tuple[ScheduleRow, ...], zone: str, today: date) -> None:
        if self._shown == (rows, zone, today):
            return
        self._shown = (rows, zone, today)
        with focus_kept(self):
            clear(self._column)
            for row in rows:
                self._column.addWidget(self._line(row, zone, today))
        self._none.setVisible(not rows)

    def show_removed(self, row: ScheduleRow) -> None:
        """Say that one is gone, and offer to put it back."""
        self._gone = row
        said = self.tr("Removed: {schedule}").format(schedule=self._words.whole(row))
        self._box.say(said, remedy=Remedy(_BACK, self.tr("Put it back")))

    def _line(self, row: ScheduleRow, zone: str, today: date) -> ScheduleLine:
        words = self._words
        icon = "sending" if row.schedule.is_automatic and not row.poster else "waiting"
        line = ScheduleLine(
            self._look,
            words.whole(row),
            words.deed(row),
            words.coming(row, zone, today),
            icon=icon,
            is_elsewhere=bool(row.poster),
        )
        line.taken_over.connect(lambda: self.taken_over.emit(row))
        line.changed.connect(lambda: self.changed.emit(row))
        line.removed.connect(lambda: self.removed.emit(row))
        return line

    def _none_words(self) -> str:
        return self.tr(
            "It waits for you to come here. With a schedule you are asked at its time, or it goes "
            "by itself."
        )

    def _back(self) -> None:
        self._box.say("")
        if self._gone is not None:
            self.put_back.emit(self._gone)
            self._gone = None
