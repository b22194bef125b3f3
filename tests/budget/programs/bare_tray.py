"""The least a Qt tray program can be: an icon and a menu."""

import signal
import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


def main() -> int:
    """Show an icon until told to end."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    picture = QPixmap(24, 24)
    picture.fill(QColor("#3a7"))
    menu = QMenu()
    menu.addAction("Quit").triggered.connect(app.quit)
    icon = QSystemTrayIcon(QIcon(picture))
    icon.setContextMenu(menu)
    icon.show()
    if "--listen" in sys.argv:
        listen()
    return app.exec()


def listen() -> None:
    """Do what most trackers do: hook mouse and keyboard, and count."""
    from pynput import keyboard, mouse  # noqa: PLC0415 - only the listening variant pays for it

    count = [0]

    def seen(*_: object) -> None:
        count[0] += 1

    mouse.Listener(on_move=seen, on_click=seen, on_scroll=seen).start()
    keyboard.Listener(on_press=seen, on_release=seen).start()


if __name__ == "__main__":
    sys.exit(main())
