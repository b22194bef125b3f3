"""Telling the person something where no way to do so is built yet."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.ports.notify import Notice


class CannotNotify:
    """
    Shows nothing, and says so, so that the caller uses a window of our own instead.

    For Windows and macOS until theirs is written. Both need what an installer brings: Windows a
    start menu entry with an AppUserModelID, then `ToastNotificationManager` with the topic as tag
    and a COM activator for buttons; macOS a signed bundle, then `UNUserNotificationCenter` with the
    topic as identifier, a category for each set of buttons and a delegate for answers. Each becomes
    a module `notify_windows` or `notify_macos` with a class of this shape.
    """

    def show(self, notice: Notice) -> bool:
        """Show nothing."""
        del notice
        return False

    def withdraw(self, topic: str) -> None:
        """Nothing was shown."""

    def start(self, acted: Callable[[str, str], None]) -> None:
        """Nobody will click."""

    def close(self) -> None:
        """Nothing is held."""
