"""The Settings page, made from the settings table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, Type
from tracksync.desktop.models.settings import SettingRow, SettingsModel
from tracksync.desktop.views.fields import Search
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import Page, Scroll, clear, focus_kept
from tracksync.desktop.views.parts import Button, Chips, Picture, Text, rule
from tracksync.desktop.views.setting_fields import SettingField, make_field

_FOUND_SHOWN = 30


class SettingLine(QWidget):
    """Title and help at the start, the control at the end."""

    def __init__(self, look: Look, row: SettingRow, *, shows_group: bool = False) -> None:
        super().__init__()
        self.setObjectName("setting")
        self.row = row
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(APART)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)  # beside a control of several lines they stay together
        if shows_group:
            words.addWidget(Text(look, row.group, size=Type.CAPTION, tone="quiet"))
        words.addWidget(Text(look, row.title, is_strong=True, wraps=True))
        if row.help:
            words.addWidget(Text(look, row.help, tone="quiet", wraps=True))
        for said, icon, tone in self._notes(row):
            note = QHBoxLayout()
            note.setSpacing(6)
            note.addWidget(Picture(look, icon, tone=f"{tone}_text", size_px=14))
            note.addWidget(Text(look, said, size=Type.CAPTION, tone=tone, wraps=True), 1)
            words.addLayout(note)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.field: SettingField = make_field(look, row)
        line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)

    def _notes(self, row: SettingRow) -> list[tuple[str, str, str]]:
        found = []
        if row.records_more:
            found.append((self.tr("Turned on, it records or sends more."), "eye", "amber"))
        if row.locked_by:
            said = self.tr("Set by {who}; it cannot be changed here.").format(who=row.locked_by)
            found.append((said, "lock", "amber"))
        if row.limited:
            found.append((row.limited, "lock", "amber"))
        if row.refusal:
            found.append((row.refusal, "warning", "red"))
        return found


class SettingsPage(Page):
    """Shows one group at a time, or whatever the search finds."""

    changed = Signal(str, object)
    reset_clicked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Settings"))
        self.setObjectName("settings")
        self._model = SettingsModel()
        self._group = ""
        self.search = Search(look, self.tr("Search settings"))
        self.search.textChanged.connect(lambda _text: self._fill())
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=4)
        self._buttons = Chips(self)
        self._scroll = Scroll(self.tr("Settings"), gap=0)
        self.lines: list[SettingLine] = []
        column = self.column(gap=12)
        column.addWidget(self.inset(self.search))
        column.addWidget(self.inset(self._chips))
        column.addWidget(self.inset(self._scroll), 1)
        self.begin_at(self.search)

    def show_settings(self, settings: SettingsModel) -> None:
        is_new = settings.groups != self._model.groups
        self._model = settings
        with focus_kept(self):
            if is_new:
                self._fill_groups()
            self._fill()
            self.show_content()

    def show_setting(self, key: str) -> None:
        """Bring one setting into sight, by its key."""
        row = next((r for r in self._model.rows if r.key == key), None)
        if row:
            self.search.setText(row.title)

    def _fill_groups(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for group in self._model.groups:
            chip = Button(self.look, group, kind="quiet")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, to=group: self._choose(to))
            self._buttons.addButton(chip)
            self._flow.addWidget(chip)
        if self._group not in self._model.groups:
            self._group = next(iter(self._model.groups), "")
        self._mark()

    def _mark(self) -> None:
        self._buttons.setExclusive(False)  # while something is searched none of them is chosen
        for chip in self._buttons.buttons():
            chip.setChecked(chip.accessibleName() == self._group and not self.search.text())
        self._buttons.setExclusive(not self.search.text())

    def _choose(self, group: str) -> None:
        self._group = group
        self.search.clear()
        self._fill()

    def _shown(self) -> list[SettingRow]:
        wanted = self.search.text().casefold().split()
        if not wanted:
            return [row for row in self._model.rows if row.group == self._group]
        return [row for row in self._model.rows if all(word in _words_of(row) for word in wanted)][
            :_FOUND_SHOWN
        ]

    def _fill(self) -> None:
        clear(self._scroll.column)
        self.lines = []
        shown = self._shown()
        for row in shown:
            line = SettingLine(self.look, row, shows_group=bool(self.search.text()))
            line.field.changed.connect(lambda value, key=row.key: self.changed.emit(key, value))
            self.lines.append(line)
            self._scroll.column.addWidget(line)
            self._scroll.column.addWidget(rule())
        if not shown:
            said = self.tr(
                "No setting is called that. Try another word, or look through the groups."
            )
            self._scroll.column.addWidget(Text(self.look, said, tone="quiet", wraps=True))
        self._scroll.column.addStretch(1)
        self._mark()


def _words_of(row: SettingRow) -> str:
    """Tell the words a setting is found by: what can be chosen is among them."""
    choices = "" if len(row.choices) > _FOUND_SHOWN else " ".join(w for _, w in row.choices)
    return f"{row.title} {row.help} {row.key} {choices}".casefold()
