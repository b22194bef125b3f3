"""The Connections page: a card per account, and what can be connected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.connections import ConnectionCard, ConnectionsModel, ServiceOffer
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.page import Box, Page, Scroll, clear, focus_kept
from tracksync.desktop.views.parts import Button, ElidedText, Picture, Text, rule


class AccountCard(QFrame):
    """One signed-in account: who, where, how it writes, what is wrong."""

    def __init__(self, look: Look, card: ConnectionCard, page: ConnectionsPage) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("account")
        self.setAccessibleName(f"{card.service}, {card.account}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(NEAR)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(Text(look, card.service, size=Type.ROW, is_strong=True))
        head.addWidget(ElidedText(look, card.site, tone="quiet"), 1)
        icon, tone, said = self._standing(card)
        head.addWidget(Picture(look, icon, tone=tone))
        head.addWidget(Text(look, said, tone=tone.removesuffix("_text").replace("text_", "")))
        column.addLayout(head)
        who = "  ·  ".join(filter(None, (card.account, card.email)))
        column.addWidget(ElidedText(look, who))
        column.addLayout(self._tasks(look, card, page))
        if card.trouble:
            box = Box(look, "trouble", "warning", "red_text")
            box.say(card.trouble.title, card.trouble.hint, card.trouble.remedy)
            box.remedied.connect(lambda remedy: page.remedy_clicked.emit(card.id, remedy))
            column.addWidget(box)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        if not card.is_read_only:
            automatic = Toggle(look, self.tr("Send worklogs by themselves"), shows_name=True)
            automatic.setChecked(card.is_automatic)
            automatic.toggled.connect(lambda on: page.automatic_changed.emit(card.id, on))
            foot.addWidget(automatic)
        foot.addStretch(1)
        leave = Button(look, self.tr("Disconnect…"), kind="quiet")
        leave.clicked.connect(lambda: page.disconnect_clicked.emit(card.id))
        foot.addWidget(leave)
        column.addLayout(foot)

    def _tasks(self, look: Look, card: ConnectionCard, page: ConnectionsPage) -> QHBoxLayout:
        """Say what is kept of its tasks here, and let it be forgotten."""
        tasks = QHBoxLayout()
        tasks.setSpacing(NEAR)
        tasks.addWidget(Text(look, self._read_words(look, card), tone="quiet", wraps=True), 1)
        if card.task_count:
            forget = Button(look, self.tr("Forget"), kind="link")
            forget.setAccessibleName(self.tr("Forget the tasks kept here for offline use"))
            forget.clicked.connect(lambda: page.purge_clicked.emit(card.id))
            tasks.addWidget(forget)
        return tasks

    def _standing(self, card: ConnectionCard) -> tuple[str, str, str]:
        if card.trouble:
            return "warning", "red_text", self.tr("needs you")
        if not card.is_working:
            return "offline", "text_quiet", self.tr("not reached")
        if card.is_read_only:
            return "eye", "text_quiet", self.tr("only read")
        return "check", "good_text", self.tr("connected")

    def _read_words(self, look: Look, card: ConnectionCard) -> str:
        if card.home:
            return self.tr("Time on the tasks of {home} goes here.").format(home=card.home)
        said = self.tr("%n assigned task(s)", "", card.task_count)
        if card.read_at is not None:
            time = look.words.clock(card.read_at, card.zone)
            said = self.tr("{tasks}, read at {time}").format(tasks=said, time=time)
        if card.booked_over:
            goes = self.tr("Time on them goes to {service}.").format(service=card.booked_over)
            said = f"{said}. {goes}"
        return said


class OfferRow(QFrame):
    """A service that can be connected."""

    def __init__(
        self, look: Look, offer: ServiceOffer, page: ConnectionsPage, *, is_only: bool
    ) -> None:
        super().__init__()
        self.setObjectName("offer")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(look, offer.title, is_strong=True))
        words.addWidget(Text(look, offer.sentence, tone="quiet", wraps=True))
        row.addLayout(words, 1)
        connect = Button(look, self.tr("Connect…"), kind="main" if is_only else "")
        connect.setAccessibleName(self.tr("Connect {service}").format(service=offer.title))
        connect.clicked.connect(lambda: page.connect_clicked.emit(offer.id))
        connect.setEnabled(not offer.locked_by)
        row.addWidget(connect, 0, Qt.AlignmentFlag.AlignVCenter)
        self.connect_button = connect


class ConnectionsPage(Page):
    """Shows who TrackSync is signed in as, and where."""

    connect_clicked = Signal(str)
    disconnect_clicked = Signal(str)
    purge_clicked = Signal(str)
    automatic_changed = Signal(str, bool)
    remedy_clicked = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Connections"))
        self.setObjectName("connections")
        self._scroll = Scroll(self.tr("Connections"), gap=0)
        self.column().addWidget(self.inset(self._scroll))

    def show_connections(self, connections: ConnectionsModel) -> None:
        with focus_kept(self):
            self._fill(connections)

    def _fill(self, connections: ConnectionsModel) -> None:
        column = self._scroll.column
        clear(column)
        for card in connections.cards:
            column.addWidget(AccountCard(self.look, card, self))
            column.addSpacing(12)
        if not connections.cards:
            said = self.tr(
                "TrackSync works without any account. Connect one to see your tasks "
                "here and to send worklogs there."
            )
            column.addWidget(Text(self.look, said, wraps=True))
        if connections.offers:
            column.addSpacing(APART)
            said = self.tr("Connect another") if connections.cards else self.tr("Connect")
            column.addWidget(Text(self.look, said, size=Type.ROW, is_strong=True))
        is_only = not connections.cards and len(connections.offers) == 1
        rows = [OfferRow(self.look, o, self, is_only=is_only) for o in connections.offers]
        for row in rows:
            column.addWidget(row)
            column.addWidget(rule())
        if rows and not connections.cards:
            self.begin_at(rows[0].connect_button)
        column.addStretch(1)
        self.show_content()
