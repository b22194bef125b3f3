"""The small window, which stands in for a tray where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from tracksync.desktop.models.timer import TrayModel
from tracksync.desktop.tray import Tray

if TYPE_CHECKING:
    from tracksync.desktop.views.small_window import SmallWindow

# A panel that starts again is back by then; a tray that is missing is looked for more often.
_MISSED_MS, _LOOKED_FOR_MS = 10_000, 3_000


class SmallRoom:
    """
    Shows the small window while there is no tray, and only then.

    Args:
        make: Makes the window, wired to everything it asks for.
    """

    def __init__(self, tray: Tray, make: Callable[[], SmallWindow], parent: QObject) -> None:
        self._tray, self._make = tray, make
        self.window: SmallWindow | None = None
        self._model: TrayModel | None = None
        self._is_over = False
        self.waits = QTimer(parent)
        self.waits.timeout.connect(self.look_for_tray)
        tray.host_changed.connect(self._miss_tray)

    def look_for_tray(self) -> None:
        """Show the window or hide it, by what there is now."""
        if self._is_over:
            return
        has_tray = QSystemTrayIcon.isSystemTrayAvailable()
        if has_tray and self._tray.hear_of_loss():
            self.waits.stop()
        else:
            self.waits.start(_LOOKED_FOR_MS)
        if has_tray:
            if self.window is not None:
                self.window.hide()
        elif self.window is None or self.window.isHidden():
            self._made().show()

    def show_tray(self, model: TrayModel) -> None:
        """Show what the tray would show."""
        self._model = model
        if self.window is not None:
            self.window.show_tray(model)

    def tell_of_picture(self, clock: str) -> None:
        """Tell of a picture taken at that time."""
        if self.window is not None:
            self.window.tell_of_picture(clock)

    def begin_anew(self) -> None:
        """Let the window go, and make another where there was one."""
        had_one, self.window = self.window is not None, None
        if had_one:
            self.look_for_tray()

    def end(self) -> None:
        """Look for nothing any more."""
        self._is_over = True
        self.waits.stop()

    def _miss_tray(self) -> None:
        """Give a host that went the time to come back."""
        if not self._is_over and not self.waits.isActive():
            self.waits.start(_MISSED_MS)

    def _made(self) -> SmallWindow:
        if self.window is None:
            self.window = self._make()
            if self._model is not None:
                self.window.show_tray(self._model)
        return self.window
