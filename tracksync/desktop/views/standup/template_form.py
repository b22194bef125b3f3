"""The dialog of templates: how a standup reads, and beside it what comes of that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tracksync.core.standup.composer import Section
from tracksync.core.standup.templates import (
    GREETING_LIMIT,
    HEADING_LIMIT,
    NAME_LIMIT,
    TITLE_LIMIT,
    Slot,
    Template,
)
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, TIGHT
from tracksync.desktop.models.templates import Draft, TemplateForm
from tracksync.desktop.views.dialogs import Dialog, Labelled
from tracksync.desktop.views.fields import Choice, Toggle
from tracksync.desktop.views.page import Box, Scroll
from tracksync.desktop.views.parts import Button, IconButton, Text

_WIDE_EMS, _HIGH_EMS, _BESIDE_EMS = 54, 27, 23
# Each in its own words, as the languages of a web page are.
_TONGUES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}


class SlotRow(QWidget):
    """One section: whether it is told, under which words; `moved` by -1 or 1."""

    changed = Signal()
    moved = Signal(int)

    def __init__(self, look: Look, section: Section, name: str) -> None:
        super().__init__()
        self.section = section
        self.tick = Toggle(look, name, is_tick=True, shows_name=True)
        self.heading = QLineEdit()
        self.heading.setMaxLength(HEADING_LIMIT)
        self.heading.setAccessibleName(self.tr("Heading of {section}").format(section=name))
        self.heading.setPlaceholderText(self.tr("as the language says it"))
        self.up = IconButton(look, "up", self.tr("Move up: {line}").format(line=name))
        self.down = IconButton(look, "down", self.tr("Move down: {line}").format(line=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        self.tick.setMinimumWidth(look.em(8))
        for widget in (self.tick, self.heading, self.up, self.down):
            row.addWidget(widget, 1 if widget is self.heading else 0)
        self.tick.toggled.connect(self._tell)
        self.heading.textEdited.connect(lambda _: self.changed.emit())
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))

    @property
    def slot(self) -> Slot:
        return Slot(self.section, self.heading.text())

    def show_slot(self, slot: Slot | None) -> None:
        self.tick.setChecked(slot is not None)
        self.heading.setText("" if slot is None else slot.heading)
        self.heading.setEnabled(slot is not None)

    def _tell(self, is_told: bool) -> None:
        self.heading.setEnabled(is_told)
        self.changed.emit()


class SlotList(QWidget):
    """All sections, in order."""

    changed = Signal()

    def __init__(self, look: Look, names: dict[Section, str]) -> None:
        super().__init__()
        self.rows = [SlotRow(look, section, name) for section, name in names.items()]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)
        for row in self.rows:
            row.changed.connect(self.changed)
            row.moved.connect(lambda by, row=row: self._move(row, by))
        self._order()

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(row.slot for row in self.rows if row.tick.isChecked())

    def show_slots(self, slots: tuple[Slot, ...]) -> None:
        told = {slot.section: slot for slot in slots}
        places = [*told, *(section for section in Section if section not in told)]
        self.rows.sort(key=lambda row: places.index(row.section))
        for row in self.rows:
            row.show_slot(told.get(row.section))
        self._order()

    def _move(self, row: SlotRow, by: int) -> None:
        at = self.rows.index(row)
        if 0 <= at + by < len(self.rows):
            self.rows.insert(at + by, self.rows.pop(at))
            self._order()
            self.changed.emit()

    def _order(self) -> None:
        before: QWidget | None = None
        for row in self.rows:
            self._column.removeWidget(row)
            self._column.addWidget(row)
            for stop in (row.tick, row.heading, row.up, row.down):
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop
        for row in self.rows:
            row.up.setEnabled(row is not self.rows[0])
            row.down.setEnabled(row is not self.rows[-1])


class TemplateDialog(Dialog):
    """
    Shows one template at a time.

    What was typed goes only when whoever leaves it, having been told, leaves it once more.

    Signals: `chosen` and `deleted` with a name; `drafted`, `saved` and `written` with a template;
    `opened` where one is to come from a file.
    """

    chosen = Signal(str)
    drafted = Signal(object)
    saved = Signal(object)
    deleted = Signal(str)
    opened = Signal()
    written = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        title = self.tr("How standups read")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setObjectName("template_dialog")
        self.resize(max(720, look.em(_WIDE_EMS)), 0)
        self._own: frozenset[str] = frozenset()
        self._is_filling = self._is_warned = False
        self._make(look)
        self._as_shown, self._which = self.template, -1
        beside = QHBoxLayout()
        beside.setSpacing(APART)
        scroll = Scroll(title, gap=12, limit=look.em(_HIGH_EMS))
        for part in self._parts():
            scroll.column.addWidget(part)
        scroll.column.addStretch(1)
        beside.addWidget(scroll, 1)
        beside.addWidget(self._preview(look), 1)
        self.body.addLayout(beside)
        self.kept = Box(look, "quiet-line", "check", "good_text")
        self.unsaved = Box(look, "hint", "warning", "amber_text")
        self.body.addWidget(self.kept)
        self.body.addWidget(self.unsaved)
        self._end(look)

    def _make(self, look: Look) -> None:
        self.which = Choice(look, self.tr("Template"))
        self.name = _line(NAME_LIMIT)
        self.language = Choice(look, "")
        for tongue, said in _TONGUES.items():
            self.language.addItem(said, tongue)
        self.title, self.greeting = _line(TITLE_LIMIT), _line(GREETING_LIMIT)
        self.hours = Toggle(look, self.tr("With hours"), shows_name=True)
        self.slots = SlotList(
            look,
            {
                Section.DONE: self.tr("Done"),
                Section.PLAN: self.tr("Planned"),
                Section.BLOCKERS: self.tr("Blockers"),
            },
        )
        self.which.activated.connect(self._choose)
        self.language.currentIndexChanged.connect(self._draft)
        self.hours.toggled.connect(self._draft)
        self.slots.changed.connect(self._draft)
        for field in (self.name, self.title, self.greeting):
            field.textEdited.connect(self._draft)

    def _parts(self) -> tuple[QWidget, ...]:
        look, braces = self.look, "{day}, {weekday}, {told}"
        filled = self.tr("{braces} are filled in.")
        sections = Labelled(look, self.tr("Sections"), self.slots, filled.format(braces=braces))
        return (
            _beside(
                Labelled(look, self.tr("Template"), self.which),
                Labelled(look, self.tr("Its name"), self.name),
            ),
            _beside(Labelled(look, self.tr("Language"), self.language), self.hours),
            Labelled(look, self.tr("Title"), self.title),
            Labelled(
                look,
                self.tr("Greeting"),
                self.greeting,
                filled.format(braces=f"{braces}, {{name}}"),
            ),
            sections,
        )

    def _preview(self, look: Look) -> QWidget:
        made = QWidget()
        made.setMinimumWidth(look.em(_BESIDE_EMS))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(look, self.tr("Today's standup by it"), is_strong=True))
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(APART, 12, APART, 12)
        scroll = Scroll(self.tr("Today's standup by it"), gap=NEAR, limit=look.em(_HIGH_EMS))
        self.preview = Text(look, wraps=True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        scroll.inside.setProperty("role", "")  # the card is its ground
        for ground in (scroll.inside, scroll.viewport()):
            ground.setAutoFillBackground(False)
        scroll.column.addWidget(self.preview)
        inside.addWidget(scroll)
        inside.addStretch(1)
        column.addWidget(card, 1)
        self.wrong = Box(look, "hint", "info", "link")
        column.addWidget(self.wrong)
        return made

    def _end(self, look: Look) -> None:
        self.from_file = Button(look, self.tr("Open a file…"), kind="quiet", icon="open")
        self.to_file = Button(look, self.tr("Save as a file…"), kind="quiet", icon="copy")
        self.delete = Button(look, self.tr("Delete"), kind="quiet", icon="delete")
        close = Button(look, self.tr("Close"))
        self.save = Button(look, self.tr("Save"), kind="main")
        self.save.setDefault(True)
        self.at_start(self.from_file, self.to_file, self.delete)
        self.at_end(close, self.save)
        self.from_file.clicked.connect(self._open)
        self.to_file.clicked.connect(lambda: self.written.emit(self.template))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.name.text().strip()))
        self.save.clicked.connect(lambda: self.saved.emit(self.template))
        close.clicked.connect(self.accept)
        self.which.setFocus()  # else the main button has it

    @property
    def template(self) -> Template:
        """What stands in the fields."""
        return Template(
            self.name.text(),
            self.language.currentData(),
            self.title.text(),
            self.greeting.text(),
            self.slots.slots,
            with_hours=self.hours.isChecked(),
        )

    # --- the view -------------------------------------------------------------------------------

    def show_form(self, form: TemplateForm) -> None:
        self._own = form.own
        self._is_filling = True  # shown, not typed
        names = [template.name for template in form.templates]
        self.which.clear()
        for name in names:
            self.which.addItem(name, name)
        shown = form.shown
        unlisted = self.tr("Not kept yet") if shown.name else self.tr("As the settings say")
        self.which.setPlaceholderText(unlisted)
        self.which.setCurrentIndex(names.index(shown.name) if shown.name in names else -1)
        is_new = shown.name in names and shown.name not in form.own
        self.name.setText("" if is_new else shown.name)
        self.language.setCurrentIndex(self.language.findData(shown.language))
        self.title.setText(shown.title)
        self.greeting.setText(shown.greeting)
        self.hours.setChecked(shown.with_hours)
        self.slots.show_slots(shown.slots)
        self._is_filling = False
        self.kept.say("")
        self._settle()

    def show_draft(self, draft: Draft) -> None:
        self.preview.say(draft.text)
        self.wrong.say(draft.wrong)
        name = self.name.text().strip()
        self.save.setEnabled(bool(name) and not draft.wrong)
        self.to_file.setEnabled(bool(name) and not draft.wrong)
        self.delete.setEnabled(name in self._own)
        self.name.setPlaceholderText(self.tr("a name of your own"))

    def show_kept(self, said: str) -> None:
        self._settle()
        self.kept.say(said)

    # --- what is not saved ------------------------------------------------------------------------

    def done(self, result: int) -> None:
        if self._may_go():
            super().done(result)

    def _choose(self, _: int) -> None:
        chosen = self.which.currentData()
        if self._may_go():
            self.chosen.emit(chosen)
        else:
            self.which.setCurrentIndex(self._which)

    def _open(self) -> None:
        if self._may_go():
            self.opened.emit()

    def _may_go(self) -> bool:
        """Tell whether nothing is lost by it, or whoever does it knows; else say so."""
        if self._is_warned or self.template == self._as_shown:
            return True
        self._is_warned = True
        self.kept.say("")
        self.unsaved.say(
            self.tr("What you changed is not saved."),
            self.tr("Save it, or do the same once more to throw it away."),
        )
        return False

    def _settle(self) -> None:
        """Take what stands in the fields for what is kept."""
        self._as_shown, self._which = self.template, self.which.currentIndex()
        self._is_warned = False
        self.unsaved.say("")

    def _draft(self, *_: object) -> None:
        if not self._is_filling:
            self._is_warned = False
            self.unsaved.say("")
            self.kept.say("")
            self.drafted.emit(self.template)


def _beside(left: QWidget, right: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(APART)
    row.addWidget(left, 1)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignBottom)
    return made


def _line(limit: int) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(limit)
    return made
