"""A notice, and somebody who waits for clicks on it."""

from __future__ import annotations

import select

from tests.desktop_rig.keyring import wait_until
from tracksync.platforms.notify_dbus import DesktopNotifier
from tracksync.ports.notify import Notice

AWAY = Notice(
    "idle",
    "You were away <12 min> & are back",
    "12 minutes are <b>not</b> counted yet.",
    (("keep", "Keep idle time"), ("discard", "Discard")),
)


class Person:
    """Whoever holds the notifier: watches its file descriptor and notes the clicks."""

    def __init__(self, notifier: DesktopNotifier) -> None:
        self.clicks: list[tuple[str, str]] = []
        self._notifier = notifier
        notifier.start(lambda topic, action: self.clicks.append((topic, action)))

    def waits_for(self, *clicks: tuple[str, str]) -> None:
        wait_until(lambda: self.looks() == list(clicks), f"clicked {clicks}, not {self.clicks}")

    def looks(self) -> list[tuple[str, str]]:
        """Take in what the bus says, when the file descriptor says there is something."""
        while select.select([self._notifier], [], [], 0.05)[0]:
            self._notifier.poll()
        return self.clicks
