"""The small parts every screen is made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from tracksync.desktop.look.colour import Rgb
from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import LINK_HANG, QUIET_HANG, TARGET, Type
from tracksync.desktop.views.plain import label, tip

ICON = 18
_MIRRORED = {"left": "right", "right": "left"}


class Text(QLabel):
    """Plain text of the scale; never read as markup."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        size: Type = Type.BODY,
        is_strong: bool = False,
        tone: str = "",
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._look, self._size, self._strong = look, size, is_strong
        self.setProperty("tone", tone)
        self.setWordWrap(wraps)
        self.setText(text)
        self._restyle()
        look.follow(self, self._restyle)

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._size, is_strong=self._strong))

    def say(self, text: str, tone: str | None = None) -> None:
        """Change the text; empty hides it."""
        self.setText(text)
        self.setVisible(bool(text))
        if tone is not None and tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().polish(self)


class ElidedText(Text):
    """One line that ends in an ellipsis where there is no more room; the tool tip has all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(3), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading | self._vertical(), shown)
        self.setToolTip(tip(self.text()) if shown != self.text() else "")

    def _vertical(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignVCenter


class Button(QPushButton):
    """A verb. Kinds: plain, main (one per screen), quiet, link."""

    def __init__(self, look: Look, text: str, *, kind: str = "", icon: str = "") -> None:
        super().__init__()
        self._look, self._kind, self._icon = look, kind, icon
        self._words, self._is_narrow = text, False
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.say(text)
        self._restyle()
        look.follow(self, self._restyle)

    def say(self, text: str, icon: str | None = None) -> None:
        self._words = text
        self.setText("" if self._is_narrow else label(text))
        self.setAccessibleName(text)
        if icon is not None and icon != self._icon:
            self._icon = icon
            self._restyle()

    def be_narrow(self, is_narrow: bool) -> None:
        """Show the icon alone, with the words as a tool tip."""
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self.say(self._words)
            self.setToolTip(tip(self._words) if is_narrow else "")

    @property
    def has_icon(self) -> bool:
        return bool(self._icon)

    @property
    def hang(self) -> int:
        """How far it hangs out of a column whose edge its words stand at."""
        return {"link": LINK_HANG, "quiet": QUIET_HANG}.get(self._kind, 0)

    def _restyle(self) -> None:
        t = self._look.tokens
        of = {"main": t.on_accent, "link": t.link}.get(self._kind, t.text)
        if self._icon:
            size = self._look.px(ICON)
            self.setIcon(self._look.icon(self._icon, of, size))
            self.setIconSize(QSize(size, size))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(TARGET, hint.height()))


class Chips(QButtonGroup):
    """
    Buttons of which one is chosen: Tab comes to that one, from both sides, and arrows go on.

    Qt sees to that once one of them had the keyboard; before, a Tab backwards came to the last.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._follow)

    def _follow(self) -> None:
        chips = self.buttons()
        is_any = any(chip.isChecked() for chip in chips)
        for chip in chips:
            is_stop = chip.isChecked() or not is_any
            way = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(way)


class IconButton(QToolButton):
    """An icon that can be clicked; its name is said and shown as a tool tip."""

    def __init__(self, look: Look, icon: str, name: str, *, tone: str = "text_quiet") -> None:
        super().__init__()
        self._look, self._icon, self._tone = look, icon, tone
        self.setProperty("kind", "icon")
        self.say(name, icon)
        look.follow(self, self._restyle)

    def say(self, name: str, icon: str) -> None:
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self._restyle()

    def _restyle(self) -> None:
        of: Rgb = getattr(self._look.tokens, self._tone)
        size = self._look.px(ICON)
        name = self._icon
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            name = _MIRRORED.get(name, name)
        self.setIcon(self._look.icon(name, of, size))
        self.setIconSize(QSize(size, size))
        self.setFixedSize(max(TARGET, size + 12), max(TARGET, size + 12))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._restyle()


class Picture(QLabel):
    """An icon that only shows something; what it shows is said in words beside it."""

    def __init__(
        self, look: Look, icon: str, *, tone: str = "text_quiet", size_px: int = ICON
    ) -> None:
        super().__init__()
        self._look, self._icon, self._tone, self._size = look, icon, tone, size_px
        self._restyle()
        look.follow(self, self._restyle)

    def show_icon(self, icon: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self._restyle()

    def _restyle(self) -> None:
        of: Rgb = getattr(self._look.tokens, self._tone)
        size = self._look.px(self._size)
        self.setFixedSize(size, size)
        icon = self._look.icon(self._icon, of, size)
        self.setPixmap(icon.pixmap(QSize(size, size), self.devicePixelRatioF()))


class Dot(QWidget):
    """The colour of a task, as a small round mark beside its title."""

    def __init__(self, look: Look, hue: int = 0) -> None:
        super().__init__()
        self._look, self._hue = look, hue
        self._restyle()
        look.follow(self, self._restyle)

    def _restyle(self) -> None:
        size = self._look.px(12)
        self.setFixedSize(size, size)
        self.update()

    def show_hue(self, hue: int) -> None:
        self._hue = hue
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(self._look.hue(self._hue)))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


def hung(widget: QWidget, hang: int) -> QHBoxLayout:
    """Begin a line with a widget that hangs out of the column, by so many pixels."""
    line = QHBoxLayout()
    line.setSpacing(0)
    line.addSpacing(-hang)
    line.addWidget(widget)
    return line


def frame(role: str) -> QFrame:
    """Make a box of a role: card, asks, trouble, hint, rule."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def rule() -> QFrame:
    """Make a quiet line."""
    return frame("rule")


def area(role: str = "surface") -> QWidget:
    """Make a widget with a ground of its own."""
    made = QWidget()
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


__all__ = [
    "ICON",
    "Button",
    "Dot",
    "ElidedText",
    "IconButton",
    "Picture",
    "Text",
    "area",
    "frame",
    "hung",
    "rule",
]
