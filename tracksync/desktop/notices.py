"""Notifications: shown from a thread of their own, heard on the thread of the screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.ports.notify import Notice, Notifier


class Notices(QObject):
    """
    Brings a notifier to the desktop.

    Args:
        deliver: Brings a call to the thread of the screen.
        acted: Gets (topic, action) when a notice is clicked; on the thread of the screen.
    """

    def __init__(
        self,
        notifier: Notifier,
        lanes: Lanes,
        deliver: Callable[[Callable[[], None]], None],
        acted: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._notifier, self._lanes = notifier, lanes
        self._watch: QSocketNotifier | None = None
        self._jobs: deque[Callable[[], object]] = deque()
        notifier.start(lambda topic, action: deliver(lambda: acted(topic, action)))
        # Some notifiers have a line to watch; the port does not ask for one.
        fileno = getattr(notifier, "fileno", None)
        poll = getattr(notifier, "poll", None)
        if fileno is not None and poll is not None:
            self._watch = QSocketNotifier(fileno(), QSocketNotifier.Type.Read, self)
            self._watch.activated.connect(lambda *_: poll())

    def show(self, notice: Notice) -> None:
        """Show it, soon. A daemon that hangs takes a second, which nobody here waits for."""
        self._put(lambda: self._notifier.show(notice))

    def withdraw(self, topic: str) -> None:
        """Take it back, soon."""
        self._put(lambda: self._notifier.withdraw(topic))

    def _put(self, job: Callable[[], object]) -> None:
        """Do jobs one after another: a notice is never taken back before it is shown."""
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self._next()

    def _next(self) -> None:
        self._lanes.submit(
            Lane.COMMANDS, self._jobs[0], done=self._did, failed=lambda _: self._did(None)
        )

    def _did(self, _: object) -> None:
        self._jobs.popleft()
        if self._jobs:
            self._next()

    def close(self) -> None:
        """Hear no more."""
        if self._watch is not None:
            self._watch.setEnabled(False)
        self._notifier.close()
