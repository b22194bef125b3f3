"""A person by initials: pictures of people lie on hosts that nobody allowed to be asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tracksync.core.hues import hue_of
from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import Type

_SIZE_PX = 40


def initials_of(name: str) -> str:
    """Give the first letters of the first and the last name; one where there is only one name."""
    names = [word for word in name.split() if word[:1].isalnum()]
    return "".join(word[0] for word in dict.fromkeys((*names[:1], *names[-1:]))).upper()


class Initials(QWidget):
    """The initials in a ring of their own colour; who it is is said in words beside it."""

    def __init__(self, look: Look, name: str, account: str) -> None:
        """*account* decides about the colour."""
        super().__init__()
        self._look, self._text, self._hue = look, initials_of(name) or "?", hue_of(account)
        self._restyle()
        look.follow(self, self._restyle)

    def _restyle(self) -> None:
        size = self._look.px(_SIZE_PX)
        self.setFixedSize(QSize(size, size))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self._look.px(2)
        edge = ring / 2 + 0.5
        p.setPen(QPen(qcolor(self._look.hue(self._hue)), ring))
        p.setBrush(qcolor(self._look.tokens.surface))
        p.drawEllipse(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge))
        p.setPen(qcolor(self._look.tokens.text))
        p.setFont(self._look.font(Type.BODY, is_strong=True))
        p.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        p.end()
