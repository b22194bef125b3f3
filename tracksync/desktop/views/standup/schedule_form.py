"""The dialog of a schedule: where, when, by whose clock, and whether it asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from PySide6.QtCore import Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracksync.core.standup.schedules import CatchUp, Schedule
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR
from tracksync.desktop.models.standup import ScheduleForm
from tracksync.desktop.views.dialogs import Dialog, Labelled
from tracksync.desktop.views.fields import Choice, TimeField, Toggle
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import Scroll
from tracksync.desktop.views.parts import Button, Text

_GRACES = (10, 30, 60, 120, 240, 720)
_ROOM_EMS = 34
_WEEK = range(1, 8)
_LETTERS = 8
_NOT_BY_CONTENT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class DayChips(QWidget):
    """Days of the week to choose from; none means the working days."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=4)
        self.chips: dict[int, Button] = {}
        for day in _WEEK:
            chip = Button(look, look.words.day_name(day, is_short=True), kind="quiet")
            chip.setAccessibleName(look.words.day_name(day))
            chip.setCheckable(True)
            chip.toggled.connect(lambda _on: self.changed.emit())
            flow.addWidget(chip)
            self.chips[day] = chip

    @property
    def days(self) -> frozenset[int]:
        return frozenset(day for day, chip in self.chips.items() if chip.isChecked())

    def show_days(self, days: frozenset[int]) -> None:
        for day, chip in self.chips.items():
            chip.setChecked(day in days)


class Offer(QWidget):
    """
    A choice, and what it means; what was chosen outlives a look at where it cannot be had.

    Signals: `chosen` by the person.
    """

    chosen = Signal(bool)

    def __init__(self, look: Look, name: str, *, is_on: bool) -> None:
        super().__init__()
        self._is_wanted = is_on
        self.toggle = Toggle(look, name, shows_name=True)
        self.toggle.clicked.connect(self._choose)
        self._means = Text(look, tone="quiet", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.toggle)
        column.addWidget(self._means)

    def say(self, means: str, *, can: bool) -> None:
        self.toggle.setEnabled(can)
        self.toggle.setChecked(can and self._is_wanted)
        self._means.say(means)
        self.toggle.setAccessibleDescription(means)

    def drop(self) -> None:
        """Not to be had with something that was chosen now."""
        self._is_wanted = False
        self.toggle.setChecked(False)

    def _choose(self) -> None:
        self._is_wanted = self.toggle.isChecked()
        self.chosen.emit(self._is_wanted)


