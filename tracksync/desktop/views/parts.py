"""The small parts every screen is made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from tracksync.desktop.look.colour import Rgb
from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, TARGET, Type
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


class Toggle(QCheckBox):
    """A switch, or with `is_tick` a check box; painted in the palette."""

    def __init__(
        self, look: Look, name: str, *, is_tick: bool = False, shows_name: bool = False
    ) -> None:
        super().__init__()
        self._look, self._is_tick = look, is_tick
        self.setText(label(name) if shows_name else "")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.follow(self, self.updateGeometry)

    @property
    def _mark(self) -> QSize:
        return QSize(18, 18) if self._is_tick else QSize(36, 20)

    def sizeHint(self) -> QSize:
        width = self._mark.width() + 6
        if self.text():
            width += NEAR + self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, max(TARGET, self.fontMetrics().height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]  # a QPoint

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = self._mark
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - mark.width() - 3 if mirrored else 3
        box = QRectF(x, (self.height() - mark.height()) / 2, mark.width(), mark.height())
        (self._draw_tick if self._is_tick else self._draw_switch)(p, box, mirrored=mirrored)
        t = self._look.tokens
        if self.text():
            room = self.rect().adjusted(0 if mirrored else mark.width() + 3 + NEAR, 0, 0, 0)
            if mirrored:
                room.setRight(int(x) - NEAR)
            p.setPen(qcolor(t.text if self.isEnabled() else t.text_quiet))
            p.drawText(
                room,
                Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
                self.text().replace("&&", "&"),
            )
        if self.hasFocus():
            p.setPen(QPen(qcolor(t.focus), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(
                box.adjusted(-2, -2, 2, 2), 6 if self._is_tick else 12, 6 if self._is_tick else 12
            )
        p.end()

    def _ground(self, p: QPainter) -> bool:
        t, on = self._look.tokens, self.isChecked()
        p.setPen(QPen(qcolor(t.accent if on else t.outline), 1))
        p.setBrush(qcolor(t.accent if on else t.surface))
        if not self.isEnabled():
            p.setPen(QPen(qcolor(t.outline if on else t.line), 1))
            p.setBrush(qcolor(t.track))
        return on

    def _draw_switch(self, p: QPainter, box: QRectF, *, mirrored: bool) -> None:
        t = self._look.tokens
        on = self._ground(p)
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        at_right = on is not mirrored
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(qcolor(t.on_accent if on and self.isEnabled() else t.outline))
        knob = QRectF(0, 0, 12, 12)
        knob.moveCenter(box.center())
        knob.moveLeft(box.right() - 16 if at_right else box.left() + 4)
        p.drawEllipse(knob)

    def _draw_tick(self, p: QPainter, box: QRectF, *, mirrored: bool) -> None:
        del mirrored
        t = self._look.tokens
        on = self._ground(p)
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            of = t.on_accent if self.isEnabled() else t.text_quiet
            self._look.icon("check", of, 14).paint(p, box.adjusted(2, 2, -2, -2).toRect())


class Choice(QComboBox):
    """A list to choose from, with our chevron."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        look.follow(self, self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        box = self.rect().adjusted(0, 0, 0, 0)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = NEAR if mirrored else box.width() - 14 - NEAR
        self._look.icon("down", self._look.tokens.text_quiet, 14).paint(
            p, x, (box.height() - 14) // 2, 14, 14
        )
        p.end()


class NumberField(QSpinBox):
    """A number; scrolling past it does not change it."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(NEAR, 0, NEAR, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TimeField(QDateTimeEdit):
    """A day and a time of day; scrolling past it does not change it."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(NEAR, 0, NEAR, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Search(QLineEdit):
    """A field to search with."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(False)
        self.setMaxLength(200)
        self._restyle()
        look.follow(self, self._restyle)

    def _restyle(self) -> None:
        room = self._look.px(16) + NEAR
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        size = self._look.px(16)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - size - 10 if mirrored else 10
        icon = self._look.icon("search", self._look.tokens.text_quiet, size)
        icon.paint(p, x, (self.height() - size) // 2, size, size)
        p.end()


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
    "Choice",
    "Dot",
    "ElidedText",
    "IconButton",
    "NumberField",
    "Picture",
    "Search",
    "Text",
    "TimeField",
    "Toggle",
    "area",
    "frame",
    "rule",
]
