"""One picture large: zoomed, walked through, with all that is known of it and who can open it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, TIGHT
from tracksync.desktop.models.screenshots import LargePicture
from tracksync.desktop.views.page import spread
from tracksync.desktop.views.parts import Button, ElidedText, IconButton, Picture, Text
from tracksync.desktop.views.plain import tip
from tracksync.desktop.views.screenshots.full import FullScreen
from tracksync.desktop.views.screenshots.tools import Steps, ZoomTools, walks
from tracksync.desktop.views.screenshots.zoom import Zoom

_NARROW_EMS = 34
_KEY_HEAD, _KEY_TAIL = 12, 6


class LargeView(QWidget):
    """A picture with its tools above and its facts below."""

    back_clicked = Signal()
    stepped = Signal(int)
    export_clicked = Signal(object)
    delete_clicked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._picture: LargePicture | None = None
        self._image: object = None
        self.full: FullScreen | None = None
        self.zoom = Zoom(self.tr("Picture"))
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, 0, NEAR, 0)
        column.setSpacing(NEAR)
        column.addLayout(self._tools())
        column.addWidget(self.zoom, 1)
        column.addLayout(self._facts())

    def _tools(self) -> QHBoxLayout:
        look = self.look
        self.back = Button(look, self.tr("All pictures"), kind="quiet", icon="left")
        self.steps = Steps(look)
        self.zooms = ZoomTools(look, self.zoom)
        self.fills = IconButton(look, "full", self.tr("Full screen"))
        self.fills.setToolTip(tip(self.tr("Full screen (F11)")))
        self.export = Button(look, self.tr("Export…"), kind="quiet", icon="save")
        self.delete = Button(look, self.tr("Delete…"), kind="quiet", icon="delete")
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        for widget in (self.back, self.steps, spread(), self.zooms, self.fills):
            row.addWidget(widget)
        row.addWidget(self.export)
        row.addWidget(self.delete)
        self.back.clicked.connect(self.back_clicked)
        self.steps.stepped.connect(self.stepped)
        self.fills.clicked.connect(self.fill_screen)
        self.export.clicked.connect(lambda: self.export_clicked.emit(self._picture))
        self.delete.clicked.connect(lambda: self.delete_clicked.emit(self._picture))
        return row

    def _facts(self) -> QVBoxLayout:
        look = self.look
        self.when = ElidedText(look, is_strong=True)
        self.what = Text(look, tone="quiet", wraps=True)
        self.who = Text(look, tone="quiet", wraps=True)
        readers = QHBoxLayout()
        readers.setSpacing(NEAR)
        readers.addWidget(Picture(look, "lock", size_px=16), 0, Qt.AlignmentFlag.AlignTop)
        readers.addWidget(self.who, 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.when)
        column.addWidget(self.what)
        column.addLayout(readers)
        return column

    def show_large(self, picture: LargePicture, image: object) -> None:
        self._picture, self._image = picture, image
        words, cell = self.look.words, picture.cell
        is_whole = self.zoom.show_image(image)
        self.steps.show_place(picture.place, picture.count)
        clock = f"{words.day_at(cell.at, cell.zone)}, {words.clock(cell.at, cell.zone)}"
        task = picture.task or self.tr("nothing tracked")
        self.when.say(f"{clock} · {task}")
        size = f"{picture.width_px} × {picture.height_px}"
        by = self.tr("taken by {policy}").format(policy=picture.policy)
        facts = [cell.monitor, size, picture.activity, picture.preset, by]
        if not is_whole:
            facts.insert(0, self.tr("It is no picture that can be shown."))
        self.what.say(" · ".join(facts))
        who = self.tr("Only you can open it, with the key of this day: {key}")
        if picture.readers:
            who = self.tr("You open it with the key of this day: {key}.")
        said = who.format(key=_short(picture.key))
        self.who.say(" ".join([said, *filter(None, [picture.readers]), *self._once(picture)]))
        self.who.setAccessibleDescription(picture.key)
        self.zoom.setAccessibleDescription(f"{clock}, {task}")
        self.who.setToolTip(tip(picture.key))
        if self.full is not None:
            self.full.show_picture(picture, image)

    def _once(self, picture: LargePicture) -> list[str]:
        """Say who could open it once."""
        said = self.tr("Until {day} it could also be opened by {who}, who may have kept the key.")
        words, zone = self.look.words, picture.cell.zone
        return [
            said.format(who=one.who, day=words.full_date_at(one.until_at, zone))
            for one in picture.former
        ]

    def forget(self) -> None:
        """Let go of the picture."""
        self.leave_screen()
        self._picture = self._image = None
        self.zoom.show_image(None)

    def fill_screen(self) -> None:
        """Show the picture on the whole of the screen where this window is."""
        if self._picture is None or self.full is not None:
            return
        self.full = FullScreen(self.look, self)
        self.full.stepped.connect(self.stepped)
        self.full.left.connect(self._left_screen)
        self.full.show_picture(self._picture, self._image)
        self.full.enter(self.window().screen())

    def leave_screen(self) -> None:
        """Be a part of the window again."""
        if self.full is not None:
            self.full.close()

    def _left_screen(self) -> None:
        full, self.full = self.full, None
        if full is not None:
            full.deleteLater()
        if self.isVisible():
            self.window().activateWindow()
            self.zoom.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self.look.em(_NARROW_EMS)
        for button in (self.back, self.export, self.delete):
            button.be_narrow(is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = {
            Qt.Key.Key_Escape: self.back.click,
            Qt.Key.Key_Delete: self.delete.click,
            Qt.Key.Key_F11: self.fills.click,
        }.get(Qt.Key(event.key()))
        if does is not None:
            does()
        elif not walks(event, self.steps, self.zooms):
            super().keyPressEvent(event)


def _short(key: str) -> str:
    """Write a key so that people can compare it; all of it is in the tool tip."""
    return f"{key[:_KEY_HEAD]}…{key[-_KEY_TAIL:]}"
