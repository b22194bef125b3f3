"""Screenshots in the window: the page, and what is asked before one is deleted or exported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from tracksync.desktop.app.dialogs import SureDialog
from tracksync.desktop.app.files import ask_folder, ask_where
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.screenshots import Cell, LargePicture
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.screenshots import ScreenshotsPresenter
from tracksync.desktop.presenters.shown import short_length
from tracksync.desktop.views.screenshots.page import ScreenshotsPage
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
        page.export_asked.connect(self._export_several)
        page.cancelled.connect(presenter.deeds.cancel)
        page.large.back_clicked.connect(presenter.back)
        page.large.stepped.connect(presenter.step)
        page.large.delete_clicked.connect(lambda large: self._delete((large.cell,)))
        page.large.export_clicked.connect(self._export)

    def _delete(self, cells: Sequence[Cell]) -> None:
        numbers = frozenset(cell.number for cell in cells)
        self.presenter.deeds.weigh(numbers, lambda length, who: self._sure(numbers, length, who))

    def _sure(self, numbers: frozenset[int], length: timedelta, who: str) -> None:
        title, means, time = self._one() if len(numbers) == 1 else self._several(len(numbers))
        if not length:
            time = self.tr("The time you tracked stays as it is.")
        means = f"{means} {time.format(length=short_length(length), who=who)}"
        self._ask(
            SureDialog(
                self._look,
                title,
                means,
                self.tr("Delete"),
                said=lambda: self.presenter.deeds.delete(numbers, length),
                parent=self._window,
            )
        )

    def _one(self) -> tuple[str, str, str]:
        """Ask about one: the question, what it means, what it takes."""
        return (
            self.tr("Delete this picture for ever?"),
            self.tr(
                "The key of its day is destroyed, and the other pictures of the day get a new one. "
                "Nobody can open this picture again, not from a copy of this computer either."
            ),
            self.tr(
                "Deleting it also takes {length} off the time you tracked, because {who} asks for "
                "it. An undo does not bring it back."
            ),
        )

    def _several(self, count: int) -> tuple[str, str, str]:
        """Ask about several in the same way."""
        return (
            self.tr("Delete {count} pictures for ever?").format(count=count),
            self.tr(
                "The key of their day is destroyed, and the other pictures of the day get a new "
                "one. Nobody can open these pictures again, not from a copy of this computer "
                "either."
            ),
            self.tr(
                "Deleting them also takes {length} off the time you tracked, because {who} asks "
                "for it. An undo does not bring it back."
            ),
        )

    def _export_several(self, cells: Sequence[Cell]) -> None:
        numbers = [cell.number for cell in reversed(cells)]
        title = self.tr("Export {count} pictures?").format(count=len(numbers))
        means = self.tr(
            "The files are not encrypted: whoever can read the folder where you save them can see "
            "them, and they stay there when the pictures are deleted here."
        )

        def ask() -> None:
            ask_folder(
                self._window,
                self.tr("Export pictures"),
                lambda folder: self.presenter.deeds.export_several(numbers, folder),
            )

        action = self.tr("Choose a folder…")
        self._ask(SureDialog(self._look, title, means, action, said=ask, parent=self._window))

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
                chosen=lambda file: self.presenter.deeds.export(large.cell.number, file),
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
