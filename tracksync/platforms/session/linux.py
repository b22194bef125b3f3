"""
Linux: logind tells of sleep, lock, user switch and shutdown; the desktop of its screen saver.

One thread sleeps in the kernel until one of two buses has something to say. It asks for nothing
but what is the case when it connects.
"""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Callable, Mapping

from tracksync.core.sentences import say
from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.session.facts import SessionFacts
from tracksync.platforms.session.listeners import Listener, LogindListener, SaverListener, Told
from tracksync.ports.activity import SessionChange

RETRY_S = (30.0, 600.0)
_JOIN_S = 5.0
_THREAD = "session-watch"


class LinuxSession:
    """
    Watches both buses; one that is missing or dies is looked for again, rarely.

    Args:
        environ: Names the buses and the session.
        monotonic: Seconds; the clock that stands still in sleep.
    """

    def __init__(
        self, environ: Mapping[str, str], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._monotonic = monotonic
        self._facts = SessionFacts()
        self._listeners: dict[Listener, Patience] = {
            listener: Patience(*RETRY_S, monotonic=monotonic)
            for listener in (LogindListener(environ), SaverListener(environ))
        }
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._told: Callable[[SessionChange], None] = _ignore

    @property
    def name(self) -> str:
        heard = [listener.name for listener in self._listeners if listener.is_connected]
        if not heard:
            return say("nothing")
        said, *others = heard
        for other in others:
            said = say("{these} and {other}", these=said, other=other)
        return said

    def start(self, told: Callable[[SessionChange], None]) -> None:
        """Begin; *told* is called on the watch's own thread."""
        self._told = told
        self._thread = threading.Thread(target=self._run, name=_THREAD, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread, and wait for a call that is under way."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._thread is None:
            self._release()
            return
        self._wake.send(b"\0")
        if self._thread is not threading.current_thread():
            self._thread.join(_JOIN_S)

    def _run(self) -> None:
        while not self._is_closed:
            for listener, patience in self._listeners.items():
                if not listener.is_connected and patience.is_over:
                    self._connect(listener, patience)
            ready = {key.data for key, _ in self._selector.select(self._wait_s())}
            for listener, patience in self._listeners.items():
                if listener in ready:
                    self._hear(listener, patience)
            self._tell(self._facts.at(self._monotonic()))
        self._release()

    def _release(self) -> None:
        for listener in self._listeners:
            listener.close()
        self._selector.close()
        self._wake.close()
        self._woken.close()

    def _connect(self, listener: Listener, patience: Patience) -> None:
        try:
            self._take(listener.connect())
        except Unanswered:
            listener.close()
            patience.failed()
            return
        self._selector.register(listener, selectors.EVENT_READ, listener)
        # What came while it was asked is in no socket any more.
        self._hear(listener, patience)

    def _hear(self, listener: Listener, patience: Patience) -> None:
        try:
            self._take(listener.hear())
        except Unanswered:
            self._selector.unregister(listener)
            listener.close()
            patience.failed()

    def _take(self, told: Told) -> None:
        # Several may have come at once; the end matters most, and has the least time.
        if told.is_ending:
            self._tell(self._facts.ending())
        for fact, is_so in told.facts:
            self._tell(self._facts.told(fact, self._monotonic(), is_so=is_so))

    def _tell(self, changes: list[SessionChange]) -> None:
        for change in changes:
            if not self._is_closed:
                self._told(change)

    def _wait_s(self) -> float | None:
        """Until something is due; None (for ever) where nothing is, the usual case."""
        waits = [p.left_s for listener, p in self._listeners.items() if not listener.is_connected]
        if self._facts.wish_ends_at_s is not None:
            waits.append(max(0.0, self._facts.wish_ends_at_s - self._monotonic()))
        return min(waits, default=None)


def _ignore(change: SessionChange) -> None:
    pass
