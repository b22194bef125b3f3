"""Both sides of one worklog, one beside the other, and the choice between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from tracksync.core.delivery.comparing import Finding
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.comparing import Choice, Pair, Side
from tracksync.desktop.views.parts import Button, ElidedText, Picture, Text
from tracksync.desktop.views.plain import tip

_ICONS = {
    Finding.SAME: ("check", "good_text"),
    Finding.WAITING: ("waiting", "text_quiet"),
    Finding.THEIRS: ("info", "amber_text"),
    Finding.BOTH: ("warning", "red_text"),
    Finding.GONE: ("warning", "red_text"),
    Finding.FOREIGN: ("question", "amber_text"),
}


def icon_of(finding: Finding) -> tuple[str, str]:
    """Name the icon of a finding, and its tone."""
    return _ICONS[finding]


class BothSides(QFrame):
    """Start, length, task and comment, here and there; what differs is marked."""

    taken = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.setObjectName("both_sides")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(NEAR)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        self._picture = Picture(look, "check")
        self._said = Text(look, is_strong=True, wraps=True)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._said, 1)
        column.addLayout(head)
        column.addLayout(self._grid())
        verbs = QHBoxLayout()
        verbs.setSpacing(NEAR)
        self.mine, self.theirs = Button(look, ""), Button(look, "")
        self.mine.clicked.connect(lambda: self.taken.emit(Choice.MINE))
        self.theirs.clicked.connect(lambda: self.taken.emit(Choice.THEIRS))
        verbs.addStretch(1)
        verbs.addWidget(self.mine)
        verbs.addWidget(self.theirs)
        column.addLayout(verbs)
        self.hide()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(APART)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(Text(self._look, self.tr("Here"), size=Type.CAPTION, tone="quiet"), 0, 1)
        grid.addWidget(Text(self._look, self.tr("There"), size=Type.CAPTION, tone="quiet"), 0, 2)
        names = (self.tr("Start"), self.tr("Length"), self.tr("Task"), self.tr("Comment"))
        self._lines: list[tuple[Text, ElidedText, ElidedText]] = []
        for row, name in enumerate(names, 1):
            line = (
                Text(self._look, name, tone="quiet"),
                ElidedText(self._look),
                ElidedText(self._look),
            )
            for at, text in enumerate(line):
                grid.addWidget(text, row, at)
            self._lines.append(line)
        return grid

    # --- the view -----------------------------------------------------------------------------

    def show_pair(self, pair: Pair | None, zone: str) -> None:
        """Show both sides; nothing hides them."""
        self.setVisible(pair is not None)
        if pair is None:
            return
        self._picture.show_icon(*icon_of(pair.finding))
        self._said.setText(f"{pair.title}: {self._meaning(pair)}")
        mine, theirs = self._fields(pair.mine, zone), self._fields(pair.theirs, zone)
        for (_, here, there), left, right in zip(self._lines, mine, theirs, strict=True):
            here.setText(left)
            there.setText(right)
            for text in (here, there):
                font = self._look.font(Type.BODY, is_strong=left != right)
                text.setFont(font)
        labels = self._labels(pair)
        for choice, button in ((Choice.MINE, self.mine), (Choice.THEIRS, self.theirs)):
            button.say(labels[choice])
            button.setToolTip(tip(self._effect(pair, choice)))
            button.setAccessibleDescription(self._effect(pair, choice))
            button.setVisible(choice in pair.choices)

    def begin(self) -> None:
        """Bring the keyboard to the first thing that can be done, where there is any."""
        for button in (self.theirs, self.mine):
            if button.isVisible():
                button.setFocus()

    def said(self, pair: Pair, zone: str) -> tuple[str, str]:
        """Say both sides in words."""
        sides = []
        for name, side in ((self.tr("here"), pair.mine), (self.tr("there"), pair.theirs)):
            fields = [field for field in self._fields(side, zone) if field]
            sides.append(f"{name}: {', '.join(fields) or self.tr('nothing')}")
        return sides[0], sides[1]

    # --- words --------------------------------------------------------------------------------

    def _fields(self, side: Side | None, zone: str) -> tuple[str, str, str, str]:
        if side is None:
            return self.tr("nothing"), "", "", ""
        words = self._look.words
        started = words.day_at(side.started_at, zone)
        if side.has_start:
            started += f", {words.clock(side.started_at, zone)}"
        return started, words.length(side.length), side.task, " ".join(side.comment.split())

    def _meaning(self, pair: Pair) -> str:
        if pair.mine is None and pair.finding is Finding.BOTH:
            return self.tr("deleted here, and changed there meanwhile.")
        return {
            Finding.SAME: self.tr("both sides say the same."),
            Finding.WAITING: self.tr("what stands here waits to be sent."),
            Finding.THEIRS: self.tr("it was changed there, and not here."),
            Finding.BOTH: self.tr("it was changed on both sides. Say which one is right."),
            Finding.GONE: self.tr("it was deleted there, and still stands here."),
            Finding.FOREIGN: self.tr("it was written there, and is unknown here."),
        }[pair.finding]

    def _labels(self, pair: Pair) -> dict[Choice, str]:
        if pair.finding is Finding.FOREIGN:
            return {Choice.MINE: "", Choice.THEIRS: self.tr("Bring it in")}
        return {Choice.MINE: self.tr("Keep mine"), Choice.THEIRS: self.tr("Take theirs")}

    def _effect(self, pair: Pair, choice: Choice) -> str:
        if choice is Choice.MINE:
            if pair.mine is None:
                return self.tr("It is deleted there too.")
            if pair.finding is Finding.GONE:
                return self.tr("It is written there once more.")
            return self.tr("What stands there is replaced by what stands here.")
        if pair.finding is Finding.GONE:
            return self.tr("The entry is deleted here too.")
        if pair.finding is Finding.FOREIGN:
            return self.tr("It becomes an entry here; nothing is sent.")
        return self.tr("The entry here says from now on what stands there; nothing is sent.")
