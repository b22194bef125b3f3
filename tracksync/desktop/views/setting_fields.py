"""One control per kind of setting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, TIGHT
from tracksync.desktop.models.settings import SettingKind, SettingRow
from tracksync.desktop.views.fields import Choice, NumberField, Toggle, UnitField
from tracksync.desktop.views.plain import label

_WIDEST = 2_147_483_647
# So many days beside each other leave room for the words, in the smallest window too.
_COLUMNS, _LARGE_LINE_PX = 4, 26


class SettingField(QWidget):
    """Holds the control; `changed` carries the new value."""

    changed = Signal(object)

    def __init__(self, row: SettingRow) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.setEnabled(not row.locked_by)

    def hold(self, control: QWidget, row: SettingRow) -> None:
        layout = self.layout()
        if layout is not None:
            layout.addWidget(control)
        control.setObjectName(row.key)
        control.setAccessibleName(row.title)
        control.setAccessibleDescription(row.help)


def make_field(look: Look, row: SettingRow) -> SettingField:
    """Make the control of a row's kind, showing its value."""
    makers: dict[SettingKind, Callable[[Look, SettingRow, SettingField], QWidget]] = {
        SettingKind.SWITCH: _switch,
        SettingKind.NUMBER: _number,
        SettingKind.TEXT: _text,
        SettingKind.CHOICE: _choice,
        SettingKind.DAYS: _days,
    }
    field = SettingField(row)
    field.hold(makers[row.kind](look, row, field), row)
    return field


def _switch(look: Look, row: SettingRow, field: SettingField) -> QWidget:
    switch = Toggle(look, row.title)
    switch.setChecked(bool(row.value))
    switch.toggled.connect(field.changed.emit)
    return switch


def _number(look: Look, row: SettingRow, field: SettingField) -> QWidget:
    spin = UnitField(row.unit) if row.unit else NumberField()
    low = row.low if row.low is not None else -_WIDEST
    high = row.high if row.high is not None else _WIDEST
    spin.setRange(max(-_WIDEST, low), min(_WIDEST, high))
    if row.zero and low == 0:
        spin.setSpecialValueText(label(row.zero))
    spin.setValue(int(row.value))
    spin.setKeyboardTracking(False)
    spin.setMinimumWidth(look.em(5.5))
    spin.valueChanged.connect(field.changed.emit)
    if isinstance(spin, UnitField):
        spin.typed.connect(field.changed.emit)
    return spin


def _text(look: Look, row: SettingRow, field: SettingField) -> QWidget:
    edit = QLineEdit(str(row.value))
    edit.setMaxLength(row.high or 500)
    edit.setMinimumWidth(look.em(10))
    edit.editingFinished.connect(lambda: field.changed.emit(edit.text()))
    return edit


def _choice(look: Look, row: SettingRow, field: SettingField) -> QWidget:
    choice = Choice(look, row.title)
    for value, words in row.choices:
        choice.addItem(label(words), value)
    choice.setCurrentIndex(max(0, choice.findData(row.value)))
    choice.activated.connect(lambda _place: field.changed.emit(choice.currentData()))
    return choice


def _days(look: Look, row: SettingRow, field: SettingField) -> QWidget:
    """Show a tick for each day of the week; the last one stays, as there must be one."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(APART)
    grid.setVerticalSpacing(TIGHT)
    columns = _COLUMNS if look.line_height() < _LARGE_LINE_PX else _COLUMNS // 2
    chosen = {int(day) for day in str(row.value).split(",") if day.strip()}
    ticks: list[Toggle] = []

    def changed() -> None:
        days = [str(n) for n, tick in enumerate(ticks, 1) if tick.isChecked()]
        field.changed.emit(",".join(days) if days else str(row.value))

    for number in range(1, 8):
        name = QLocale().dayName(number, QLocale.FormatType.ShortFormat)
        tick = Toggle(look, name, is_tick=True, shows_name=True)
        tick.setChecked(number in chosen)
        tick.toggled.connect(changed)
        ticks.append(tick)
        grid.addWidget(tick, *divmod(number - 1, columns))
    return made
