"""Screenshots in the window: the page, and what is asked before one is deleted or exported."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from tracksync.desktop.app_dialogs import SureDialog
from tracksync.desktop.app_files import ask_where
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.screenshots import Cell, LargePicture
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.screenshots import ScreenshotsPresenter
from tracksync.desktop.presenters.shown import short_length
from tracksync.desktop.views.screenshots import ScreenshotsPage
from tracksync.desktop.views.window import MainWindow


class ScreenshotRoom(QObject):
    """The page with its presenter and dialogs."""

    def __init__(self, look: Look, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self.page = page = ScreenshotsPage(look)
        self.presenter = presenter = ScreenshotsPresenter(desk, page, decoded)
        page.day_opened.connect(presenter.go)
        page.monitor_chosen.connect(presenter.choose_monitor)
        page.turned.connect(lambda on: presenter.turn(is_on=on))
        page.wanted.connect(presenter.want)
        page.opened.connect(presenter.open)
        page.delete_asked.connect(self._delete)
        page.large.back_clicked.connect(presenter.back)
        page.large.stepped.connect(presenter.step)
        page.large.delete_clicked.connect(lambda large: self._delete(large.cell))
        page.large.export_clicked.connect(self._export)

    def _delete(self, cell: Cell) -> None:
        self.presenter.weigh(cell.number, lambda length, who: self._sure(cell, length, who))

    def _sure(self, cell: Cell, length: timedelta, who: str) -> None:
        means = self.tr(
            "The key of its day is destroyed, and the other pictures of the day get a new one. "
            "Nobody can open this picture again, not from a copy of this computer either."
        )
        time = self.tr("The time you tracked stays as it is.")
        if length:
            time = self.tr(
                "Deleting it also takes {length} off the time you tracked, because {who} asks for "
                "it. An undo does not bring it back."
            ).format(length=short_length(length), who=who)
        means = f"{means} {time}"
        self._ask(
            SureDialog(
                self._look,
                self.tr("Delete this picture for ever?"),
                means,
                self.tr("Delete"),
                said=lambda: self.presenter.delete(cell.number, length),
                parent=self._window,
            )
        )

    def _export(self, large: LargePicture) -> None:
        title = self.tr("Export this picture?")
        means = self.tr(
            "The file is not encrypted: whoever can read the place where you save it can see it, "
            "and it stays there when the picture is deleted here."
        )

        def ask() -> None:
            ask_where(
                self._window,
                self.tr("Export a picture"),
                name=large.name,
                chosen=lambda file: self.presenter.export(large.cell.number, file),
            )

        action = self.tr("Choose a file…")
        self._ask(SureDialog(self._look, title, means, action, said=ask, parent=self._window))

    def _ask(self, dialog: SureDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def decoded(data: bytes) -> QImage | None:
    """Make an image; from any thread. None where it is no picture."""
    image = QImage.fromData(data)
    return None if image.isNull() else image
