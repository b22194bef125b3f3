"""The first pages a person sees; each can be skipped, and nothing that records or sends is on."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.first_run import FirstRunModel, Profile
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.fields import Choice, HoursField, Toggle
from tracksync.desktop.views.page import Scroll
from tracksync.desktop.views.parts import Button, Picture, Text, rule
from tracksync.desktop.views.privacy import FactRow
from tracksync.desktop.views.recovery import KeyCard

_DOT = 8
_PAGES = 4  # the last one is the Today page itself


class Dots(QWidget):
    """Where one is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._at = look, 0

    def show_page(self, page: int) -> None:
        self._at = page
        said = self.tr("Page {page} of {pages}").format(page=page + 1, pages=_PAGES)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_PAGES * _DOT * 2, _DOT * 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = self._look.tokens
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place in range(_PAGES):
            at = _PAGES - 1 - place if mirrored else place
            p.setPen(qcolor(t.accent if place == self._at else t.outline))
            p.setBrush(qcolor(t.accent if place == self._at else t.surface))
            y = (self.height() - _DOT) / 2
            p.drawEllipse(QRectF(at * _DOT * 2 + 1, y, _DOT, _DOT))
        p.end()


class _Welcome(QWidget):
    def __init__(self, look: Look, activity: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(APART)
        facts = (
            ("running", self.tr("It keeps your time"), self.tr(
                "Pick a task, work, stop. Every start and stop is written down before "
                "anything says so, and survives a crash.")),
            ("eye", self.tr("It does not watch you"), activity),
            ("local", self.tr("It works alone"), self.tr(
                "No account, no server, no network needed. What leaves this computer, "
                "and where it goes, is yours to decide.")),
        )  # fmt: skip
        for icon, title, sentence in facts:
            row = QHBoxLayout()
            row.setSpacing(APART)
            picture = Picture(look, icon, tone="link", size_px=28)
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(Text(look, title, size=Type.ROW, is_strong=True))
            words.addWidget(Text(look, sentence, tone="quiet", wraps=True))
            row.addLayout(words, 1)
            column.addLayout(row)
        column.addStretch(1)


class _You(QWidget):
    def __init__(self, look: Look, model: FirstRunModel) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(APART)
        self.name = QLineEdit(model.profile.name)
        self.name.setMaxLength(200)
        self._field(self.tr("Your name, for reports you make (may stay empty)"), self.name)
        self.zone = Choice(look, self.tr("Time zone"))
        self.zone.addItems(list(model.zones))
        self.zone.setCurrentText(model.profile.zone)
        self._field(self.tr("Time zone"), self.zone)
        self.days: list[Toggle] = []
        days = QHBoxLayout()
        days.setSpacing(APART)
        for number, is_on in enumerate(model.profile.work_days, 1):
            name = QLocale().dayName(number, QLocale.FormatType.ShortFormat)
            tick = Toggle(look, name, is_tick=True, shows_name=True)
            tick.setChecked(is_on)
            self.days.append(tick)
            days.addWidget(tick)
        days.addStretch(1)
        under = QVBoxLayout()
        under.setSpacing(3)
        under.addWidget(Text(look, self.tr("Days you work"), is_strong=True))
        under.addLayout(days)
        self._column.addLayout(under)
        self.hours = HoursField(self.tr(" h"))
        self.hours.setProperty("kind", "field")  # as high as the fields above it
        self.hours.show_length(model.profile.target)
        self._field(self.tr("Hours in a full day"), self.hours)
        self._column.addStretch(1)

    def _field(self, words: str, field: QWidget) -> None:
        box = QVBoxLayout()
        box.setSpacing(3)
        name = Text(self._look, words, is_strong=True)
        name.setBuddy(field)
        field.setAccessibleName(words)
        field.setMaximumWidth(self._look.em(18))
        box.addWidget(name)
        box.addWidget(field)
        self._column.addLayout(box)

    def profile(self) -> Profile:
        return Profile(
            self.name.text(),
            self.zone.currentText(),
            tuple(day.isChecked() for day in self.days),
            self.hours.length,
        )


class _Choices(QWidget):
    def __init__(self, look: Look, model: FirstRunModel, card: KeyCard) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        self.consents: dict[str, bool] = {line.id: bool(line.is_on) for line in model.consents}
        said = self.tr("None of this records or sends anything.")
        column.addWidget(Text(look, said, tone="quiet", wraps=True))
        scroll = Scroll(self.tr("What may be turned on"), gap=0)
        for line in model.consents:
            row = FactRow(look, line)
            row.switched.connect(self.consents.__setitem__)
            scroll.column.addWidget(row)
            scroll.column.addWidget(rule())
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        column.addWidget(card)
        card.setVisible(model.can_keep_key)


class FirstRun(Dialog):
    """Three pages and then Today; nothing here has to be done."""

    finished_with = Signal(object, object)

    def __init__(self, look: Look, model: FirstRunModel, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Welcome to TrackSync"), parent)
        self.setObjectName("first_run")
        self.resize(max(600, look.em(34)), max(500, look.em(28)))
        self._stack = QStackedWidget()
        self._you = _You(look, model)
        self.card = KeyCard(look)
        self._choices = _Choices(look, model, self.card)
        for page in (_Welcome(look, model.activity), self._you, self._choices):
            self._stack.addWidget(page)
        self._dots = Dots(look)
        self._skip = Button(look, self.tr("Skip all"), kind="quiet")
        self._back = Button(look, self.tr("Back"))
        self.next = Button(look, self.tr("Next"), kind="main")
        self.next.setDefault(True)
        self.body.addWidget(self._stack, 1)
        self.at_start(self._dots)
        self.at_end(self._skip, self._back, self.next)
        self._skip.clicked.connect(self.reject)
        self.next.clicked.connect(lambda: self._go(1))
        self._back.clicked.connect(lambda: self._go(-1))
        self.show_page(0)

    def show_page(self, page: int) -> None:
        titles = (
            self.tr("Welcome to TrackSync"),
            self.tr("Your working day"),
            self.tr("What it may do"),
        )
        self.heading.setText(titles[page])
        self._stack.setCurrentIndex(page)
        self._dots.show_page(page)
        self._back.setVisible(page > 0)
        is_last = page == self._stack.count() - 1
        self.next.say(self.tr("Open Today") if is_last else self.tr("Next"))
        self._skip.setVisible(not is_last)
        self.next.setFocus()

    def _go(self, pages: int) -> None:
        page = self._stack.currentIndex() + pages
        if page < self._stack.count():
            self.show_page(page)
        elif self.card.may_leave():
            self.card.forget()
            self.accept()
            self.finished_with.emit(self._you.profile(), dict(self._choices.consents))

    def reject(self) -> None:
        if self.card.may_leave():
            self.card.forget()
            super().reject()
