"""The editor of one entry."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, Type
from tracksync.desktop.models.editor import EditorModel, EntryDraft
from tracksync.desktop.models.timer import TaskLine
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.fields import TimeField
from tracksync.desktop.views.page import Box
from tracksync.desktop.views.parts import Button, Text, hung
from tracksync.desktop.views.today.entry_story import StoryFold

_NOTE_LIMIT = 10_000


def task_words(task: TaskLine) -> str:
    """Write a task as the field offers it."""
    return f"{task.key}  {task.title}" if task.key else task.title


class EditorDialog(Dialog):
    """Changes one entry, or makes a new one."""

    saved = Signal(object)
    delete_clicked = Signal(str)
    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setObjectName("editor")
        self.resize(max(460, look.em(26)), 0)
        self._entry: EditorModel | None = None
        self._task = QLineEdit()
        self._task.setMaxLength(500)
        self.labelled(self.tr("Task"), self._task)
        self._new = Text(look, size=Type.CAPTION, tone="quiet", wraps=True)
        self.body.addWidget(self._new)
        self.start, self.end = TimeField(), TimeField()
        self.body.addLayout(self._times())
        self._length = Text(look, tone="quiet")
        self.body.addWidget(self._length)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(look.em(4.4))
        self.labelled(self.tr("Note"), self._note, self.tr("Goes into the worklog's comment."))
        self._stood = Text(look, tone="quiet", wraps=True)
        self.body.addWidget(self._stood)
        self._warning = Box(look, "asks", "overlap", "amber_text")
        self._follows = Box(look, "quiet-line", "outbox", "text_quiet")
        self.body.addWidget(self._warning)
        self.body.addWidget(self._follows)
        self.story = StoryFold(look)
        self.story.folded.connect(self.fit)
        self.body.addLayout(hung(self.story, self.story.button.hang))
        self.body.addStretch(1)
        self._delete = Button(look, self.tr("Delete"), kind="quiet", icon="delete")
        self._cancel = Button(look, self.tr("Cancel"))
        self.save = Button(look, self.tr("Save"), kind="main")
        self.save.setDefault(True)
        self.at_start(self._delete)
        self.at_end(self._cancel, self.save)
        self._delete.clicked.connect(self._delete_clicked)
        self._cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self.saved.emit(self.draft()))
        self._task.textChanged.connect(self._changed)

    def _times(self) -> QHBoxLayout:
        times = QHBoxLayout()
        times.setSpacing(APART)
        for words, field in ((self.tr("From"), self.start), (self.tr("To"), self.end)):
            box = QVBoxLayout()
            box.setSpacing(3)
            name = Text(self.look, words, is_strong=True)
            name.setBuddy(field)
            field.setAccessibleName(words)
            field.setDisplayFormat(f"ddd d MMM  {self.look.words.time_format}")
            field.dateTimeChanged.connect(self._changed)
            box.addWidget(name)
            box.addWidget(field)
            times.addLayout(box, 1)
        return times

    def show_entry(self, entry: EditorModel) -> None:
        self._entry = None
        title = self.tr("Change an entry") if entry.id else self.tr("Add time")
        self.setWindowTitle(title)
        self.heading.setText(title)
        completer = QCompleter([task_words(task) for task in entry.tasks], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._task.setCompleter(completer)
        self._task.setText(task_words(entry.task) if entry.task else "")
        self.start.setDateTime(_to_field(entry.start_at, entry.zone))
        self.end.setEnabled(entry.end_at is not None)
        self.end.setDateTime(_to_field(entry.end_at or entry.start_at, entry.zone))
        self._note.setPlainText(entry.note)
        self._stood.setText(self._stood_words(entry))
        self._stood.setVisible(entry.stood is not None)
        self.story.show_story(entry.history, entry.zone)
        self._delete.setVisible(bool(entry.id))
        self._entry = entry
        self.show_warning(entry.warning)
        follows = self.tr("It stands in {place} already; the change follows there.")
        self._follows.say(follows.format(place=entry.sent_to) if entry.sent_to else "")
        self._changed()
        self._begin(entry)

    def _begin(self, entry: EditorModel) -> None:
        """Give the keyboard to what is likeliest to be typed: another task, or other times."""
        if entry.id:
            self.start.setFocus()
        else:
            self._task.setFocus()
            self._task.selectAll()

    def _stood_words(self, entry: EditorModel) -> str:
        """Say what stood there when it began: others may have booked time on the task too."""
        if entry.stood is None or entry.stood_at is None:
            return ""
        words, zone = self.look.words, entry.zone
        said = self.tr("{length} stood on the task when this was started, as of {day}, {time}.")
        return said.format(
            length=words.length(entry.stood),
            day=words.day_at(entry.stood_at, zone),
            time=words.clock(entry.stood_at, zone),
        )

    def show_warning(self, warning: str) -> None:
        self._warning.say(warning)

    def show_saved(self) -> None:
        self.accept()

    def draft(self) -> EntryDraft:
        """Give what stands in the fields."""
        entry = self._entry
        if entry is None:
            msg = "no entry is shown"
            raise RuntimeError(msg)
        offered = [*entry.tasks, *([entry.task] if entry.task else [])]
        chosen = [task.ref for task in offered if task_words(task) == self._task.text()]
        return EntryDraft(
            entry.id,
            chosen[-1] if chosen else "",
            _from_field(self.start, entry.start_at, entry.zone),
            _from_field(self.end, entry.end_at, entry.zone) if entry.end_at else None,
            self._note.toPlainText()[:_NOTE_LIMIT],
            "" if chosen else self._task.text().strip(),
        )

    def _changed(self) -> None:
        if self._entry is None:
            return
        draft = self.draft()
        words = self.look.words
        ends = draft.end_at or draft.start_at
        is_right = draft.end_at is None or ends > draft.start_at
        self._length.setText(
            words.length(ends - draft.start_at)
            if is_right
            else self.tr("It ends before it begins.")
        )
        self._new.setText(self._task_words(draft))
        self.save.setEnabled(is_right and bool(draft.task_ref or draft.new_task))
        self.changed.emit(draft)

    def _task_words(self, draft: EntryDraft) -> str:
        if draft.task_ref:
            return ""
        if draft.new_task:
            return self.tr("No task is called that. It becomes a new one, only on this computer.")
        return self.tr("Type a few letters of a task, or the name of a new one.")

    def _delete_clicked(self) -> None:
        if self._entry:
            self.delete_clicked.emit(self._entry.id)
            self.accept()


def _to_field(at: datetime, zone: str) -> QDateTime:
    local = at.astimezone(ZoneInfo(zone))
    date = QDate(local.year, local.month, local.day)
    return QDateTime(date, QTime(local.hour, local.minute, local.second))


def _from_field(field: QDateTimeEdit, before: datetime, zone: str) -> datetime:
    """Read a field; untouched, it is exactly what it was (an hour may come twice on one day)."""
    if field.dateTime() == _to_field(before, zone):
        return before
    shown = field.dateTime()
    date, time = shown.date(), shown.time()
    local = datetime(
        date.year(), date.month(), date.day(), time.hour(), time.minute(), time.second(),
        tzinfo=ZoneInfo(zone),
    )  # fmt: skip
    return local.astimezone(UTC)
