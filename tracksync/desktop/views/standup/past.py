"""What became of standups, one a line; and one of them in full."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.models.standup import PastRow, Stage
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.page import Scroll
from tracksync.desktop.views.parts import Button, Text
from tracksync.desktop.views.rows import RowDelegate, RowPen

_ROOM_FOR_ALL_EMS = 30
ICONS = {
    Stage.OPEN: "standup",
    Stage.SENDING: "sending",
    Stage.POSTED: "check",
    Stage.REFUSED: "warning",
    Stage.UNKNOWN: "unknown",
    Stage.SKIPPED: "minus",
    Stage.DELETED: "delete",
    Stage.HANDED: "waiting",
    Stage.RECALLED: "sending",
}
TONES = {Stage.POSTED: "good_text", Stage.REFUSED: "red_text", Stage.UNKNOWN: "amber_text"}


class PastWords(QObject):
    """What is said of a standup that was posted, or was not."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.zone = "UTC"

    def stage(self, row: PastRow) -> str:
        return {
            Stage.SENDING: self.tr("On its way"),
            Stage.POSTED: self.tr("Posted"),
            Stage.REFUSED: self.tr("Not posted"),
            Stage.UNKNOWN: self.tr("In doubt"),
            Stage.SKIPPED: self.tr("Skipped"),
            Stage.DELETED: self.tr("Taken back"),
            Stage.HANDED: self.tr("Handed over"),
            Stage.RECALLED: self.tr("Coming back"),
        }[row.stage]

    def rule(self, row: PastRow) -> str:
        """Say by which rule it went."""
        if row.schedule_at is None:
            return self.tr("by you")
        return self.tr("by its schedule, {time}").format(
            time=self._look.words.time_of_day(row.schedule_at)
        )

    def whole(self, row: PastRow) -> str:
        """Say all of it, as it is read aloud."""
        words = self._look.words
        said = (words.day(row.day), row.channel, self.stage(row), self.rule(row), self.at(row))
        return ", ".join(said)

    def at(self, row: PastRow) -> str:
        return self._look.words.clock(row.at, self.zone)


class PastDelegate(RowDelegate):
    """One standup on one line: day, channel, by which rule, what came of it, when."""

    def __init__(self, look: Look, words: PastWords, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._words = words

    def draw_row(self, pen: RowPen, value: PastRow, *, is_hot: bool) -> None:
        del is_hot
        t = self.look.tokens
        of = getattr(t, TONES.get(value.stage, "text_quiet"))
        pen.icon(pen.lead(self.look.px(18)), ICONS[value.stage], of)
        pen.text(pen.lead(self.look.em(7)), self.look.words.short_day(value.day))
        pen.text(pen.trail(pen.width_of("00:00 AM")), self._words.at(value), at_end=True)
        pen.text(pen.trail(self.look.em(5.6)), self._words.stage(value), of=of)
        if pen.has_room(_ROOM_FOR_ALL_EMS):
            pen.text(pen.trail(self.look.em(11)), self._words.rule(value), of=t.text_quiet)
        pen.text(pen.rest(), value.channel)


class PostedDialog(Dialog):
    """
    One of them in full: what was sent, where, when, by which rule, and what came of it.

    Signals: `link_opened` with where it stands; `taken_back` when it shall not stand there.
    """

    link_opened = Signal(str)
    taken_back = Signal()

    def __init__(
        self, look: Look, row: PastRow, words: PastWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, look.words.day(row.day), parent)
        self.setObjectName("posted")
        self.resize(max(480, look.em(26)), 0)
        came = f"{words.stage(row)}, {words.at(row)}"
        said = "  ·  ".join((row.channel, came, words.rule(row)))
        self.body.addWidget(Text(look, said, tone="quiet", wraps=True))
        if row.reason:
            self.body.addWidget(Text(look, row.reason, wraps=True))
        self.text = Text(look, row.text or self.tr("What it said is not known here."), wraps=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("What it said"))
        scroll = Scroll(self.tr("What it said"), limit=look.em(20))
        scroll.column.addWidget(self.text)
        self.body.addWidget(scroll)
        if row.stage is Stage.POSTED and not row.is_within_reach:
            out_of_reach = self.tr("It cannot be changed or taken back from here.")
            self.body.addWidget(Text(look, out_of_reach, tone="quiet", wraps=True))
        self._offer(look, row)
        close = Button(look, self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.at_end(close)

    def _offer(self, look: Look, row: PastRow) -> None:
        """Offer what can be done with it where it stands."""
        self.take_back = Button(look, self.tr("Take it back"), kind="quiet", icon="delete")
        self.take_back.setVisible(row.is_within_reach)
        self.take_back.clicked.connect(self._take_back)
        self.show_there = Button(look, self.tr("Open"), kind="quiet", icon="open")
        self.show_there.setVisible(bool(row.link))
        self.show_there.clicked.connect(lambda: self.link_opened.emit(row.link))
        for button in (self.take_back, self.show_there):
            self.at_end(button)

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.accept()
