"""One picture large: zoomed, walked through, with all that is known of it and who can open it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, TIGHT
from tracksync.desktop.models.screenshots import LargePicture
from tracksync.desktop.views.page import spread
from tracksync.desktop.views.parts import Button, ElidedText, IconButton, Picture, Text
from tracksync.desktop.views.plain import tip

_STEP, _LARGEST = 1.25, 4.0
_NARROW_EMS = 34
_KEY_HEAD, _KEY_TAIL = 12, 6


class Canvas(QWidget):
    """The picture itself."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setAccessibleName("")

    def show_image(self, image: object) -> bool:
        """Show it; False where it is no picture."""
        self._pixmap = QPixmap.fromImage(image) if isinstance(image, QImage) else QPixmap()
        self.update()
        return not self._pixmap.isNull()

    @property
    def whole(self) -> QSize:
        return self._pixmap.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.drawPixmap(QRectF(self.rect()), self._pixmap, QRectF(self._pixmap.rect()))
        p.end()


class Zoom(QScrollArea):
    """Shows a picture as large as there is room, or larger; the mouse wheel and drags scroll it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumSize(120, 90)
        self.canvas = Canvas()
        self.setWidget(self.canvas)
        self._factor = 1.0

    def show_image(self, image: object) -> bool:
        is_image = self.canvas.show_image(image)
        self.fit()
        return is_image

    def fit(self) -> None:
        """Make it as large as there is room for."""
        self._zoom(1.0)

    def larger(self) -> None:
        self._zoom(min(_LARGEST, self._factor * _STEP))

    def smaller(self) -> None:
        self._zoom(max(1.0, self._factor / _STEP))

    def _zoom(self, factor: float) -> None:
        self._factor = factor
        room = self.maximumViewportSize()
        fitting = self.canvas.whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.canvas.resize(fitting * factor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._zoom(self._factor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._factor > 1.0:
            super().keyPressEvent(event)  # the arrows scroll
        else:
            event.ignore()


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
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, 0, NEAR, 0)
        column.setSpacing(NEAR)
        column.addLayout(self._tools())
        self.zoom = Zoom(self.tr("Picture"))
        column.addWidget(self.zoom, 1)
        column.addLayout(self._facts())

    def _tools(self) -> QHBoxLayout:
        look = self.look
        self.back = Button(look, self.tr("All pictures"), kind="quiet", icon="left")
        self.earlier = IconButton(look, "left", self.tr("Earlier picture"))
        self.place = Text(look, tone="quiet")
        self.later = IconButton(look, "right", self.tr("Later picture"))
        self.smaller = IconButton(look, "minus", self.tr("Zoom out"))
        self.fits = IconButton(look, "fit", self.tr("Fit the window"))
        self.larger = IconButton(look, "plus", self.tr("Zoom in"))
        self.export = Button(look, self.tr("Export…"), kind="quiet", icon="save")
        self.delete = Button(look, self.tr("Delete…"), kind="quiet", icon="delete")
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        for widget in (self.back, self.earlier, self.place, self.later, spread()):
            row.addWidget(widget)
        for widget in (self.smaller, self.fits, self.larger, self.export, self.delete):
            row.addWidget(widget)
        self.back.clicked.connect(self.back_clicked)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.smaller.clicked.connect(self._zoomed_out)
        self.fits.clicked.connect(self._fitted)
        self.larger.clicked.connect(self._zoomed_in)
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

    def _zoomed_out(self) -> None:
        self.zoom.smaller()

    def _fitted(self) -> None:
        self.zoom.fit()

    def _zoomed_in(self) -> None:
        self.zoom.larger()

    def show_large(self, picture: LargePicture, image: object) -> None:
        self._picture = picture
        words, cell = self.look.words, picture.cell
        is_whole = self.zoom.show_image(image)
        self.place.say(
            self.tr("{place} of {count}").format(place=picture.place, count=picture.count)
        )
        self.earlier.setEnabled(picture.place > 1)
        self.later.setEnabled(picture.place < picture.count)
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
        self._picture = None
        self.zoom.show_image(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self.look.em(_NARROW_EMS)
        for button in (self.back, self.export, self.delete):
            button.be_narrow(is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = {
            Qt.Key.Key_Escape: self.back.click,
            Qt.Key.Key_Left: self.earlier.click,
            Qt.Key.Key_Right: self.later.click,
            Qt.Key.Key_Plus: self.larger.click,
            Qt.Key.Key_Minus: self.smaller.click,
            Qt.Key.Key_0: self.fits.click,
            Qt.Key.Key_Delete: self.delete.click,
        }.get(Qt.Key(event.key()))
        if does is None:
            super().keyPressEvent(event)
        else:
            does()


def _short(key: str) -> str:
    """Write a key so that people can compare it; all of it is in the tool tip."""
    return f"{key[:_KEY_HEAD]}…{key[-_KEY_TAIL:]}"
