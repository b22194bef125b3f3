"""The Standup page: today's card, and below it what became of others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.common import Remedy
from tracksync.desktop.models.standup import (
    PastRow,
    ScheduleRow,
    Stage,
    StandupCard,
    StandupModel,
)
from tracksync.desktop.views.fields import Choice
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import Box, EmptyPlace, Page, Scroll
from tracksync.desktop.views.parts import Button, Text, rule
from tracksync.desktop.views.rows import RowModel, Rows
from tracksync.desktop.views.standup.card import CardView
from tracksync.desktop.views.standup.past import PastDelegate, PastWords
from tracksync.desktop.views.standup.schedules import ScheduleList

_CONNECT = "connect"
# It is there, or on its way: there is nothing to be done.
_OVER = {Stage.SENDING, Stage.POSTED}
# The service has it, and posts it by itself.
_THERE = {Stage.HANDED, Stage.RECALLED}
# It goes only by the word that it is not there, or goes after all.
_AGAIN = {Stage.UNKNOWN, Stage.SKIPPED, Stage.DELETED}


class StandupPage(Page):
    """
    Shows a day's standup as it will look, and takes the person's word on it.

    Signals: `posted` with whether it is by the word that it goes again; `approved` with whether it
    goes at its time; `opened` with one of the past; `link_opened` with where the card stands;
    `templates_asked` with the channel.
    """

    channel_chosen = Signal(str)
    switched = Signal(str, bool)
    reworded = Signal(str, str)
    moved = Signal(str, int)
    blocker_added = Signal(str)
    posted = Signal(bool)
    approved = Signal(bool)
    skipped = Signal()
    changed = Signal()
    taken_back = Signal()
    link_opened = Signal(str)
    opened = Signal(object)
    connect_asked = Signal()
    schedule_added = Signal(str)
    week_asked = Signal()
    templates_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        empty = EmptyPlace(look, "standup", "", "-")
        super().__init__(look, self.tr("Standup"), empty)
        self.setObjectName("standup")
        self._model = StandupModel("UTC")
        self._is_posting = False
        empty.sentence.setText(self._how_words())
        empty.button.say(self.tr("Connect a channel…"))
        empty.acted.connect(self.connect_asked)
        self.channel = Choice(look, self.tr("Channel"))
        self.channel.activated.connect(
            lambda _: self.channel_chosen.emit(self.channel.currentData())
        )
        self.week = Button(look, self.tr("The week…"), kind="quiet")
        self.week.clicked.connect(self.week_asked)
        self.templates = Button(look, self.tr("How it reads…"), kind="quiet")
        self.templates.clicked.connect(self._ask_templates)
        self.beside_title(self.templates)
        self.beside_title(self.week)
        self.beside_title(self.channel)
        self.card = CardView(look)
        self.card.switched.connect(self.switched)
        self.card.reworded.connect(self.reworded)
        self.card.moved.connect(self._move)
        self.card.added.connect(self.blocker_added)
        self._how = Box(look, "hint", "info", "link")
        self._how.remedied.connect(lambda _: self.connect_asked.emit())
        self._fill(look)
        self.begin_nowhere()
        self.show_loading()

    def _fill(self, look: Look) -> None:
        self._scroll = Scroll(self.tr("Standup"), gap=APART)
        self._inside, column = self._scroll.inside, self._scroll.column
        self.words = PastWords(look)
        self._past_title = Text(look, self.tr("So far"), size=Type.ROW, is_strong=True)
        self.past = Rows(self.tr("Standups so far"), RowModel(self.words.whole))
        self.past.setItemDelegate(PastDelegate(look, self.words, self.past))
        self.past.opened.connect(self.opened)
        self.past.clicked.connect(self._clicked)
        self.past.selectionModel().currentChanged.connect(self._show_current)
        self.schedules = ScheduleList(look)
        self.schedules.added.connect(self._add_schedule)
        for widget in (self.card, self._how, self.schedules, self._past_title):
            column.addWidget(self.inset(widget))
        column.addWidget(self.past)
        column.addStretch(1)
        self._bar = self._buttons(look)
        outer = self.column(gap=0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._bar)

    def _buttons(self, look: Look) -> QWidget:
        self.post = Button(look, self.tr("Post now"), kind="main", icon="sending")
        self.approve = Button(look, "")
        self.hold = Button(look, self.tr("Wait for my word"))
        self.skip = Button(look, self.tr("Skip today"), kind="quiet")
        self.change = Button(look, self.tr("Change it there"), kind="main", icon="edit")
        self.show_there = Button(look, self.tr("Open"), icon="open")
        self.take_back = Button(look, self.tr("Take it back"), kind="quiet", icon="delete")
        self.change.clicked.connect(self._change)
        self.show_there.clicked.connect(self._open)
        self.take_back.clicked.connect(self.taken_back)
        self.post.clicked.connect(self._post)
        self.approve.clicked.connect(self._approve)
        self.hold.clicked.connect(lambda: self.approved.emit(False))
        self.skip.clicked.connect(self.skipped)
        made, line = QWidget(), QWidget()
        flow = FlowLayout(line)
        for button in self._all_buttons():
            flow.addWidget(button)
        column = QVBoxLayout(made)
        column.setContentsMargins(NEAR, 0, NEAR, 0)
        column.setSpacing(12)
        column.addWidget(rule())
        column.addWidget(line)
        return made

    def _all_buttons(self) -> tuple[Button, ...]:
        waiting = (self.post, self.approve, self.hold, self.skip)
        return (*waiting, self.change, self.show_there, self.take_back)

    # --- the view -------------------------------------------------------------------------------

    def show_standup(self, standup: StandupModel) -> None:
        self._model = standup
        self.words.zone = standup.zone
        card, channel = standup.card, standup.channel
        self._show_channels(standup)
        self.card.setVisible(card is not None)
        connect = Remedy(_CONNECT, self.tr("Connect a channel…"))
        self._how.say("" if card is not None else self._how_words(), remedy=connect)
        if card is not None and channel is not None:
            self.card.show_card(card, channel.title, standup.zone)
        self._show_buttons(card, standup.zone)
        self.schedules.setVisible(card is not None)
        self.schedules.show_schedules(standup.schedules, standup.zone, standup.today)
        self._show_past(standup.past)
        self.show_content(is_empty=card is None and not standup.past)

    def show_removed(self, schedule: ScheduleRow) -> None:
        self.schedules.show_removed(schedule)

    def show_posting(self, is_posting: bool) -> None:
        self._is_posting = is_posting
        self.card.setEnabled(not is_posting)
        self._show_buttons(self._model.card, self._model.zone)

    # --- inside ---------------------------------------------------------------------------------

    def _how_words(self) -> str:
        return self.tr(
            "No channel is connected yet. Connect one of Slack or Teams, and your standup is "
            "written here each day, from what you did."
        )

    def _ask_templates(self) -> None:
        channel = self._model.channel
        self.templates_asked.emit("" if channel is None else channel.id)

    def _add_schedule(self) -> None:
        if self._model.channel is not None:
            self.schedule_added.emit(self._model.channel.id)

    def _show_channels(self, standup: StandupModel) -> None:
        self.channel.clear()
        for choice in standup.channels:
            self.channel.addItem(choice.title, choice.id)
        if standup.channel is not None:
            self.channel.setCurrentIndex(standup.channels.index(standup.channel))
        self.channel.setVisible(len(standup.channels) > 1)

    def _show_buttons(self, card: StandupCard | None, zone: str) -> None:
        is_over = card is None or card.stage in _OVER
        stands = card is not None and card.is_within_reach
        can_open = card is not None and card.stage is Stage.POSTED and bool(card.link)
        self._bar.setVisible(stands or can_open or not is_over)
        if card is None:
            return
        if card.stage in _THERE:
            self._bar.setVisible(card.can_recall)
        labels = {
            Stage.UNKNOWN: self.tr("It is not there: post it again"),
            Stage.SKIPPED: self.tr("Post it after all"),
            Stage.DELETED: self.tr("Post it anew"),
        }
        posting = self.tr("Posting…")
        now = labels.get(card.stage, self.tr("Post now"))
        self.post.say(posting if self._is_posting else now)
        is_ahead = card.stage is Stage.OPEN or card.can_recall
        can_wait = card.goes_at is not None and not card.is_automatic and is_ahead
        if card.goes_at is not None:
            time = self.look.words.clock(card.goes_at, zone)
            self.approve.say(self.tr("Post at {time}").format(time=time))
        self.approve.setVisible(can_wait and not card.is_approved)
        self.hold.setVisible(can_wait and card.is_approved)
        self.skip.setVisible(card.stage in {Stage.OPEN, Stage.REFUSED} or card.can_recall)
        self.post.setVisible(not is_over and card.stage not in _THERE)
        self.change.setVisible(stands)
        self.take_back.setVisible(stands)
        self.show_there.setVisible(can_open)
        for button in self._all_buttons():
            button.setEnabled(not self._is_posting)
        self.change.setEnabled(card.is_changed and not self._is_posting)

    def _show_past(self, past: tuple[PastRow, ...]) -> None:
        if self.past.rows.values != past:
            self.past.rows.show(past)
        self._past_title.setVisible(bool(past))
        self.past.setVisible(bool(past))
        self.past.setFixedHeight(max(1, len(past) * max(1, self.past.sizeHintForRow(0))))

    def _post(self) -> None:
        card = self._model.card
        if card is not None:
            self.card.settle()
            self.posted.emit(card.stage in _AGAIN)

    def _change(self) -> None:
        self.card.settle()
        self.changed.emit()

    def _open(self) -> None:
        if self._model.card is not None:
            self.link_opened.emit(self._model.card.link)

    def _approve(self) -> None:
        self.card.settle()
        self.approved.emit(True)

    def _move(self, line: str, by: int) -> None:
        self.moved.emit(line, by)
        QTimer.singleShot(0, self, lambda: self._keep_in_sight(line))

    def _keep_in_sight(self, name: str) -> None:
        line = self.card.line(name)
        if line is not None:
            self._scroll.ensureWidgetVisible(line, 0, APART)

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.past.value(index))

    def _show_current(self, index: QModelIndex) -> None:
        """Scroll to where the keyboard is in a list that has no scroll bar of its own."""
        row = self.past.visualRect(index)
        at = self.past.mapTo(self._inside, row.center())
        self._scroll.ensureVisible(at.x(), at.y(), 0, row.height())
