"""The Screenshots page: a strip of days, the pictures of one, and one of them large."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.screenshots import (
    Cell,
    LargePicture,
    ScreenshotsModel,
    Standing,
    Work,
)
from tracksync.desktop.views.fields import Choice
from tracksync.desktop.views.page import EmptyPlace, Page
from tracksync.desktop.views.parts import Button, Text
from tracksync.desktop.views.rows import RowModel
from tracksync.desktop.views.screenshots.chosen import SEVERAL, ChosenLine
from tracksync.desktop.views.screenshots.grid import DayStrip, Grid
from tracksync.desktop.views.screenshots.large import LargeView


class ScreenshotsPage(Page):
    """
    Shows days of pictures.

    Signals: `wanted` with the number of a small picture that is in sight, `opened` with one to be
    shown large; `turned` with whether pictures are to be taken; `delete_asked` and `export_asked`
    with the cells that are chosen.
    """

    day_opened = Signal(object)
    monitor_chosen = Signal(str)
    turned = Signal(bool)
    wanted = Signal(int)
    opened = Signal(int)
    delete_asked = Signal(object)
    export_asked = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        empty = EmptyPlace(look, "capture", "", "-")
        super().__init__(look, self.tr("Screenshots"), empty)
        self.setObjectName("screenshots")
        self._shown: ScreenshotsModel | None = None
        empty.button.say(self.tr("Take pictures"))
        empty.acted.connect(lambda: self.turned.emit(True))
        self.monitor = Choice(look, self.tr("Monitor"))
        self.monitor.activated.connect(self._monitor_chosen)
        self.switch = Button(look, "")
        self.switch.clicked.connect(self._switched)
        self.beside_title(self.monitor)
        self.beside_title(self.switch)
        self.large = LargeView(look)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self._day(look))
        self._rooms.addWidget(self.large)
        self.column().addWidget(self._rooms)
        self.begin_at(self.grid)

    def _day(self, look: Look) -> QWidget:
        self._words = Text(look, tone="quiet", wraps=True)
        self.days = DayStrip(look, self.tr("Days"), RowModel(self._say_day))
        self.days.opened.connect(self.day_opened)
        self.days.clicked.connect(self._day_clicked)
        self.grid = Grid(look, self.tr("Pictures"), RowModel(self._say_cell))
        self.grid.wanted.connect(self.wanted)
        self.grid.opened.connect(lambda cell: self.opened.emit(cell.number))
        self.grid.clicked.connect(self._cell_clicked)
        self.grid.deleted.connect(lambda _: self.delete_asked.emit(self.grid.chosen()))
        self.line = ChosenLine(look)
        self.grid.chosen_changed.connect(self.line.show_chosen)
        self.line.all_clicked.connect(self._choose_all)
        self.line.none_clicked.connect(self._choose_none)
        self.line.export_clicked.connect(lambda: self.export_asked.emit(self.grid.chosen()))
        self.line.delete_clicked.connect(lambda: self.delete_asked.emit(self.grid.chosen()))
        self.line.cancelled.connect(self.cancelled)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.inset(self._words))
        self._missed = Text(look, tone="red", wraps=True)
        column.addWidget(self.inset(self._missed))
        self._not_taken = Text(look, tone="quiet", wraps=True)
        column.addWidget(self.inset(self._not_taken))
        column.addWidget(self.days)
        column.addWidget(self.inset(self.line))
        column.addWidget(self.grid, 1)
        return made

    # --- the view -----------------------------------------------------------------------------

    def show_pictures(self, pictures: ScreenshotsModel) -> None:
        before, self._shown = self._shown, pictures
        self._words.say(pictures.standing_words)
        self._missed.say(self._missed_words(pictures))
        self._not_taken.say(self._not_taken_words(pictures))
        self.empty.sentence.setText(self._why_empty(pictures))
        is_off = pictures.standing is Standing.OFF
        self.empty.button.setVisible(is_off and not pictures.is_set)
        self.switch.say(
            self.tr("Take pictures") if is_off else self.tr("Pause pictures"),
            "play" if is_off else "pause",
        )
        can_switch = not pictures.is_set
        self.switch.setVisible(can_switch and (bool(pictures.days) or not is_off))
        self._show_monitors(pictures)
        self.line.show_day(self._day_words(pictures), len(pictures.cells))
        is_same_day = before is not None and before.day == pictures.day
        chosen = self.grid.chosen() if is_same_day else ()
        _renew(self.days, pictures.days)
        if pictures.day is not None:
            self.days.select(pictures.days.index(pictures.day))
        _renew(self.grid, pictures.cells, stays=is_same_day)
        if len(chosen) >= SEVERAL:
            self.grid.choose(chosen)
        self.line.show_chosen(self.grid.count_chosen())
        self.show_content(is_empty=not pictures.days)

    def show_small(self, number: int, image: object) -> None:
        self.grid.show_small(number, image)

    def show_large(self, picture: LargePicture, image: object) -> None:
        self.large.show_large(picture, image)
        if self._rooms.currentWidget() is self.large:
            return
        self._show_tools(is_large=True)
        self._rooms.setCurrentWidget(self.large)
        self.large.zoom.setFocus()

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say what went wrong, where it can be read: not below a picture on the whole screen."""
        if trouble is not None:
            self.large.leave_screen()
        super().show_trouble(trouble)

    def show_work(self, work: Work | None) -> None:
        self.line.show_work(work)

    def show_grid(self) -> None:
        self._rooms.setCurrentIndex(0)
        self.large.forget()
        self._show_tools(is_large=False)
        self.grid.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of all pictures when another page is gone to."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.grid.smalls.forget()
            self.large.forget()
            self._rooms.setCurrentIndex(0)
            self._show_tools(is_large=False)

    # --- inside -------------------------------------------------------------------------------

    def _show_tools(self, *, is_large: bool) -> None:
        """Monitors are chosen for the grid."""
        shown = self._shown
        self.monitor.setVisible(not is_large and shown is not None and len(shown.monitors) > 1)

    def _show_monitors(self, pictures: ScreenshotsModel) -> None:
        self.grid.delegate.shows_monitor = len(pictures.monitors) > 1
        self.monitor.clear()
        self.monitor.addItem(self.tr("All monitors"), "")
        for name in pictures.monitors:
            self.monitor.addItem(name, name)
        self.monitor.setCurrentIndex(max(0, self.monitor.findData(pictures.monitor)))
        self._show_tools(is_large=self._rooms.currentWidget() is self.large)

    def _why_empty(self, pictures: ScreenshotsModel) -> str:
        if pictures.standing is Standing.OFF:
            return pictures.standing_words
        none_yet = self.tr("There are no pictures yet.")
        missed = (self._missed_words(pictures), self._not_taken_words(pictures))
        said = (none_yet, *missed, pictures.standing_words)
        return " ".join(words for words in said if words)

    def _missed_words(self, pictures: ScreenshotsModel) -> str:
        if pictures.trouble_at is None:
            return ""
        clock = self.look.words.clock(pictures.trouble_at, pictures.zone)
        return self.tr("{time}: {trouble}").format(time=clock, trouble=pictures.trouble)

    def _day_words(self, pictures: ScreenshotsModel) -> str:
        if pictures.day is None:
            return ""
        said = [
            self.look.words.day(pictures.day),
            self.tr("%n picture(s)", "", len(pictures.cells)),
        ]
        if pictures.unchanged:
            said.append(self.tr("%n unchanged", "", pictures.unchanged))
        if pictures.deleted:
            said.append(self.tr("%n deleted", "", pictures.deleted))
        return " · ".join(said)

    def _not_taken_words(self, pictures: ScreenshotsModel) -> str:
        if not pictures.not_taken:
            return ""
        said = self.tr("Not taken that day: {count}, because {why}.")
        if pictures.not_taken_today:
            said = self.tr("Not taken today: {count}, because {why}.")
        return said.format(count=pictures.not_taken, why=pictures.not_taken_because)

    def _say_day(self, value: date) -> str:
        return self.look.words.day(value)

    def _say_cell(self, value: Cell) -> str:
        clock = self.look.words.clock(value.at, value.zone)
        return self.tr("{time}, {monitor}").format(time=clock, monitor=value.monitor)

    def _switched(self) -> None:
        if self._shown is not None:
            self.turned.emit(self._shown.standing is Standing.OFF)

    def _monitor_chosen(self) -> None:
        self.monitor_chosen.emit(self.monitor.currentData())

    def _day_clicked(self, index: QModelIndex) -> None:
        self.day_opened.emit(self.days.value(index))

    def _choose_all(self) -> None:
        self.grid.selectAll()
        self.grid.setFocus()

    def _choose_none(self) -> None:
        self.grid.choose_none()
        self.grid.setFocus()

    def _cell_clicked(self, index: QModelIndex) -> None:
        if not self.grid.is_choosing:
            self.opened.emit(self.grid.value(index).number)


def _renew(rows: Grid | DayStrip, values: Sequence[Any], *, stays: bool = True) -> None:
    """Show other values, where they are others; what was current and in sight stays so."""
    if rows.rows.values == values:
        return
    current, bar = rows.value(), rows.verticalScrollBar()
    at = bar.value()
    rows.rows.show(values)
    if values:
        rows.select(values.index(current) if stays and current in values else 0)
        rows.doItemsLayout()
        bar.setValue(at if stays else 0)
