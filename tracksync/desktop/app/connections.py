"""The Connections page, and the dialogs in which people sign in and leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from tracksync.desktop.look.look import Look
from tracksync.desktop.models.connections import ConnectForm, LeaveForm
from tracksync.desktop.models.window import Place
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.connections import SIGN_IN, ConnectionsPresenter
from tracksync.desktop.presenters.leaving import LeavePresenter
from tracksync.desktop.presenters.signing_in import BrowserPresenter
from tracksync.desktop.views.connections.connect import ConnectDialog
from tracksync.desktop.views.connections.page import ConnectionsPage
from tracksync.desktop.views.leave import LeaveDialog
from tracksync.desktop.views.window import MainWindow


class ConnectionRoom(QObject):
    """
    The page with its presenter.

    Args:
        browse: Opens a page in the person's browser; whether it could.
    """

    standup_asked = Signal(str)

    def __init__(
        self, look: Look, desk: Desk, window: MainWindow, browse: Callable[[str], bool]
    ) -> None:
        super().__init__()
        self._look, self._desk, self._window, self._browse = look, desk, window, browse
        page = self.page = ConnectionsPage(look)
        presenter = self.presenter = ConnectionsPresenter(desk, page, self._connect)
        page.connect_clicked.connect(presenter.connect)
        leaving = self._leaving = LeavePresenter(desk)
        page.disconnect_clicked.connect(lambda id_: leaving.ask(id_, self._leave))
        page.purge_clicked.connect(presenter.purge)
        page.test_clicked.connect(presenter.test)
        page.sign_in_clicked.connect(presenter.sign_in_again)
        page.outbox_clicked.connect(lambda: window.go(Place.OUTBOX))
        page.standup_clicked.connect(self.standup_asked)
        page.automatic_changed.connect(lambda id_, on: presenter.be_automatic(id_, is_on=on))
        page.read_only_changed.connect(lambda id_, on: presenter.be_read_only(id_, is_on=on))
        page.remedy_clicked.connect(
            lambda id_, remedy: presenter.sign_in_again(id_) if remedy == SIGN_IN else None
        )

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _connect(self, form: ConnectForm) -> None:
        presenter, dialog = self.presenter, ConnectDialog(self._look, self._window)
        # Held here: signals keep only a widget's methods alive.
        browser = self._browser = BrowserPresenter(self._desk, dialog)
        dialog.show_form(form)
        dialog.tried.connect(
            lambda *typed: presenter.try_to_connect(
                form.service, typed[:3], dialog, reads_only=typed[3]
            )
        )
        dialog.begun.connect(browser.begin)
        dialog.site_chosen.connect(browser.choose)
        dialog.cancelled.connect(presenter.give_up)
        dialog.cancelled.connect(browser.give_up)
        dialog.page_asked.connect(lambda page: self._open(page, dialog))
        self._show(dialog)

    def _open(self, page: str, dialog: ConnectDialog | LeaveDialog) -> None:
        if not self._browse(page):
            dialog.show_unopened()

    def _leave(self, form: LeaveForm) -> None:
        leaving, dialog = self._leaving, LeaveDialog(self._look, form, self._window)
        dialog.left.connect(lambda keep: leaving.leave(form.connection, dialog, keep_tasks=keep))
        dialog.page_asked.connect(lambda page: self._open(page, dialog))
        dialog.finished.connect(leaving.look_away)
        self._show(dialog)
