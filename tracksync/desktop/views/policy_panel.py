"""What an organization decided about screenshots, at the top of the Privacy page."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, TIGHT, Type
from tracksync.desktop.models.privacy import PolicyCard
from tracksync.desktop.views.parts import Button, Picture, Text, rule


class PolicyPanel(QFrame):
    """Who set what, since and until when, and what waits for the person's word."""

    seen = Signal(int)

    def __init__(self, look: Look, card: PolicyCard, zone: str) -> None:
        super().__init__()
        self._look, self._zone = look, zone
        self.setProperty("role", "card")
        self.setObjectName("policy")
        title = self._title(card)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(APART, APART, APART, APART)
        self._column.setSpacing(TIGHT)
        self._column.addWidget(Text(look, title, size=Type.ROW, is_strong=True, wraps=True))
        if dates := self._dates(card):
            caption = Text(look, dates, size=Type.CAPTION, tone="quiet", wraps=True)
            self._column.addWidget(caption)
        self._column.addSpacing(TIGHT)
        for said in (*card.trouble, *card.refused):
            self._say("warning", said, "amber")
        for said in card.holds:
            self._say("check", said)
        for one in card.former:
            said = self.tr("Until {day} pictures could also be opened by {who}; none taken since.")
            self._say("lock", said.format(who=one.who, day=self._day(one.until_at)))
        if card.changes:
            self._announce(card)
        elif card.version and not card.trouble:
            self._column.addSpacing(TIGHT)
            self._column.addWidget(Text(look, self._seen_words(card), tone="quiet", wraps=True))

    def _title(self, card: PolicyCard) -> str:
        if not (card.organization or card.trouble):
            return self.tr("Who could open your pictures")
        if not card.organization:
            return self.tr("A policy about screenshots")
        title = self.tr("{organization}'s policy")
        return title.format(organization=card.organization)

    def _dates(self, card: PolicyCard) -> str:
        said = []
        if card.version:
            said.append(self.tr("Version {version}").format(version=card.version))
        if card.is_machines:
            said.append(self.tr("set by this computer's administrator"))
        if card.taken_at is not None:
            said.append(self.tr("here since {day}").format(day=self._day(card.taken_at)))
        if card.ends_at is not None:
            ends = (
                self.tr("ended on {day}, {time}")
                if card.is_over
                else self.tr("until {day}, {time}; then no screenshots are taken")
            )
            clock = self._look.words.clock(card.ends_at, self._zone)
            said.append(ends.format(day=self._day(card.ends_at), time=clock))
        return "  ·  ".join(said)

    def _seen_words(self, card: PolicyCard) -> str:
        if card.seen_at is None:
            return self.tr("It asks for nothing more than before, so it did not wait for you.")
        said = self.tr("You said on {day} that you have seen it.")
        return said.format(day=self._day(card.seen_at))

    def _day(self, at: datetime) -> str:
        return self._look.words.full_date_at(at, self._zone)

    def _announce(self, card: PolicyCard) -> None:
        """Show what does not hold yet, from when it may, and take the person's word."""
        self._column.addSpacing(NEAR)
        self._column.addWidget(rule())
        self._column.addSpacing(NEAR)
        self._column.addWidget(Text(self._look, self._lead(card), is_strong=True, wraps=True))
        for change in card.changes:
            self._say("waiting", change)
        self._column.addSpacing(NEAR)
        if not card.is_waiting:
            self._column.addWidget(
                Text(self._look, self._seen_words(card), tone="quiet", wraps=True)
            )
            return
        button = Button(self._look, self.tr("I have seen it"), kind="main")
        button.clicked.connect(lambda: self.seen.emit(card.version))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _lead(self, card: PolicyCard) -> str:
        """Say when what follows begins to hold."""
        if card.due_at is None:
            return self.tr("It asks for more than you have seen. This waits for your word:")
        said = (
            self.tr("This changes for you from {day}, {time}, and not before you have seen it:")
            if card.is_waiting
            else self.tr("This changes for you from {day}, {time}:")
        )
        clock = self._look.words.clock(card.due_at, self._zone)
        return said.format(day=self._day(card.due_at), time=clock)

    def _say(self, icon: str, said: str, tone: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        picture = Picture(
            self._look, icon, tone=f"{tone}_text" if tone else "text_quiet", size_px=16
        )
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self._look, said, tone=tone, wraps=True), 1)
        self._column.addLayout(row)
