"""The Connections page: a card per account, and what can be connected."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, Type
from tracksync.desktop.models.connections import ConnectionCard, ConnectionsModel, ServiceOffer
from tracksync.desktop.views.connections.account_card import AccountCard
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.page import Page, Scroll, clear, focus_kept
from tracksync.desktop.views.parts import Button, Text, rule


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
    read_only_changed = Signal(str, bool)
    test_clicked = Signal(str)
    sign_in_clicked = Signal(str)
    outbox_clicked = Signal()
    standup_clicked = Signal(str)
    answer_clicked = Signal(str)
    remedy_clicked = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Connections"))
        self.setObjectName("connections")
        self._model = ConnectionsModel()
        self._opened: set[str] = set()
        self._scroll = Scroll(self.tr("Connections"), gap=0)
        self.column().addWidget(self.inset(self._scroll))

    def show_connections(self, connections: ConnectionsModel) -> None:
        known = {card.id for card in self._model.cards}
        self._model, is_first = connections, not self._model.offers
        with focus_kept(self):
            cards = self._fill(connections)
        for card, made in zip(connections.cards, cards, strict=True):
            if card.id not in known and not is_first:
                # After what was clicked to connect it would have the keyboard again.
                QTimer.singleShot(0, made, lambda made=made: self._come_to(made))

    def _come_to(self, card: AccountCard) -> None:
        """Bring a card into sight that was not there before: somebody has just connected it."""
        first = next((t for t in card.findChildren(Toggle) if t.isVisibleTo(card)), None)
        if first is not None:
            first.setFocus()
        else:
            self.setFocus()
        bar = self._scroll.verticalScrollBar()
        # The card has its place once the column was laid out.
        QTimer.singleShot(0, card, lambda: bar.setValue(card.y()))

    def _fill(self, connections: ConnectionsModel) -> list[AccountCard]:
        column = self._scroll.column
        clear(column)
        cards = [self._card(card) for card in connections.cards]
        for card in cards:
            column.addWidget(card)
            column.addSpacing(12)
        if not connections.cards:
            said = self.tr(
                "TrackSync works without any account. Connect one to see your tasks "
                "here and to send worklogs there, or a channel your standup goes to."
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
        if rows and not cards:
            self.begin_at(rows[0].connect_button)
        else:
            self.begin_nowhere()
        column.addStretch(1)
        self.show_content()
        return cards

    def _card(self, card: ConnectionCard) -> AccountCard:
        made = AccountCard(self.look, card, shows_rights=card.id in self._opened)
        made.remedied.connect(lambda remedy: self.remedy_clicked.emit(card.id, remedy))
        made.automatic_changed.connect(lambda on: self.automatic_changed.emit(card.id, on))
        made.read_only_changed.connect(lambda on: self.read_only_changed.emit(card.id, on))
        made.rights_opened.connect(lambda on: self.open_rights(card.id, is_open=on))
        made.tested.connect(lambda: self.test_clicked.emit(card.id))
        made.signed_in_again.connect(lambda: self.sign_in_clicked.emit(card.id))
        made.left.connect(lambda: self.disconnect_clicked.emit(card.id))
        made.purged.connect(lambda: self.purge_clicked.emit(card.id))
        made.outbox_asked.connect(self.outbox_clicked)
        made.answer_asked.connect(lambda: self.answer_clicked.emit(card.id))
        made.standup_asked.connect(lambda: self.standup_clicked.emit(card.id))
        return made

    def open_rights(self, connection: str, *, is_open: bool) -> None:
        """Show in full what a connection may do, or no longer."""
        (self._opened.add if is_open else self._opened.discard)(connection)
        self.show_connections(self._model)