class ScheduleDialog(Dialog):
    """Asks how a standup shall come again and again; `kept` with the schedule that was chosen."""

    kept = Signal(object)

    def __init__(self, look: Look, form: ScheduleForm, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        title = self.tr("Change a schedule") if form.schedule.id else self.tr("Add a schedule")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setObjectName("schedule_dialog")
        self.resize(max(480, look.em(27)), 0)
        self._schedule = form.schedule
        self._threaded = {channel.id for channel in form.channels if channel.has_threads}
        self._early = {channel.id for channel in form.channels if channel.takes_ahead}
        # Where there is little room, or the text is large, the fields scroll.
        scroll = Scroll(title, gap=12, limit=self._limit())
        self._column: QVBoxLayout = scroll.column
        self.body.addWidget(scroll)
        self._make(form)
        self._show(form)
        self.body.addStretch(1)
        cancel = Button(look, self.tr("Cancel"))
        self.save = Button(look, self.tr("Save"), kind="main")
        self.save.setDefault(True)
        self.at_end(cancel, self.save)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self.kept.emit(self.chosen()))
        self.which.currentIndexChanged.connect(self._ready)
        self.days.changed.connect(self._ready)
        self.does.currentIndexChanged.connect(self._ready)
        self.channel.currentIndexChanged.connect(self._ready)
        self._threads.chosen.connect(lambda is_on: self._ahead.drop() if is_on else None)
        self._ahead.chosen.connect(lambda is_on: self._threads.drop() if is_on else None)
        self._ready()
        self.time.setFocus()

    def _limit(self) -> int:
        screen = self.screen()
        room = screen.availableGeometry().height() - self.look.em(14) if screen else 0
        return max(self.look.em(8), min(self.look.em(_ROOM_EMS), room))

    # --- fields ---------------------------------------------------------------------------------

    def _make(self, form: ScheduleForm) -> None:
        look = self.look
        self.time = TimeField()
        self.time.setDisplayFormat(look.words.time_format)
        self.channel, self.which, self.zone = Choice(look, ""), Choice(look, ""), Choice(look, "")
        self.does, self.grace, self.catch_up = Choice(look, ""), Choice(look, ""), Choice(look, "")
        self.template = Choice(look, "")
        self.days = DayChips(look)
        self._off = Text(look, tone="quiet", wraps=True)
        self._off.say(self.tr("Never on a holiday or day off that TrackSync knows of."))
        self._means = Text(look, tone="quiet", wraps=True)
        schedule = form.schedule
        self._threads = Offer(look, self.tr("In the day's thread"), is_on=schedule.in_thread)
        self._ahead = Offer(look, self.tr("Hand it over beforehand"), is_on=schedule.is_ahead)
        self.in_thread, self.is_ahead = self._threads.toggle, self._ahead.toggle
        self._side_by_side((self.tr("Channel"), self.channel), (self.tr("Time"), self.time))
        self._side_by_side((self.tr("Days"), self.which), (self.tr("By the clock of"), self.zone))
        for widget in (self.days, self._off):
            self._column.addWidget(widget)
        self._side_by_side(
            (self.tr("At its time"), self.does), (self.tr("How it reads"), self.template)
        )
        for part in (self._means, self._ahead, self._threads):
            self._column.addWidget(part)
        self._side_by_side(
            (self.tr("If the computer was asleep"), self.grace),
            (self.tr("Later than that"), self.catch_up),
        )
        if not form.schedule.id:
            self._column.addWidget(Text(look, self._apart_words(), tone="quiet", wraps=True))
        self._fill(form)

    def _apart_words(self) -> str:
        return self.tr(
            "It is posted from this computer. If you set TrackSync up on another one too, schedule "
            "it on one of them alone: the two do not know of each other."
        )

    def _side_by_side(self, *fields: tuple[str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(APART)
        for words, field in fields:
            # As wide as there is room: what can be chosen may be longer than that.
            if isinstance(field, Choice):
                field.setSizeAdjustPolicy(_NOT_BY_CONTENT)
                field.setMinimumContentsLength(_LETTERS)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(Labelled(self.look, words, field), 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _fill(self, form: ScheduleForm) -> None:
        for channel in form.channels:
            self.channel.addItem(channel.title, channel.id)
        self.which.addItem(self.tr("My working days"), False)
        self.which.addItem(self.tr("These days"), True)
        self.does.addItem(self.tr("Ask me"), False)
        self.does.addItem(self.tr("Post it without asking"), True)
        for minutes in sorted({*_GRACES, _minutes(form.schedule.grace)}):
            length = self.look.words.length(timedelta(minutes=minutes))
            self.grace.addItem(self.tr("up to {length} late").format(length=length), minutes)
        self.template.addItem(self.tr("As the settings say"), "")
        for name in dict.fromkeys((*form.templates, form.schedule.template)):
            if name:
                self.template.addItem(name, name)
        self._fill_zones(form)

    def _fill_zones(self, form: ScheduleForm) -> None:
        self.zone.addItem(self.tr("Wherever I am"), "")
        known = {bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds()}
        first = [name for name in dict.fromkeys((form.schedule.zone, form.here)) if name]
        for name in (*first, *sorted(name for name in known - set(first) if "/" in name)):
            self.zone.addItem(name.replace("_", " "), name)

    # --- what is chosen -------------------------------------------------------------------------

    def _show(self, form: ScheduleForm) -> None:
        schedule = form.schedule
        for box, value in (
            (self.channel, schedule.channel),
            (self.which, bool(schedule.days)),
            (self.zone, schedule.zone),
            (self.does, schedule.is_automatic),
            (self.grace, _minutes(schedule.grace)),
            (self.template, schedule.template),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.time.setTime(QTime(schedule.at.hour, schedule.at.minute))
        self.days.show_days(schedule.days or frozenset(range(1, 6)))

    def chosen(self) -> Schedule:
        """Give what is chosen."""
        at = self.time.time()
        return replace(
            self._schedule,
            channel=self.channel.currentData(),
            at=time(at.hour(), at.minute()),
            days=self.days.days if self.which.currentData() else frozenset(),
            zone=self.zone.currentData(),
            grace=timedelta(minutes=self.grace.currentData()),
            catch_up=CatchUp(self.catch_up.currentData()),
            is_automatic=bool(self.does.currentData()),
            in_thread=self.in_thread.isChecked(),
            is_ahead=self.is_ahead.isChecked(),
            template=self.template.currentData(),
        )

    def _ready(self) -> None:
        is_automatic, is_some = bool(self.does.currentData()), bool(self.which.currentData())
        self.days.setVisible(is_some)
        self._means.say(self._means_words(is_automatic=is_automatic))
        self._say_late(is_automatic=is_automatic)
        self._say_thread(can=self.channel.currentData() in self._threaded)
        self._say_ahead(can=self.channel.currentData() in self._early)
        self.save.setEnabled(not is_some or bool(self.days.days))
        self.fit()

    def _say_late(self, *, is_automatic: bool) -> None:
        """Name the ways to catch up; where it asks anyway, two of them come to the same."""
        names = {
            CatchUp.SKIP: self.tr("Leave that day out"),
            CatchUp.ASK: self.tr("Wait for my word that day"),
            CatchUp.LATE: self.tr("Post it that day all the same"),
        }
        wanted = CatchUp(self.catch_up.currentData() or self._schedule.catch_up)
        if not is_automatic:
            del names[CatchUp.LATE]
            wanted = CatchUp.ASK if wanted is CatchUp.LATE else wanted
        self.catch_up.blockSignals(True)  # said otherwise, not chosen
        self.catch_up.clear()
        for way, said in names.items():
            self.catch_up.addItem(said, way)
        self.catch_up.setCurrentIndex(self.catch_up.findData(wanted))
        self.catch_up.blockSignals(False)

    def _say_thread(self, *, can: bool) -> None:
        """Offer the thread where there can be one; else say why not."""
        means = self.tr("Below one message of the day, which the first of you posts.")
        if not can:
            means = self.tr(
                "This channel has no threads that TrackSync can post into. Slack by a token has."
            )
        self._threads.say(means, can=can)

    def _say_ahead(self, *, can: bool) -> None:
        """As above, of what the service posts by itself."""
        means = self.tr(
            "The service gets it in the hour before, and posts it at its time, also when this "
            "computer is off. Not into a thread."
        )
        if not can:
            means = self.tr("This channel takes nothing before its time. Slack by a token does.")
        self._ahead.say(means, can=can)

    def _means_words(self, *, is_automatic: bool) -> str:
        if is_automatic:
            return self.tr(
                "An hour before, a notification shows you the text. Then it goes without another "
                "word, and everybody in the channel reads it."
            )
        return self.tr(
            "An hour before, and at its time, a notification shows you the text. Nothing goes "
            "without your word."
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()  # only now it is known how wide the fields are

    # --- what came of it ------------------------------------------------------------------------

    def show_kept(self) -> None:
        self.accept()


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)
