"""The Today page: a day's strip, its questions, its entries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.common import Remedy
from tracksync.desktop.models.question import Answer
from tracksync.desktop.models.today import EntryRow, TodayModel
from tracksync.desktop.views.colours import ColourMenu
from tracksync.desktop.views.page import Box, EmptyPlace, Page, Scroll, clear, focus_kept
from tracksync.desktop.views.parts import Button, IconButton, Text
from tracksync.desktop.views.progress import Progress
from tracksync.desktop.views.rows import RowModel, Rows
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.strip.strip import DayStrip
from tracksync.desktop.views.today.entries import EntryDelegate, say_entry
from tracksync.desktop.views.today.question_card import QuestionCard

_ROOM_FOR_ALL_EMS = 24
_ROOM_FOR_TOTAL_EMS = 20


class TodayPage(Page):
    """Shows one day. What is done on the strip comes from `strip.wishes`."""

    day_asked = Signal(object)
    today_asked = Signal()
    add_clicked = Signal()
    edit_clicked = Signal(str)
    delete_clicked = Signal(str)
    continue_clicked = Signal(str)
    colour_picked = Signal(str, object)
    undo_clicked = Signal()
    answered = Signal(str, object)

    def __init__(self, look: Look, sayings: Sayings) -> None:
        super().__init__(look, "")
        self._sayings = sayings
        self._day: TodayModel | None = None
        self.setObjectName("today")
        self.setAccessibleName(self.tr("Today"))
        self._build_title()
        self._scroll = Scroll(self.tr("Day"), gap=12)
        self._scroll.column.setContentsMargins(0, 0, 0, APART)
        outer = self.column(gap=NEAR)
        outer.addWidget(self._scroll)
        column = self._scroll.column
        self._hint = Box(look, "hint", "info", "link")
        self._questions = QVBoxLayout()
        self._questions.setSpacing(NEAR)
        self.strip = DayStrip(look, sayings)
        self._model = RowModel(lambda row: say_entry(row, self._zone, sayings))
        self.rows = Rows(self.tr("Entries"), self._model)
        self._delegate = EntryDelegate(look, sayings, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setMinimumHeight(look.em(7))
        self._nothing = EmptyPlace(look, "today", "", self.tr("Add time"))
        self._nothing.acted.connect(self.add_clicked)
        self._asked_for = ""
        self._undo = Box(look, "quiet-line", "undo", "text_quiet")
        self._undo.remedied.connect(lambda _id: self.undo_clicked.emit())
        self.begin_at(self.strip)
        column.addWidget(self.inset(self._hint))
        self._questions.setContentsMargins(NEAR, 0, NEAR, 0)
        column.addLayout(self._questions)
        column.addWidget(self.strip)
        column.addWidget(self.rows, 1)
        column.addWidget(self._nothing, 1)
        outer.addWidget(self.inset(self._undo))
        self._connect()

    @property
    def _zone(self) -> str:
        return self._day.strip.zone if self._day else "UTC"

    def _build_title(self) -> None:
        look = self.look
        self._total = Text(look)
        self._progress = Progress(look)
        self._total_box = QWidget()
        self._total_box.hide()
        box = QVBoxLayout(self._total_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addWidget(self._total, 0, Qt.AlignmentFlag.AlignTrailing)
        box.addWidget(self._progress)
        self._earlier = IconButton(look, "left", self.tr("The day before"))
        self._later = IconButton(look, "right", self.tr("The day after"))
        self._to_today = Button(look, self.tr("Today"), kind="quiet")
        self._add = IconButton(look, "plus", self.tr("Add time"))
        self.beside_title(self._total_box)
        for button in (self._add, self._earlier, self._to_today, self._later):
            self.beside_title(button)

    def _connect(self) -> None:
        wishes = self.strip.wishes
        wishes.edit.connect(self.edit_clicked)
        wishes.delete.connect(self.delete_clicked)
        wishes.undo.connect(self.undo_clicked)
        wishes.answer.connect(self._to_question)
        self.rows.opened.connect(lambda row: self.edit_clicked.emit(row.id))
        self.rows.deleted.connect(lambda row: self.delete_clicked.emit(row.id))
        self.rows.asked_menu.connect(self._menu)
        self.rows.selectionModel().currentChanged.connect(lambda *_: self._row_chosen())
        self.strip.block_chosen.connect(self._block_chosen)
        self.strip.menu_asked.connect(self._strip_menu)
        self._earlier.clicked.connect(lambda: self._go(-1))
        self._later.clicked.connect(lambda: self._go(1))
        self._to_today.clicked.connect(self.today_asked)
        self._add.clicked.connect(self.add_clicked)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_clicked)

    def _go(self, days: int) -> None:
        if self._day:
            self.day_asked.emit(self._day.day + timedelta(days=days))

    # --- the view ---------------------------------------------------------------------------

    def show_day(self, day: TodayModel) -> None:
        self._day = day
        words = self.look.words
        self._show_heading()
        self._total_box.setVisible(self.width() >= self.look.em(_ROOM_FOR_TOTAL_EMS))
        self._total.setText(
            self.tr("{total} of {target}").format(
                total=words.length(day.total), target=words.length(day.target)
            )
            if day.target
            else words.length(day.total)
        )
        self._progress.show_share(day.total / day.target if day.target else 0.0)
        self._progress.setVisible(bool(day.target))
        self._later.setEnabled(not day.is_today)
        self._to_today.setEnabled(not day.is_today)
        self.strip.show_strip(day.strip)
        chosen = self.rows.value()
        self._model.show(day.rows)
        self._delegate.show_zone(day.strip.zone)
        self._choose(chosen.id if chosen else "")
        with focus_kept(self):
            self.rows.setVisible(bool(day.rows))
            self._nothing.setVisible(not day.rows)
            self._nothing.sentence.setText(self._empty_words(day.day, is_today=day.is_today))
            self._show_questions(day)
        self._hint.say(
            self.tr("This is your day. Start a task above, and its time appears here.")
            if day.is_first_run
            else ""
        )
        self.show_content()

    def _show_heading(self) -> None:
        """Say the day in full where there is room for it."""
        if self._day is None:
            return
        words, day = self.look.words, self._day.day
        full = words.day(day)
        fits = self.heading.fontMetrics().horizontalAdvance(full) <= self.heading.width()
        self.heading.setText(full if fits else words.short_day(day))
        self.heading.setAccessibleName(full)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self.look.em(_ROOM_FOR_ALL_EMS)
        self._total_box.setVisible(
            self._day is not None and self.width() >= self.look.em(_ROOM_FOR_TOTAL_EMS)
        )
        self._to_today.setVisible(not is_narrow or self._to_today.isEnabled())
        self._show_heading()

    def _empty_words(self, day: date, *, is_today: bool) -> str:
        if is_today:
            return self.tr("Nothing tracked yet today.")
        return self.tr("Nothing was tracked on {day}.").format(day=self.look.words.day(day))

    def _show_questions(self, day: TodayModel) -> None:
        clear(self._questions)
        wanted = [q for q in day.questions if q.id == self._asked_for]
        for question in (wanted or day.questions)[:1]:
            card = QuestionCard(self.look, self._sayings, question)
            card.answered.connect(self._answer)
            self._questions.addWidget(card)
        more = len(day.questions) - 1
        if more > 0:
            said = self.tr("%n more question(s) on this day", "", more)
            self._questions.addWidget(Text(self.look, said, size=Type.CAPTION, tone="quiet"))

    def show_undo(self, sentence: str) -> None:
        if not sentence:
            self._leave_undo()
        self._undo.say(sentence, remedy=Remedy("undo", self.tr("Undo")))

    def show_undone(self, sentence: str) -> None:
        self._leave_undo()
        self._undo.say(sentence)

    def _leave_undo(self) -> None:
        """Go on from the strip: what comes after the button may be an answer to a question."""
        if self._undo.button.hasFocus():
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- forwarding -------------------------------------------------------------------------

    def _answer(self, question_id: str, answer: Answer) -> None:
        self.answered.emit(question_id, answer)

    def _to_question(self, question_id: str) -> None:
        self._asked_for = question_id
        if self._day is not None:
            self._show_questions(self._day)
        for place in range(self._questions.count()):
            item = self._questions.itemAt(place)
            card = item.widget() if item else None
            if isinstance(card, QuestionCard) and card.question.id == question_id:
                card.take_focus()

    def _row_chosen(self) -> None:
        row = self.rows.value()
        if isinstance(row, EntryRow):
            self.strip.choose(row.id)

    def _block_chosen(self, block_id: str) -> None:
        self._choose(block_id)

    def _choose(self, entry_id: str) -> None:
        rows: Any = self._model.values
        place = next((n for n, row in enumerate(rows) if row.id == entry_id), None)
        if place is not None and self.rows.currentIndex().row() != place:
            self.rows.setCurrentIndex(self._model.index(place))

    def _strip_menu(self, block_id: str, point: QPoint) -> None:
        """Show the menu of the block's entry; what was not tracked has none."""
        row = (
            next((row for row in self._day.rows if row.id == block_id), None) if self._day else None
        )
        if row is not None:
            self._menu(row, point)

    def _menu(self, row: EntryRow, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        strip = self.strip
        strip.choose(row.id)
        for words, icon, does in (
            (self.tr("Edit…"), "edit", strip.wishes.ask_edit),
            (self.tr("Continue this task"), "play", lambda: self.continue_clicked.emit(row.id)),
            (self.tr("Split"), "split", strip.wishes.ask_split),
            (self.tr("Merge with the next"), "merge", strip.wishes.ask_merge),
            (self.tr("Delete"), "delete", strip.wishes.ask_delete),
        ):
            action = QAction(self.look.icon(icon), words, menu)
            action.triggered.connect(does)
            menu.addAction(action)
        colours = ColourMenu(self.look, row.hue, row.chosen_hue, menu)
        colours.picked.connect(lambda hue: self.colour_picked.emit(row.id, hue))
        menu.insertMenu(menu.actions()[-1], colours)  # what takes away stays last
        menu.popup(point)
