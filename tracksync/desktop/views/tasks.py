"""The Tasks page: search on top, groups, one line each."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMenu

from tracksync.core.values import dataclass
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.look.words import Words, in_table
from tracksync.desktop.models.common import Remedy
from tracksync.desktop.models.tasks import TaskGroup, TaskRow, TasksModel
from tracksync.desktop.views.colours import ColourMenu
from tracksync.desktop.views.fields import Search
from tracksync.desktop.views.page import EmptyPlace, Page
from tracksync.desktop.views.parts import Button, IconButton, Text
from tracksync.desktop.views.rows import RowDelegate, RowModel, RowPen, Rows

_ROOM_FOR_ALL_EMS = 32
_ROOM_FOR_KEY_EMS = 23
_PROJECT_EMS = 9
_BUTTON = 36


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group, with how many stand in it; None where there may be more."""

    title: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands behind the titles; `project_px` is as wide as the widest of them, or none."""

    has_key: bool = True
    has_logged: bool = True
    has_estimate: bool = True
    project_px: int = 0


class TaskDelegate(RowDelegate):
    """
    State, title, key, time logged of the estimate, and a start button.

    Attributes:
        columns: What any task of the list has; nothing is kept free for what none has.
    """

    columns = Columns()

    def draw_row(self, pen: RowPen, value: TaskRow | Heading, *, is_hot: bool) -> None:
        t, words = self.look.tokens, self.look.words
        if isinstance(value, Heading):
            pen.rect.setTop(pen.rect.top() + pen.rect.height() * 0.2)
            width = pen.width_of(value.title, is_strong=True)
            pen.text(pen.lead(width), value.title, is_strong=True, of=t.text_quiet)
            count = "" if value.count is None else words.number(value.count)
            pen.text(pen.rest(), count, of=t.text_quiet)
            return
        self._start(pen, value, is_hot=is_hot)
        pen.icon(pen.lead(self.look.px(18)), *self._state(value), size_px=16)
        pen.dot(pen.lead(self.look.px(12)), value.hue)
        columns = self.columns
        if columns.has_logged:
            self._logged(pen, value)
        if columns.project_px and pen.has_room(_ROOM_FOR_ALL_EMS):
            pen.text(pen.trail(columns.project_px, APART), value.project, of=t.text_quiet)
        if columns.has_key and pen.has_room(_ROOM_FOR_KEY_EMS):
            pen.text(pen.trail(self.look.em(5), NEAR), value.key, of=t.text_quiet)
        of = t.text_quiet if value.is_done else t.text
        pin = self.look.px(16) + NEAR if value.is_pinned else 0
        width = pen.width_of(value.title, is_strong=value.is_running)
        title = pen.lead(min(width, pen.room - pin))
        pen.text(title, value.title, of=of, is_strong=value.is_running)
        if value.is_pinned:
            pen.icon(pen.lead(self.look.px(16)), "pin", t.text_quiet, 14)
        if value.assignee and pen.room > self.look.em(4):
            pen.text(pen.rest(), value.assignee, of=t.text_quiet)

    def _start(self, pen: RowPen, value: TaskRow, *, is_hot: bool) -> None:
        t = self.look.tokens
        icon = "stop" if value.is_running else "play"
        pen.icon(
            pen.trail(_BUTTON, 0), icon, t.link if is_hot or value.is_running else t.text_quiet
        )

    def _state(self, value: TaskRow) -> tuple[str, tuple[int, int, int]]:
        t = self.look.tokens
        if value.is_running:
            return "running", t.link
        if value.is_done:
            return "check", t.good_text
        return ("local" if value.is_local else "tasks"), t.text_quiet

    def _logged(self, pen: RowPen, value: TaskRow) -> None:
        t = self.look.tokens
        said = in_table(value.logged) if value.logged is not None else ""
        if value.estimate:
            said = f"{said or '0:00'} / {in_table(value.estimate)}"
        pen.text(pen.trail(pen.width_of("00:00 / 00:00"), NEAR), said, of=t.text_quiet, at_end=True)
        if not (self.columns.has_estimate and pen.has_room(_ROOM_FOR_ALL_EMS)):
            return
        cell = pen.trail(64, APART)
        if value.estimate and value.logged is not None:
            share = value.logged / value.estimate
            pen.bar(cell, share, t.amber if share > 1 else t.good)


class TasksPage(Page):
    """Finds tasks and starts them."""

    search_changed = Signal(str)
    start_clicked = Signal(str)
    stop_clicked = Signal()
    pin_clicked = Signal(str)
    colour_picked = Signal(str, object)
    edit_clicked = Signal(str)
    delete_clicked = Signal(str)
    undo_clicked = Signal()
    open_clicked = Signal(str)
    add_clicked = Signal()
    refresh_clicked = Signal()
    stop_reading_clicked = Signal()

    def __init__(self, look: Look) -> None:
        empty = EmptyPlace(look, "tasks", "", "")
        super().__init__(look, self.tr("Tasks"), empty)
        self.setObjectName("tasks")
        self._is_reading, self._read_words = False, ""
        self._read = Text(look, size=Type.CAPTION, tone="quiet")
        self._refresh = IconButton(look, "refresh", self.tr("Read again"))
        self._add = Button(look, self.tr("New task"), icon="plus")
        self.beside_title(self._read)
        self.beside_title(self._refresh)
        self.beside_title(self._add)
        self.search = Search(look, self.tr("Search tasks"))
        self._model = RowModel(self._say)
        self._model.is_heading = lambda value: isinstance(value, Heading)
        self.rows = Rows(self.tr("Tasks"), self._model)
        self._delegate = TaskDelegate(look, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self._none = Text(look, tone="quiet")
        self.begin_at(self.search)
        column = self.column(gap=12)
        column.addWidget(self.inset(self.search))
        column.addWidget(self.inset(self._none))
        column.addWidget(self.rows, 1)
        self.search.textChanged.connect(self.search_changed)
        self.search.returnPressed.connect(self._start_first)
        self.rows.opened.connect(self._start)
        self.rows.asked_menu.connect(self._menu)
        self.rows.viewport().installEventFilter(self)
        self._add.clicked.connect(self.add_clicked)
        self._refresh.clicked.connect(self._refresh_clicked)
        self.empty.acted.connect(self.add_clicked)
        self.rows.deleted.connect(lambda value: self.delete_clicked.emit(value.ref))
        self.note.remedied.connect(lambda _id: self.undo_clicked.emit())
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_clicked)

    def _say(self, value: TaskRow | Heading) -> str:
        words: Words = self.look.words
        if isinstance(value, Heading) and value.count is None:
            return value.title
        if isinstance(value, Heading):
            return self.tr("{group}, {count}").format(group=value.title, count=value.count)
        said = [value.title, value.key, value.project, value.state, value.assignee]
        if value.estimate and value.logged is not None:
            logged, estimate = words.length(value.logged), words.length(value.estimate)
            said.append(self.tr("{a} of {b} logged").format(a=logged, b=estimate))
        elif value.logged:
            said.append(self.tr("{a} logged").format(a=words.length(value.logged)))
        for holds, word in (
            (value.is_running, self.tr("running")),
            (value.is_pinned, self.tr("pinned")),
            (value.is_done, self.tr("done")),
        ):
            if holds:
                said.append(word)
        return ", ".join([part for part in said if part])

    def _group_title(self, group: TaskGroup, service: str) -> str:
        return {
            TaskGroup.RUNNING: self.tr("Running"),
            TaskGroup.PINNED: self.tr("Pinned"),
            TaskGroup.ASSIGNED: self.tr("Assigned to you in {service}").format(service=service),
            TaskGroup.OTHERS: self.tr("Not assigned to you"),
            TaskGroup.LOCAL: self.tr("Only on this computer"),
            TaskGroup.DONE: self.tr("Done"),
        }[group]

    def show_tasks(self, tasks: TasksModel) -> None:
        if tasks.search != self.search.text() and not self.search.hasFocus():
            self.search.setText(tasks.search)
        values: list[TaskRow | Heading] = []
        for group, run in groupby(tasks.rows, key=lambda row: row.group):
            found = list(run)
            count = None if tasks.is_cut else len(found)
            values += [Heading(self._group_title(group, tasks.service), count), *found]
        chosen = self.rows.value()
        self._delegate.columns = self._columns(tasks)
        self._model.show(values)
        self._keep(chosen)
        self._read_words = (
            self.tr("Read at {time}").format(time=self.look.words.clock(tasks.read_at, tasks.zone))
            if tasks.read_at
            else ""
        )
        if not self._is_reading:
            self._read.say(self._read_words)
        self._refresh.setVisible(bool(tasks.service))
        self._none.say(self._none_words(tasks))
        self.empty.sentence.setText(self.tr("There are no tasks yet. Make one, and start it."))
        self.empty.button.say(self.tr("New task"))
        self.empty.button.show()
        self.show_content(is_empty=not tasks.rows and not tasks.search)

    def _columns(self, tasks: TasksModel) -> Columns:
        metrics = QFontMetrics(self.look.font())
        widest = max(
            (metrics.horizontalAdvance(p) for p in {r.project for r in tasks.rows}), default=0
        )
        return Columns(
            any(row.key for row in tasks.rows),
            any(row.logged is not None or row.estimate for row in tasks.rows),
            any(row.estimate for row in tasks.rows),
            min(widest and widest + 2, self.look.em(_PROJECT_EMS)),
        )

    def _none_words(self, tasks: TasksModel) -> str:
        if not tasks.rows:
            return self.tr("No task is called that.")
        if not tasks.is_cut:
            return ""
        if not tasks.search.strip():
            return self.tr(
                "Only the first %n are shown; type to find any other.", "", len(tasks.rows)
            )
        return self.tr(
            "Only the best %n are shown; type more to find the one you mean.", "", len(tasks.rows)
        )

    def _keep(self, chosen: object) -> None:
        if not isinstance(chosen, TaskRow):
            return
        for place, value in enumerate(self._model.values):
            if isinstance(value, TaskRow) and value.ref == chosen.ref:
                self.rows.setCurrentIndex(self._model.index(place))
                return

    def show_undo(self, sentence: str) -> None:
        if self.note.button.hasFocus():
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.say(sentence, remedy=Remedy("undo", self.tr("Undo")) if sentence else None)

    def show_reading(self, count: int | None) -> None:
        self._is_reading = count is not None
        if count is None:
            self._refresh.say(self.tr("Read again"), "refresh")
            self._read.say(self._read_words)
            return
        self._refresh.say(self.tr("Stop reading"), "close")
        so_far = self.tr("Reading, %n task(s) so far", "", count) if count else self.tr("Reading…")
        self._read.say(so_far)

    def _refresh_clicked(self) -> None:
        (self.stop_reading_clicked if self._is_reading else self.refresh_clicked).emit()

    def _start(self, value: TaskRow) -> None:
        if value.is_running:
            self.stop_clicked.emit()
        else:
            self.start_clicked.emit(value.ref)

    def _start_first(self) -> None:
        first = next((v for v in self._model.values if isinstance(v, TaskRow)), None)
        if first:
            self._start(first)

    def _menu(self, value: TaskRow, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pin = self.tr("Unpin") if value.is_pinned else self.tr("Pin")
        start = self.tr("Stop") if value.is_running else self.tr("Start")
        shown = [("play", start, lambda: self._start(value))]
        shown.append(("pin", pin, lambda: self.pin_clicked.emit(value.ref)))
        if value.is_local:
            delete = partial(self.delete_clicked.emit, value.ref)
            shown.append(("edit", self.tr("Edit…"), lambda: self.edit_clicked.emit(value.ref)))
            shown.append(("delete", self.tr("Delete…"), delete))
        else:
            shown.append(
                ("open", self.tr("Open in browser"), lambda: self.open_clicked.emit(value.ref))
            )
        for icon, words, does in shown:
            action = QAction(self.look.icon(icon), words, menu)
            action.triggered.connect(does)
            menu.addAction(action)
        colours = ColourMenu(self.look, value.hue, value.chosen_hue, menu)
        colours.picked.connect(lambda hue: self.colour_picked.emit(value.ref, hue))
        menu.addMenu(colours)
        menu.popup(point)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Take clicks on the start button that is drawn at the end of each row."""
        if isinstance(event, QMouseEvent) and event.type() is QMouseEvent.Type.MouseButtonRelease:
            point = event.position().toPoint()
            value = self.rows.value(self.rows.indexAt(point))
            width = self.rows.viewport().width()
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            x = point.x() if mirrored else width - point.x()
            if isinstance(value, TaskRow) and x <= _BUTTON + NEAR:
                self._start(value)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # as Qt gave them

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" or (
            event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)
