"""The one place where other threads meet Qt: calls are brought over by a queued signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal


class Bridge(QObject):
    """
    Carries calls to the thread it was made on.

    Args:
        unexpected: Told of an exception that a call raised; without it a screen would go on
            half-drawn and nobody would know.
    """

    _carried = Signal(object)

    def __init__(self, unexpected: Callable[[BaseException], None] = lambda _: None) -> None:
        super().__init__()
        self.unexpected = unexpected
        # Queued by itself when it comes from another thread. To ask for that has PySide build the
        # 80 enums of `Qt`: 1.2 MB, which a tray at rest needs for nothing else.
        self._carried.connect(self._call)

    def deliver(self, call: Callable[[], None]) -> None:
        """Have it called on the thread of the screen, soon; at once on that thread."""
        self._carried.emit(call)

    def _call(self, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception as e:  # noqa: BLE001  the edge of the screen's thread
            self.unexpected(e)


def translate(context: str, text: str) -> str:
    """Say a presenter's words in the person's language."""
    return QCoreApplication.translate(context, text)
