"""A thin bar: how much of the working day is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracksync.desktop.look.look import Look, qcolor

_HIGH = 6


class Progress(QWidget):
    """Shows a share between nothing and all; more than all is all."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._share = look, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self, self.update)

    def show_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(
            self.tr("{percent} of the working day").format(percent=f"{share:.0%}")
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.em(8), _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 0, self.width(), _HIGH)
        p.setBrush(qcolor(self._look.tokens.track))
        p.drawRoundedRect(whole, _HIGH / 2, _HIGH / 2)
        done = QRectF(whole)
        done.setWidth(whole.width() * self._share)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            done.moveRight(whole.right())
        p.setBrush(qcolor(self._look.tokens.accent))
        if self._share:
            p.drawRoundedRect(done, _HIGH / 2, _HIGH / 2)
        p.end()
