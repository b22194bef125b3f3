"""Writes a window as text: what a person would find in it, in order."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def parts(window: QWidget) -> Iterator[QWidget]:
    """Walk everything that can be seen, in the order it was built."""
    for child in window.findChildren(QWidget):
        if child.isVisibleTo(window) and not child.objectName().startswith("qt_"):
            yield child


def controls(window: QWidget) -> Iterator[QWidget]:
    """Walk everything that can be acted on."""
    for child in parts(window):
        inside_spin = isinstance(child.parentWidget(), QAbstractSpinBox | QComboBox)
        if isinstance(child, CONTROLS) and not inside_spin:
            yield child


def name_of(widget: QWidget) -> str:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name) if seen else ""


def write(window: QWidget) -> str:
    """One line per label, control and list item: role, name, value, whether it can be used."""
    lines = [f"window: {window.windowTitle()}"]
    if isinstance(window, QMenu):
        lines += [f"  {_said(line)}" for line in window.actions() if line.isVisible()]
    for part in parts(window):
        if isinstance(part, QLabel):
            if part.text():
                lines.append(f"  text: {_line(part.text())}")
        elif isinstance(part, CONTROLS) and part in set(controls(window)):
            lines += _control(part)
    return "\n".join(lines) + "\n"


def _said(line: QAction) -> str:
    if line.isSeparator():
        return "-"
    value = f" [{'on' if line.isChecked() else 'off'}]" if line.isCheckable() else ""
    return f"line: {line.text()}{value}{'' if line.isEnabled() else ' (disabled)'}"


def _control(part: QWidget) -> Iterator[str]:
    seen = QAccessible.queryAccessibleInterface(part)
    value = ""
    if isinstance(part, QAbstractButton) and part.isCheckable():
        value = " [on]" if part.isChecked() else " [off]"
    elif not isinstance(part, QAbstractButton | QAbstractItemView):
        value = f" [{_line(seen.text(QAccessible.Text.Value))}]"
    able = "" if part.isEnabled() else " (disabled)"
    yield f"  {seen.role().name}: {_line(name_of(part))}{value}{able}"
    if isinstance(part, QAbstractItemView) and not isinstance(part.parentWidget(), QComboBox):
        model = part.model()
        for row in range(min(model.rowCount(), 12)):
            yield f"    - {_line(str(model.index(row, 0).data()))}"


def _line(text: str) -> str:
    return " / ".join(text.splitlines())
