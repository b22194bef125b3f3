"""One thread that sleeps until the next thing is due: the tick, the courier, the refresh."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Alarms:
    """
    Named alarms; setting one again moves it.

    With nothing set the thread sleeps without end, and until the first is set there is none. Calls
    happen on the alarms' thread: they hand their work to a lane and return.

    Args:
        unexpected: Told of an exception that a call lets out.
    """

    def __init__(self, *, unexpected: Callable[[BaseException], None] = lambda _: None) -> None:
        self._unexpected = unexpected
        self._changed = threading.Condition()
        self._due: dict[str, tuple[float, Callable[[], None]]] = {}
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def set(self, name: str, seconds: float, call: Callable[[], None]) -> None:
        """Have *call* called once, *seconds* from now."""
        with self._changed:
            if self._is_closed:
                return
            self._due[name] = (time.monotonic() + max(0.0, seconds), call)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="tracksync-alarms", daemon=True
                )
                self._thread.start()
            # Whoever sets an alarm from its own call need not be woken for it.
            elif threading.current_thread() is not self._thread:
                self._changed.notify()

    def clear(self, name: str) -> None:
        """Forget an alarm; harmless when it is not set."""
        with self._changed:
            self._due.pop(name, None)

    def close(self) -> None:
        """Forget all alarms and end; a call under way is waited for."""
        with self._changed:
            self._is_closed = True
            self._due.clear()
            self._changed.notify()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                # Before sleeping as well: closing while a call was under way woke nobody.
                call = None if self._is_closed else self._next()
                if self._is_closed:
                    return
            if call is not None:
                try:
                    call()
                except BaseException as e:  # noqa: BLE001  one broken call must not end the others
                    self._unexpected(e)

    def _next(self) -> Callable[[], None] | None:
        """Take what is due; sleep until something is, or something changes."""
        if not self._due:
            self._changed.wait()
            return None
        name = min(self._due, key=lambda n: self._due[n][0])
        at, call = self._due[name]
        left = at - time.monotonic()
        if left > 0:
            self._changed.wait(left)
            return None
        del self._due[name]
        return call
