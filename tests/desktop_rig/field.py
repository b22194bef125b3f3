"""
A program with Qt's windows, one line of text in each, that hears of Shift as little as the tray.

Run as `python -m tests.desktop_rig.field`. It reads commands, a line each, and answers each with a
line of JSON: `open` and `hide` a window, open a `menu`, `look` what stands in the window, what was
chosen from the menu or by a shortcut, and which of them has the keys.
"""

from __future__ import annotations

import json
import sys
from functools import partial

from PySide6.QtCore import QPoint, QSocketNotifier
from PySide6.QtGui import QCursor, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu

from tracksync import platforms
from tracksync.desktop.app.program import make_app, on_x11


def main() -> None:
    app = make_app()
    on_x11(app, platforms.hear_no_shift)
    line: QLineEdit | None = None
    menu = QMenu()
    chosen: list[str] = []
    for name in ("Apple", "Pear"):
        menu.addAction(f"&{name}", partial(chosen.append, name))

    def obey() -> None:
        nonlocal line
        command = sys.stdin.readline().strip()
        if not command:
            app.quit()
        if command == "open":
            line = QLineEdit()
            line.setWindowTitle("field")
            short = QShortcut("Ctrl+Shift+Y", line)
            short.activated.connect(partial(chosen.append, "Shift"))
            line.show()
        elif command == "hide" and line is not None:
            line.hide()
        elif command == "menu":
            menu.popup(QPoint(300, 300))
        QCursor.pos()  # the server is asked: what it said before has come
        text = "" if line is None else line.text()
        has_focus = line is not None and line.hasFocus()
        has_keys = menu.isVisible() and app.focusWindow() is not None
        told = {"text": text, "focus": has_focus, "menu": has_keys, "chosen": chosen}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()

    reader = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    reader.activated.connect(lambda *_: obey())
    app.exec()


if __name__ == "__main__":
    main()
