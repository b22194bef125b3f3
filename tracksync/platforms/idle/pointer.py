"""
The portable fallback: a listener to the mouse, by pynput. It never listens to the keyboard.

It costs a hundred times what a counter does, so it is used where no counter answers, or where the
person asks for it.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from tracksync.core.sentences import say
from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes

RETRY_S = (5.0, 120.0)
_JOIN_S = 1.0


class Listener(Protocol):
    """The part of pynput's mouse listener that is used."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def join(self, timeout: float | None = None) -> None: ...

    def is_alive(self) -> bool: ...


MakeListener = Callable[[Callable[..., None]], Listener]


class PointerIdle:
    """
    Remembers the moment of the last movement, click or wheel, and nothing of what it was.

    Args:
        make_listener: Makes a listener that calls its argument at each use; None for pynput.
        monotonic: Seconds.
    """

    def __init__(
        self,
        make_listener: MakeListener | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._make_listener = make_listener or _pynput_listener
        self._monotonic = monotonic
        self._patience = Patience(*RETRY_S, monotonic=monotonic)
        self._listener: Listener | None = None
        self._used_s = 0.0
        self._is_closed = False

    @property
    def name(self) -> str:
        return say("mouse listener")

    def open(self) -> None:
        """Begin to listen; the mouse counts as just used."""
        if self._listener is None:
            listener = self._make_listener(self._used)
            self._used()
            listener.start()
            self._listener = listener

    def read(self) -> IdleTimes:
        """Tell of the pointer; of the keyboard nothing is known."""
        if self._is_closed:
            return UNKNOWN_IDLE
        # pynput's `running` stays true when the display is lost; its thread is what dies.
        if self._listener is not None and not self._listener.is_alive():
            self._listener = None
            self._patience.failed()
        if self._listener is None and not self._is_reopened():
            return UNKNOWN_IDLE
        return IdleTimes(timedelta(seconds=self._monotonic() - self._used_s), None)

    def close(self) -> None:
        """End the listener's thread."""
        self._is_closed = True
        if self._listener is not None:
            # A movement in this very moment ends the thread first, and it closes its connection.
            with contextlib.suppress(Exception):
                self._listener.stop()
            self._listener.join(_JOIN_S)
            self._listener = None

    def _is_reopened(self) -> bool:
        if not self._patience.is_over:
            return False
        try:
            self.open()
        except Unanswered:
            self._patience.failed()
            return False
        return True

    def _used(self, *_: object) -> None:
        self._used_s = self._monotonic()


def _pynput_listener(used: Callable[..., None]) -> Listener:
    try:
        from pynput import mouse  # 40 ms and 4 MB; raises where there is no display
    except Exception as e:  # each back end raises errors of its own kind
        msg = "no mouse to listen to"
        raise Unanswered(msg) from e
    listener: Listener = mouse.Listener(on_move=used, on_click=used, on_scroll=used)
    return listener
