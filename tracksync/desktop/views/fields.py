"""What is switched, chosen, typed and searched."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
)

from tracksync.core.settings.forms import read_number
from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, TARGET
from tracksync.desktop.views.plain import label

# Nothing that can be clicked is narrower.
_NARROWEST = 24
_LONGEST_NUMBER = 30
_BY_KEYBOARD = {
    Qt.FocusReason.OtherFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.TabFocusReason,
}


class Toggle(QCheckBox):
    """
    A switch, or with `is_tick` a check box; painted in the palette.

    It begins where the text above it does: what shows the keyboard lies inside, as in a button.
    """

    def __init__(
        self, look: Look, name: str, *, is_tick: bool = False, shows_name: bool = False
    ) -> None:
        super().__init__()
        self._look, self._is_tick = look, is_tick
        self._shows_name = shows_name
        self.say(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.follow(self, self.updateGeometry)

    def say(self, name: str) -> None:
        """Call it so; aloud too."""
        self.setText(label(name) if self._shows_name else "")
        self.setAccessibleName(name)

    @property
    def _mark(self) -> QSize:
        px = self._look.px
        return QSize(px(18), px(18)) if self._is_tick else QSize(px(36), px(20))

    def sizeHint(self) -> QSize:
        width = max(_NARROWEST, self._mark.width())
        if self.text():
            name = self.fontMetrics().horizontalAdvance(self.text())
            width = self._mark.width() + NEAR + name + 4
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
        x = self.width() - mark.width() if mirrored else 0
        box = QRectF(x, (self.height() - mark.height()) / 2, mark.width(), mark.height())
        (self._draw_tick if self._is_tick else self._draw_switch)(p, box, mirrored=mirrored)
        t = self._look.tokens
        if self.text():
            room = self.rect().adjusted(0 if mirrored else mark.width() + NEAR, 0, 0, 0)
            if mirrored:
                room.setRight(int(x) - NEAR)
            p.setPen(qcolor(t.text if self.isEnabled() else t.text_quiet))
            p.drawText(
                room,
                Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
                self.text().replace("&&", "&"),
            )
        if self.hasFocus():
            p.setPen(QPen(qcolor(t.text if self.isChecked() else t.focus), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            round_px = 4 if self._is_tick else mark.height() / 2 - 1
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), round_px, round_px)
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
        half = box.height() / 2
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), half, half)
        at_right = on is not mirrored
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(qcolor(t.on_accent if on and self.isEnabled() else t.outline))
        size = box.height() * 0.6
        aside = (box.height() - size) / 2
        knob = QRectF(0, 0, size, size)
        knob.moveCenter(box.center())
        knob.moveLeft(box.right() - size - aside if at_right else box.left() + aside)
        p.drawEllipse(knob)

    def _draw_tick(self, p: QPainter, box: QRectF, *, mirrored: bool) -> None:
        del mirrored
        t = self._look.tokens
        on = self._ground(p)
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            of = t.on_accent if self.isEnabled() else t.text_quiet
            size = round(box.height()) - 4
            self._look.icon("check", of, size).paint(p, box.adjusted(2, 2, -2, -2).toRect())


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


class UnitField(NumberField):
    """
    A number with its unit behind it, which may be typed in another unit as well.

    `typed` carries what cannot be said in whole units, or is none: who takes it says why not.
    """

    typed = Signal(str)

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def textFromValue(self, value: int) -> str:
        return f"{super().textFromValue(value)} {self._unit}"

    def valueFromText(self, text: str) -> int:
        number = self._read(text)
        return self.value() if number is None else number

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        if len(text) > _LONGEST_NUMBER:
            return QValidator.State.Invalid, text, place
        number = self._read(text)
        is_fit = number is not None and self.minimum() <= number <= self.maximum()
        state = QValidator.State.Acceptable if is_fit else QValidator.State.Intermediate
        return state, text, place

    def fixup(self, text: str) -> str:
        if text.strip():
            self.typed.emit(text.strip())
        return text

    def _read(self, text: str) -> int | None:
        if text and text == self.specialValueText():
            return self.minimum()
        number = text.strip().removesuffix(self._unit).strip()
        value, is_number = self.locale().toInt(number)
        return int(value) if is_number else read_number(text, self._unit)


class HoursField(QDoubleSpinBox):
    """Hours of a day, halves and single minutes among them; scrolling past does not change it."""

    def __init__(self, suffix: str) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(NEAR, 0, NEAR, 0)
        self.setRange(0, 24)
        self.setDecimals(4)
        self.setSingleStep(0.5)
        self.setSuffix(suffix)

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=round(self.value() * 60))

    def show_length(self, length: timedelta) -> None:
        self.setValue(length / timedelta(hours=1))

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(round(value, 2), "g", 4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TimeField(QDateTimeEdit):
    """
    A day and a time of day; scrolling past it does not change it.

    Whoever comes to it by keyboard is at the hour: the day is hardly ever another. Whoever clicks
    into it is at what was clicked on, and types over it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(NEAR, 0, NEAR, 0)
        self.lineEdit().installEventFilter(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD and self.currentSectionIndex() == 0:
            self.setSelectedSection(QDateTimeEdit.Section.HourSection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_over = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonRelease and not self.lineEdit().hasSelectedText():
            # Qt takes no digit where the cursor merely stands between two.
            QTimer.singleShot(0, self, lambda: self.setSelectedSection(self.currentSection()))
        return is_over

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DayField(QDateEdit):
    """A day; scrolling past it does not change it, and a new one counts when it is complete."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(NEAR, 0, NEAR, 0)
        self.setKeyboardTracking(False)
        self.setMinimumDate(QDate(2000, 1, 1))
        self.dateChanged.connect(lambda _day: self.chosen.emit())

    @property
    def day(self) -> date:
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show it, which is nobody's choice."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

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
