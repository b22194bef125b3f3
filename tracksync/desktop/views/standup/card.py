"""The card of a day's standup: what will be posted, to where, when, as it will look there."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, Type
from tracksync.desktop.models.standup import CardPart, Stage, StandupCard
from tracksync.desktop.views.page import Box
from tracksync.desktop.views.parts import Picture, Text, rule
from tracksync.desktop.views.standup.lines import BlockerField, PartEditor
from tracksync.desktop.views.standup.past import ICONS, TONES

_PARTS = 3
_NOT_TOLD = CardPart("", "", ())
# What has gone cannot be changed from here.
_GONE = {Stage.SENDING, Stage.POSTED}
# The service has it; it can be changed as long as that lets go of it.
_THERE = {Stage.HANDED, Stage.RECALLED}


class CardView(QFrame):
    """
    Shows it and takes the person's word on each line.

    Signals: `switched`, `reworded` and `moved` with the line's id; `added` with a blocker.
    """

    switched = Signal(str, bool)
    reworded = Signal(str, str)
    moved = Signal(str, int)
    added = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.setObjectName("standup_card")
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, 12, APART, APART)
        column.setSpacing(12)
        column.addLayout(self._head(look))
        self.hint = Box(look, "hint", "info", "link")
        column.addWidget(self.hint)
        column.addWidget(rule())
        self._title = Text(look, size=Type.ROW, is_strong=True, wraps=True)
        self._greeting = Text(look, wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._greeting)
        self.parts = [PartEditor(look) for _ in range(_PARTS)]
        for part in self.parts:
            part.switched.connect(self.switched)
            part.reworded.connect(self.reworded)
            part.moved.connect(self.moved)
            column.addWidget(part)
        self.blocker = BlockerField(look)
        self.blocker.added.connect(self.added)
        column.addWidget(self.blocker)
        self._posted = Text(look, wraps=True)
        self._posted.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._posted)

    def _head(self, look: Look) -> QHBoxLayout:
        self._mark = Picture(look, "standup", size_px=20)
        self._where = Text(look, size=Type.ROW, is_strong=True, wraps=True)
        self._when = Text(look, wraps=True)
        self._besides = Text(look, tone="quiet", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self._where, self._when, self._besides):
            words.addWidget(text)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def show_card(self, card: StandupCard, channel: str, zone: str) -> None:
        self._mark.show_icon(ICONS[card.stage], TONES.get(card.stage, "text_quiet"))
        self._where.say(self.tr("To {channel}").format(channel=channel))
        self._when.say(self._when_words(card, channel, zone))
        self._besides.say(" ".join(self._besides_words(card)))
        has_gone = card.stage in _GONE and not card.is_within_reach
        has_gone = has_gone or (card.stage is Stage.HANDED and not card.can_recall)
        self.hint.say("" if has_gone else self._hint_words(card))
        shows_posted = has_gone and bool(card.posted)
        self._title.say("" if shows_posted else card.title)
        self._posted.say(card.posted if shows_posted else "")
        self._greeting.say("" if shows_posted else card.greeting)
        parts = (*card.parts, *(_NOT_TOLD,) * (_PARTS - len(card.parts)))
        for view, part in zip(self.parts, parts, strict=True):
            view.show_part(part)
            view.setVisible(part is not _NOT_TOLD and not shows_posted)
            view.setEnabled(not has_gone)
        self.blocker.setVisible(card.tells_blockers and not has_gone)
        self._order_stops()

    def settle(self) -> None:
        """Say what is typed and not yet said, before anything goes."""
        for part in self.parts:
            for line in part.lines.values():
                line.field.settle()
        self.blocker.settle()

    def line(self, name: str) -> QWidget | None:
        """Find a line by its id."""
        return next((part.lines[name] for part in self.parts if name in part.lines), None)

    def _order_stops(self) -> None:
        """Let the Tab key walk the lines as they stand now."""
        stops = [stop for part in self.parts for one in part.lines.values() for stop in one.stops]
        for before, after in pairwise((*stops, self.blocker.field, self.blocker.button)):
            QWidget.setTabOrder(before, after)

    # --- words ----------------------------------------------------------------------------------

    def _when_words(self, card: StandupCard, channel: str, zone: str) -> str:
        if card.stage is Stage.OPEN:
            return self._open_words(card, zone)
        at = card.goes_at if card.stage in _THERE else card.changed_at
        time = self._look.words.clock(at, zone) if at else ""
        said = {
            Stage.SENDING: self.tr("It is on its way to {channel}."),
            Stage.POSTED: self.tr("It went to {channel} at {time}. {reason}"),
            Stage.REFUSED: self.tr("It did not reach {channel}. {reason}"),
            Stage.UNKNOWN: self._doubt_words(has_reason=bool(card.reason)),
            Stage.SKIPPED: self.tr("Skipped: nothing goes to {channel} for this day. {reason}"),
            Stage.DELETED: self.tr("It was posted to {channel}, and taken back."),
            Stage.HANDED: self.tr(
                "{channel} has it, and posts it at {time}, also when this computer is off. {reason}"
            ),
            Stage.RECALLED: self.tr(
                "{channel} has it for {time}. It is being taken back, and does not go as it is."
            ),
        }[card.stage]
        return said.format(channel=channel, time=time, reason=card.reason).strip()

    def _doubt_words(self, *, has_reason: bool) -> str:
        if has_reason:
            return self.tr("It may be in {channel}. {reason} Look there before you post it again.")
        return self.tr(
            "It may be in {channel}: the answer was lost. Look there before you post it again."
        )

    def _open_words(self, card: StandupCard, zone: str) -> str:
        if card.goes_at is None:
            return self.tr("It waits for your word.")
        said = self.tr("It waits for your word. Its time is {time}.")
        if card.is_automatic:
            said = self.tr("It goes at {time} by itself, as it stands then.")
        elif card.is_approved:
            said = self.tr(
                "It goes at {time} as you see it here. What you begin until then is offered, and "
                "not told."
            )
        return said.format(time=self._look.words.clock(card.goes_at, zone))

    def _besides_words(self, card: StandupCard) -> list[str]:
        said = []
        if not card.is_worked:
            no_work = self.tr("{day} is no working day of yours.")
            if card.day_off:
                no_work = self.tr("{day} is no working day of yours: {name}.")
            day = self._look.words.day(card.day)
            said.append(no_work.format(day=day, name=card.day_off))
        if card.poster and card.stage is Stage.OPEN:
            posted = self.tr("By its schedule it is posted from {device}, not from here.")
            said.append(posted.format(device=card.poster))
        return [*said, *card.troubles]

    def _hint_words(self, card: StandupCard) -> str:
        if card.is_lost:
            return self.tr(
                "What you changed here before can no longer be read. It is not posted until you "
                "change it anew."
            )
        if card.is_within_reach and card.is_changed:
            return self.tr("What stands there does not say this yet.")
        if card.same_as is None or card.is_within_reach:
            return ""
        day = self._look.words.day(card.same_as)
        return self.tr("It says the same as the one of {day}.").format(day=day)
