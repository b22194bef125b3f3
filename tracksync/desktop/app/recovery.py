"""The recovery key's card, wherever it is shown, with what stands behind it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from tracksync.desktop.app.files import ask_where
from tracksync.desktop.look.look import Look
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.recovery import RecoveryPresenter
from tracksync.desktop.views.recovery import KeyCard, RecoveryDialog
from tracksync.desktop.views.window import MainWindow

_FILE = "tracksync-recovery-key.txt"


class RecoveryRoom(QObject):
    """Makes keys for the first run and for whoever asks later."""

    def __init__(self, look: Look, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._presenter = RecoveryPresenter(desk)

    def open(self) -> None:
        """Show the card by itself."""
        dialog = RecoveryDialog(self._look, self._window, has_key=self._presenter.has_key)
        self.serve(dialog.card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def serve(self, card: KeyCard) -> None:
        """Have a card do what its buttons say."""
        card.make_clicked.connect(lambda: self._presenter.make(card))
        card.save_clicked.connect(lambda key: self._save(key, card))

    def _save(self, key: str, card: KeyCard) -> None:
        ask_where(
            card,
            self.tr("Save the recovery key"),
            name=_FILE,
            chosen=lambda file: self._presenter.save(key, file, card),
        )
