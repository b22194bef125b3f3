"""The dialog that asks what goes with worklogs, wherever it is opened from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from tracksync.desktop.look.look import Look
from tracksync.desktop.models.answers import AnswersForm
from tracksync.desktop.presenters.answers import AnswersPresenter
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.views.answers import AnswersDialog
from tracksync.desktop.views.window import MainWindow


class AnswersRoom(QObject):
    """Asks for a connection, or for one worklog that waits."""

    def __init__(self, look: Look, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._presenter = presenter = AnswersPresenter(desk, self._open)
        self.ask, self.ask_for = presenter.ask, presenter.ask_for

    def _open(self, form: AnswersForm) -> None:
        presenter, dialog = self._presenter, AnswersDialog(self._look, form, self._window)
        dialog.saved.connect(lambda typed: presenter.save(form, typed, dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
