"""The dialog that asks about a link, wherever the link came from."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tracksync.desktop.look.look import Look
from tracksync.desktop.models.link import LinkModel
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.link import VIA, LinkPresenter
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.desktop.views.link import LinkDialog
from tracksync.desktop.views.window import MainWindow
from tracksync.engine.engine import State


class LinkRoom(QObject):
    """Asks about one link at a time: a newer one takes the place of what is asked."""

    def __init__(self, look: Look, desk: Desk, window: MainWindow, timer: TimerPresenter) -> None:
        super().__init__(window)
        self._look, self._desk, self._window, self._timer = look, desk, window, timer
        self._presenter = LinkPresenter(desk, self._open)
        self._waiting = ""
        self._dialog: LinkDialog | None = None

    def ask(self, ref: str) -> None:
        """Ask about a task; while the store is closed nothing is known of it, so then later."""
        self._waiting = ref
        if self._desk.engine.state is State.OPEN:
            self.opened()

    def opened(self) -> None:
        """The store is open: ask what waited for it."""
        if self._waiting:
            ref, self._waiting = self._waiting, ""
            self._presenter.ask(ref)

    def _open(self, model: LinkModel) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self._dialog = dialog = LinkDialog(self._look, model, self._window)
        dialog.start_clicked.connect(lambda ref: self._timer.start(ref, via=VIA))
        dialog.finished.connect(lambda _: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: LinkDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()
